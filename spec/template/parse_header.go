package template

import "strings"

// beginning reads what follows the first word of a statement.
func (p *parser) beginning(h *header) {
	tag := h.tag
	switch tag.Keyword.Text {
	case "if":
		tag.Values = []Expr{p.tuple(tupleRules{})}
	case "for":
		p.forHeader(tag)
	case "set":
		p.setHeader(h)
	case "with":
		p.withHeader(tag)
	case "macro":
		tag.Name = p.target("a name for the macro is missing after `macro`")
		p.signature(tag)
	case "call":
		p.callHeader(tag)
	case "filter":
		tag.Values = p.filterChain(p.filter(nil))
	case "block":
		p.blockHeader(h)
	case "include", "extends", "import", "from":
		p.otherTemplate(tag)
	case "print":
		for p.cur().kind != endToken {
			if len(tag.Values) > 0 && !p.expect(",", "add a comma before what follows") {
				break
			}
			tag.Values = append(tag.Values, p.expression(true))
		}
	case "autoescape":
		tag.Values = []Expr{p.expression(true)}
	}
	if h.encloses {
		p.accept(":")
	}
}

func (p *parser) forHeader(tag *Tag) {
	tag.Targets = []Expr{p.targets()}
	p.expect("in", "`in` is missing: a loop reads `{% for NAME in LIST %}`")
	tag.Values = []Expr{p.tuple(tupleRules{})}
	if p.accept("if") {
		tag.Values = append(tag.Values, p.expression(true))
	}
	p.accept("recursive")
}

func (p *parser) setHeader(h *header) {
	tag := h.tag
	if name := p.cur(); name.kind == nameToken && p.peek().is(".") {
		p.take(RoleVariable)
		a := &Attribute{Of: &Name{Word{name.Span, name.text}}}
		p.take(RoleOperator)
		a.Key = p.name(RoleAttribute, "a name is missing after the dot")
		a.Span = p.to(name.Span)
		tag.Targets = []Expr{a}
	} else {
		tag.Targets = []Expr{p.targets()}
	}
	if p.accept("=") {
		h.encloses = false
		tag.Values = []Expr{p.tuple(tupleRules{conditional: true})}
		return
	}
	if p.cur().is("|") {
		tag.Values = p.filterChain(nil)
	}
	if p.failed || p.cur().kind != endToken && !p.cur().is(":") {
		h.encloses = false
		p.fail(p.here(), "`=` and a value are missing after the name")
	}
}

// filterChain reads filters of what a statement encloses.
func (p *parser) filterChain(first Expr) []Expr {
	e := first
	for links := 0; p.cur().is("|") && p.link(links, maxLinks); links++ {
		p.take(RoleOperator)
		e = p.filter(e)
	}
	return present(e)
}

func (p *parser) withHeader(tag *Tag) {
	for p.cur().kind != endToken {
		if len(tag.Targets) > 0 && !p.expect(",", "add a comma before what follows") {
			return
		}
		tag.Targets = append(tag.Targets, p.targets())
		if !p.expect("=", "`=` and a value are missing after the name") {
			return
		}
		tag.Values = append(tag.Values, p.expression(true))
	}
}

func (p *parser) callHeader(tag *Tag) {
	if p.cur().is("(") {
		p.signature(tag)
	}
	e := p.expression(true)
	if _, ok := e.(*Call); !ok {
		p.fail(e.Range(), "`call` needs a call of a macro, such as `{% call NAME() %}`")
	}
	tag.Values = append(tag.Values, e)
}

func (p *parser) blockHeader(h *header) {
	h.tag.Name = p.name(RoleBinding, "a name for the block is missing after `block`")
	h.scoped = p.accept("scoped")
	h.required = p.accept("required")
	if p.cur().is("-") {
		p.fail(p.here(), "a block's name may not hold `-`: write an underscore")
	}
}

// signature reads the arguments of a macro.
func (p *parser) signature(tag *Tag) {
	p.expect("(", "the parentheses with the arguments are missing: write `()` if there are none")
	defaults := false
	for first := true; !p.cur().is(")") && p.cur().kind != endToken; first = false {
		if !first && !p.expect(",", "add `)`, or a comma before the next argument") {
			return
		}
		name := p.target("the name of an argument is missing")
		switch {
		case p.accept("="):
			defaults = true
			tag.Values = append(tag.Values, p.expression(true))
		case defaults:
			p.fail(name.Span, "an argument without a default may not follow one with a default: put this one before it")
		}
		tag.Targets = append(tag.Targets, &Name{name})
	}
	p.expect(")", "the parenthesis after the arguments is never closed: add `)`")
}

// otherTemplate reads the statements that name another template.
func (p *parser) otherTemplate(tag *Tag) {
	tag.Values = []Expr{p.expression(true)}
	switch tag.Keyword.Text {
	case "include":
		if p.cur().is("ignore") && p.peek().is("missing") {
			p.accept("ignore")
			p.accept("missing")
		}
		p.importContext()
	case "import":
		p.expect("as", "`as` and a name are missing after the template")
		tag.Targets = []Expr{&Name{p.target("a name is missing after `as`")}}
		p.importContext()
	case "from":
		p.expect("import", "`import` and names are missing after the template")
		p.importNames(tag)
	}
}

func (p *parser) importContext() bool {
	if (p.cur().is("with") || p.cur().is("without")) && p.peek().is("context") {
		p.take(RoleKeyword)
		return p.accept("context")
	}
	return false
}

func (p *parser) importNames(tag *Tag) {
	for {
		if len(tag.Targets) > 0 && !p.accept(",") {
			return
		}
		if p.importContext() {
			return
		}
		name := p.target("the name of what to import is missing")
		if strings.HasPrefix(name.Text, "_") {
			p.fail(name.Span, "a name that begins with an underscore cannot be imported")
		}
		if p.accept("as") {
			name = p.target("a name is missing after `as`")
		}
		tag.Targets = append(tag.Targets, &Name{name})
		if p.importContext() || name.Text == "" {
			return
		}
	}
}

// target reads one name that gets a value.
func (p *parser) target(message string) Word {
	w := p.name(RoleBinding, message)
	switch w.Text {
	case "true", "false", "none", "True", "False", "None":
		p.fail(w.Span, "`"+w.Text+"` is a value and cannot be a name: choose another one")
	}
	return w
}

// targets reads a name that a statement gives a value, or several with commas between them.
func (p *parser) targets() Expr {
	s := &Sequence{Tuple: true}
	start := p.cur().Start
	commas := false
	for {
		t := p.cur()
		if t.kind == endToken || t.is(")") {
			break
		}
		from := p.i
		e := p.primary()
		p.bind(e, from)
		s.Items = append(s.Items, e)
		if !p.accept(",") {
			break
		}
		commas = true
	}
	switch {
	case len(s.Items) == 0:
		return p.missing("a name is missing here: write the name that is to get the value")
	case !commas:
		return s.Items[0]
	}
	s.Span = p.around(start, s.Items...)
	return s
}

// bind checks that an expression, whose tokens begin with number from, can get a value, and marks its names.
func (p *parser) bind(e Expr, from int) {
	switch e := e.(type) {
	case *Name:
		for i := from; i < p.i; i++ {
			if p.tokens[i].Start == e.Start {
				p.tokens[i].Role = RoleBinding
			}
		}
		return
	case *Sequence:
		if e.Tuple {
			for _, item := range e.Items {
				p.bind(item, from)
			}
			return
		}
	}
	p.fail(e.Range(), "only a name can get a value here")
}
