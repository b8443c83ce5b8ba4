package analysis

import (
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// layout is how a document is written, so that what is put into it looks like the rest.
type layout struct {
	step int  // by how many spaces it indents
	dash int  // by how many spaces the dashes of a list stand deeper than its key
	json bool // it is JSON
}

// layoutOf is the layout of a document around a place.
func layoutOf(doc *Document, at syntax.Pos) layout {
	l := layout{step: 2, dash: 2}
	root := doc.Tree.Root
	l.json = root != nil && root.Style&yaml.FlowStyle != 0 && root.Kind == yaml.MappingNode && quotesKeys(root) ||
		strings.EqualFold(filepath.Ext(doc.Path), ".json") && (root == nil || root.Style&yaml.FlowStyle != 0 || root.Kind == yaml.ScalarNode)
	measured := layout{step: -1, dash: -1}
	measured.measure(root, 0)
	if measured.step > 0 {
		l.step = measured.step
	}
	if measured.dash >= 0 {
		l.dash = measured.dash
	} else if l.dash > 0 {
		l.dash = l.step
	}
	return l
}

func quotesKeys(mapping *syntax.Node) bool {
	return len(mapping.Children) == 0 || mapping.Children[0].Style&yaml.DoubleQuotedStyle != 0
}

// measure reads the first indentation of a mapping and of a list in a mapping off the nodes.
func (l *layout) measure(n *syntax.Node, depth int) {
	if n == nil || depth > 20 || l.step > 0 && l.dash >= 0 || n.Style&yaml.FlowStyle != 0 {
		return
	}
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Children); i += 2 {
			key, value := n.Children[i], n.Children[i+1]
			if value.Range.Start.Line <= key.Range.Start.Line || value.Style&yaml.FlowStyle != 0 {
				continue
			}
			by := value.Range.Start.Byte - key.Range.Start.Byte
			switch {
			case value.Kind == yaml.MappingNode && l.step < 0 && by > 0:
				l.step = by
			case value.Kind == yaml.SequenceNode && l.dash < 0 && by >= 0:
				l.dash = by
			}
		}
	}
	for _, c := range n.Children {
		l.measure(c, depth+1)
	}
}
