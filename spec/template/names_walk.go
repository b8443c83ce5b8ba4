package template

import (
	"slices"
	"strings"
)

func (b *binder) body(nodes []Node) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *Output:
			b.exprs(n.Values)
		case *Statement:
			b.statement(n)
		}
	}
}

func (b *binder) statement(s *Statement) {
	first := s.Tags[0]
	end := s.Span.End
	if s.End.Start > 0 {
		end = s.End.Start
	}
	switch keyword := first.Keyword.Text; keyword {
	case "if":
		b.conditions(s)
	case "for":
		b.loop(s, end)
	case "set":
		b.exprs(first.Values)
		if s.End != (Span{}) {
			b.inner(s, end, nil)
		}
		b.bindAll(first.Targets, keyword, max(first.End, s.End.End))
	case "macro", "call":
		b.macro(s, end)
	case "import", "from":
		b.exprs(first.Values)
		b.bindAll(first.Targets, keyword, first.End)
	case "with":
		b.exprs(first.Values)
		b.inner(s, end, func() { b.bindAll(first.Targets, keyword, first.End) })
	case "block":
		b.block(s, end)
	default: // filter, autoescape, print and the like
		b.exprs(first.Values)
		b.inner(s, end, nil)
	}
}

// inner goes through what a statement encloses, in a scope of its own.
func (b *binder) inner(s *Statement, end int, bind func()) {
	b.open(b.scope)
	if bind != nil {
		bind()
	}
	for _, tag := range s.Tags {
		b.body(tag.Body)
	}
	b.shut(end)
}

func (b *binder) conditions(s *Statement) {
	around := len(b.added)
	for _, tag := range s.Tags {
		for _, e := range tag.Values {
			b.expr(e, Tested)
			b.guardBy(e)
		}
		b.body(tag.Body)
	}
	b.unguard(around)
}

func (b *binder) loop(s *Statement, end int) {
	first := s.Tags[0]
	around := len(b.added)
	if len(first.Values) > 0 {
		b.expr(first.Values[0], Unguarded)
	}
	bodyEnd := end
	if len(s.Tags) > 1 {
		bodyEnd = s.Tags[1].Start
	}
	b.open(b.scope)
	from := first.End
	if len(first.Values) > 1 {
		from = first.Values[1].Range().Start
	}
	b.bindAll(first.Targets, "for", from)
	if len(first.Values) > 1 {
		for _, e := range first.Values[1:] {
			b.expr(e, Tested)
			b.guardBy(e)
		}
	}
	b.bind(Word{first.Keyword.Span, "loop"}, "for", first.End, true)
	b.body(first.Body)
	b.shut(bodyEnd)
	b.unguard(around)
	for _, tag := range s.Tags[1:] {
		b.open(b.scope)
		b.body(tag.Body)
		b.shut(end)
	}
}

// macro goes through a macro, or the text that a call hands to one. Arguments see those before them.
func (b *binder) macro(s *Statement, end int) {
	first := s.Tags[0]
	keyword := first.Keyword
	if keyword.Text == "macro" {
		b.bind(first.Name, "macro", first.End, false)
	}
	calls := first.Values
	if keyword.Text == "call" && len(calls) > 0 {
		b.exprs(calls[len(calls)-1:])
		calls = calls[:len(calls)-1]
	}
	guards, added := b.guards, b.added
	b.guards, b.added = map[string]Guard{}, nil
	b.open(b.scope)
	b.scope.macro = true
	b.bindAll(first.Targets, keyword.Text, first.Start)
	b.exprs(calls)
	for _, name := range []string{"caller", "varargs", "kwargs"} {
		if b.scope.own[name] == nil {
			b.bind(Word{keyword.Span, name}, keyword.Text, first.End, true)
		}
	}
	b.body(first.Body)
	b.shut(end)
	b.guards, b.added = guards, added
}

// block goes through a block. One that is not scoped sees only the variables outside of all statements.
func (b *binder) block(s *Statement, end int) {
	around := b.scope
	outer := around
	for !s.scoped && outer.parent != nil {
		outer = outer.parent
	}
	b.open(outer)
	keyword := s.Tags[0].Keyword.Span
	for _, name := range []string{"self", "super"} {
		b.bind(Word{keyword, name}, "block", s.Tags[0].End, true)
	}
	b.body(s.Tags[0].Body)
	b.shut(end)
	b.scope = around
}

func (b *binder) exprs(all []Expr) {
	for _, e := range all {
		b.expr(e, Unguarded)
	}
}

// expr goes through an expression. What it leads to may be missing without harm as far as guard says.
func (b *binder) expr(e Expr, guard Guard) {
	switch e := e.(type) {
	case *Name, *Attribute, *Item:
		b.use(e, guard, false)
	case *Call:
		b.use(e.Func, Unguarded, true)
		b.exprs(values(e.Args))
	case *Filter:
		if e.Of != nil {
			b.expr(e.Of, guardIn(e, Unguarded))
		}
		b.exprs(values(e.Args))
	case *Test:
		b.expr(e.Of, guardIn(e, Unguarded))
		b.exprs(values(e.Args))
	case *Unary:
		b.expr(e.Of, guardIn(e, Unguarded))
	case *Binary:
		b.binary(e, guard)
	case *Conditional:
		b.expr(e.If, Tested)
		around := len(b.added)
		b.guardBy(e.If)
		b.expr(e.Then, guard)
		if e.Else != nil {
			b.expr(e.Else, guard)
		}
		b.unguard(around)
	default:
		b.exprs(children(e))
	}
}

// binary goes through two operands. Of "and" and "or", the second is read only after the first was asked.
func (b *binder) binary(e *Binary, guard Guard) {
	if e.Op.Text != "and" && e.Op.Text != "or" {
		b.expr(e.Left, Unguarded)
		b.expr(e.Right, Unguarded)
		return
	}
	around := len(b.added)
	b.chain(e, guard)
	b.unguard(around)
}

// chain goes through the operands of "and" and "or", each of which guards those after it.
func (b *binder) chain(e Expr, guard Guard) {
	if op, ok := e.(*Binary); ok && (op.Op.Text == "and" || op.Op.Text == "or") {
		b.chain(op.Left, Tested)
		e = op.Right
	}
	b.expr(e, guard)
	b.guardBy(e)
}

// guardBy adds the paths that a condition asks about to those that are guarded.
func (b *binder) guardBy(condition Expr) { b.guardByPart(condition, Tested) }

// unguard forgets the guards that came after the first ones.
func (b *binder) unguard(first int) {
	for _, g := range slices.Backward(b.added[first:]) {
		b.guards[g.path] = g.before
	}
	b.added = b.added[:first]
}

func (b *binder) guardByPart(e Expr, guard Guard) {
	parts := children(e)
	switch e.(type) {
	case *Name, *Attribute, *Item:
		p := pathOf(e)
		if len(p.segments) > 0 {
			key := pathKey(p.segments)
			if before := b.guards[key]; before < guard {
				b.added = append(b.added, addedGuard{key, before})
				b.guards[key] = guard
			}
		}
		parts = p.computed
	}
	guard = guardIn(e, Tested)
	for _, part := range parts {
		b.guardByPart(part, guard)
	}
}

// guardIn is how far it does no harm when what an expression works on is missing.
func guardIn(e Expr, around Guard) Guard {
	switch e := e.(type) {
	case *Filter:
		if e.Name.Text == "default" || e.Name.Text == "d" {
			return Guarded
		}
	case *Test:
		switch e.Name.Text {
		case "defined", "undefined":
			return Guarded
		case "none":
			return Tested
		}
	case *Unary:
		if e.Op.Text == "not" {
			return Tested
		}
	}
	return around
}

// pathKey is a path as a key: however it is written.
func pathKey(path []Segment) string {
	var s strings.Builder
	for _, segment := range path {
		s.WriteString(segment.Name)
		s.WriteByte(0)
	}
	return s.String()
}

// use notes what a name, an attribute or an item leads to.
func (b *binder) use(e Expr, guard Guard, called bool) {
	p := pathOf(e)
	b.exprs(p.computed)
	if len(p.segments) == 0 {
		return
	}
	u := Use{Span: e.Range(), Path: p.segments, Dynamic: p.dynamic, Called: called}
	if !u.Dynamic {
		u.Path[len(u.Path)-1].Guard = guard
	}
	for i := range u.Path {
		u.Path[i].Guard = max(u.Path[i].Guard, b.guards[pathKey(u.Path[:i+1])])
	}
	u.Binding = b.scope.find(u.Root())
	for s := b.scope; u.Binding == nil && s != nil; s = s.parent {
		if s.macro {
			u.hidden = b.scope
		}
	}
	b.names.Uses = append(b.names.Uses, u)
}
