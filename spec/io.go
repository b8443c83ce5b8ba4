package spec

type IO struct {
	Name            string      `yaml:"name" spec:"required"`
	Description     string      `yaml:"description,omitempty"`
	Type            string      `yaml:"type,omitempty"`
	IsOptional      *bool       `yaml:"isOptional,omitempty"`
	IsList          *bool       `yaml:"isList,omitempty"`
	IsFlag          *bool       `yaml:"isFlag,omitempty"`
	ArgFormat       string      `yaml:"argFormat,omitempty"`
	Connection      string      `yaml:"connection,omitempty"`
	ToInit          *bool       `yaml:"toInit,omitempty"`
	ToEnv           string      `yaml:"toEnv,omitempty"`
	Value           any         `yaml:"value,omitempty"`
	Validation      *Validation `yaml:"validation,omitempty"`
	DelayValidation *bool       `yaml:"delayValidation,omitempty"`
	Options         any         `yaml:"options,omitempty"`
}

type Validation struct {
	Delay         *OrTemplate[bool]     `yaml:"delay,omitempty"`
	Gt            *OrTemplate[Number]   `yaml:"gt,omitempty"`
	Ge            *OrTemplate[Number]   `yaml:"ge,omitempty"`
	Lt            *OrTemplate[Number]   `yaml:"lt,omitempty"`
	Le            *OrTemplate[Number]   `yaml:"le,omitempty"`
	MultipleOf    *OrTemplate[Number]   `yaml:"multipleOf,omitempty"`
	MinDigits     *OrTemplate[int64]    `yaml:"minDigits,omitempty"`
	MaxDigits     *OrTemplate[int64]    `yaml:"maxDigits,omitempty"`
	DecimalPlaces *OrTemplate[int64]    `yaml:"decimalPlaces,omitempty"`
	Regex         string                `yaml:"regex,omitempty"`
	MinLength     *OrTemplate[int64]    `yaml:"minLength,omitempty"`
	MaxLength     *OrTemplate[int64]    `yaml:"maxLength,omitempty"`
	Contains      any                   `yaml:"contains,omitempty"`
	Excludes      any                   `yaml:"excludes,omitempty"`
	Options       any                   `yaml:"options,omitempty"`
	MinItems      *OrTemplate[int64]    `yaml:"minItems,omitempty"`
	MaxItems      *OrTemplate[int64]    `yaml:"maxItems,omitempty"`
	Keys          *OrTemplate[[]string] `yaml:"keys,omitempty"`
	ContainsKeys  *OrTemplate[[]string] `yaml:"containsKeys,omitempty"`
	ExcludesKeys  *OrTemplate[[]string] `yaml:"excludesKeys,omitempty"`
}
