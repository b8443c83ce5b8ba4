package spec

// Mount is a local file or folder that the CLI uploads to the run before it starts.
type Mount struct {
	// The local path.
	From string `yaml:"from,omitempty" spec:"alias=path_from"`
	// Where it goes among the artifacts of the run. Default: the uploads folder.
	To string `yaml:"to,omitempty" spec:"alias=path_to"`
}
