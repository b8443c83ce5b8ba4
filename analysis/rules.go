package analysis

import (
	"context"
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
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
	return append([]*rule{
		versionRule, migrateRule,

		cronRule, scheduleOrderRule, frequencyRule, boundsRule, boundsOrderRule, hyperParamRule, hyperbandRule,
		logBoundsRule, endlessSearchRule, tpeRule, probabilitiesRule,

		kubernetesFieldRule, kubernetesTypeRule, kubernetesValueRule, quantityRule, commandRule, envShapeRule, nameRule, portRule,
		kubernetesRequiredRule, volumeSourceRule, resourceRule, shellWordRule, imageNameRule,
		volumeMountRule, duplicateNameRule, imageRule,

		ioNameRule, ioTypeRule, shadowedIORule, toInitRule, buildDagRule, componentParamsRule, emptyEventsRule, laterRefRule,
		laterParamsRule, yamlNumberRule, yamlBooleanRule, yamlTimeRule, yamlOctalRule, yamlDigitsRule, unusedInputRule, unusedParamRule,
		joinRefRule, unreachableTriggerRule, unusedComponentRule, matrixValuesRule, matrixInputRule, metricOutputRule, valueTypeRule, cacheIORule,
	}, append(templateRules(), templateBracesRule)...)
}

// ruleCheck is one look of a rule at a document.
type ruleCheck struct {
	*scene
	rule       *rule
	resolution *spec.Resolution // what the document makes; it may be that of a set that the document is in
	wrong      []syntax.Range   // where there are errors already
	templates  *templates
	layered    bool // the document is one of several that are laid over each other
	found      []spec.Diagnostic
}

// Advise says what will go wrong with a document, or could be better, although the reference accepts it. resolution is
// what became of the document, alone or in a set. Values that there is an error about already are left alone.
// layered says that the document is one of several that are laid over each other.
func Advise(ctx context.Context, doc *Document, files spec.Resolver, resolution *spec.Resolution, layered bool) []spec.Diagnostic {
	root := doc.Tree.Root
	if root == nil || root.Kind != yaml.MappingNode || !doc.Tree.Finite() || spec.FormerOf(root) != nil {
		return nil
	}
	s := &scene{ctx: ctx, doc: doc, files: files}
	var wrong []syntax.Range
	for i := range resolution.Found {
		if d := &resolution.Found[i]; d.Severity == spec.Error && d.Code != spec.CodeMissingParam && (d.File == "" || d.File == doc.Path) {
			wrong = append(wrong, d.Range)
		}
	}
	var checks []*ruleCheck
	read := &templates{read: map[*syntax.Node]*template.Template{}}
	for _, r := range rules() {
		checks = append(checks, &ruleCheck{scene: s, rule: r, resolution: resolution, wrong: wrong, layered: layered, templates: read})
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

// spoilt reports whether there is an error inside of a range, so that what is missing there may only be misspelt.
func (c *ruleCheck) spoilt(r syntax.Range) bool {
	return slices.ContainsFunc(c.wrong, func(w syntax.Range) bool { return r.Contains(w.Start) })
}

// report adds a finding, unless there is an error at that place already. What explains and mends it is added to the result.
func (c *ruleCheck) report(at syntax.Range, format string, args ...any) finding {
	for _, w := range c.wrong {
		if w.Contains(at.Start) || at.Contains(w.Start) {
			return finding{}
		}
	}
	c.found = append(c.found, spec.Diagnostic{
		Range: at, Severity: c.rule.severity, Code: c.rule.code, Tag: c.rule.tag, Message: fmt.Sprintf(format, args...),
	})
	return finding{&c.found[len(c.found)-1]}
}
