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

// distribution checks the order of the bounds of a distribution, that it has a width, and that a series can be made.
func (c *ruleCheck) distribution(kind string, value *syntax.Node) {
	parts := firstParts(value)
	if len(parts) < 2 {
		return
	}
	first, second := parts[0], parts[1]
	switch strings.TrimPrefix(strings.TrimPrefix(kind, "q"), "log") {
	case "uniform":
		if first > second {
			c.report(valueRange(value), "The lower bound %s is greater than the upper bound %s: exchange them.",
				spec.NumberText(first), spec.NumberText(second))
		}
	case "geomspace":
		switch {
		case first == 0 || second == 0:
			c.report(valueRange(value), "No geometric series begins or ends with 0: take a small number, or `linspace`.")
		case (first < 0) != (second < 0):
			c.report(valueRange(value), "No geometric series leads from %s to %s: it would have to pass 0.",
				spec.NumberText(first), spec.NumberText(second))
		}
	case "normal":
		if second < 0 {
			c.report(valueRange(value), "The scale is a standard deviation, which cannot be negative, but it is %s.", spec.NumberText(second))
		}
	}
}

// firstParts are the first numbers of a range or distribution in any of its forms, two at most, up to one that is not
// known.
func firstParts(value *syntax.Node) []float64 {
	var parts []float64
	add := func(n *syntax.Node) bool {
		f, ok := numberOf(n)
		if ok {
			parts = append(parts, f)
		}
		return ok
	}
	switch value.Kind {
	case yaml.SequenceNode:
		for _, item := range value.Children[:min(2, len(value.Children))] {
			if !add(item) {
				break
			}
		}
	case yaml.MappingNode:
		for _, names := range [][]string{{"low", "high"}, {"loc", "scale"}, {"start", "stop"}} {
			for _, name := range names {
				if !add(fieldOf(value, name)) {
					break
				}
			}
		}
	case yaml.ScalarNode:
		for _, text := range strings.SplitN(value.Value, ":", 3)[:min(2, strings.Count(value.Value, ":")+1)] {
			f, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
			if err != nil {
				break
			}
			parts = append(parts, f)
		}
	}
	return parts
}
