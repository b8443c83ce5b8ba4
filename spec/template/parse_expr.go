package template

import "strings"

// Limits of what is read. Those of Python, which runs what Jinja2 makes of an expression, are a little lower.
const (
	maxDepth = 200  // of brackets and signs in each other
	maxLinks = 200  // operations that follow each other without brackets: each makes the tree deeper
	maxTexts = 2000 // texts that are put together with "~", which Jinja2 does at once
)

// tupleRules tell where expressions with commas between them may stand.
type tupleRules struct {
	conditional bool // a if b else c is allowed
	parentheses bool // they may be none
}

// deeper counts a level of nesting. It reports false where there are too many.
func (p *parser) deeper() bool {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.here(), "this is nested too deep to be read: write it in several steps, with {% set %}")
		return false
	}
	return true
}

// missing stands for an expression, which the message asks for.
func (p *parser) missing(message string) Expr {
	at := p.end()
	p.fail(p.here(), message)
	return &Missing{Span{at, at}}
}

// to is the span from a node to the last token that was taken.
func (p *parser) to(start Node) Span {
	return Span{start.Range().Start, max(start.Range().End, p.end())}
}

func (p *parser) tuple(rules tupleRules) Expr {
	s := &Sequence{Tuple: true}
	start := p.cur().Start
	commas := false
	for {
		t := p.cur()
		if t.kind == endToken || t.is(")") {
			break
		}
		s.Items = append(s.Items, p.expression(rules.conditional))
		if !p.accept(",") {
			break
		}
		commas = true
	}
	switch {
	case !commas && len(s.Items) == 1:
		return s.Items[0]
	case !commas && !rules.parentheses:
		return p.missing("an expression is missing here: write a name such as `params.lr`, or a value")
	}
	s.Span = p.around(start, s.Items...)
	return s
}

// around is the span from an offset, or from the first of some expressions, to the last token that was taken. An
// expression that is missing stands right after the token before it.
func (p *parser) around(start int, parts ...Expr) Span {
	if len(parts) > 0 {
		start = min(start, parts[0].Range().Start)
	}
	return Span{start, max(start, p.end())}
}

// expression reads one expression, with or without "a if b else c".
func (p *parser) expression(conditional bool) Expr {
	defer func(depth int) { p.depth = depth }(p.depth)
	if !p.deeper() {
		return p.missing("")
	}
	e := p.or()
	for links := 0; conditional && p.accept("if") && p.link(links, maxLinks); links++ {
		c := &Conditional{Then: e, If: p.or()}
		if p.accept("else") {
			c.Else = p.expression(true)
		}
		c.Span = p.to(e)
		e = c
	}
	return e
}

// binary reads operands with operators between them, from the left.
func (p *parser) binary(operand func() Expr, ops ...string) Expr {
	e := operand()
	most := maxLinks
	if ops[0] == "~" {
		most = maxTexts
	}
	for links := 0; ; links++ {
		op, ok := p.operator(ops)
		if !ok || !p.link(links, most) {
			return e
		}
		b := &Binary{Op: op, Left: e, Right: operand()}
		b.Span = p.to(e)
		e = b
	}
}

// operator takes one of some operators.
func (p *parser) operator(ops []string) (Word, bool) {
	t := p.cur()
	for _, op := range ops {
		if p.accept(op) {
			return Word{t.Span, op}, true
		}
	}
	return Word{}, false
}

// link counts the operations of a chain. It reports false where there are too many.
func (p *parser) link(links, most int) bool {
	if links >= most {
		p.fail(p.here(), "this expression is too long to be read: write it in several steps, with {% set %}")
		return false
	}
	return true
}

func (p *parser) or() Expr  { return p.binary(p.and, "or") }
func (p *parser) and() Expr { return p.binary(p.not, "and") }

func (p *parser) not() Expr {
	op := p.cur()
	if !op.is("not") {
		return p.compare()
	}
	defer func(depth int) { p.depth = depth }(p.depth)
	if !p.deeper() {
		return p.missing("")
	}
	p.accept("not")
	u := &Unary{Op: Word{op.Span, op.text}, Of: p.not()}
	u.Span = p.to(op.Span)
	return u
}

var comparisons = []string{"==", "!=", "<", "<=", ">", ">=", "in"}

func (p *parser) compare() Expr {
	e := p.sum()
	c := &Compare{Items: []Expr{e}}
	for {
		op, ok := p.operator(comparisons)
		if not := p.cur(); !ok && not.is("not") && p.peek().is("in") {
			p.accept("not")
			op, ok = Word{Span{not.Start, p.cur().End}, "not in"}, p.accept("in")
		}
		if !ok {
			break
		}
		c.Ops = append(c.Ops, op)
		c.Items = append(c.Items, p.sum())
	}
	if len(c.Ops) == 0 {
		return e
	}
	c.Span = p.to(e)
	return c
}

func (p *parser) sum() Expr     { return p.binary(p.concat, "+", "-") }
func (p *parser) concat() Expr  { return p.binary(p.product, "~") }
func (p *parser) product() Expr { return p.binary(p.power, "*", "/", "//", "%") }
func (p *parser) power() Expr   { return p.binary(func() Expr { return p.unary(true) }, "**") }

func (p *parser) unary(filters bool) Expr {
	op := p.cur()
	var e Expr
	if op.is("-") || op.is("+") {
		defer func(depth int) { p.depth = depth }(p.depth)
		if !p.deeper() {
			return p.missing("")
		}
		p.take(RoleOperator)
		u := &Unary{Op: Word{op.Span, op.text}, Of: p.unary(false)}
		u.Span = p.to(op.Span)
		e = u
	} else {
		e = p.primary()
	}
	e = p.postfix(e)
	if filters {
		e = p.filters(e)
	}
	return e
}

func (p *parser) primary() Expr {
	t := p.cur()
	switch t.kind {
	case nameToken:
		return p.nameOrConstant()
	case stringToken:
		l := &Literal{Kind: StringLiteral, Span: t.Span}
		var text strings.Builder
		for p.cur().kind == stringToken {
			s := p.take(RoleString)
			text.WriteString(unquote(s.text, s.open))
			l.open = s.open
		}
		l.Text = text.String()
		l.End = p.end()
		return l
	case integerToken, floatToken:
		kind := IntegerLiteral
		if t.kind == floatToken {
			kind = FloatLiteral
		}
		p.take(RoleNumber)
		return &Literal{Span: t.Span, Kind: kind, Text: t.text}
	case operatorToken:
		switch t.text {
		case "(":
			return p.parentheses()
		case "[":
			return p.list()
		case "{":
			return p.dict()
		}
	}
	return p.missing(p.unexpected())
}

// unexpected says what to do about the current token, which begins no expression.
func (p *parser) unexpected() string {
	t := p.cur()
	switch {
	case t.kind == endToken:
		return "an expression is missing before the end: write a name such as `params.lr`, or a value"
	case t.is("|"):
		return "there is nothing for this filter to work on: write a value before `|`"
	case t.is("="):
		return "`=` gives no value here: write `==` to compare"
	}
	return "a name or a value is missing before `" + t.text + "`"
}

func (p *parser) nameOrConstant() Expr {
	t := p.cur()
	switch t.text {
	case "true", "false", "True", "False":
		p.take(RoleConstant)
		return &Literal{Span: t.Span, Kind: BoolLiteral, Text: t.text}
	case "none", "None":
		p.take(RoleConstant)
		return &Literal{Span: t.Span, Kind: NoneLiteral, Text: t.text}
	}
	p.take(RoleVariable)
	return &Name{Word{t.Span, t.text}}
}

func (p *parser) parentheses() Expr {
	open := p.take(RoleOperator)
	e := p.tuple(tupleRules{conditional: true, parentheses: true})
	p.expect(")", "add `)`, or a comma before what follows")
	if s, ok := e.(*Sequence); ok && s.Tuple {
		s.Span = p.to(open.Span)
	}
	return e
}

func (p *parser) list() Expr {
	s := &Sequence{}
	open := p.take(RoleOperator)
	for !p.cur().is("]") && p.cur().kind != endToken {
		if len(s.Items) > 0 && !p.expect(",", "add `]`, or a comma before what follows") {
			break
		}
		if p.cur().is("]") {
			break
		}
		s.Items = append(s.Items, p.expression(true))
	}
	p.expect("]", "this list is never closed: add `]`")
	s.Span = p.to(open.Span)
	return s
}

func (p *parser) dict() Expr {
	d := &Dict{}
	open := p.take(RoleOperator)
	for !p.cur().is("}") && p.cur().kind != endToken {
		if len(d.Keys) > 0 && !p.expect(",", "add `}`, or a comma before what follows") {
			break
		}
		if p.cur().is("}") {
			break
		}
		key := p.expression(true)
		if p.cur().is("}") && len(d.Keys) == 0 && open.Start > 0 && p.lex.text[open.Start-1] == '{' {
			p.fail(open.Span, "there is one brace too many: `{{` begins an expression, and `}}` ends it")
		}
		p.expect(":", "a dictionary needs `:` and a value after each key")
		d.Keys, d.Values = append(d.Keys, key), append(d.Values, p.expression(true))
	}
	p.expect("}", "this dictionary is never closed: add `}`")
	d.Span = p.to(open.Span)
	return d
}
