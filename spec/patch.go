package spec

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// A patch lays one canonical value over another with a strategy, exactly as the reference does, down to what it cannot
// do: then the error says why.

// unmergeable says why two values cannot be merged, and at which key of the later one.
type unmergeable struct {
	at *syntax.Node
	error
}

// under puts a key in front of what went wrong below it.
func under(key *syntax.Node, name string, err error) error {
	at := key
	if below, ok := err.(unmergeable); ok {
		at = below.at
	}
	return unmergeable{at, fmt.Errorf("`%s`: %w", name, err)}
}

// notComposable reports why a layer cannot be laid over those before it, and yields false.
func (c *composer) notComposable(over *syntax.Node, err error, format string) bool {
	if below, ok := err.(unmergeable); ok {
		over = below.at
	}
	return c.fail(over, CodeNotComposable, format, err)
}

// sameKindFields are merged only with a value of the same kind, and otherwise replaced or kept.
var sameKindFields = []string{"schedule", "matrix", "mount"}

// manualFields are those of a root that a patch of its fields leaves alone.
var manualFields = []string{
	"kind", "version", "isPreset", "hubRef", "dagRef", "urlRef", "pathRef", "component", "run", "cmd", "runPatch", "patchStrategy",
}

// patchModel lays a mapping over another of a model; fields says which fields take part.
func patchModel(current, over *syntax.Node, m *Model, s PatchStrategy, fields func(name string) bool) (*syntax.Node, error) {
	r := recordOf(current, m)
	layer := recordOf(over, m)
	for _, f := range m.Fields {
		e, ok := layer.find(f.Name)
		if !ok || !fields(f.Name) {
			continue
		}
		if r.value(f.Name) == nil {
			r.set(f.Name, e.Key, e.Value)
			continue
		}
		patched, err := patchField(r.value(f.Name), e.Value, m, f, s)
		if err != nil {
			return nil, under(e.Key, f.Name, err)
		}
		if patched != r.value(f.Name) {
			r.set(f.Name, e.Key, patched)
		}
	}
	return r.node(), nil
}

func allFields(string) bool { return true }

// mergesByKind reports whether a field of m is merged only with a value of the same kind.
func (m *Model) mergesByKind(f *Field) bool {
	return (m.Field("runPatch") != nil || m.Ref == "V1CompiledOperation") && slices.Contains(sameKindFields, f.Name)
}

func patchField(current, over *syntax.Node, m *Model, f *Field, s PatchStrategy) (*syntax.Node, error) {
	t := f.Type.chosen(current)
	sameKind := m.mergesByKind(f)
	switch {
	case t.Kind == ModelType && current.Kind == yaml.MappingNode && !sameKind:
		if over.Kind != yaml.MappingNode {
			return current, nil // a null or a template has no fields to lay over
		}
		return patchModel(current, over, t.Model, s, allFields)
	case m.Ref == "V1RayCluster" && f.Name == "workers":
		return patchWorkers(current, over, t, s)
	case t.Kind == KubernetesType:
		if over.Kind != yaml.MappingNode {
			return current, nil
		}
		return patchObject(current, over, s)
	case t.Kind == ListType && t.Elem.isKubernetes():
		return patchObjects(current, over, s)
	case s == PatchIfNull:
		return current, nil
	case s == PatchReplace:
		return over, nil
	case sameKind || isNull(over):
		return patchSameKind(current, over, f.Type, s)
	}
	return merge(current, over, t, s)
}

// patchSameKind merges what has the same kind; otherwise the later one wins when it is laid after, and loses before.
func patchSameKind(current, over *syntax.Node, t *Type, s PatchStrategy) (*syntax.Node, error) {
	if !isNull(over) && current.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("two layers both have it, and Polyaxon cannot merge them: use `patchStrategy: replace` or `isnull`")
	}
	if !isNull(over) && fieldText(current, "kind") == fieldText(over, "kind") {
		for _, o := range t.Of {
			if o.Model != nil && o.Model.Kind == fieldText(current, "kind") {
				return patchModel(current, over, o.Model, s, allFields)
			}
		}
	}
	if s == PatchPostMerge {
		return over, nil
	}
	return current, nil
}

// patchWorkers patches the workers that are there; the reference does not add any.
func patchWorkers(current, over *syntax.Node, t *Type, s PatchStrategy) (*syntax.Node, error) {
	if over.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("a null cannot be laid over it")
	}
	r, layer := recordOf(current, nil), recordOf(over, nil)
	for _, name := range r.order {
		worker := r.at(name)
		if worker.Value.Kind != yaml.MappingNode {
			return nil, fmt.Errorf("the worker `%s` is a template and cannot be patched", name)
		}
		change := layer.value(name)
		if change == nil || change.Kind != yaml.MappingNode {
			continue
		}
		patched, err := patchModel(worker.Value, change, t.Elem.chosen(worker.Value).Model, s, allFields)
		if err != nil {
			return nil, err
		}
		r.set(name, worker.Key, patched)
	}
	return r.node(), nil
}

// patchObject patches a Kubernetes object field by field.
func patchObject(current, over *syntax.Node, s PatchStrategy) (*syntax.Node, error) {
	r := recordOf(current, nil)
	for _, e := range over.Entries() {
		name := e.Key.Value
		switch {
		case r.value(name) == nil || s == PatchReplace:
			r.set(name, e.Key, e.Value)
		case s == PatchIfNull:
		default:
			merged, err := merge(r.value(name), e.Value.Resolve(), &Type{Kind: AnyType}, s)
			if err != nil {
				return nil, under(e.Key, name, err)
			}
			r.set(name, e.Key, merged)
		}
	}
	return r.node(), nil
}

// patchObjects patches a list of Kubernetes objects as a whole.
func patchObjects(current, over *syntax.Node, s PatchStrategy) (*syntax.Node, error) {
	switch {
	case s == PatchIfNull:
		return current, nil
	case s == PatchReplace:
		return over, nil
	case isNull(over) && s == PatchPostMerge:
		return over, nil
	case isNull(over):
		return current, nil
	}
	return merge(current, over, &Type{Kind: ListType, Elem: &Type{Kind: AnyType}}, s)
}

// merge joins two values: mappings key by key, lists item by item; of anything else the later one wins when it is laid
// after, and the earlier one when it is laid before.
func merge(current, over *syntax.Node, t *Type, s PatchStrategy) (*syntax.Node, error) {
	current, over = current.Resolve(), over.Resolve()
	switch current.Kind {
	case yaml.MappingNode:
		if over.Kind != yaml.MappingNode {
			return nil, fmt.Errorf("%s cannot be merged with a mapping", describeValue(over))
		}
		if t.Kind == ModelType {
			return patchModel(current, over, t.Model, s, allFields)
		}
		elem := &Type{Kind: AnyType}
		if t.Kind == MapType {
			elem = t.Elem
		}
		if s == PatchPostMerge {
			return deepUpdate(current, over, elem), nil
		}
		return deepUpdate(over, current, elem), nil
	case yaml.SequenceNode:
		return mergeLists(current, over, t, s)
	}
	if s == PatchPostMerge {
		return over, nil
	}
	return current, nil
}

// mergeLists appends the items that are not there yet.
func mergeLists(current, over *syntax.Node, t *Type, s PatchStrategy) (*syntax.Node, error) {
	first, second := current, over
	if s == PatchPreMerge {
		first, second = over, current
	}
	items, ok := iterated(second)
	if second.Kind != yaml.SequenceNode && len(items) > 0 && t.Kind == ListType && t.Elem.Kind != StringType && t.Elem.Kind != AnyType {
		ok = false // letters and keys are none of these items
	}
	if first.Kind != yaml.SequenceNode || !ok {
		return nil, fmt.Errorf("%s cannot be merged with a list", describeValue(over))
	}
	all := slices.Clone(first.Children)
	for _, item := range items {
		if !containsNode(first.Children, item) {
			all = append(all, item)
		}
	}
	return listNode(current, all), nil
}

// iterated are the items of a value as Python sees them: of a mapping its keys, of a text its letters.
func iterated(n *syntax.Node) ([]*syntax.Node, bool) {
	switch n.Kind {
	case yaml.SequenceNode:
		return n.Children, true
	case yaml.MappingNode:
		var keys []*syntax.Node
		for _, e := range n.Entries() {
			keys = append(keys, e.Key)
		}
		return keys, true
	}
	text, ok := scalarOf(n).(string)
	var letters []*syntax.Node
	for _, letter := range text {
		letters = append(letters, textNode(n, "!!str", string(letter)))
	}
	return letters, ok
}

func containsNode(list []*syntax.Node, n *syntax.Node) bool {
	value, err := nativeOf(n)
	if err != nil {
		return false
	}
	for _, other := range list {
		if x, err := nativeOf(other); err == nil && equal(x, value) {
			return true
		}
	}
	return false
}

// deepUpdate lays the entries of a mapping over another's; below, only free-form mappings are merged further.
func deepUpdate(base, over *syntax.Node, elem *Type) *syntax.Node {
	r := recordOf(base, nil)
	for _, e := range over.Entries() {
		value := e.Value.Resolve()
		below := r.value(e.Key.Value)
		free := elem.Kind == AnyType && value.Kind == yaml.MappingNode
		if free && below != nil && below.Resolve().Kind == yaml.MappingNode {
			value = deepUpdate(below.Resolve(), value, elem)
		}
		r.set(e.Key.Value, e.Key, value)
	}
	return r.node()
}
