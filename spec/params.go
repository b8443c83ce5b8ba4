package spec

type Param struct {
	Value       any    `yaml:"value,omitempty"`
	Ref         string `yaml:"ref,omitempty"`
	ContextOnly *bool  `yaml:"contextOnly,omitempty"`
	Connection  string `yaml:"connection,omitempty"`
	ToInit      *bool  `yaml:"toInit,omitempty"`
	ToEnv       string `yaml:"toEnv,omitempty"`
}
