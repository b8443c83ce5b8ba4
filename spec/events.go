package spec

type EventTrigger struct {
	Kinds []EventKind `yaml:"kinds" spec:"required,template"`
	Ref   string      `yaml:"ref" spec:"required"`
}
