package analysis

import (
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
)

// CodeQuantity is about an amount of a resource that Kubernetes cannot read, or that is requested beyond its limit.
const CodeQuantity = "quantity"

var quantityRule = &rule{
	code: CodeQuantity, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		switch {
		case s.k8s != nil && s.k8s.Kind == "quantity":
			if n == nil || n.Kind != yaml.ScalarNode || n.Tag == "!!null" || spec.IsTemplate(n) {
				return
			}
			if _, problem := spec.Quantity(n); problem != "" {
				c.report(s.node.Range, "%s", problem)
			}
		case s.object().k8s != nil && s.object().k8s.Name == "V1ResourceRequirements":
			c.requestsWithinLimits(p)
		}
	},
}

// requestsWithinLimits: Kubernetes refuses a pod that asks for more than it may have.
func (c *ruleCheck) requestsWithinLimits(p *place) {
	limits := fieldOf(p.last().node, "limits")
	for _, e := range fieldOf(p.last().node, "requests").Entries() {
		_, limit := limits.Get(e.Key.Value)
		if limit == nil || spec.IsTemplate(e.Value) || spec.IsTemplate(limit) {
			continue
		}
		request, wrong := spec.Quantity(e.Value)
		most, alsoWrong := spec.Quantity(limit)
		if wrong == "" && alsoWrong == "" && request.Cmp(most) > 0 {
			c.report(e.Value.Range, "The request of %s `%s` is greater than its limit `%s`: Kubernetes refuses such a pod.",
				e.Key.Value, e.Value.Resolve().Value, limit.Resolve().Value).relate(limit.Range, "the limit")
		}
	}
}
