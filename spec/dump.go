package spec

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// dump writes a canonical value as the JSON that the reference prints: fields in the order of their model, without
// nulls but for those in free-form parts.
func dump(b *strings.Builder, n *syntax.Node, t *Type) {
	n = n.Resolve()
	a := t.chosen(n)
	switch {
	case a.Kind == AnyType || a.Kind == PChoiceType:
		value, _ := nativeOf(n)
		writeJSON(b, value)
	case n.Kind == yaml.MappingNode:
		dumpMapping(b, n, a)
	case n.Kind == yaml.SequenceNode:
		b.WriteByte('[')
		for i, c := range n.Children {
			if i > 0 {
				b.WriteByte(',')
			}
			dump(b, c, a.Elem)
		}
		b.WriteByte(']')
	default:
		writeJSON(b, scalarOf(n))
	}
}

func dumpMapping(b *strings.Builder, n *syntax.Node, t *Type) {
	var m *Model
	switch {
	case t.Kind == ModelType:
		m = t.Model
	case t.Kind == UnionType:
		for _, o := range t.Of {
			if o.Model.Kind == recordOf(n, nil).text("kind") {
				m = o.Model
			}
		}
	}
	free := &Type{Kind: AnyType}
	first := true
	b.WriteByte('{')
	for _, e := range n.Entries() {
		elem := free
		switch {
		case m != nil && m.Field(e.Key.Value) != nil:
			elem = m.Field(e.Key.Value).Type
		case t.Kind == MapType:
			elem = t.Elem
		}
		if (m != nil || t.Kind == KubernetesType) && isNull(e.Value.Resolve()) {
			continue
		}
		if !first {
			b.WriteByte(',')
		}
		first = false
		writeJSON(b, e.Key.Value)
		b.WriteByte(':')
		dump(b, e.Value, elem)
	}
	b.WriteByte('}')
}
