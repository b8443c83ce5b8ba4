package spec

// EventTrigger starts an operation when one of several events happens.
type EventTrigger struct {
	// The events, of which any one is enough.
	Kinds []EventKind `yaml:"kinds" spec:"required,template"`
	// What sends the events: `ops.NAME` for an operation of the same DAG, `runs.UUID` for an earlier run, or the name of
	// what else sends them. `check` looks up operations only.
	Ref string `yaml:"ref" spec:"required"`
}
