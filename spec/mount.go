package spec

type Mount struct {
	From string `yaml:"from,omitempty" spec:"alias=path_from"`
	To   string `yaml:"to,omitempty" spec:"alias=path_to"`
}
