package analysis

import (
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// gift is a value that an operation gives to an input of its component.
type gift struct {
	layer               // the operation
	how    paramForm    // by a param, by the matrix or by a join
	node   *syntax.Node // the value, or the mapping that says where it comes from
	byName string       // the operation of a DAG that gives it, where there are several
}

// given are the values that operations of the document give to the input with a name of the operation or component at step
// i: the operation itself and those that it is the component of. Of those that say the same the outermost counts, and it
// comes first.
func (p *place) given(i int, name string) []gift {
	var gifts []gift
	for {
		gifts = append(givenBy(layer{node: p.steps[i].node.Resolve(), path: p.doc.Path}, name), gifts...)
		s := &p.steps[i]
		if i == 0 || s.field == nil || s.field.Name != "component" || !p.steps[i-1].object().isRoot() {
			break
		}
		i--
	}
	d := p.dagAround(i)
	if s := &p.steps[i]; d.inside && s.field != nil && s.field.Name == "components" && d.self != "" {
		for _, op := range d.operations {
			if textOf(op.node, "dagRef") == d.self {
				for _, g := range givenBy(op, name) {
					g.byName = textOf(op.node, "name")
					gifts = append(gifts, g)
				}
			}
		}
	}
	return gifts
}

// givenBy are the values that one operation gives to an input. The last value of a mapping matrix comes first, as it is
// laid over the params.
func givenBy(l layer, name string) []gift {
	var gifts []gift
	add := func(how paramForm, n *syntax.Node) {
		if n = n.Resolve(); n != nil {
			gifts = append(gifts, gift{layer: l, how: how, node: n})
		}
	}
	entry := func(how paramForm, mapping *syntax.Node) {
		for _, e := range mapping.Entries() {
			if e.Key.Value == name && e.Key.Kind == yaml.ScalarNode {
				add(how, e.Value)
			}
		}
	}
	matrix := fieldOf(l.node, "matrix")
	entry(hyperParams, fieldOf(matrix, "params"))
	for _, item := range itemsOf(matrix, "values") {
		entry(mappedParams, item)
	}
	entry(shortParams, fieldOf(l.node, "params"))
	for _, join := range itemsOf(l.node, "joins") {
		entry(joinParams, fieldOf(join, "params"))
	}
	return gifts
}
