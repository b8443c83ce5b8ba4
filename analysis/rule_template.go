package analysis

import (
	"slices"
	"strings"

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

// use looks at one use of a variable.
func (t *templateCheck) use(u *template.Use) {
	root := u.Path[0]
	_, isVariable := t.variable(root.Name)
	_, isFunction := template.Lookup(template.Functions(), root.Name)
	_, isRoot := template.Lookup(template.Roots(), root.Name)
	switch {
	case isVariable || isFunction:
	case isRoot && !t.scope.stage.Has(root.Name):
		if t.scope.stage != template.AtArgument {
			t.early(u)
		} else {
			t.unknown(root, nil)
		}
	case isRoot:
		t.member(u)
	case slices.Contains([]string{"inputs", "outputs", "ops", "dag", "runs", "artifacts"}, root.Name) && len(u.Path) > 1:
		t.wrongRoot(u)
	default:
		t.unknown(root, nil)
	}
}

func (t *templateCheck) variable(name string) (variable, bool) {
	for _, v := range t.scope.variables {
		if v.name == name {
			return v, true
		}
	}
	return variable{}, false
}

// unknown reports a name that does not exist. among are those that do; nil: the bare names.
func (t *templateCheck) unknown(s template.Segment, among []string) {
	if t.rule.code != CodeUnknownName || s.Guard == template.Guarded || t.scope.stage == template.ByService {
		return
	}
	if among == nil {
		if !t.whole && t.scope.stage != template.AtArgument {
			return
		}
		for _, v := range t.scope.variables {
			among = append(among, v.name)
		}
		for _, root := range template.Roots() {
			if t.scope.stage.Has(root.Name) {
				among = append(among, root.Name)
			}
		}
	}
	f := t.report(t.at(s.Span), "There is no `%s`: it becomes nothing when the run is compiled.%s", s.Name, meaning(s.Name, among))
	t.replace(f, s, spec.Suggest(s.Name, among))
}

// replace adds the fix that writes another name.
func (t *templateCheck) replace(f finding, s template.Segment, meant string) {
	if meant != "" && t.mapped && t.source(t.at(s.Span)) == s.Name {
		f.fix("Write `"+meant+"`", true, spec.Edit{Range: t.at(s.Span), NewText: meant})
	}
}

// wrongRoot reports inputs.lr and the like, which fail when they are rendered.
func (t *templateCheck) wrongRoot(u *template.Use) {
	if t.rule.code != CodeTemplateRoot {
		return
	}
	root, name := u.Path[0], u.Path[1]
	if root.Name != "inputs" && root.Name != "outputs" {
		t.report(t.at(root.Span), "Templates do not know `%s`, so that rendering fails: take the value by a param with `ref`, and use the param.", root.Name)
		return
	}
	f := t.report(t.at(root.Span), "Templates do not know `%s`, so that rendering fails: write `{{ %s }}`.", root.Name, name.Name)
	at := t.at(template.Span{Start: root.Start, End: name.End})
	if t.mapped && t.source(at) == root.Name+"."+name.Name {
		f.fix("Write `"+name.Name+"`", true, spec.Edit{Range: at, NewText: name.Name})
	}
}

// early reports a root that is not there when the value is rendered.
func (t *templateCheck) early(u *template.Use) {
	if t.rule.code != CodeTemplateEarly || t.scope.stage == template.ByService || t.scope.stage == template.AtRayWorker {
		return
	}
	root := u.Path[0]
	t.report(t.at(root.Span), "`%s` is not there yet when this is rendered: only params and `globals` are.", root.Name)
}

// member looks at what is taken of a root.
func (t *templateCheck) member(u *template.Use) {
	if len(u.Path) < 2 {
		return
	}
	name := u.Path[1]
	if template.IsMappingMethod(name.Name) && !name.Quoted {
		return
	}
	switch u.Path[0].Name {
	case "globals":
		t.global(name)
	case "params":
		t.param(u)
	default:
		t.connection(u)
	}
}

func (t *templateCheck) global(name template.Segment) {
	known := template.Globals()
	services := template.ServiceGlobals()
	if _, ok := template.Lookup(services, name.Name); ok && !t.scope.isService && t.whole {
		if t.rule.code == CodeUnknownName {
			t.report(t.at(name.Span), "Only a service has `globals.%s`: it becomes nothing here.", name.Name)
		}
		return
	}
	known = append(known, services...)
	if _, ok := template.Lookup(known, name.Name); ok {
		return
	}
	t.unknown(name, entryNames(known))
}

// param looks at params.NAME.MEMBER.
func (t *templateCheck) param(u *template.Use) {
	name := u.Path[1]
	_, known := t.variable(name.Name)
	switch {
	case name.Name == template.AsArgs().Name:
		return
	case !known && t.whole:
		var all []string
		for _, v := range t.scope.variables {
			all = append(all, v.name)
		}
		t.unknown(name, append(all, template.AsArgs().Name))
		return
	case len(u.Path) < 3 || !known:
		return
	}
	member := u.Path[2]
	if _, ok := template.Lookup(template.ParamMembers(), member.Name); ok || template.IsMappingMethod(member.Name) || t.rule.code != CodeTemplateMember ||
		member.Guard == template.Guarded {
		return
	}
	names := entryNames(template.ParamMembers())
	f := t.report(t.at(member.Span), "A param has no `%s`, only `%s`.%s", member.Name, strings.Join(names, "`, `"), meaning(member.Name, names))
	t.replace(f, member, spec.Suggest(member.Name, names))
}

// connection looks at connections.NAME and init.NAME.
func (t *templateCheck) connection(u *template.Use) {
	root, name := u.Path[0], u.Path[1]
	listed, where := t.scope.connections, "`connections`"
	if root.Name == "init" {
		listed, where = t.scope.inits, "an item of `init`"
	}
	if slices.ContainsFunc(listed, holdsTemplate) || !t.whole || name.Guard == template.Guarded || name.Index {
		return
	}
	if !slices.Contains(listed, name.Name) {
		if t.rule.code != CodeUnlistedConnection {
			return
		}
		for _, l := range listed {
			if strings.HasPrefix(l, name.Name+"-") && !name.Quoted && len(u.Path) == 2 {
				t.report(t.at(name.Span), "Jinja2 takes the `-` for a subtraction: write `%s['%s']`.", root.Name, l)
				return
			}
		}
		f := t.report(t.at(name.Span), "The run does not list `%s` under %s, so that rendering fails.%s", name.Name, where, meaning(name.Name, listed))
		t.replace(f, name, spec.Suggest(name.Name, listed))
		return
	}
	if len(u.Path) < 3 || t.rule.code != CodeTemplateMember || u.Path[2].Guard == template.Guarded {
		return
	}
	member := u.Path[2]
	members, _ := template.ConnectionMembers("")
	names := entryNames(members)
	if meant := spec.Suggest(member.Name, names); meant != "" && !slices.Contains(names, member.Name) {
		f := t.report(t.at(member.Span), "No kind of connection has `%s`. Did you mean `%s`?", member.Name, meant)
		t.replace(f, member, meant)
	}
}

// fits checks that the input that a whole value is taken from can be what the field takes.
func (t *templateCheck) fits() {
	name, ok := wholeName(t.parsed)
	v, known := t.variable(name)
	if !ok || !known || v.node == nil || v.typ == "" {
		return
	}
	typ := baseType(v.typ)
	want := ""
	for _, a := range t.p.last().alternatives() {
		switch a.Kind {
		case spec.TemplateType:
		case spec.IntType:
			want = "an integer"
		case spec.FloatType:
			want = "a number"
		case spec.BoolType:
			want = "true or false"
		default:
			return
		}
	}
	if k := t.p.last().k8s; k != nil {
		want = map[string]string{"int": "an integer", "bool": "true or false"}[k.Kind]
	}
	isNumber := slices.Contains([]string{"int", "float", "metric"}, typ)
	switch {
	case want == "" || typ == "any" || !isIOType(v.typ):
		return
	case !v.takesList() && (isNumber && want != "true or false" || typ == "bool" || typ == "int"):
		return
	case !v.takesList() && typ == "str" && v.value() == nil:
		// text may hold a number
	}
	t.report(valueRange(t.node), "`%s` takes %s, but the input `%s` is of type `%s`: the rendered value is refused.",
		t.p.last().called(), want, name, v.typeName())
}

// wholeName is the name that a text consists of, as {{ lr }} or {{ params.lr.value }}.
func wholeName(t *template.Template) (string, bool) {
	if len(t.Body) != 1 || len(t.Problems) > 0 {
		return "", false
	}
	out, ok := t.Body[0].(*template.Output)
	if !ok || len(out.Values) != 1 {
		return "", false
	}
	names := t.Names()
	if len(names.Uses) != 1 || names.Uses[0].Binding != nil || names.Uses[0].Span != out.Values[0].Range() || names.Uses[0].Dynamic {
		return "", false
	}
	switch path := names.Uses[0].Path; {
	case len(path) == 1:
		return path[0].Name, true
	case len(path) == 3 && path[0].Name == "params" && path[2].Name == "value":
		return path[1].Name, true
	}
	return "", false
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
