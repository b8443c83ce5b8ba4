package analysis

import "github.com/plx-lsp/plx-lsp/spec/syntax"

// HubRefAt is the value of the hubRef at a place, nil when another value stands there.
func HubRefAt(doc *Document, at syntax.Pos) *syntax.Node {
	p := (&scene{doc: doc}).at(at)
	if p == nil || p.key != nil {
		return nil
	}
	last := p.last()
	if last.field == nil || last.field.Name != "hubRef" || last.depth != 0 || !isText(last.node) {
		return nil
	}
	return last.node
}

// NameRange is where the name of a component stands in it, its beginning when it has none.
func NameRange(tree *syntax.Tree) syntax.Range {
	if name := fieldOf(tree.Root, "name"); isText(name) {
		return name.Range
	}
	return syntax.Range{}
}
