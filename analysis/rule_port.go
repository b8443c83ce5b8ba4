package analysis

import "github.com/plx-lsp/plx-lsp/spec"

// CodePort is about a port that does not exist.
const CodePort = "port"

// portFields are the fields of Kubernetes objects that hold the number of a port.
var portFields = []string{"containerPort", "hostPort", "port"}

var portRule = &rule{
	code: CodePort, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if s.k8sField == nil || s.k8s == nil || s.k8s.Kind != "int" && s.k8s.Kind != "int-or-string" {
			return
		}
		for _, name := range portFields {
			if s.k8sField.Name != name {
				continue
			}
			if f, ok := numberOf(s.node); ok && (f < 1 || f > 65535) {
				c.report(s.node.Range, "There is no port %s: ports go from 1 to 65535.", s.node.Resolve().Value)
			}
		}
	},
}
