package spec

// Join looks for runs, and turns a value of each into an item of a list, such as the best metrics of the last ten
// runs.
//
//	joins:
//	  - query: "metrics.loss: <0.01"
//	    sort: metrics.loss
//	    limit: 10
//	    params:
//	      losses: {value: outputs.loss}
type Join struct {
	// A name for what the query found, for your own use.
	Ref string `yaml:"ref,omitempty"`
	// Which runs to take, in the query language of Polyaxon, such as `kind: job, metrics.loss: <0.1`.
	Query string `yaml:"query" spec:"required"`
	// What to order the runs by, such as `-created_at` or `metrics.loss`.
	Sort string `yaml:"sort,omitempty"`
	// How many runs to take at most. The server takes no more than 5000.
	Limit *OrTemplate[int64] `yaml:"limit,omitempty"`
	// How many runs of the ordered list to leave out at its start.
	Offset *OrTemplate[int64] `yaml:"offset,omitempty"`
	// What to take from each run, by the name of the input that receives the list. The input needs `isList: true`,
	// unless it is of type `artifacts`. Each must be an object: `{value: outputs.loss}`.
	Params *OrTemplate[map[string]*JoinParam] `yaml:"params,omitempty" spec:"lax"`
}

// JoinParam says which value of every joined run goes into a list.
type JoinParam struct {
	// What to take: `inputs.NAME`, `outputs.NAME`, `artifacts.NAME`, `globals.NAME`, or an object with `files` and
	// `dirs`.
	Value any `yaml:"value,omitempty"`
	// Set by Polyaxon; leave it out.
	Ref string `yaml:"ref,omitempty"`
	// Passes the list to templates only: no input or output has to declare it.
	ContextOnly *bool `yaml:"contextOnly,omitempty"`
	// A connection to use with the values, in place of the one that the input names.
	Connection string `yaml:"connection,omitempty"`
	// Downloads the artifacts before the main container starts.
	ToInit *bool `yaml:"toInit,omitempty"`
	// Sets an environment variable of this name in the main container to the list.
	ToEnv string `yaml:"toEnv,omitempty"`
}
