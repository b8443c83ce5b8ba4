package template

// postfix reads what may follow a value: attributes, items, calls.
func (p *parser) postfix(e Expr) Expr {
	for links := 0; ; links++ {
		t := p.cur()
		if !t.is(".") && !t.is("[") && !t.is("(") || !p.link(links, maxLinks) {
			return e
		}
		switch t.text {
		case ".":
			e = p.attribute(e)
		case "[":
			e = p.item(e)
		default:
			e = p.call(e)
		}
	}
}

// filters reads filters, tests and calls of what they yield.
func (p *parser) filters(e Expr) Expr {
	for links := 0; ; links++ {
		t := p.cur()
		if !t.is("|") && !t.is("is") && !t.is("(") || !p.link(links, maxLinks) {
			return e
		}
		switch t.text {
		case "|":
			p.take(RoleOperator)
			if p.cur().is("|") {
				return p.doubleBar(e, t.Start)
			}
			e = p.filter(e)
		case "is":
			e = p.test(e)
		default:
			e = p.call(e)
		}
	}
}

// doubleBar reads what stands after the "||" of other languages.
func (p *parser) doubleBar(left Expr, start int) Expr {
	op := Span{start, p.cur().End}
	p.fail(op, "`||` means nothing in a template: write `or`")
	p.take(RoleOperator)
	b := &Binary{Op: Word{op, "or"}, Left: left, Right: p.unary(true)}
	b.Span = p.to(left)
	return b
}

func (p *parser) attribute(of Expr) Expr {
	p.take(RoleOperator)
	if t := p.cur(); t.kind == integerToken {
		p.take(RoleNumber)
		i := &Item{Of: of, Key: &Literal{Span: t.Span, Kind: IntegerLiteral, Text: t.text}}
		i.Span = p.to(of)
		return i
	}
	a := &Attribute{Of: of, Key: p.name(RoleAttribute, "a name is missing after the dot")}
	a.Span = p.to(of)
	return a
}

func (p *parser) item(of Expr) Expr {
	open := p.take(RoleOperator)
	var keys []Expr
	for !p.cur().is("]") && p.cur().kind != endToken {
		if len(keys) > 0 && !p.expect(",", "add `]` after the key") {
			break
		}
		keys = append(keys, p.subscript())
	}
	end := p.end()
	p.expect("]", "this bracket is never closed: add `]`")
	i := &Item{Of: of, Span: p.to(of)}
	if len(keys) == 1 {
		i.Key = keys[0]
	} else {
		i.Key = &Sequence{Span: Span{open.End, max(open.End, end)}, Tuple: true, Items: keys}
	}
	return i
}

func (p *parser) subscript() Expr {
	s := &Slice{}
	start := p.cur().Start
	if !p.cur().is(":") {
		e := p.expression(true)
		if !p.cur().is(":") {
			return e
		}
		s.Low = e
	}
	p.accept(":")
	ends := func() bool { return p.cur().is("]") || p.cur().is(",") || p.cur().is(":") || p.cur().kind == endToken }
	if !ends() {
		s.High = p.expression(true)
	}
	if p.accept(":") && (p.cur().is(":") || !ends()) {
		s.Step = p.expression(true)
	}
	s.Span = p.around(start, present(s.Low)...)
	return s
}

func (p *parser) call(f Expr) Expr {
	c := &Call{Func: f, Args: p.arguments()}
	c.Span = p.to(f)
	return c
}

// arguments reads what stands in parentheses after a function, a filter or a test.
func (p *parser) arguments() []Arg {
	open := p.take(RoleOperator)
	var args []Arg
	var met argumentsMet
	for !p.cur().is(")") && p.cur().kind != endToken {
		if len(args) > 0 {
			if !p.expect(",", "add `)`, or a comma before the next argument") {
				break
			}
			if p.cur().is(")") {
				break
			}
		}
		args = append(args, p.argument(&met))
	}
	if !p.cur().is(")") {
		p.fail(open.Span, "this parenthesis is never closed: add `)`")
	}
	p.accept(")")
	return args
}

// argumentsMet is what the arguments before one were.
type argumentsMet struct {
	stars int
	named bool
}

func (p *parser) argument(met *argumentsMet) Arg {
	a := Arg{}
	t := p.cur()
	switch {
	case t.is("*"), t.is("**"):
		a.Stars = len(t.text)
		if met.stars >= a.Stars {
			p.fail(t.Span, "an argument with a `"+t.text+"` has to be the only one, and the last")
		}
		met.stars = max(met.stars, a.Stars)
		p.take(RoleOperator)
	case t.kind == nameToken && p.peek().is("="):
		if met.stars == 2 {
			p.fail(t.Span, "no argument may follow one with `**`: put this one before it")
		}
		met.named = true
		p.take(RoleArgument)
		p.take(RoleOperator)
		a.Name = Word{t.Span, t.text}
	case met.stars > 0 || met.named:
		p.fail(t.Span, "an argument without a name may not follow one with a name or a star: put this one before it")
	}
	a.Value = p.expression(true)
	return a
}

// filter reads a filter after its "|".
func (p *parser) filter(of Expr) Expr {
	f := &Filter{Of: of, Name: p.dotted(RoleFilter, "the name of a filter is missing after `|`, such as `upper`")}
	if p.cur().is("(") {
		f.Args = p.arguments()
	}
	f.Span = p.to(f.Name)
	if of != nil {
		f.Span = p.to(of)
	}
	return f
}

// dotted reads the name of a filter or a test, which may have dots in it.
func (p *parser) dotted(r Role, message string) Word {
	w := p.name(r, message)
	for p.cur().is(".") {
		p.take(RoleOperator)
		w.Text += "." + p.name(r, "a name is missing after the dot").Text
		w.End = p.end()
	}
	return w
}

func (p *parser) test(of Expr) Expr {
	p.take(RoleKeyword)
	t := &Test{Of: of, Not: p.accept("not")}
	t.Name = p.dotted(RoleTest, "the name of a test is missing after `is`, such as `defined`")
	switch next := p.cur(); {
	case next.is("("):
		t.Args = p.arguments()
	case next.is("else"), next.is("or"), next.is("and"):
	case next.is("is"):
		p.fail(next.Span, "tests cannot follow each other: write `and` between them, with what is tested")
	case next.kind != operatorToken && next.kind != endToken, next.is("["), next.is("{"):
		t.Args = []Arg{{Value: p.postfix(p.primary())}}
	}
	t.Span = p.to(of)
	return t
}
