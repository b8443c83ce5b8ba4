package analysis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// likelyKinds are kinds of hyper-parameter in the order in which they suit inputs of a type; the others follow in the order
// of the specification.
var likelyKinds = map[string][]string{
	"int":      {"choice", "range", "linspace", "quniform", "uniform"},
	"float":    {"uniform", "loguniform", "choice", "linspace", "logspace", "geomspace", "normal", "lognormal"},
	"date":     {"daterange"},
	"datetime": {"datetimerange"},
}

// hyperParams are the kinds of hyper-parameter that the matrix around takes, the best for an input first.
func (p *place) hyperParams(io declared) []*spec.Model {
	matrix := ""
	if s, _ := p.around(func(o object) bool { return o.model != nil && o.model.Field("params") != nil && isMatrix(o.model) }); s != nil {
		matrix = textOf(s.node.Resolve(), "kind")
	}
	var models []*spec.Model
	for _, t := range hyperParamType().Of {
		if spec.TakesHyperParam(matrix, t.Model.Kind) {
			models = append(models, t.Model)
		}
	}
	rank := func(m *spec.Model) int {
		if types := spec.HyperParamTypes(m.Kind); io.typ != "" && types != nil && !slices.Contains(types, io.typ) {
			return 100
		}
		if i := slices.Index(likelyKinds[io.typ], m.Kind); i >= 0 {
			return i
		}
		return 50
	}
	slices.SortStableFunc(models, func(a, b *spec.Model) int { return rank(a) - rank(b) })
	return models
}

// hyperParamType is the family of hyper-parameters.
func hyperParamType() *spec.Type {
	for _, t := range matrixType().Of {
		if f := t.Model.Field("params"); f != nil {
			for _, t := range f.Type.Alternatives() {
				if t.Kind == spec.MapType {
					return t.Elem
				}
			}
		}
	}
	return &spec.Type{}
}

// matrixType is the family of matrices.
func matrixType() *spec.Type { return spec.SchemaOf().Root("").Field("matrix").Type }

func isMatrix(m *spec.Model) bool {
	return slices.ContainsFunc(matrixType().Of, func(t *spec.Type) bool { return t.Model == m })
}

// hyperParamSketch is the outline of a hyper-parameter whose kind is to be chosen, with a value of the likeliest.
func (c *completer) hyperParamSketch(p *place, io declared) sketch {
	kind, value := sketch{quoted: true}, sketch{}
	for i, m := range p.hyperParams(io) {
		kind.choices = append(kind.choices, m.Kind)
		if i == 0 {
			value = c.hyperParamValue(m, io)
		}
	}
	return sketch{mapping: true, keys: []string{"kind", "value"}, values: []sketch{kind, value}}
}

// hyperParamValue is the outline of the value of a hyper-parameter.
func (c *completer) hyperParamValue(m *spec.Model, io declared) sketch {
	list := sketch{list: true, inline: true}
	for _, t := range m.Field("value").Type.Alternatives() {
		if t.Kind == spec.RangeListType {
			list.values = rangeSketch(t.Model).values
			return list
		}
	}
	outcomes := c.outcomes(io)
	if m.Kind != "pchoice" {
		list.values = outcomes
		return list
	}
	share := fmt.Sprintf("0.%02d", min(100/len(outcomes), 99)) // together not above 1
	for _, outcome := range outcomes {
		list.values = append(list.values, sketch{list: true, values: []sketch{outcome, {text: share}}})
	}
	return list
}

// outcomes are values of an input to choose among.
func (c *completer) outcomes(io declared) []sketch {
	var all []sketch
	if io.node != nil {
		for _, o := range io.options() {
			if text, ok := c.layout.literal(o); ok {
				all = append(all, sketch{text: text})
			}
		}
	}
	switch {
	case len(all) > 1:
		return all
	case io.typ == "bool":
		return []sketch{{text: "true"}, {text: "false"}}
	case io.typ == "float":
		return []sketch{{text: "0.1"}, {text: "0.01"}}
	case textual(io.typ):
		return []sketch{{text: "a", quoted: true}, {text: "b", quoted: true}}
	}
	return []sketch{{text: "1"}, {text: "2"}}
}

// shape shows the value of a kind of hyper-parameter: "[low, high]".
func shape(m *spec.Model) string {
	for _, t := range m.Field("value").Type.Alternatives() {
		if t.Kind == spec.RangeListType {
			var names []string
			for _, f := range t.Model.Fields {
				if f.Required {
					names = append(names, f.Name)
				}
			}
			return "[" + strings.Join(names, ", ") + "]"
		}
	}
	if m.Kind == "pchoice" {
		return "[[value, probability], …]"
	}
	return "[value, …]"
}

// wholeHyperParams adds hyper-parameters of every kind that fits.
func (c *completer) wholeHyperParams(p *place, io declared) {
	if c.word.quote != 0 {
		return
	}
	for i, m := range p.hyperParams(io) {
		s := sketch{mapping: true, keys: []string{"kind", "value"}}
		s.values = []sketch{{choices: []string{m.Kind}, quoted: true}, c.hyperParamValue(m, io)}
		c.add(Completion{
			Label: m.Kind, Kind: ValueCompletion, Detail: shape(m), Doc: text(m.Doc), Snippet: true, Sort: fmt.Sprintf(" %03d", i),
			Insert: c.gap() + (&printer{layout: c.layout}).flow(s),
		})
	}
}

// hyperParamKinds adds the kinds that fit, each with its value where there is none yet.
func (c *completer) hyperParamKinds(p *place, io declared) {
	hp := p.steps[len(p.steps)-2].node
	key := p.last().key
	for i, m := range p.hyperParams(io) {
		item := Completion{Label: m.Kind, Kind: ValueCompletion, Detail: shape(m), Doc: text(m.Doc), Sort: fmt.Sprintf("0%03d", i)}
		item.Insert = c.gap() + c.quoted(m.Kind, false)
		if fieldOf(hp, "value") == nil && key != nil {
			pr := &printer{layout: c.layout}
			value := c.hyperParamValue(m, io)
			item.Snippet = true
			if c.word.flow {
				item.Insert = escapeSnippet(item.Insert) + ", " + pr.key("value") + ": " + pr.flow(value)
			} else {
				item.Insert = escapeSnippet(item.Insert) + "\n" + spaces(key.Outer.Start.Byte-c.indent(c.word.Range)) + "value:" + pr.after(value, 0)
			}
		}
		c.add(item)
	}
}
