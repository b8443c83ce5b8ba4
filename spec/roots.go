package spec

// Root is a file of any kind: a *Component, an *Operation, or a *Polyaxonfile. What stands inside a file is always a
// *Polyaxonfile, whose Kind says what it is.
type Root interface {
	// Polyaxonfile is the same definition as it stands inside another: with its kind, if it has one.
	Polyaxonfile() *Polyaxonfile
}

// Component is a definition that is meant to be reused. It has the fields of a Polyaxonfile; its kind is written for you.
type Component Polyaxonfile

// Operation is a definition that is meant to be run. It has the fields of a Polyaxonfile; its kind is written for you.
type Operation Polyaxonfile

// Polyaxonfile is p itself.
func (p *Polyaxonfile) Polyaxonfile() *Polyaxonfile { return p }

// Polyaxonfile is a copy of the component with its kind, to stand in an operation or a DAG. What its fields point to is
// shared. Nil stays nil.
func (c *Component) Polyaxonfile() *Polyaxonfile { return (*Polyaxonfile)(c).withKind(RootComponent) }

// Polyaxonfile is a copy of the operation with its kind, to stand in a DAG. What its fields point to is shared. Nil stays
// nil.
func (o *Operation) Polyaxonfile() *Polyaxonfile { return (*Polyaxonfile)(o).withKind(RootOperation) }

func (p *Polyaxonfile) withKind(kind RootKind) *Polyaxonfile {
	if p == nil {
		return nil
	}
	file := *p
	file.Kind = kind
	return &file
}
