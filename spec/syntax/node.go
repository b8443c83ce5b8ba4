package syntax

import "gopkg.in/yaml.v3"

// Node is a yaml.v3 node and what yaml.v3 does not keep: where it stands in the text.
//
// The embedded yaml.Node is complete (Content and Alias point at the nodes embedded in Children and Target, Line and
// Column are set), so yaml.v3's encoder takes it as it is. Two of its fields follow PyYAML rather than yaml.v3: Tag is
// the short tag that PyYAML resolves ("!!str" for 1e-3, "!!bool" for yes), and Value of a scalar is what PyYAML reads.
//
// Nodes are immutable once their Tree is made, and may be shared between the trees of successive texts.
type Node struct {
	yaml.Node
	Children []*Node // of a mapping: keys and values in turn; of a sequence: its items; otherwise nil
	Target   *Node   // of an alias: the node that it names; nil when there is none
	Range    Range   // from the first character of the value to its last: without anchor and tag, with quotes and brackets
	Outer    Range   // Range with the anchor and tag before it
}
