package analysis

import (
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// slot is what may stand at a place. Of typ and k8s at most one is set: none means that nothing is known.
type slot struct {
	typ      *spec.Type     // a type of the specification
	k8s      *spec.K8sType  // a type of Kubernetes
	owner    object         // the mapping that it is a value in; none for the root
	field    *spec.Field    // whose value it is, or an item or entry of its value; nil: of no field of a model
	k8sField *spec.K8sField // likewise, of Kubernetes
	depth    int            // in how many lists and maps of the field's value it stands
}

// object is what a mapping is: a model, a Kubernetes object, or a map with keys of the writer's choice.
type object struct {
	model *spec.Model
	k8s   *spec.K8sObject
	entry *slot // what the values of a map are
}

// is reports whether o is the model with a name of the reference, such as "V1Init".
func (o object) is(ref string) bool { return o.model != nil && o.model.Ref == ref }

// isRoot reports whether o is a Polyaxonfile: the file itself, a component, or an operation.
func (o object) isRoot() bool {
	return o.model != nil && o.model.Field("runPatch") != nil && o.model.Field("component") != nil
}

// isRun reports whether o is a runtime.
func (o object) isRun() bool {
	return o.model != nil && slices.ContainsFunc(runType().Of, func(t *spec.Type) bool { return t.Model == o.model })
}

// runType is the union of all runtimes.
func runType() *spec.Type { return spec.SchemaOf().Root("").Field("run").Type }

// has reports whether o has a key.
func (o object) has(key string) bool {
	return o.model != nil && o.model.Field(key) != nil || o.k8s != nil && o.k8s.Field(key) != nil || o.entry != nil
}

// child is what may stand under a key of o.
func (o object) child(key string) slot {
	switch {
	case o.model != nil:
		if f := o.model.Field(key); f != nil {
			return slot{typ: f.Type, owner: o, field: f}
		}
	case o.k8s != nil:
		if f := o.k8s.Field(key); f != nil {
			return slot{k8s: f.Type, owner: o, k8sField: f}
		}
	case o.entry != nil:
		s := *o.entry
		s.owner = o
		return s
	}
	return slot{owner: o}
}

// alternatives are the types of the specification that a value may have.
func (s slot) alternatives() []*spec.Type {
	if s.typ == nil {
		return nil
	}
	return s.typ.Alternatives()
}

// item is what the items of a list are that stands in s.
func (s slot) item() slot {
	next := slot{owner: s.owner, field: s.field, k8sField: s.k8sField, depth: s.depth + 1}
	if s.k8s != nil && s.k8s.Kind == "list" {
		next.k8s = s.k8s.Elem
	}
	for _, t := range s.alternatives() {
		if t.Kind == spec.ListType {
			next.typ = t.Elem
			break
		}
	}
	return next
}

// isList reports whether a list may stand in s.
func (s slot) isList() bool {
	return s.k8s != nil && s.k8s.Kind == "list" ||
		slices.ContainsFunc(s.alternatives(), func(t *spec.Type) bool { return t.Kind == spec.ListType })
}

// objects are what a mapping in s may be: one where that is settled, more where its kind is not known yet. n is the
// mapping, or nil when there is none yet.
func (s slot) objects(n *syntax.Node) []object {
	if s.k8s != nil {
		return s.kubernetesObjects()
	}
	var all []object
	for _, t := range s.alternatives() {
		switch t.Kind {
		case spec.ModelType:
			all = append(all, object{model: t.Model})
		case spec.KubernetesType:
			all = append(all, object{k8s: t.K8s})
		case spec.MapType:
			all = append(all, object{entry: &slot{typ: t.Elem, field: s.field, depth: s.depth + 1}})
		case spec.UnionType:
			all = append(all, byKind(t, n)...)
		}
	}
	if len(all) > 1 && s.isModelOrMap(all) {
		return all[:1]
	}
	return all
}

// isModelOrMap reports whether all are a known object and a free map beside it, which the reference takes for the object.
func (s slot) isModelOrMap(all []object) bool { return all[0].entry == nil && all[1].entry != nil }

func (s slot) kubernetesObjects() []object {
	switch s.k8s.Kind {
	case "object":
		return []object{{k8s: s.k8s.Object}}
	case "map":
		return []object{{entry: &slot{k8s: s.k8s.Elem, k8sField: s.k8sField, depth: s.depth + 1}}}
	}
	return nil
}

// byKind are the members of a union that n may be: the one that its kind names, or else those that have its keys.
func byKind(union *spec.Type, n *syntax.Node) []object {
	n = n.Resolve()
	_, kind := n.Get("kind")
	kind = kind.Resolve()
	var fitting, all []object
	for _, t := range union.Of {
		o := object{model: t.Model}
		if kind != nil && kind.Value == t.Model.Kind {
			return []object{o}
		}
		all = append(all, o)
		if hasKeysOf(n, o) {
			fitting = append(fitting, o)
		}
	}
	if len(fitting) > 0 {
		return fitting
	}
	return all
}

// hasKeysOf reports whether every key of n is one of o.
func hasKeysOf(n *syntax.Node, o object) bool {
	for _, e := range n.Entries() {
		if e.Key.Value != "kind" && e.Key.Value != probe && !o.has(e.Key.Value) {
			return false
		}
	}
	return true
}

// textOf is the value of a scalar of a mapping, "" when it has none.
func textOf(mapping *syntax.Node, key string) string {
	if value := fieldOf(mapping, key); value != nil && value.Kind == yaml.ScalarNode && value.Tag != "!!null" {
		return value.Value
	}
	return ""
}

// itemsOf are the items of a list under a key of a mapping, with aliases resolved.
func itemsOf(mapping *syntax.Node, key string) []*syntax.Node {
	list := fieldOf(mapping, key)
	if list == nil || list.Kind != yaml.SequenceNode {
		return nil
	}
	var items []*syntax.Node
	for _, item := range list.Children {
		if item = item.Resolve(); item != nil {
			items = append(items, item)
		}
	}
	return items
}
