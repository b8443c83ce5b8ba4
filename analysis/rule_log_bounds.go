package analysis

import (
	"math"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeLogBounds is about the bounds of a logarithmic range, which are exponents, and look like the numbers themselves.
const CodeLogBounds = "log-bounds"

var logBoundsRule = &rule{
	code: CodeLogBounds, severity: spec.Information,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		o := s.object()
		if o.model == nil || len(s.objects) != 1 {
			return
		}
		base, word := 0.0, ""
		switch o.model.Kind {
		case "loguniform", "qloguniform":
			base, word = math.E, "e"
		case "logspace":
			base, word = 10, "10"
		default:
			return
		}
		value := fieldOf(s.node.Resolve(), "value")
		if value == nil || fieldOf(value, "base") != nil {
			return
		}
		parts := firstParts(value)
		if len(parts) < 2 || !(0 < parts[0] && parts[0] < parts[1] && parts[1] < 1) {
			return
		}
		low, high := shortNumber(math.Pow(base, parts[0])), shortNumber(math.Pow(base, parts[1]))
		f := c.report(valueRange(value), "The bounds are exponents of %s: the numbers lie between %s and %s.", word, low, high)
		c.exponents(f, value, base, parts)
	},
}

// exponents offers the exponents of the numbers that were most likely meant.
func (c *ruleCheck) exponents(f finding, value *syntax.Node, base float64, parts []float64) {
	if value.Kind != yaml.SequenceNode {
		return
	}
	var edits []spec.Edit
	var texts []string
	for i, part := range parts[:2] {
		text := shortNumber(math.Log(part) / math.Log(base))
		edits = append(edits, spec.Edit{Range: value.Children[i].Range, NewText: text})
		texts = append(texts, text)
	}
	f.fix("Write "+strings.Join(texts, " and ")+", for numbers between "+spec.NumberText(parts[0])+" and "+spec.NumberText(parts[1]), false, edits...)
}
