package analysis

import (
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeDuplicateName is about items of a list of which only one can have a name.
const CodeDuplicateName = "duplicate-name"

// unique are the lists whose items must differ in a field, and what becomes of those that do not.
var uniqueItems = map[string]struct{ field, what, then string }{
	"env":          {"name", "environment variable", "the last one counts"},
	"volumeMounts": {"mountPath", "mount at", "Kubernetes refuses the pod"},
	"volumes":      {"name", "volume", "Kubernetes refuses the pod"},
	"sidecars":     {"name", "container", "Kubernetes refuses the pod"},
	"inputs":       {"name", "input", "which of them counts depends on who asks"},
	"outputs":      {"name", "output", "which of them counts depends on who asks"},
}

var duplicateNameRule = &rule{
	code: CodeDuplicateName, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if n == nil || n.Kind != yaml.SequenceNode || s.depth > 0 {
			return
		}
		list, ok := uniqueItems[s.called()]
		if !ok || s.k8sField == nil && s.field == nil {
			return
		}
		seen := map[string]*syntax.Node{}
		for _, item := range n.Children {
			value := fieldOf(item, list.field)
			if !isText(value) || spec.IsTemplate(value) {
				continue
			}
			if first := seen[value.Value]; first != nil {
				c.report(value.Range, "There is another %s `%s`: %s.", list.what, value.Value, list.then).relate(first.Range, "the other one")
				continue
			}
			seen[value.Value] = value
		}
	},
}
