package spec

import (
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// ioPort is an input or output as params meet it.
type ioPort struct {
	side     string // "input" or "output"
	name     string
	typ      string // "" when it has none
	isList   *bool  // as written: the reference tells null from false
	optional bool
	delay    *bool
	node     *syntax.Node // the whole declaration
	at       *syntax.Node // its name
	fields   *record
}

func ports(list *syntax.Node, side string) []ioPort {
	var all []ioPort
	for _, n := range itemsOf(list) {
		r := recordOf(n, nil)
		p := ioPort{side: side, name: r.text("name"), typ: r.text("type"), node: n, at: r.value("name"), fields: r}
		p.isList, p.delay = flagOf(r, "isList"), flagOf(r, "delayValidation")
		p.optional = isTrue(r.value("isOptional"))
		all = append(all, p)
	}
	return all
}

func flagOf(r *record, name string) *bool {
	n := r.value(name)
	if n == nil {
		return nil
	}
	b := isTrue(n)
	return &b
}

// given is a param as an operation or one of its joins gives it.
type given struct {
	name  string
	key   *syntax.Node
	r     *record
	join  bool
	value *syntax.Node // nil when it has none
	ref   *syntax.Node // nil when it has none
}

// checkParams holds what an operation gives against what its component declares.
func (c *composer) checkParams(operation *record) {
	c.params(operation, nil, nil)
	if run := operation.value("run"); runKind(run) == "dag" {
		c.dag = c.checkDag(run, operation.value("inputs"))
	}
}

// params checks the params of one operation. name is what it is called in its DAG, and refs are what `ref`s may name there;
// both are nil outside of one.
func (c *composer) params(operation *record, name *syntax.Node, refs *dagRefs) {
	inputs, outputs := ports(operation.value("inputs"), "input"), ports(operation.value("outputs"), "output")
	all, ok := c.given(operation)
	if !ok {
		return
	}
	matrix := operation.value("matrix")
	if len(all) == 0 && matrix == nil && c.needsParams(inputs, outputs, operation, name) {
		return
	}
	declared := map[string]bool{}
	for _, in := range inputs {
		declared[in.name] = true
		if i := slices.IndexFunc(all, func(g given) bool { return g.name == in.name }); i >= 0 {
			c.param(all[i], in, refs)
		} else if satisfied, ok := c.inMatrix(matrix, in); ok && !satisfied && !in.optional && (in.delay == nil || !*in.delay) {
			c.missingParam(in, operation, name)
		}
	}
	for _, out := range outputs {
		declared[out.name] = true
		if i := slices.IndexFunc(all, func(g given) bool { return g.name == out.name }); i >= 0 {
			c.param(all[i], out, nil)
		}
	}
	strict := isTrue(operation.value("strictParams"))
	for _, g := range all {
		if !declared[g.name] {
			c.undeclared(g, strict, append(inputs, outputs...))
		}
	}
}

// given are the params of an operation, and those of its joins that it does not give itself.
func (c *composer) given(operation *record) ([]given, bool) {
	var all []given
	add := func(params *syntax.Node, join bool) {
		if params == nil || params.Kind != yaml.MappingNode {
			return
		}
		for _, e := range params.Entries() {
			if slices.ContainsFunc(all, func(g given) bool { return g.name == e.Key.Value && !(g.join && join) }) {
				continue
			}
			r := newRecord(nil)
			if e.Value.Kind == yaml.MappingNode {
				r = recordOf(e.Value, nil)
			}
			g := given{name: e.Key.Value, key: e.Key, r: r, join: join, value: r.value("value")}
			if ref := r.value("ref"); ref != nil {
				g.ref = ref
			}
			all = append(all, g)
		}
	}
	add(operation.value("params"), false)
	if joins := operation.value("joins"); joins != nil {
		if joins.Kind != yaml.SequenceNode {
			return nil, c.fail(joins, CodeTemplateNotHere, "`joins` cannot be a template: write a list.")
		}
		for _, join := range joins.Children {
			r := recordOf(join, nil)
			params := r.value("params")
			if params != nil && params.Kind != yaml.MappingNode {
				return nil, c.fail(params, CodeTemplateNotHere, "`params` of a join cannot be a template: write a mapping.")
			}
			if params == nil {
				return nil, c.lacking(join, "params").fail(join, CodeMissingField, "A join requires `params`: say which of the found values go where.")
			}
			add(params, true)
		}
	}
	return all, true
}

// needsParams reports inputs that require a value when an operation gives none at all. Once one says whether to delay
// its validation, those after it that say nothing do the same, as in the reference.
func (c *composer) needsParams(inputs, outputs []ioPort, operation *record, name *syntax.Node) bool {
	missing := 0
	for _, side := range []struct {
		ports []ioPort
		delay bool
	}{{inputs, false}, {outputs, true}} {
		delay := side.delay
		for _, p := range side.ports {
			if p.delay != nil {
				delay = *p.delay
			}
			if !p.optional && !delay {
				c.missingParam(p, operation, name)
				missing++
			}
		}
		if missing > 0 {
			return true
		}
	}
	return false
}

// missingParam says that an input gets no value: where the operation gives its params, or else at what makes it one.
func (c *composer) missingParam(p ioPort, operation *record, name *syntax.Node) {
	declared := p.node
	if p.at != nil {
		declared = p.at
	}
	at := declared
	switch params, ok := operation.find("params"); {
	case ok && len(params.Value.Entries()) > 0:
		at = params.Key
	case name != nil:
		at = name
	case c.fileOf(declared) != c.main:
		at = c.reference(declared)
	}
	v := c.validator(at)
	var related []Related
	if at != declared {
		related = []Related{{File: c.validator(declared).file, Range: declared.Range, Message: "declared here"}}
	}
	typ := ""
	if p.typ != "" {
		typ = " of type `" + p.typ + "`"
	}
	v.lacks = &Missing{Name: p.name}
	v.report(CodeMissingParam, at.Range, related, "The %s `%s`%s requires a value: give it in `params`.", p.side, p.name, typ)
	c.found = append(c.found, v.found...)
}

// reference is what brings in the component of the first file, or otherwise when it has none.
func (c *composer) reference(otherwise *syntax.Node) *syntax.Node {
	for _, name := range []string{"hubRef", "urlRef", "pathRef"} {
		if _, ref := c.root.Get(name); ref != nil {
			return ref.Resolve()
		}
	}
	return otherwise
}

// param checks the value that is given to a declared input or output.
func (c *composer) param(g given, p ioPort, refs *dagRefs) {
	if !c.refShape(g, p) {
		return
	}
	text, isText := "", false
	if g.value != nil && g.value.Kind == yaml.ScalarNode {
		text, isText = scalarOf(g.value).(string)
	}
	switch {
	case g.join:
		return
	case g.ref != nil || isText && isTemplate(text):
		if !isTemplate(text) && g.ref != nil && !isRef(g.ref.Value, "runs") {
			c.refType(g, p, refs)
		}
		return
	}
	c.paramValue(g, p)
}

// paramValue checks a literal value against the type and the validation of an input.
func (c *composer) paramValue(g given, p ioPort) {
	if p.typ == "" {
		return
	}
	v := c.validator(g.key)
	defer func() { c.found = append(c.found, v.found...) }()
	related := []Related{}
	if p.at != nil {
		file := c.fileOf(p.node)
		if file == c.main {
			file = ""
		}
		related = append(related, Related{File: file, Range: p.at.Range, Message: "the " + p.side})
	}
	at := g.key.Range
	var value any
	if g.value != nil {
		at = site{key: g.key}.at(g.value)
		var err error
		if value, err = nativeOf(g.value); err != nil {
			return
		}
	}
	isList := p.isList != nil && *p.isList
	t, known := parseIOType(p.typ, isList)
	k := validationOfRecord(p.fields)
	if value == nil || value == noValue {
		if !p.optional {
			v.lacks = &Missing{Name: g.name}
			v.report(CodeMissingParam, at, related, "The %s `%s` requires a value, and this one is empty.", p.side, g.name)
			return
		}
		if value, _ = nativeOf(p.fields.entryValue("value")); value == nil {
			return
		}
	} else {
		if !known {
			v.with(c.retyping(p, ioTypeMeant(p.typ))...).report(CodeUnknownType, at, related, "The %s `%s` has the type `%s`, which does not exist, so that no value can be given to it.%s",
				p.side, g.name, p.typ, didYouMean(p.typ, ioTypeNames))
			return
		}
		var err error
		if value, err = t.read(value); err != nil {
			if isList && g.value != nil && g.value.Kind == yaml.ScalarNode {
				v.with(possible(v.wrapping(g.value, "[", "]"))...)
			}
			v.report(CodeParamType, at, related, "The %s `%s` is of type `%s`, but this is %s.",
				p.side, g.name, ioTypeLabel(p.typ, isList), describeGiven(g))
			return
		}
	}
	if err := k.check(value); err != nil {
		if text, ok := value.(string); ok && g.value != nil {
			v.with(meaning(g.value, Suggest(text, k.texts("options")))...)
		}
		v.report(CodeParamValue, at, related, "The %s `%s` does not take this value: %s.", p.side, g.name, err)
	}
}

func describeGiven(g given) string {
	if g.value == nil {
		return "empty"
	}
	return describeValue(g.value)
}

// entryValue is the value of a key, or a null.
func (r *record) entryValue(name string) *syntax.Node {
	if n := r.value(name); n != nil {
		return n
	}
	return &syntax.Node{Node: yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}}
}

// texts are the texts that a keyword lists; none when it lists others.
func (k validation) texts(name string) []string {
	list, _ := k[name].([]any)
	var texts []string
	for _, item := range list {
		if text, ok := item.(string); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// validationOfRecord are the validation keywords of an input in canonical form.
func validationOfRecord(r *record) validation {
	k := validation{}
	if n := r.value("validation"); n != nil && n.Kind == yaml.MappingNode {
		for _, e := range n.Entries() {
			if !isNull(e.Value.Resolve()) {
				k.set(e.Key.Value, e.Value)
			}
		}
	}
	return k
}

func (c *composer) undeclared(g given, strict bool, declared []ioPort) {
	var names []string
	for _, p := range declared {
		names = append(names, p.name)
	}
	v := c.validator(g.key).with(meaning(g.key, Suggest(g.name, names))...)
	context := flagOf(g.r, "contextOnly")
	switch {
	case context != nil && !*context:
		v.report(CodeUndeclaredParam, g.key.Range, nil,
			"`%s` has `contextOnly: false`, but the component declares no such input or output.%s", g.name, didYouMean(g.name, names))
	case strict && context == nil:
		v.report(CodeUndeclaredParam, g.key.Range, nil,
			"The component declares no input or output `%s`, and params are strict: declare it, or set `contextOnly: true`.%s",
			g.name, didYouMean(g.name, names))
	}
	c.found = append(c.found, v.found...)
	if !g.join && len(v.found) == 0 {
		c.refShape(g, ioPort{})
	}
}

var bracesText = regexp.MustCompile(`\{\{\s*(.+)\s*}}`)

// refText is what a value with a ref names, without braces.
func refText(s string) string {
	if m := bracesText.FindStringSubmatch(s); m != nil {
		return strings.TrimSpace(m[1])
	}
	return s
}
