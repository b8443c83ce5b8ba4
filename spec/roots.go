package spec

// Root is what may stand at the top of a file, as a nested component, or in a DAG: a *Polyaxonfile, *Component or *Operation.
type Root interface {
	// Polyaxonfile is the same definition as the form that all three share.
	Polyaxonfile() *Polyaxonfile
}

// Component is a definition that is meant to be reused. It has the fields of a Polyaxonfile; its kind is written for you.
type Component Polyaxonfile

// Operation is a definition that is meant to be run. It has the fields of a Polyaxonfile; its kind is written for you.
type Operation Polyaxonfile

func (p *Polyaxonfile) Polyaxonfile() *Polyaxonfile { return p }
func (c *Component) Polyaxonfile() *Polyaxonfile    { return (*Polyaxonfile)(c) }
func (o *Operation) Polyaxonfile() *Polyaxonfile    { return (*Polyaxonfile)(o) }
