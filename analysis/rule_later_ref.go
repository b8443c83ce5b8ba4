package analysis

import (
	"errors"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeLaterRef is about a component that is only looked for when the run is under way.
const CodeLaterRef = "later-ref"

// laterRefRule checks the references that `polyaxon check` does not follow: those of builds, hooks and tuners.
var laterRefRule = &rule{
	code: CodeLaterRef, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if laterRef(p) == "" {
			return
		}
		n := s.node.Resolve()
		tree, err := c.files.Fetch(c.ctx, spec.Reference{Field: "hubRef", Text: n.Value})
		if err == nil {
			c.laterComponent(s, tree)
		}
		if !errors.Is(err, spec.ErrNoComponent) {
			return
		}
		var near interface{ Meant() string }
		if errors.As(err, &near) && near.Meant() != "" {
			meant := near.Meant()
			c.report(s.node.Range, "`%s` names nothing: %v. Polyaxon will only find out when it is needed. Did you mean `%s`?", n.Value, err, meant).
				write(s.node.Range, n, meant)
			return
		}
		c.report(s.node.Range, "`%s` names nothing: %v. Polyaxon will only find out when it is needed.", n.Value, err)
	},
}

// laterRef is the reference to the component of a build, a hook or a tuner that stands at a place, "" when there is none.
func laterRef(p *place) string {
	s := p.last()
	n := s.node.Resolve()
	if s.field == nil || s.field.Name != "hubRef" || s.owner.isRoot() || s.depth != 0 || !isText(n) || spec.IsTemplate(n) {
		return ""
	}
	return n.Value
}

// laterComponent reports what the component of a build, a hook or a tuner is rejected for.
func (c *ruleCheck) laterComponent(s *step, tree *syntax.Tree) {
	for _, d := range spec.Lint(c.ctx, c.doc.Path, tree, c.files) {
		if d.Severity == spec.Error {
			c.report(s.node.Range, "The component `%s` is not valid: %s Polyaxon will only find out when it is needed.", s.node.Resolve().Value, d.Message)
			return
		}
	}
}
