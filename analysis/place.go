package analysis

import (
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// place is where something stands in a Polyaxonfile: the steps from the root to it, and what the specification says of
// each. It is what completion, hover and navigation begin with.
type place struct {
	*scene
	steps []step       // from the root to the innermost value around or at the place
	key   *syntax.Node // the key at the place, in the mapping of the last step; nil: the place is at a value
}

// step is one value on the way to a place.
type step struct {
	slot
	node    *syntax.Node // as written: perhaps an alias
	key     *syntax.Node // whose value it is; nil for the root and for items of lists
	index   int          // among the items of a list
	objects []object     // what it may be, when it is a mapping
	settled bool         // what it is comes from the component that it is laid over
}

// object is what a mapping is. Where it may be several things it is the first.
func (s *step) object() object {
	if len(s.objects) == 0 {
		return object{}
	}
	return s.objects[0]
}

// last is the innermost step.
func (p *place) last() *step { return &p.steps[len(p.steps)-1] }

// around is the innermost step whose object suits, and its index; nil when there is none.
func (p *place) around(suits func(object) bool) (*step, int) {
	for i := len(p.steps) - 1; i >= 0; i-- {
		if len(p.steps[i].objects) > 0 && suits(p.steps[i].object()) {
			return &p.steps[i], i
		}
	}
	return nil, -1
}

// at is the place of pos in the tree, nil when the tree is empty.
func (s *scene) at(pos syntax.Pos) *place {
	root := s.doc.Tree.Root
	if root == nil {
		return nil
	}
	p := &place{scene: s}
	p.push(step{slot: slot{typ: rootType(root)}, node: root})
	for p.descend(pos) {
	}
	return p
}

func rootType(root *syntax.Node) *spec.Type {
	if spec.FormerOf(root) != nil {
		return &spec.Type{Kind: spec.AnyType} // the specification says nothing of it
	}
	m := spec.SchemaOf().Root(textOf(root, "kind"))
	if m == nil {
		m = spec.SchemaOf().Root("")
	}
	return &spec.Type{Kind: spec.ModelType, Model: m, Name: m.Name}
}

// push adds a step, and finds out what its mapping is.
func (p *place) push(s step) {
	if !p.alone {
		p.byIO(&s)
	}
	if s.node.Kind == yaml.MappingNode {
		s.objects = s.slot.objects(s.node)
	}
	p.steps = append(p.steps, s)
	if last := p.last(); last.node.Kind == yaml.MappingNode && !p.alone {
		p.settle(last)
	}
}

// descend goes one step on towards pos. It reports whether there was one.
func (p *place) descend(pos syntax.Pos) bool {
	s := p.last()
	switch s.node.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(s.node.Children); i += 2 {
			key, value := s.node.Children[i], s.node.Children[i+1]
			switch {
			case key.Outer.Contains(pos):
				p.key = key
				return false
			case value.Outer.Contains(pos) && !value.Outer.Empty():
				p.push(step{slot: p.entry(s, key), node: value, key: key})
				return true
			}
		}
	case yaml.SequenceNode:
		for i, item := range s.node.Children {
			if item.Outer.Contains(pos) && !item.Outer.Empty() {
				p.push(step{slot: s.item(), node: item, index: i})
				return true
			}
		}
	}
	return false
}

// entry is what may stand under a key of the mapping of s.
func (p *place) entry(s *step, key *syntax.Node) slot {
	if key.Value == "<<" && key.Tag == "!!merge" {
		return s.slot
	}
	if union := s.union(); union != nil && key.Value == "kind" {
		return slot{typ: kindsOf(union), owner: s.object(), field: s.object().model.Field("kind")}
	}
	for _, o := range s.objects {
		if o.has(key.Value) {
			return p.patched(o, o.child(key.Value))
		}
	}
	return slot{owner: s.object()}
}

// union is the family of models, told apart by their kind, that stands in s; nil for any other value.
func (s slot) union() *spec.Type {
	for _, t := range s.alternatives() {
		if t.ByKind {
			return t
		}
	}
	return nil
}

// kindsOf is what the kind of a family's member may be.
func kindsOf(union *spec.Type) *spec.Type {
	kinds := &spec.Type{Kind: spec.EnumType, Name: union.Name}
	for _, member := range union.Of {
		values := member.Model.Field("kind").Type.Values
		if member.Model.Kind == usualKinds[union.Name] {
			kinds.Values = append(slices.Clone(values), kinds.Values...)
		} else {
			kinds.Values = append(kinds.Values, values...)
		}
	}
	return kinds
}

// usualKinds are the kinds that come first, by the name of their family.
var usualKinds = map[string]string{"Matrix": "grid", "Schedule": "cron"}

// patched is the slot of a runPatch, whose fields are those of the run that it is laid over.
func (p *place) patched(o object, s slot) slot {
	if s.field != nil && s.field.Name == "runPatch" {
		s.typ = runType()
	}
	return s
}

// settle narrows what the mapping of the last step may be by what stands around it: a run or runPatch without kind is of
// the kind of the component's.
func (p *place) settle(s *step) {
	if s.field == nil || len(s.objects) < 2 || s.depth > 0 || s.field.Name != "run" && s.field.Name != "runPatch" {
		return
	}
	kind := ""
	if s.owner.isRoot() && len(p.steps) > 1 {
		kind = p.runKind(len(p.steps) - 2)
	}
	for _, o := range s.objects {
		if o.model.Kind == kind {
			s.objects, s.settled = []object{o}, true
			return
		}
	}
}
