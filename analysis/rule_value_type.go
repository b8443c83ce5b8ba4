package analysis

import (
	"math"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeValueType is about a value among several that its input will not take. The reference looks at each when a run gets it.
const CodeValueType = "value-type"

var valueTypeRule = &rule{
	code: CodeValueType, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		switch {
		case s.depth == 0 && s.isField("V1IO", "options"):
			c.options(p)
		case s.isMatrix() && !c.layered && p.namesKnown():
			c.matrixTypes(s.node.Resolve(), declaredIn(p.layers(len(p.steps)-2)))
		}
	},
}

// options: one of them that the input cannot take can never be chosen.
func (c *ruleCheck) options(p *place) {
	io := p.steps[len(p.steps)-2].node.Resolve()
	typ := textOf(io, "type")
	for _, item := range p.last().node.Resolve().Children {
		if !spec.Fits(item, typ, false) {
			c.report(item.Range, "The input is of type `%s`, and does not take this: it can never be chosen.", typ)
		}
	}
}

// matrixTypes holds the values of a matrix against the inputs that they are for.
func (c *ruleCheck) matrixTypes(matrix *syntax.Node, declared []declared) {
	inputs := inputsByName(declared)
	for _, e := range fieldOf(matrix, "params").Entries() {
		if in, ok := inputs[e.Key.Value]; ok {
			c.pointTypes(e.Value.Resolve(), in)
		}
	}
	for _, item := range itemsOf(matrix, "values") {
		for _, e := range item.Entries() {
			if in, ok := inputs[e.Key.Value]; ok && !spec.Fits(e.Value, in.typ, in.isList) {
				c.report(firstLineOf(e.Value.Range), "The input `%s` is of type `%s`, and does not take this: the run fails.", e.Key.Value, in.typ)
			}
		}
	}
}

func inputsByName(all []declared) map[string]declared {
	inputs := map[string]declared{}
	for _, d := range all {
		if d.side == "input" {
			inputs[d.name] = d
		}
	}
	return inputs
}

// pointTypes holds the values of a hyper-parameter against an input.
func (c *ruleCheck) pointTypes(hp *syntax.Node, in declared) {
	points, ok := spec.PointsOf(hp)
	value := fieldOf(hp, "value")
	if !ok || value == nil {
		return
	}
	if d := points.Distribution; d != nil {
		if in.typ == "int" && !in.isList && (d.Step == 0 || d.Step != math.Trunc(d.Step)) {
			c.report(valueRange(value), "The input `%s` is of type `int`, and does not take the fractions that are drawn here: the run fails.", in.name)
		}
		return
	}
	isChoice := points.Kind == "choice" || points.Kind == "pchoice"
	for i := range points.Values {
		if points.Fits(i, in.typ, in.isList) {
			continue
		}
		if isChoice && value.Kind == yaml.SequenceNode && i < len(value.Children) {
			at := value.Children[i]
			if pair := at.Resolve(); points.Kind == "pchoice" && len(pair.Children) == 2 {
				at = pair.Children[0]
			}
			c.report(firstLineOf(at.Range), "The input `%s` is of type `%s`, and does not take this: the run fails.", in.name, in.typ)
			continue
		}
		c.report(valueRange(value), "The input `%s` is of type `%s`, and does not take %s, which is one of these values: the run fails.", in.name, in.typ, points.Text(i))
		return
	}
}
