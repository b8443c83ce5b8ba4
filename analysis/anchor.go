package analysis

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// AnchorNames are the places of the name of the anchor that at is in or whose alias it is in: of the anchor, then of its
// aliases. They are what changes together. It is nil where no such name stands.
func AnchorNames(doc *Document, at syntax.Pos) []syntax.Range {
	all := anchorNames(doc.Tree)
	for _, named := range all {
		if named.name.Contains(at) && doc.Tree.Anchors[named.text] != nil {
			var ranges []syntax.Range
			for _, other := range all {
				if other.text == named.text {
					ranges = append(ranges, other.name)
				}
			}
			return ranges
		}
	}
	return nil
}

// anchorName is the name of an anchor or alias.
type anchorName struct {
	text  string
	name  syntax.Range // without "&" or "*"
	alias bool
}

// anchorNames are the names of all anchors and aliases, in the order of the text.
func anchorNames(tree *syntax.Tree) []anchorName {
	var all []anchorName
	var walk func(n *syntax.Node)
	walk = func(n *syntax.Node) {
		if n == nil {
			return
		}
		if n.Kind == yaml.AliasNode {
			r := n.Range
			r.Start.Byte++
			all = append(all, anchorName{n.Value, r, true})
		} else if n.Anchor != "" {
			if r, found := anchorRange(tree.Text, n); found {
				all = append(all, anchorName{n.Anchor, r, false})
			}
		}
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(tree.Root)
	return all
}

// anchorRange is where the name of the anchor of n stands.
func anchorRange(text *syntax.Text, n *syntax.Node) (syntax.Range, bool) {
	start := text.Offset(n.Outer.Start)
	before := text.Slice(syntax.Range{Start: n.Outer.Start, End: n.Range.Start})
	i := strings.Index(before, "&"+n.Anchor)
	if i < 0 {
		return syntax.Range{}, false
	}
	from := text.Pos(start + i + 1)
	return syntax.Range{Start: from, End: syntax.Pos{Line: from.Line, Byte: from.Byte + len(n.Anchor)}}, true
}
