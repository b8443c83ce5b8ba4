package analysis

import (
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// missingField: the key is put in, with a value that shows what may stand there.
func (f *fixer) missingField() {
	if f.d.Missing == nil {
		return
	}
	n := f.valueAt(f.d.Missing.In)
	if n == nil {
		return
	}
	name := f.d.Missing.Name
	if n.Kind == yaml.SequenceNode {
		f.missingPart(n, name)
		return
	}
	value, ok := f.sample(n, name)
	if !ok || n.Kind != yaml.MappingNode {
		return
	}
	if key, null := n.Get(name); key != nil {
		edits, ok := f.replaceNull(null, f.onLine(value))
		f.offer("Add a value for `"+name+"`", false, edits, ok)
		return
	}
	f.offerEntry(n, f.beside(n, name), name, value, false)
}

// offerEntry offers to put a key with a value into a mapping.
func (f *fixer) offerEntry(m *syntax.Node, at int, name string, value sketch, preferred bool) {
	edits, ok := f.insert(m, at, f.entry(name, value))
	if len(m.Children) == 0 && !inBraces(m) {
		return
	}
	f.offer("Add `"+name+"`", preferred, edits, ok)
}

// beside is where a key belongs in a mapping: what says what a thing is comes first, all else last.
func (f *fixer) beside(m *syntax.Node, name string) int {
	if name != "kind" && name != "name" {
		return len(m.Children)
	}
	for i := 0; i+1 < len(m.Children); i += 2 {
		if key := m.Children[i]; key.Value != "kind" {
			return i
		}
	}
	return len(m.Children)
}

// sample is a value for a key that a mapping lacks: one that shows what may stand there.
func (f *fixer) sample(m *syntax.Node, name string) (sketch, bool) {
	s := f.stepAt(m)
	if s == nil {
		return sketch{}, false
	}
	for _, o := range s.objects {
		if o.has(name) {
			return f.sampleOf(o, name)
		}
	}
	return sketch{}, false
}

// sampleOf is a value for a key of an object.
func (f *fixer) sampleOf(o object, name string) (sketch, bool) {
	if part, ok := partOf(o, name); ok {
		return sketch{text: part}, true
	}
	value := o.child(name)
	owner, known := "", exampleValues
	switch {
	case o.model != nil:
		owner = o.model.Ref
	case o.k8s != nil:
		owner, known = o.k8s.Name, kubernetesExamples
	}
	filled, ok := fill(outline(value, 1), name, owner, known)
	return f.inLayout(filled), ok
}

// partOf is what stands in the short form of a range for one of its keys.
func partOf(o object, name string) (string, bool) {
	if o.model == nil {
		return "", false
	}
	parts := rangeParts[o.model.Name]
	i := slices.IndexFunc(o.model.Fields, func(f *spec.Field) bool { return f.Name == name })
	if i < 0 || i >= len(parts) {
		return "", false
	}
	return parts[i], true
}

// stepAt is what the specification says of a mapping; nil when it says nothing.
func (f *fixer) stepAt(m *syntax.Node) *step {
	p := f.at(m.Range.Start)
	if p == nil {
		return nil
	}
	for i := range p.steps {
		if p.steps[i].node == m {
			return &p.steps[i]
		}
	}
	return nil
}

// inLayout is a sketch whose scalars, which may be any YAML on a line, are as the document writes them.
func (f *fixer) inLayout(s sketch) sketch {
	switch {
	case s.mapping || s.list:
		values := make([]sketch, len(s.values))
		for i, v := range s.values {
			values[i] = f.inLayout(v)
		}
		s.values = values
		return s
	case !f.layout.json:
		return s
	}
	tree := syntax.Parse(syntax.NewText(s.first()))
	if tree.Root == nil {
		return s
	}
	if text, ok := f.layout.literal(tree.Root); ok {
		return sketch{text: text}
	}
	return s
}

// onLine is a value on one line.
func (f *fixer) onLine(s sketch) string {
	p := printer{layout: f.layout, plain: true}
	return p.flow(s)
}

// replaceNull writes a value where there is none.
func (f *fixer) replaceNull(null *syntax.Node, text string) ([]spec.Edit, bool) {
	if null == nil || null.Kind != yaml.ScalarNode || null.Tag != "!!null" {
		return nil, false
	}
	if null.Range.Empty() {
		text = " " + text
	}
	return []spec.Edit{{Range: null.Range, NewText: text}}, true
}

// missingPart: the short form of a range gets the part that it lacks.
func (f *fixer) missingPart(n *syntax.Node, name string) {
	p := f.at(n.Range.Start)
	if p == nil {
		return
	}
	for _, t := range p.last().alternatives() {
		if t.Kind != spec.RangeListType {
			continue
		}
		part, ok := partOf(object{model: t.Model}, name)
		if !ok || len(n.Children) == 0 || t.Model.Fields[len(n.Children)].Name != name {
			return
		}
		edits, ok := f.insert(n, len(n.Children), single(part))
		f.offer("Add the `"+name+"` "+part, false, edits, ok)
		return
	}
}

// missingKind: the kind is put in, or the one that the other keys leave.
func (f *fixer) missingKind() {
	m, s := f.mappingAt(f.d.Range)
	if m == nil || s.union() == nil {
		return
	}
	var kinds, whole []string
	for _, o := range s.objects {
		kinds = append(kinds, o.model.Kind)
		lacks := func(field *spec.Field) bool {
			return field.Required && field.Name != "kind" && !hasEntry(m, field.Name)
		}
		if !slices.ContainsFunc(o.model.Fields, lacks) {
			whole = append(whole, o.model.Kind)
		}
	}
	if len(whole) > 0 {
		kinds = whole
	}
	const most = 12
	if len(kinds) > most {
		kinds = commonKinds(kinds)
	}
	for _, kind := range kinds {
		edits, ok := f.insert(m, 0, f.entry("kind", sketch{text: f.word(kind)}))
		f.offer("Add `kind: "+kind+"`", len(kinds) == 1, edits, ok)
	}
}

// commonKinds are the kinds that most files have, among many.
func commonKinds(kinds []string) []string {
	var usual []string
	for _, kind := range kinds {
		if slices.Contains([]string{"job", "service", "dag", "choice", "range", "linspace", "uniform", "loguniform"}, kind) {
			usual = append(usual, kind)
		}
	}
	return usual
}

// mappingAt is the mapping that a diagnostic about a whole mapping stands at, by its own key or by its first one, and what
// the specification says of it.
func (f *fixer) mappingAt(at syntax.Range) (*syntax.Node, *step) {
	key := f.keyAt(at)
	if key == nil {
		return nil, nil
	}
	m, i := f.entryOf(key)
	if m == nil {
		return nil, nil
	}
	candidates := []*syntax.Node{m.Children[i+1]}
	if i == 0 {
		candidates = append(candidates, m)
	}
	for _, n := range candidates {
		if n.Kind != yaml.MappingNode || len(n.Children) == 0 && !inBraces(n) {
			continue
		}
		if s := f.stepAt(n); s != nil && s.union() != nil && textOf(n, "kind") == "" {
			return n, s
		}
	}
	return nil, nil
}
