package spec

type Join struct {
	Ref    string                             `yaml:"ref,omitempty"`
	Query  string                             `yaml:"query" spec:"required"`
	Sort   string                             `yaml:"sort,omitempty"`
	Limit  *OrTemplate[int64]                 `yaml:"limit,omitempty"`
	Offset *OrTemplate[int64]                 `yaml:"offset,omitempty"`
	Params *OrTemplate[map[string]*JoinParam] `yaml:"params,omitempty" spec:"lax"`
}

type JoinParam struct {
	Value       any    `yaml:"value,omitempty"`
	Ref         string `yaml:"ref,omitempty"`
	ContextOnly *bool  `yaml:"contextOnly,omitempty"`
	Connection  string `yaml:"connection,omitempty"`
	ToInit      *bool  `yaml:"toInit,omitempty"`
	ToEnv       string `yaml:"toEnv,omitempty"`
}
