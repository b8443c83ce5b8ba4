package analysis

import (
	"strconv"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// CodeCommandString is about a command written as one text, which Polyaxon makes a list of one word of: the name of a
// program that does not exist.
const CodeCommandString = "command-string"

var commandRule = &rule{
	code: CodeCommandString, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if !s.isKubernetes("V1Container", "command") && !s.isKubernetes("V1Container", "args") || s.depth > 0 || !isText(n) {
			return
		}
		words := strings.Fields(n.Value)
		if len(words) < 2 || s.k8sField.Name == "args" && spec.IsTemplate(n) {
			return // one word is the same as a list of it
		}
		name := s.k8sField.Name
		f := c.report(valueRange(s.node), "Polyaxon makes one word of this text, so that `%s` is looked for by this whole name: write a list.", name)
		if name == "args" {
			f = f.message("Polyaxon makes one argument of this text: write a list.")
		}
		if s.node != n || strings.ContainsAny(n.Value, "'\"\\|&;<>$`(){}*?\n") {
			return
		}
		quoted := make([]string, len(words))
		for i, w := range words {
			if quoted[i] = yamlScalar(w, false); c.json() {
				quoted[i] = strconv.Quote(w)
			}
		}
		f.fix("Write it as a list of words", true, spec.Edit{Range: n.Range, NewText: "[" + strings.Join(quoted, ", ") + "]"})
	},
}

// isKubernetes reports whether s is the value of a field of a Kubernetes object, or an item of that value.
func (s *slot) isKubernetes(object, field string) bool {
	return s.k8sField != nil && s.k8sField.Name == field && s.owner.k8s != nil && s.owner.k8s.Name == object
}
