package template

// path is the way from a variable to an attribute or an item.
type path struct {
	segments []Segment // none where it does not begin with a variable
	dynamic  bool      // it goes on with a key that is computed
	computed []Expr    // the keys that are computed; what it begins with, where that is no variable
}

func pathOf(e Expr) path {
	switch e := e.(type) {
	case *Name:
		return path{segments: []Segment{{Span: e.Span, Name: e.Text}}}
	case *Attribute:
		return pathOf(e.Of).then(Segment{Span: e.Key.Span, Name: e.Key.Text})
	case *Item:
		p := pathOf(e.Of)
		if key, literal := e.Key.(*Literal); literal && (key.Kind == StringLiteral || key.Kind == IntegerLiteral) {
			return p.then(segmentOf(key))
		}
		p.computed = append(p.computed, e.Key)
		p.dynamic = true
		return p
	}
	return path{computed: []Expr{e}, dynamic: true}
}

// then is the path with one more segment, unless a computed key hides where that leads.
func (p path) then(s Segment) path {
	if !p.dynamic {
		p.segments = append(p.segments, s)
	}
	return p
}

// segmentOf is the segment that a constant key makes.
func segmentOf(key *Literal) Segment {
	s := Segment{Span: key.Span, Name: key.Text, Quoted: key.Kind == StringLiteral, Index: key.Kind == IntegerLiteral}
	if s.Quoted {
		s.Start++
		if !key.open {
			s.End--
		}
	}
	return s
}
