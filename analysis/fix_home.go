package analysis

import (
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// This file moves keys to where they belong, when they stand in a mapping that does not have them.

// home is a place that a misplaced key can go to.
type home struct {
	title string
	edits []spec.Edit
}

// everyday are keys that so many things have that where else they exist says nothing.
var everyday = []string{"kind", "name", "description", "value", "params", "connection", "path", "ref"}

// homes are the places for the key at index i of a mapping. p is the place of that key.
func (f *fixer) homes(p *place, m *syntax.Node, i int) []home {
	var all []home
	offer := func(title string, edits []spec.Edit, ok bool) {
		if ok {
			all = append(all, home{title, edits})
		}
	}
	name := m.Children[i].Value
	for _, inner := range f.below(p.last(), name) {
		at := slices.IndexFunc(m.Children, func(n *syntax.Node) bool { return n.Value == inner })
		if at < 0 || at%2 != 0 {
			edits, ok := f.nest(m, i, inner)
			offer("Move `"+name+"` under `"+inner+"`", edits, ok)
			continue
		}
		if to := m.Children[at+1]; to.Kind == yaml.MappingNode && !hasEntry(to, name) {
			edits, ok := f.moveInto(m, i, m.Children[at], to)
			offer("Move `"+name+"` under `"+inner+"`", edits, ok)
		}
	}
	for at := len(p.steps) - 2; at >= 0 && !slices.Contains(everyday, name); at-- {
		to := p.steps[at].node
		if to.Kind != yaml.MappingNode || !p.steps[at].object().has(name) || p.steps[at].object().entry != nil || hasEntry(to, name) {
			continue
		}
		edits, ok := f.moveOut(p, m, i, at)
		offer("Move `"+name+"` out of "+leaving(p, at), edits, ok)
		break
	}
	return all
}

func hasEntry(m *syntax.Node, name string) bool {
	return slices.ContainsFunc(m.Entries(), func(e syntax.Entry) bool { return e.Key.Value == name || spec.CamelCase(e.Key.Value) == name })
}

// leaving says what a key leaves that moves out to step at: the value of the key that the way from there begins with.
func leaving(p *place, at int) string {
	if key := p.steps[at+1].key; key != nil {
		return "`" + key.Value + "`"
	}
	return "the item"
}

// below are the keys of a mapping under which a key belongs that the mapping itself does not have.
func (f *fixer) below(s *step, name string) []string {
	o := s.object()
	var keys []string
	switch {
	case o.model != nil:
		for _, field := range o.model.Fields {
			if f.belongsBelow(s, field, name) {
				keys = append(keys, field.Name)
			}
		}
	case o.k8s != nil:
		for _, field := range o.k8s.Fields {
			if t := field.Type; t != nil && t.Kind == "object" && t.Object != nil && t.Object.Field(name) != nil {
				keys = append(keys, field.Name)
			}
		}
		if len(keys) > 1 {
			keys = slices.DeleteFunc(keys, func(key string) bool { return !hasEntry(s.node, key) })
		}
	}
	return keys
}

// belongsBelow reports whether a key that a mapping does not have belongs under one of its fields: one that holds a
// container, or one that is there and has that key.
func (f *fixer) belongsBelow(s *step, field *spec.Field, name string) bool {
	o := s.object()
	value := o.child(field.Name)
	switch {
	case field.Name == "container" && spec.SchemaOf().Kubernetes("V1Container").Field(name) != nil:
		return true
	case name == "container":
		return slices.ContainsFunc(value.objects(nil), func(inner object) bool {
			return o.isRun() && inner.model != nil && inner.model.Field("container") != nil
		})
	case slices.Contains(everyday, name) || !hasEntry(s.node, field.Name):
		return false
	}
	_, n := s.node.Get(field.Name)
	if n = n.Resolve(); n == nil || n.Kind != yaml.MappingNode {
		return false
	}
	inner := f.stepAt(n)
	return inner != nil && len(inner.objects) > 0 && inner.object().entry == nil && inner.object().has(name)
}

// moveInto moves an entry of a mapping into the value of another of its keys.
func (f *fixer) moveInto(m *syntax.Node, i int, key, to *syntax.Node) ([]spec.Edit, bool) {
	if len(to.Children) > 0 {
		return f.move(m, i, to, len(to.Children))
	}
	add, ok := f.copied(m, i)
	if !ok {
		return nil, false
	}
	removed, ok := f.remove(m, i)
	if !ok {
		return nil, false
	}
	inserted, ok := f.fill(key, to, add)
	return f.merge(removed, inserted), ok
}

// moveOut moves an entry of a mapping out to the mapping at a step around it, behind the entry that the way from there
// leads through. The entries after it go with it that belong there, too.
func (f *fixer) moveOut(p *place, m *syntax.Node, i, at int) ([]spec.Edit, bool) {
	to := p.steps[at].node
	before := slices.Index(to.Children, p.steps[at+1].node) + 1
	last := i + 2
	for last < len(m.Children) && f.isLost(p, m.Children[last], at) {
		last += 2
	}
	if edits, ok := f.moveSeveral(m, i, last, to, before); ok && last > i+2 {
		return edits, true
	}
	return f.move(m, i, to, before)
}

// isLost reports whether a key that the innermost mapping does not have belongs to the one at a step around it.
func (f *fixer) isLost(p *place, key *syntax.Node, at int) bool {
	to := &p.steps[at]
	return !p.last().object().has(key.Value) && to.object().has(key.Value) && !hasEntry(to.node, key.Value) &&
		!slices.Contains(everyday, key.Value)
}

// moveSeveral moves entries in a row.
func (f *fixer) moveSeveral(m *syntax.Node, from, to int, into *syntax.Node, before int) ([]spec.Edit, bool) {
	if to-from >= len(m.Children) || inBraces(m) || inBraces(into) {
		return nil, false
	}
	var removed []spec.Edit
	var adds []addition
	for i := from; i < to; i += 2 {
		add, ok := f.copied(m, i)
		if !ok {
			return nil, false
		}
		edits, ok := f.remove(m, i)
		if !ok {
			return nil, false
		}
		adds, removed = append(adds, add), append(removed, edits...)
	}
	together := addition{block: func(column int) string {
		text := ""
		for i, add := range adds {
			if i > 0 {
				text += "\n" + spaces(column)
			}
			text += add.block(column)
		}
		return text
	}}
	inserted, ok := f.insert(into, before, together)
	return f.merge(removed, inserted), ok
}

// otherKinds are the kinds that a mapping can have which has a key that does not suit the kind that it has.
func (f *fixer) otherKinds(s *step, name string) []string {
	union := s.union()
	if union == nil {
		return nil
	}
	var kinds []string
	for _, t := range union.Of {
		suits := t.Model.Field(name) != nil
		for _, e := range s.node.Entries() {
			known := s.object().has(e.Key.Value)
			suits = suits && (!known || t.Model.Field(e.Key.Value) != nil)
		}
		if suits && t.Model.Kind != s.object().model.Kind {
			kinds = append(kinds, t.Model.Kind)
		}
	}
	return kinds
}
