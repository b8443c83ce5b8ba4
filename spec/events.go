package spec

// EventTrigger starts an operation when one of several events happens.
type EventTrigger struct {
	// The events, of which any one is enough.
	Kinds []EventKind `yaml:"kinds" spec:"required,template"`
	// What sends the events: `ops.NAME` in a DAG, `runs.UUID`, `connections.NAME`, `projects.NAME` and so on.
	Ref string `yaml:"ref" spec:"required"`
}
