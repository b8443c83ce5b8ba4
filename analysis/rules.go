package analysis

import (
	"context"
	"fmt"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// rule finds one sort of mistake that the reference accepts and that goes wrong at run time, or gives one sort of advice.
// Each stands in a file of its own, rule_NAME.go, with its code; docs/rules.md explains it.
type rule struct {
	code     string
	severity spec.Severity
	tag      spec.Tag
	at       func(c *ruleCheck, p *place) // looks at one written value; nil: the rule looks at none
	whole    func(c *ruleCheck)           // looks at the document as a whole, after its values; nil: the rule does not
}

// rules are all rules beyond the reference.
func rules() []*rule {
	return []*rule{
		versionRule,
	}
}

// ruleCheck is one look of a rule at a document.
type ruleCheck struct {
	*scene
	rule       *rule
	resolution *spec.Resolution // what the document makes; it may be that of a set that the document is in
	wrong      []syntax.Range   // where there are errors already
	found      []spec.Diagnostic
}

// Advise says what will go wrong with a document, or could be better, although the reference accepts it. resolution is
// what became of the document, alone or in a set. Values that there is an error about already are left alone.
func Advise(ctx context.Context, doc *Document, files spec.Resolver, resolution *spec.Resolution) []spec.Diagnostic {
	root := doc.Tree.Root
	if root == nil || root.Kind != yaml.MappingNode || !doc.Tree.Finite() {
		return nil
	}
	s := &scene{ctx: ctx, doc: doc, files: files}
	var wrong []syntax.Range
	for i := range resolution.Found {
		if d := &resolution.Found[i]; d.Severity == spec.Error && (d.File == "" || d.File == doc.Path) {
			wrong = append(wrong, d.Range)
		}
	}
	var checks []*ruleCheck
	for _, r := range rules() {
		checks = append(checks, &ruleCheck{scene: s, rule: r, resolution: resolution, wrong: wrong})
	}
	s.visit(func(p *place) bool {
		for _, c := range checks {
			if c.rule.at != nil {
				c.rule.at(c, p)
			}
		}
		return true
	})
	var found []spec.Diagnostic
	for _, c := range checks {
		if c.rule.whole != nil {
			c.rule.whole(c)
		}
		found = append(found, c.found...)
	}
	return found
}

// report adds a finding at a node: at its key where one is given and the node is empty or a block below it. It yields the
// finding, for related places and fixes to be added; nil when there is an error at that place already.
func (c *ruleCheck) report(at syntax.Range, format string, args ...any) *spec.Diagnostic {
	for _, w := range c.wrong {
		if w.Contains(at.Start) || at.Contains(w.Start) {
			return &spec.Diagnostic{}
		}
	}
	c.found = append(c.found, spec.Diagnostic{
		Range: at, Severity: c.rule.severity, Code: c.rule.code, Tag: c.rule.tag, Message: fmt.Sprintf(format, args...),
	})
	return &c.found[len(c.found)-1]
}
