package analysis

import "github.com/plx-lsp/plx-lsp/spec"

// CodeHyperband is about a hyperband that its tuner cannot plan, though the reference requires nothing of it.
const CodeHyperband = "hyperband"

var hyperbandRule = &rule{
	code: CodeHyperband, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if len(s.objects) != 1 || !s.object().is("V1Hyperband") {
			return
		}
		_, kind := s.node.Resolve().Get("kind")
		for _, name := range []string{"maxIterations", "eta", "resource", "metric"} {
			if fieldOf(s.node, name) == nil {
				c.report(kind.Range, "`hyperband` plans its runs from `maxIterations`, `eta`, `resource` and `metric`: add `%s`.", name)
				return
			}
		}
		eta := fieldOf(s.node, "eta")
		if f, ok := numberOf(eta); ok && f <= 1 {
			c.report(eta.Range, "`eta` must be greater than 1: every round keeps one run in `eta`, and with %s none would be left out.", eta.Value)
		}
	},
}
