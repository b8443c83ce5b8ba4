package analysis

import "github.com/plx-lsp/plx-lsp/spec"

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
		use := usage{read: c.templates, names: map[string]bool{}}
		use.node(s.node, 0)
		if use.all {
			return
		}
		for _, in := range inputs {
			name := fieldOf(in, "name")
			if !isText(name) || use.names[name.Value] || fieldOf(in, "toEnv") != nil || fieldOf(in, "toInit") != nil || fieldOf(in, "connection") != nil {
				continue
			}
			c.report(name.Range, "Nothing in this file uses the input `%s`.", name.Value)
		}
	},
}
