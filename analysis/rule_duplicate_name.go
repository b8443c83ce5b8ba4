package analysis

import (
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

var duplicateNameRule = &rule{
	code: spec.CodeDuplicateName, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if n == nil || n.Kind != yaml.SequenceNode || s.depth > 0 {
			return
		}
		unique, ok := spec.UniqueIn(s.called())
		if !ok || s.k8sField == nil && s.field == nil {
			return
		}
		seen := map[string]*syntax.Node{}
		for _, item := range n.Children {
			value := fieldOf(item, unique.Name)
			if !isText(value) || spec.IsTemplate(value) {
				continue
			}
			if first := seen[value.Value]; first != nil {
				c.report(value.Range, "There is another %s `%s`: %s.", unique.What, value.Value, unique.Then).relate(first.Range, "the other one")
				continue
			}
			seen[value.Value] = value
		}
	},
}
