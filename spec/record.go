package spec

import (
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// record is a mapping while it is put together. Written back as a node, its keys stand in the order of its model, or in
// the order in which they came when it has none.
type record struct {
	model   *Model
	origin  *syntax.Node // gives the place of the node; may be nil
	entries map[string]syntax.Entry
	order   []string
}

func newRecord(m *Model) *record { return &record{model: m, entries: map[string]syntax.Entry{}} }

// recordOf takes a canonical mapping apart.
func recordOf(n *syntax.Node, m *Model) *record {
	r := newRecord(m)
	r.origin = n
	for _, e := range n.Entries() {
		r.set(e.Key.Value, e.Key, e.Value)
	}
	return r
}

func (r *record) set(name string, key, value *syntax.Node) {
	if _, ok := r.entries[name]; !ok {
		r.order = append(r.order, name)
	}
	r.entries[name] = syntax.Entry{Key: key, Value: value}
}

func (r *record) remove(name string) {
	delete(r.entries, name)
	r.order = slices.DeleteFunc(r.order, func(s string) bool { return s == name })
}

// has reports whether a key is there, with whatever value.
func (r *record) has(name string) bool { _, ok := r.entries[name]; return ok }

// value is the value of a key, nil when it is absent or null.
func (r *record) value(name string) *syntax.Node {
	e, ok := r.entries[name]
	if !ok || isNull(e.Value) {
		return nil
	}
	return e.Value
}

// text is the value of a key that holds a string, or "".
func (r *record) text(name string) string {
	n := r.value(name)
	if n == nil || n.Kind != yaml.ScalarNode {
		return ""
	}
	return n.Value
}

// node writes the record as a mapping.
func (r *record) node() *syntax.Node {
	n := &syntax.Node{Node: yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}}
	if r.origin != nil {
		n.Range, n.Outer, n.Line, n.Column = r.origin.Range, r.origin.Outer, r.origin.Line, r.origin.Column
	}
	names := r.order
	if r.model != nil {
		names = make([]string, 0, len(r.order))
		for _, f := range r.model.Fields {
			if r.has(f.Name) {
				names = append(names, f.Name)
			}
		}
		if r.has("kind") && !slices.Contains(names, "kind") {
			names = append([]string{"kind"}, names...)
		}
	}
	for _, name := range names {
		e := r.entries[name]
		n.Children = append(n.Children, e.Key, e.Value)
		n.Content = append(n.Content, &e.Key.Node, &e.Value.Node)
	}
	return n
}
