package format

import (
	"strings"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// same reports whether two texts say the same, comments included, and whether those stand beside the same words.
func same(a, b *syntax.Tree) bool {
	if len(a.Comments) != len(b.Comments) || !sound(b) || !sameNode(a.Root, b.Root) {
		return false
	}
	before, after := places(a), places(b)
	for i := range before {
		if before[i] != after[i] {
			return false
		}
	}
	return true
}

// sameNode compares what two nodes say, not where they stand.
func sameNode(a, b *syntax.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Kind != b.Kind || a.Tag != b.Tag || a.Value != b.Value || a.Style != b.Style || a.Anchor != b.Anchor ||
		len(a.Children) != len(b.Children) {
		return false
	}
	for i := range a.Children {
		if !sameNode(a.Children[i], b.Children[i]) {
			return false
		}
	}
	return true
}

// commentPlace is a comment and what it stands beside.
type commentPlace struct {
	text  string
	words int  // how many words stand before it
	alone bool // it has its line for itself
}

func places(tree *syntax.Tree) []commentPlace {
	words := syntax.Words(tree.Text)
	all := make([]commentPlace, len(tree.Comments))
	n := 0
	for i, c := range tree.Comments {
		for n < len(words) && words[n].Range.Start.Before(c.Range.Start) {
			n++
		}
		all[i] = commentPlace{strings.TrimRight(c.Text, " \t"), n, aloneOnLine(tree.Text, c.Range.Start)}
	}
	return all
}

// bom is the mark that a text may begin with.
const bom = "\uFEFF"

// aloneOnLine reports whether only spaces stand before a place on its line.
func aloneOnLine(text *syntax.Text, p syntax.Pos) bool {
	line := text.Line(p.Line)
	start := 0
	if p.Line == 0 && strings.HasPrefix(line, bom) {
		start = len(bom)
	}
	return start+indentation(line[start:]) >= p.Byte
}
