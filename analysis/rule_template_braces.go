package analysis

import (
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// CodeTemplateBraces is about what looks like a template in the braces of another language, and stays text.
const CodeTemplateBraces = "template-braces"

var (
	dollarBraces  = regexp.MustCompile(`(^|[^$\\])(\$)\{\{`)
	partedBraces  = regexp.MustCompile(`\{[ \t]+\{[ \t]*([A-Za-z_][A-Za-z0-9_.]*)[ \t]*\}[ \t]+\}`)
	singleBraces  = regexp.MustCompile(`\{[ \t]*([A-Za-z_][A-Za-z0-9_]*)[ \t]*\}`)
	doubledAround = regexp.MustCompile(`\{\{|\}\}`)
)

var templateBracesRule = &rule{
	code: CodeTemplateBraces, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		n := p.last().node
		if n.Kind != yaml.ScalarNode || n.Tag != "!!str" || !strings.Contains(n.Value, "{") {
			return
		}
		written, mapped := p.doc.Tree.Text.Written(n)
		if !mapped {
			return
		}
		b := &bracesCheck{ruleCheck: c, p: p, text: n.Value, written: written}
		b.dollar()
		b.parted()
		b.single()
	},
}

// bracesCheck looks at one text.
type bracesCheck struct {
	*ruleCheck
	p       *place
	text    string
	written syntax.Written
}

// dollar: other tools begin their templates with a dollar, which stays here.
func (b *bracesCheck) dollar() {
	m := dollarBraces.FindStringSubmatchIndex(b.text)
	if m == nil || b.p.templateScope().stage == template.AtNoTime {
		return
	}
	at := b.written.Range(m[4], m[5])
	b.report(at, "The `$` before `{{` stays in the text: Polyaxon's templates begin without it.").
		fix("Remove the `$`", true, spec.Edit{Range: at})
}

// parted: braces with blanks between them are text.
func (b *bracesCheck) parted() {
	m := partedBraces.FindStringSubmatchIndex(b.text)
	if m == nil || !b.known(b.text[m[2]:m[3]]) {
		return
	}
	at, meant := b.written.Range(m[0], m[1]), "{{ "+b.text[m[2]:m[3]]+" }}"
	b.report(at, "Blanks between the braces make a text of this: write `%s`.", meant).
		fix("Write `"+meant+"`", true, spec.Edit{Range: at, NewText: meant})
}

// single: one brace is no template. Many texts have such braces, so that the name must be an input that is used nowhere.
func (b *bracesCheck) single() {
	if doubledAround.MatchString(b.text) {
		return
	}
	m := singleBraces.FindStringSubmatchIndex(b.text)
	if m == nil || strings.HasSuffix(b.text[:m[0]], "$") || !b.known(b.text[m[2]:m[3]]) {
		return
	}
	name := b.text[m[2]:m[3]]
	_, i := b.p.owner()
	if b.usageOf(b.p.layers(b.p.operationOf(i))...).has(name) {
		return
	}
	at, meant := b.written.Range(m[0], m[1]), "{{ "+name+" }}"
	b.report(at, "One brace makes a text of this, and nothing uses the input `%s`: write `%s`.", name, meant).
		fix("Write `"+meant+"`", true, spec.Edit{Range: at, NewText: meant})
}

// known reports whether a template could use a name here.
func (b *bracesCheck) known(name string) bool {
	scope := b.p.templateScope()
	if scope.stage == template.AtNoTime {
		return false
	}
	root, _, _ := strings.Cut(name, ".")
	for _, v := range scope.variables {
		if v.name == root {
			return true
		}
	}
	_, isRoot := template.Lookup(template.Roots(), root)
	return isRoot && root != name && scope.stage.Has(root)
}
