package syntax

import (
	"gopkg.in/yaml.v3"
)

// Parse reads a text. It always yields a tree, however broken the text is.
func Parse(text *Text) *Tree {
	t := &Tree{Text: text, Anchors: map[string]*Node{}}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text.String()), &doc); err != nil {
		t.Problems = append(t.Problems, Problem{Code: "yaml-syntax", Message: err.Error()})
		return t
	}
	if len(doc.Content) > 0 {
		t.Root = t.convert(doc.Content[0])
	}
	return t
}

func (t *Tree) convert(y *yaml.Node) *Node {
	n := &Node{Node: *y}
	n.Content = nil
	start := t.Text.At(y.Line-1, y.Column-1, UTF32)
	n.Range = Range{start, start}
	for _, c := range y.Content {
		child := t.convert(c)
		n.Children = append(n.Children, child)
		n.Content = append(n.Content, &child.Node)
		n.Range.End = child.Range.End
	}
	if y.Kind == yaml.ScalarNode {
		n.Range.End.Byte += len(y.Value)
	}
	n.Outer = n.Range
	return n
}
