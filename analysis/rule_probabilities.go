package analysis

import (
	"github.com/plx-lsp/plx-lsp/spec"
)

// CodeProbabilities is about probabilities that leave something, which the last value gets.
const CodeProbabilities = "probabilities"

var probabilitiesRule = &rule{
	code: CodeProbabilities, severity: spec.Hint,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if len(s.objects) != 1 || s.object().model == nil || s.object().model.Kind != "pchoice" {
			return
		}
		value := fieldOf(s.node.Resolve(), "value")
		if value == nil || len(value.Children) == 0 {
			return
		}
		sum, last := 0.0, value.Children[len(value.Children)-1].Resolve()
		for _, item := range value.Children {
			pair := item.Resolve()
			if pair == nil || len(pair.Children) != 2 {
				return
			}
			weight, ok := numberOf(pair.Children[1])
			if !ok {
				return
			}
			sum += weight
		}
		const slack = 1e-6 // of sums of decimal fractions
		if rest := 1 - sum; rest > slack {
			c.report(last.Range, "The probabilities add up to %s: the last value gets the remaining %s, too.",
				spec.NumberText(sum), spec.NumberText(rest))
		}
	},
}
