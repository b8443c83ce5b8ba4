// Package syntax turns the text of a Polyaxonfile into yaml.v3 nodes that know where they stand, as PyYAML's safe_load
// reads it, and yields a tree also from text that does not parse.
package syntax

// Tree is what a text says as YAML. It is immutable.
type Tree struct {
	Text     *Text
	Root     *Node            // nil when the document is empty
	Problems []Problem        // in the order of the text
	Comments []Comment        // in the order of the text
	Anchors  map[string]*Node // the node that each anchor names first
}

// Comment is a comment with its "#", without the line break.
type Comment struct {
	Range Range
	Text  string
}

// Finite reports whether a walk over Entries and items that follows every alias ends, and soon: no alias stands inside
// the value that it names, and replacing them all adds no more than MaxExpanded nodes. Where it is false, Problems says
// why, and a walk must not follow aliases.
func (t *Tree) Finite() bool {
	for i := range t.Problems {
		if code := t.Problems[i].Code; code == RecursiveAlias || code == AliasBomb {
			return false
		}
	}
	return true
}
