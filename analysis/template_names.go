package analysis

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec/template"
)

// templateNames are what a template at a place can use, as far as it is known.
type templateNames struct {
	owner       int            // the step of the operation or component around
	stage       template.Stage // when it is rendered
	kind        string         // of the run
	ios         []declared
	params      []string // that are given and that no input declares
	whole       bool     // everything that the operation is laid over is known
	isComponent bool     // the file is something to reuse, which nothing gives params to yet
}

// templateNames are the names for templates at the place.
func (p *place) templateNames() templateNames {
	_, i := p.owner()
	if i < 0 {
		return templateNames{}
	}
	layers := p.layers(i)
	t := templateNames{owner: i, ios: declaredIn(layers), kind: kindOf(layers)}
	t.stage = template.StageOf(p.keysFrom(i), t.kind)
	last := layers[len(layers)-1].node
	t.whole = true
	for _, name := range []string{"hubRef", "urlRef", "pathRef", "dagRef", "component"} {
		t.whole = t.whole && fieldOf(last, name) == nil
	}
	t.isComponent = i == 0 && textOf(p.steps[0].node, "kind") != "operation" && fieldOf(p.steps[0].node, "params") == nil
	for _, l := range append(p.above(i), layers...) {
		for _, name := range givenNames(l) {
			if !slices.Contains(t.params, name) {
				t.params = append(t.params, name)
			}
		}
	}
	return t
}

// above are the operations of the document that the one at step i is the component of, the outermost first.
func (p *place) above(i int) []layer {
	var layers []layer
	for i > 0 && p.steps[i].field != nil && p.steps[i].field.Name == "component" && p.steps[i-1].object().isRoot() {
		i--
		layers = append([]layer{{node: p.steps[i].node.Resolve(), path: p.doc.Path}}, layers...)
	}
	return layers
}

// givenNames are the names that an operation gives values to.
func givenNames(l layer) []string {
	var all []string
	add := func(l layer, name string) {
		for _, e := range fieldOf(l.node, name).Entries() {
			all = append(all, e.Key.Value)
		}
	}
	add(l, "params")
	matrix := fieldOf(l.node, "matrix")
	add(layer{node: matrix}, "params")
	for _, item := range itemsOf(matrix, "values") {
		for _, e := range item.Entries() {
			all = append(all, e.Key.Value)
		}
	}
	for _, join := range itemsOf(l.node, "joins") {
		add(layer{node: join}, "params")
	}
	return all
}

// keysFrom are the keys from step i to the place, without the numbers of items, as the specification spells them.
func (p *place) keysFrom(i int) []string {
	var keys []string
	for k := i + 1; k < len(p.steps); k++ {
		if p.steps[k].key != nil {
			keys = append(keys, p.steps[k].spelled())
		}
	}
	if p.key != nil {
		keys = append(keys, (&step{slot: p.entry(p.last(), p.key), key: p.key}).spelled())
	}
	return keys
}

// find is the input, or else the output, with a name.
func (t templateNames) find(name string) (declared, bool) { return params{ios: t.ios}.find(name) }

// isOwn reports whether a name is that of the input or output that the place is in.
func (t templateNames) isOwn(h *hoverer, name string) bool {
	s, _ := h.around(func(o object) bool { return o.is("V1IO") })
	return s != nil && textOf(s.node, "name") == name
}

// all are the bare names that can be used.
func (t templateNames) all() []string {
	all := append(names(t.ios), t.params...)
	for _, root := range template.Roots() {
		if t.stage.Has(root.Name) {
			all = append(all, root.Name)
		}
	}
	return all
}
