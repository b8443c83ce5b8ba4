// Package syntax turns the text of a Polyaxonfile into yaml.v3 nodes that know where they stand, as PyYAML's safe_load
// reads it, and yields a tree also from text that does not parse.
package syntax

// Tree is what a text says as YAML. It is immutable.
type Tree struct {
	Text     *Text
	Root     *Node     // nil when the document is empty
	Problems []Problem // in the order of the text
	Comments []Comment // in the order of the text
	Anchors  map[string]*Node
}

// Comment is a comment with its "#", without the line break.
type Comment struct {
	Range Range
	Text  string
}
