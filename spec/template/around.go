package template

// Around are the stretches of a template that hold an offset, from the outermost on: statements, tags, expressions and
// what these are made of. Each lies inside of the one before it.
func (t *Template) Around(offset int) []Span {
	a := arounder{offset: offset}
	a.nodes(t.Body)
	return a.spans
}

type arounder struct {
	offset int
	spans  []Span
}

// add adds a span if it holds the offset and is smaller than the last one. It reports whether it holds the offset.
func (a *arounder) add(s Span) bool {
	if !s.Contains(a.offset) || s.Start == s.End {
		return false
	}
	if n := len(a.spans); n > 0 {
		last := a.spans[n-1]
		if s.Start < last.Start || s.End > last.End || s == last {
			return s == last
		}
	}
	a.spans = append(a.spans, s)
	return true
}

func (a *arounder) nodes(body []Node) {
	for _, n := range body {
		if _, text := n.(*Text); text || !n.Range().Contains(a.offset) {
			continue
		}
		before := len(a.spans)
		a.add(n.Range())
		switch n := n.(type) {
		case *Output:
			a.exprs(n.Values)
		case *Raw:
			a.add(n.Inner)
		case *Statement:
			for _, tag := range n.Tags {
				a.tag(tag)
			}
			a.add(n.End)
		}
		if len(a.spans) > before+1 {
			return // of two neighbours, the one with something at the place
		}
	}
}

func (a *arounder) tag(t *Tag) {
	if a.add(t.Span) {
		a.add(t.Keyword.Span)
		a.add(t.Name.Span)
		a.exprs(t.Targets)
		a.exprs(t.Values)
		return
	}
	a.nodes(t.Body)
}

// exprs goes into the first of some expressions that holds the offset.
func (a *arounder) exprs(all []Expr) {
	for _, e := range all {
		if a.add(e.Range()) {
			a.inside(e)
			return
		}
	}
}

// inside adds what the offset is in of an expression.
func (a *arounder) inside(e Expr) {
	switch e := e.(type) {
	case *Attribute:
		if a.add(e.Key.Span) {
			return
		}
	case *Filter:
		if a.add(e.Name.Span) {
			return
		}
	case *Test:
		if a.add(e.Name.Span) {
			return
		}
	case *Literal:
		if e.Kind == StringLiteral && e.End-e.Start > 2 && !e.open {
			a.add(Span{e.Start + 1, e.End - 1})
		}
	}
	a.exprs(children(e))
}
