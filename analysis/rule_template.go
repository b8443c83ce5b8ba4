package analysis

import (
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// Polyaxon renders templates when a run is compiled. What Jinja2 cannot read fails then; a name that does not exist becomes
// nothing, without a word.

// Codes of what goes wrong in templates.
const (
	CodeTemplateSyntax     = "template-syntax"     // Jinja2 cannot read it
	CodeTemplateFilter     = "template-filter"     // a filter or test that does not exist
	CodeUnknownName        = "unknown-name"        // a name that does not exist, and becomes nothing
	CodeTemplateRoot       = "template-root"       // the way that refs of params are written, which templates do not know
	CodeTemplateMember     = "template-member"     // a part that a value does not have
	CodeUnlistedConnection = "unlisted-connection" // a connection that the run does not list
	CodeTemplateEarly      = "template-early"      // a root that is not there yet when the value is rendered
	CodeTemplateType       = "template-type"       // an input whose values cannot be what the field takes
)

// templateRules are the rules about templates. Each looks at the templates of a value by itself; what they have in common is
// found once, in templateOf.
func templateRules() []*rule {
	about := func(code string) *rule {
		return &rule{code: code, severity: spec.Warning, at: func(c *ruleCheck, p *place) { c.template(p) }}
	}
	return []*rule{
		about(CodeTemplateSyntax), about(CodeTemplateFilter), about(CodeUnknownName), about(CodeTemplateRoot),
		about(CodeTemplateMember), about(CodeUnlistedConnection), about(CodeTemplateEarly), about(CodeTemplateType),
	}
}

// templateCheck is one look at the template of a value.
type templateCheck struct {
	*ruleCheck
	*templateFacts
	p *place
}

// templateFacts are what rules need to know of the template of a value. They are found once for all rules.
type templateFacts struct {
	node    *syntax.Node
	parsed  *template.Template
	names   *template.Names
	written syntax.Written
	mapped  bool // written is known
	scope   templateScope
	whole   bool // all names are known
}

// template looks at a value that may hold a template, for the rule at hand.
func (c *ruleCheck) template(p *place) {
	n := p.last().node
	if n.Kind != yaml.ScalarNode || n.Tag != "!!str" || !holdsTemplate(n.Value) {
		return
	}
	t := &templateCheck{ruleCheck: c, templateFacts: c.templates.facts(p), p: p}
	if t.scope.stage == template.AtNoTime {
		return
	}
	switch c.rule.code {
	case CodeTemplateSyntax, CodeTemplateFilter:
		t.problems()
		return
	case CodeTemplateType:
		t.fits()
		return
	}
	for i := range t.names.Uses {
		if u := &t.names.Uses[i]; u.Binding == nil && len(u.Path) > 0 {
			t.use(u)
		}
	}
}

// templates are the templates of a document, each read once for all rules.
type templates struct {
	read map[*syntax.Node]*template.Template
	last *templateFacts // of the value that was looked at last
}

// of is the template of a scalar.
func (t *templates) of(n *syntax.Node) *template.Template {
	read := t.read[n]
	if read == nil {
		read = template.Parse(n.Value)
		t.read[n] = read
	}
	return read
}

// facts are those about the value at a place.
func (t *templates) facts(p *place) *templateFacts {
	n := p.last().node
	if t.last != nil && t.last.node == n {
		return t.last
	}
	f := &templateFacts{node: n, parsed: t.of(n), scope: p.templateScope(), whole: p.namesKnown()}
	f.names = f.parsed.Names()
	f.written, f.mapped = p.doc.Tree.Text.Written(n)
	t.last = f
	return f
}

// at is where a span of the template was written.
func (t *templateCheck) at(s template.Span) syntax.Range {
	if !t.mapped {
		return valueRange(t.node)
	}
	r := t.written.Range(s.Start, s.End)
	if r.End.Line > r.Start.Line {
		r.End = syntax.Pos{Line: r.Start.Line + 1}
	}
	return r
}

func (t *templateCheck) problems() {
	for _, problem := range t.parsed.Problems {
		isName := problem.Name != ""
		if isName != (t.rule.code == CodeTemplateFilter) {
			continue
		}
		f := t.report(t.at(problem.Span), "Polyaxon cannot render this: %s.%s", problem.Message, meaning(problem.Name, problem.Candidates))
		if meant := spec.Suggest(problem.Name, problem.Candidates); isName && meant != "" && t.mapped {
			f.fix("Write `"+meant+"`", true, spec.Edit{Range: t.at(problem.Span), NewText: meant})
		}
		if !isName {
			return // what follows is confused by it
		}
	}
}

// namesKnown reports whether all names that templates at the place can use are known: the operation is laid over nothing
// that could not be read, and it declares its inputs, rather than to take whatever params are given.
func (p *place) namesKnown() bool {
	_, i := p.owner()
	if i < 0 {
		return false
	}
	outer := p.operationOf(i)
	if !p.ends(outer) {
		return false
	}
	for _, l := range p.layers(outer) {
		if fieldOf(l.node, "presets") != nil || isSet(l.node, "isPreset") {
			return false
		}
	}
	return true
}
