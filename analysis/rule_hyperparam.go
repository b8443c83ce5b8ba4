package analysis

import (
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeHyperParam is about a hyper-parameter that no value, or a nonsensical one, can be drawn from.
const CodeHyperParam = "hyper-param"

var hyperParamRule = &rule{
	code: CodeHyperParam, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		o := s.object()
		if o.model == nil || len(s.objects) != 1 || !isHyperParam(o.model) {
			return
		}
		n := s.node.Resolve()
		value := fieldOf(n, "value")
		if value == nil {
			return
		}
		if points, ok := spec.PointsOf(n); ok && points.Distribution == nil && points.Count == 0 {
			c.report(valueRange(value), "There is no value in this: nothing would run.")
			return
		}
		c.distribution(o.model.Kind, value)
	},
}

// distribution checks the order of the bounds of a distribution, and that it has a width.
func (c *ruleCheck) distribution(kind string, value *syntax.Node) {
	parts := firstParts(value)
	if len(parts) < 2 {
		return
	}
	switch strings.TrimPrefix(strings.TrimPrefix(kind, "q"), "log") {
	case "uniform":
		if parts[0] > parts[1] {
			c.report(valueRange(value), "The lower bound %s is greater than the upper bound %s: exchange them.",
				spec.NumberText(parts[0]), spec.NumberText(parts[1]))
		}
	case "normal":
		if parts[1] < 0 {
			c.report(valueRange(value), "The scale is a standard deviation, which cannot be negative, but it is %s.", spec.NumberText(parts[1]))
		}
	}
}

// firstParts are the first two numbers of a range or distribution in any of its forms; none where they are not both known.
func firstParts(value *syntax.Node) []float64 {
	var parts []float64
	add := func(n *syntax.Node) {
		if f, ok := numberOf(n); ok {
			parts = append(parts, f)
		}
	}
	switch value.Kind {
	case yaml.SequenceNode:
		for i := 0; i < min(2, len(value.Children)); i++ {
			add(value.Children[i])
		}
	case yaml.MappingNode:
		for _, names := range [][2]string{{"low", "high"}, {"loc", "scale"}} {
			add(fieldOf(value, names[0]))
			add(fieldOf(value, names[1]))
		}
	case yaml.ScalarNode:
		for _, text := range strings.SplitN(value.Value, ":", 3)[:min(2, strings.Count(value.Value, ":")+1)] {
			if f, err := strconv.ParseFloat(strings.TrimSpace(text), 64); err == nil {
				parts = append(parts, f)
			}
		}
	}
	return parts
}
