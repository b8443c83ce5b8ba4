package analysis

import (
	"path/filepath"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Unit is what refers to others and is referred to: a file, or an operation or component of a DAG in it.
type Unit struct {
	Entity
	Label string       // its name, or that of its file
	Range syntax.Range // all of it
	Name  syntax.Range // its name
}

// Call is that one unit refers to another: by pathRef, dagRef, dependencies or a ref, or as a DAG that it is a part of.
type Call struct {
	From   Unit
	To     Entity
	Places []syntax.Range
}

// Units are the file and the operations and components of DAGs in it, those around others before them.
func (n *Names) Units() []Unit {
	text := n.Doc.Tree.Text
	path := filepath.Clean(n.Doc.Path)
	file := Unit{Entity: Entity{Sort: FileEntity, Name: path}, Label: filepath.Base(path), Range: syntax.Range{End: text.End()}}
	units := []Unit{file}
	for _, o := range n.All {
		switch {
		case o.Role != Declares:
		case o.Sort == FileEntity:
			units[0].Label, units[0].Name = o.node.Value, o.Range
		case o.Sort == OperationEntity || o.Sort == ComponentEntity:
			units = append(units, Unit{o.Entity, o.Name, aroundName(n.Doc.Tree, o), o.Range})
		}
	}
	return units
}

// unitAround is the innermost of some units around a place, but for the one that has its own name there.
func unitAround(units []Unit, o Occurrence) Unit {
	found := units[0]
	for _, u := range units[1:] {
		inside := u.Range.Contains(o.Range.Start) && u.Range.Contains(o.Range.End)
		if inside && u.Name != o.Range && !u.Range.Start.Before(found.Range.Start) && !found.Range.End.Before(u.Range.End) {
			found = u
		}
	}
	return found
}

// Calls are the references between units in the document. The parts of a DAG are what it calls.
func (n *Names) Calls() []Call {
	units := n.Units()
	var calls []Call
	at := map[[2]Entity]int{}
	for _, o := range n.All {
		part := o.Sort == OperationEntity && o.Role == Declares
		refers := o.Role == Reads && (o.Sort == FileEntity || o.Sort == OperationEntity || o.Sort == ComponentEntity)
		if !part && !refers {
			continue
		}
		from := unitAround(units, o)
		key := [2]Entity{from.Entity, o.Entity}
		i, known := at[key]
		if !known {
			i = len(calls)
			at[key] = i
			calls = append(calls, Call{From: from, To: o.Entity})
		}
		calls[i].Places = append(calls[i].Places, o.Range)
	}
	return calls
}

// UnitOf is the unit that an entity is in the document, if it is declared there.
func (n *Names) UnitOf(e Entity) (Unit, bool) {
	for _, u := range n.Units() {
		if u.Entity == e {
			return u, true
		}
	}
	return Unit{}, false
}

// UnitAt is the unit that has its name at a place; the file where that is its beginning.
func (n *Names) UnitAt(at syntax.Pos) (Unit, bool) {
	units := n.Units()
	for _, u := range units {
		if u.Name.Contains(at) {
			return u, true
		}
	}
	return Unit{}, false
}
