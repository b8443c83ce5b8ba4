package analysis

import (
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeUnusedInput is about an input that nothing in the file uses.
const CodeUnusedInput = "unused-input"

var unusedInputRule = &rule{
	code: CodeUnusedInput, severity: spec.Hint, tag: spec.Unnecessary,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if !s.object().isRoot() {
			return
		}
		inputs := itemsOf(s.node.Resolve(), "inputs")
		if len(inputs) == 0 || fieldOf(s.node, "run") == nil && fieldOf(s.node, "cmd") == nil && fieldOf(s.node, "container") == nil {
			return // whoever runs the component knows
		}
		use := c.usageOf(layer{node: s.node})
		for _, in := range inputs {
			name := fieldOf(in, "name")
			if !isText(name) || use.has(name.Value) || isForPod(in) {
				continue
			}
			c.report(name.Range, "Nothing in this file uses the input `%s`.", name.Value)
		}
	},
}

// isForPod reports whether an input or param is put into the pod, where a program finds it without a template.
func isForPod(n *syntax.Node) bool {
	return fieldOf(n, "toEnv") != nil || fieldOf(n, "toInit") != nil || fieldOf(n, "connection") != nil
}
