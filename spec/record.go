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
	order   []string     // the keys
	entries []syntax.Entry
	places  map[string]int // of each key in order, once there are many; nil before
}

// manyKeys is the number of keys from which on a map finds them faster than a comparison with each.
const manyKeys = 24

func newRecord(m *Model) *record { return &record{model: m} }

// recordOf takes a canonical mapping apart.
func recordOf(n *syntax.Node, m *Model) *record {
	entries := n.Entries()
	r := &record{model: m, origin: n, entries: make([]syntax.Entry, 0, len(entries)), order: make([]string, 0, len(entries))}
	for _, e := range entries {
		r.set(e.Key.Value, e.Key, e.Value)
	}
	return r
}

// fieldValue is the value of a key of a mapping, nil when it is absent or null, or when n is no mapping.
func fieldValue(n *syntax.Node, name string) *syntax.Node {
	if n == nil {
		return nil
	}
	if _, value := n.Get(name); value != nil && !isNull(value) {
		return value
	}
	return nil
}

// fieldText is the value of a key that holds a string, or "".
func fieldText(n *syntax.Node, name string) string {
	if value := fieldValue(n, name); value != nil && value.Kind == yaml.ScalarNode {
		return value.Value
	}
	return ""
}

func (r *record) index(name string) int {
	if r.places == nil {
		return slices.Index(r.order, name)
	}
	if i, ok := r.places[name]; ok {
		return i
	}
	return -1
}

func (r *record) set(name string, key, value *syntax.Node) {
	e := syntax.Entry{Key: key, Value: value}
	if i := r.index(name); i >= 0 {
		r.entries[i] = e
		return
	}
	r.order, r.entries = append(r.order, name), append(r.entries, e)
	switch {
	case r.places != nil:
		r.places[name] = len(r.order) - 1
	case len(r.order) >= manyKeys:
		r.indexAll()
	}
}

func (r *record) indexAll() {
	r.places = make(map[string]int, len(r.order))
	for i, name := range r.order {
		r.places[name] = i
	}
}

func (r *record) remove(name string) {
	i := r.index(name)
	if i < 0 {
		return
	}
	r.order, r.entries = slices.Delete(r.order, i, i+1), slices.Delete(r.entries, i, i+1)
	if r.places != nil {
		r.indexAll()
	}
}

// find is the entry of a key, with whatever value.
func (r *record) find(name string) (e syntax.Entry, ok bool) {
	if i := r.index(name); i >= 0 {
		return r.entries[i], true
	}
	return e, false
}

// at is the entry of a key, one of nothing when it is absent.
func (r *record) at(name string) syntax.Entry { e, _ := r.find(name); return e }

// has reports whether a key is there, with whatever value.
func (r *record) has(name string) bool { return r.index(name) >= 0 }

// value is the value of a key, nil when it is absent or null.
func (r *record) value(name string) *syntax.Node {
	e, ok := r.find(name)
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
	n.Children = make([]*syntax.Node, 0, 2*len(r.order))
	n.Content = make([]*yaml.Node, 0, 2*len(r.order))
	write := func(e syntax.Entry) {
		n.Children = append(n.Children, e.Key, e.Value)
		n.Content = append(n.Content, &e.Key.Node, &e.Value.Node)
	}
	if r.model == nil {
		for _, e := range r.entries {
			write(e)
		}
		return n
	}
	if e, ok := r.find("kind"); ok && r.model.Field("kind") == nil {
		write(e)
	}
	for _, f := range r.model.Fields {
		if e, ok := r.find(f.Name); ok {
			write(e)
		}
	}
	return n
}
