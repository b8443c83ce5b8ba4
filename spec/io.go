package spec

// IO declares one input or output of a component: its name, its type and the rules for its value.
//
//	inputs:
//	  - {name: lr, type: float, value: 0.001}
//	  - {name: data, type: path}
type IO struct {
	// The name for params and templates: `{{ lr }}`. Use letters, digits and `_`, or templates cannot reach it.
	// `globals`, `params` and `connections` are taken.
	Name string `yaml:"name" spec:"required"`
	// A sentence for people on what the value means.
	Description string `yaml:"description,omitempty"`
	// What the value must be: `int`, `float`, `str`, `bool`, `dict`, `list`, `List[int]`, `date`, `uuid`, `uri`,
	// `path`, `image`, `git`, `artifacts`, `dockerfile`, `s3`, `gcs`, `wasb`, `metric` and more. Default: anything.
	Type string `yaml:"type,omitempty"`
	// Lets the value be absent. A default (`value`) already implies it, and `false` beside a default is an error.
	IsOptional *bool `yaml:"isOptional,omitempty"`
	// Takes a list of values of the type. Newer files write `type: List[float]`.
	IsList *bool `yaml:"isList,omitempty"`
	// Turns a `bool` into a bare `--name` in `{{ params.name.as_arg }}`. Needs `type: bool`.
	IsFlag *bool `yaml:"isFlag,omitempty"`
	// What `{{ params.name.as_arg }}` becomes when there is a value. Default `--name=value`.
	//
	//     argFormat: "{{ 'lr=' ~ lr }}"
	ArgFormat string `yaml:"argFormat,omitempty"`
	// The connection that the value belongs to, such as the store of a path. A param may name another.
	Connection string `yaml:"connection,omitempty"`
	// Prepares the value before the main container starts: clones a git repository, downloads artifacts, writes a
	// Dockerfile.
	ToInit *bool `yaml:"toInit,omitempty"`
	// Sets an environment variable of this name in the main container to the value.
	ToEnv string `yaml:"toEnv,omitempty"`
	// The default. Having one, even `null`, makes the input optional.
	Value any `yaml:"value,omitempty"`
	// Rules that a value must keep beside its type, such as `gt: 0`. Defaults are checked against them too.
	Validation *Validation `yaml:"validation,omitempty"`
	// Checks the value when the run is compiled rather than when the file is read. Default: `true` for outputs, which
	// only the run can know.
	DelayValidation *bool `yaml:"delayValidation,omitempty"`
	// The values that are allowed. Replaces `validation.options`.
	Options any `yaml:"options,omitempty"`
}

// Validation holds rules for the value of an input or output. In a list every item must keep them, in a mapping
// every value.
//
//	validation: {ge: 0, lt: 1}
type Validation struct {
	// Checks the value when the run is compiled rather than when the file is read.
	Delay *OrTemplate[bool] `yaml:"delay,omitempty"`
	// The value must be greater than this.
	Gt *OrTemplate[Number] `yaml:"gt,omitempty"`
	// The value must be this or greater.
	Ge *OrTemplate[Number] `yaml:"ge,omitempty"`
	// The value must be less than this.
	Lt *OrTemplate[Number] `yaml:"lt,omitempty"`
	// The value must be this or less.
	Le *OrTemplate[Number] `yaml:"le,omitempty"`
	// The value must be a multiple of this.
	MultipleOf *OrTemplate[Number] `yaml:"multipleOf,omitempty"`
	// The number must have at least so many digits.
	MinDigits *OrTemplate[int64] `yaml:"minDigits,omitempty"`
	// The number must have at most so many digits.
	MaxDigits *OrTemplate[int64] `yaml:"maxDigits,omitempty"`
	// The number must have at most so many digits after the point.
	DecimalPlaces *OrTemplate[int64] `yaml:"decimalPlaces,omitempty"`
	// The text must begin with a match of this regular expression; end it with `$` to match the whole text.
	Regex string `yaml:"regex,omitempty"`
	// The text must have at least so many characters.
	MinLength *OrTemplate[int64] `yaml:"minLength,omitempty"`
	// The text must have at most so many characters.
	MaxLength *OrTemplate[int64] `yaml:"maxLength,omitempty"`
	// The value must hold this, such as a part of a text.
	Contains any `yaml:"contains,omitempty"`
	// The value must not hold this, such as a part of a text.
	Excludes any `yaml:"excludes,omitempty"`
	// The value must be one of these.
	Options any `yaml:"options,omitempty"`
	// The list or mapping must have at least so many items.
	MinItems *OrTemplate[int64] `yaml:"minItems,omitempty"`
	// The list or mapping must have at most so many items.
	MaxItems *OrTemplate[int64] `yaml:"maxItems,omitempty"`
	// The mapping must have exactly these keys.
	Keys *OrTemplate[[]string] `yaml:"keys,omitempty"`
	// The mapping must have these keys, and may have more.
	ContainsKeys *OrTemplate[[]string] `yaml:"containsKeys,omitempty"`
	// The mapping must have none of these keys.
	ExcludesKeys *OrTemplate[[]string] `yaml:"excludesKeys,omitempty"`
}
