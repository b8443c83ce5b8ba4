package spec

type Template struct {
	Enabled     *OrTemplate[bool]     `yaml:"enabled,omitempty"`
	Description string                `yaml:"description,omitempty"`
	Fields      *OrTemplate[[]string] `yaml:"fields,omitempty"`
}
