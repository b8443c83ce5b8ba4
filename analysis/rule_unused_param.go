package analysis

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeUnusedParam is about a param of an operation that goes nowhere.
const CodeUnusedParam = "unused-param"

// unusedParamRule knows that Polyaxon takes params that nobody declares, for templates. One that looks like an input that
// is left out is a mistake; of others a program may still ask for the value.
var unusedParamRule = &rule{
	code: CodeUnusedParam, severity: spec.Hint, tag: spec.Unnecessary,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if s.field == nil || s.field.Name != "params" || s.depth != 0 || !s.owner.isRoot() || c.layered || !p.namesKnown() {
			return
		}
		i := len(p.steps) - 2
		if i < 0 || !spec.IsOperation(p.steps[i].node) {
			return // params of a component are told by component-params
		}
		layers := p.layers(i)
		if c.leadsToErrors(layers) {
			return // half of what such a component declares may be missing
		}
		declared := declaredIn(layers)
		ios := names(declared)
		undeclared := slices.DeleteFunc(s.node.Entries(), func(e syntax.Entry) bool {
			return slices.Contains(ios, e.Key.Value) || isForPod(e.Value)
		})
		if len(undeclared) == 0 {
			return // as nearly always, and the layers may be long
		}
		use := c.usageOf(layers...)
		for _, e := range undeclared {
			if !use.has(e.Key.Value) {
				c.unusedParam(e.Key, s.node, declared)
			}
		}
	},
}

// leadsToErrors reports whether there is an error at a reference in the document that leads to one of some layers.
func (c *ruleCheck) leadsToErrors(layers []layer) bool {
	for _, l := range layers {
		for _, field := range []string{"hubRef", "urlRef", "pathRef", "dagRef"} {
			if ref := fieldOf(l.node, field); ref != nil && l.ref == "" && l.path == c.doc.Path && c.spoilt(ref.Range) {
				return true
			}
		}
	}
	return false
}

func (c *ruleCheck) unusedParam(key, params *syntax.Node, declared []declared) {
	var left []string // inputs that nothing is given for
	for _, d := range declared {
		if d.side == "input" && fieldOf(params, d.name) == nil {
			left = append(left, d.name)
		}
	}
	meant := spec.Suggest(key.Value, left)
	if meant == "" {
		c.report(key.Range, "The component has no input `%s`, and no template uses the param.", key.Value)
		return
	}
	f := c.report(key.Range, "The component has no input `%s`, and no template uses the param: the value goes nowhere. Did you mean `%s`?", key.Value, meant).
		write(key.Range, key, meant)
	if f.d != nil {
		f.d.Severity, f.d.Tag = spec.Warning, spec.NoTag
	}
}
