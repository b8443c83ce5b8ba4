package spec

// Cache says when an earlier run may stand in for a new one. Polyaxon compares inputs, and command, connections
// and init of the run, and reuses the outputs when all are the same.
type Cache struct {
	// Runs afresh every time. Default `false`: caching is on inside DAGs, mappings and tuning.
	Disable *OrTemplate[bool] `yaml:"disable,omitempty"`
	// For how many seconds a finished run may be reused. Default: for ever.
	TTL *OrTemplate[int64] `yaml:"ttl,omitempty"`
	// Names of the inputs and outputs to compare. Default: all of them.
	IO *OrTemplate[[]string] `yaml:"io,omitempty"`
	// Which parts of the run to compare beside the inputs. Default: all three.
	Sections *OrTemplate[[]CacheSection] `yaml:"sections,omitempty"`
}
