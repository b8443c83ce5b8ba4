package analysis

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
)

// CodeLaterParams is about params of a component that is only looked for when the run is under way.
const CodeLaterParams = "later-params"

// laterParamsRule holds the params of builds, hooks and tuners against the inputs of their components, which `polyaxon check`
// does not.
var laterParamsRule = &rule{
	code: CodeLaterParams, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s, ref := p.last(), laterRef(p)
		if ref == "" {
			return
		}
		tree, err := c.files.Fetch(c.ctx, spec.Reference{Field: "hubRef", Text: ref})
		if err != nil {
			return
		}
		around := p.steps[len(p.steps)-2].node
		later := spec.Later{Path: c.doc.Path, Node: around}
		switch {
		case s.owner.is("V1Build"):
			inputs := declaredInputs(p)
			later.Model, later.Supplied = "Build", func(input string) bool {
				return input == "destination" || slices.Contains(inputs, input)
			}
		case s.owner.is("V1Hook"):
			later.Model, later.Supplied = "Hook", func(input string) bool {
				return !isSet(around, "disableDefaults") && slices.Contains(hookDefaults, input)
			}
		default: // a tuner also gets what the runs before it have yielded
			later.Model, later.Supplied = "Tuner", func(input string) bool { return fieldOf(fieldOf(around, "params"), input) == nil }
		}
		for _, d := range later.CheckParams(c.ctx, tree) {
			f := c.report(d.Range, "%s Polyaxon will only find out when it is needed.", d.Message)
			for _, fix := range d.Fixes {
				f.fix(fix.Title, fix.Preferred, fix.Edits...)
			}
		}
	},
}

// hookDefaults are the inputs of a hook that get their values from the run that has ended.
var hookDefaults = []string{"uuid", "kind", "name", "inputs", "outputs", "status", "condition"}

// declaredInputs are the names of the inputs of the operation or component around a place: a build gets their values.
func declaredInputs(p *place) (names []string) {
	if _, i := p.owner(); i >= 0 {
		for _, d := range declaredIn(p.layers(i)) {
			if d.side == "input" {
				names = append(names, d.name)
			}
		}
	}
	return names
}
