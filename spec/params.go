package spec

// Param is the value for one input or output: a literal, or a reference to a value of another run.
type Param struct {
	// The value itself; with `ref`, the name of what to take from there: `outputs.loss`, `inputs.lr`,
	// `artifacts.model`, `globals.uuid`. Text may hold templates.
	Value any `yaml:"value,omitempty"`
	// Where the value comes from: `ops.NAME` for an operation of the same DAG, `runs.UUID` for an earlier run, `dag`
	// for the inputs of the DAG around.
	Ref string `yaml:"ref,omitempty"`
	// `true` passes a value to templates though no input or output declares it, also with `strictParams`. `false`
	// insists on a declaration.
	ContextOnly *bool `yaml:"contextOnly,omitempty"`
	// A connection to use with the value, in place of the one that the input names.
	Connection string `yaml:"connection,omitempty"`
	// Prepares the value before the main container starts: clones a git repository, downloads artifacts, writes a
	// Dockerfile.
	ToInit *bool `yaml:"toInit,omitempty"`
	// Sets an environment variable of this name in the main container to the value.
	ToEnv string `yaml:"toEnv,omitempty"`
}
