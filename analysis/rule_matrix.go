package analysis

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Codes of a matrix whose names do not fit together.
const (
	CodeMatrixValues = "matrix-values" // values that are overwritten, or items with different names
	CodeMatrixInput  = "matrix-input"  // a name that nothing takes
	CodeMetricOutput = "metric-output" // a metric that is none of the outputs
)

var matrixValuesRule = &rule{
	code: CodeMatrixValues, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if !s.isMatrix() {
			return
		}
		operation := p.steps[len(p.steps)-2].node.Resolve()
		params := fieldOf(operation, "params")
		for _, e := range fieldOf(s.node, "params").Entries() {
			if key, value := params.Get(e.Key.Value); key != nil && value.Resolve() != nil {
				c.report(e.Key.Range, "`params` gives `%s` a value as well: every run of the matrix overwrites it.", e.Key.Value).
					relate(key.Range, "the value in params")
			}
		}
		if s.object().is("V1Mapping") {
			c.sameNames(itemsOf(s.node.Resolve(), "values"))
		}
	},
}

// isMatrix reports whether s is the matrix of an operation, of a kind that is known.
func (s *step) isMatrix() bool {
	return len(s.objects) == 1 && s.object().model != nil && s.field != nil && s.field.Name == "matrix" && s.owner.isRoot()
}

// sameNames: the reference looks at the first item of a mapping only.
func (c *ruleCheck) sameNames(items []*syntax.Node) {
	if len(items) < 2 || items[0].Kind != yaml.MappingNode {
		return
	}
	var want []string
	for _, e := range items[0].Entries() {
		want = append(want, e.Key.Value)
	}
	for i, item := range items[1:] {
		if item.Kind != yaml.MappingNode {
			continue
		}
		for _, e := range item.Entries() {
			if !slices.Contains(want, e.Key.Value) {
				c.report(e.Key.Range, "The first item has no `%s`, and Polyaxon expects the same names in all.%s", e.Key.Value, meaning(e.Key.Value, want))
				return
			}
		}
		for _, name := range want {
			if fieldOf(item, name) == nil && !hasKeyNamed(item, name) {
				at := item.Range
				if len(item.Children) > 0 {
					at = item.Children[0].Range
				}
				c.report(firstLineOf(at), "Item %s has no `%s`, which the first one has: that run gets no value for it.", fmt.Sprint(i+2), name)
				return
			}
		}
	}
}

func hasKeyNamed(mapping *syntax.Node, name string) bool {
	key, _ := mapping.Get(name)
	return key != nil
}

var matrixInputRule = &rule{
	code: CodeMatrixInput, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if !s.isMatrix() || c.layered || !p.namesKnown() {
			return
		}
		keys := fieldOf(s.node, "params").Entries()
		if values := itemsOf(s.node.Resolve(), "values"); len(values) > 0 {
			keys = append(keys, values[0].Entries()...)
		}
		layers := p.layers(len(p.steps) - 2)
		ios := names(declaredIn(layers))
		if len(ios) == 0 {
			return
		}
		use := c.usageOf(layers...)
		isLost := func(name string) bool { return !use.has(name) && !slices.Contains(ios, name) }
		if resource := fieldOf(fieldOf(s.node, "resource"), "name"); isText(resource) && isLost(resource.Value) {
			c.report(resource.Range, "The component has no input `%s`, and no template uses it: the runs do not get their budget.%s",
				resource.Value, meaning(resource.Value, ios))
		}
		for _, e := range keys {
			if isLost(e.Key.Value) {
				c.report(e.Key.Range, "The component has no input `%s`, and no template uses it: the values go nowhere.%s", e.Key.Value, meaning(e.Key.Value, ios))
			}
		}
	},
}

var metricOutputRule = &rule{
	code: CodeMetricOutput, severity: spec.Information,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if !s.isField("V1OptimizationMetric", "name") && !s.isField("V1MetricEarlyStopping", "metric") || !isText(n) || spec.IsTemplate(n) {
			return
		}
		_, i := p.owner()
		if i < 0 || !p.namesKnown() {
			return
		}
		var outputs []string
		for _, d := range declaredIn(p.layers(i)) {
			if d.side == "output" {
				outputs = append(outputs, d.name)
			}
		}
		if len(outputs) > 0 && !slices.Contains(outputs, n.Value) {
			c.report(s.node.Range, "`%s` is none of the outputs that the component declares: the search needs a metric that the runs log.%s", n.Value, meaning(n.Value, outputs))
		}
	},
}
