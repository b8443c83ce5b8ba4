package template

import (
	"slices"
	"strings"
)

// IsTemplate reports whether Polyaxon renders a text. One that has only comments in it stays as it is.
func IsTemplate(text string) bool {
	return strings.Contains(text, "{{") || strings.Contains(text, "{%")
}

// Parse reads a text. Whatever the text is, there is a tree; Problems tell what Jinja2 says of it. A text that is no
// template is one Text.
func Parse(text string) *Template {
	if !IsTemplate(text) {
		return &Template{Text: text, Body: []Node{&Text{Span{0, len(text)}}}}
	}
	p := &parser{lex: newLexer(text), unfinished: map[string]int{}}
	t := &Template{Text: text}
	for {
		found := len(p.lex.problems)
		s, ok := p.lex.next()
		if !ok {
			break
		}
		t.segments = append(t.segments, p.segment(s, found))
	}
	p.finish()
	t.Body = p.body
	c := &checker{blocks: map[string]bool{}}
	c.body(t.Body, frame{})
	t.Problems = slices.Concat(p.lex.problems, p.problems, c.problems)
	slices.SortStableFunc(t.Problems, func(a, b Problem) int { return a.Start - b.Start })
	return t
}

// parser makes the tree of the segments that a lexer yields.
type parser struct {
	lex        *lexer
	problems   []Problem
	body       []Node
	open       []*Statement
	required   []*Statement
	unfinished map[string]int // ends that belong to statements which were not understood

	// The tag that is being read.
	seg    segment
	tokens []token
	i      int
	failed bool // something in this tag is wrong: what follows from it is not told
	depth  int
}

// segment adds what a segment says to the tree. It returns the segment as it was read at last.
func (p *parser) segment(s segment, found int) segment {
	switch s.kind {
	case textSegment:
		p.add(&Text{s.Span})
	case commentSegment:
		p.add(&Comment{s.Span})
	case rawSegment:
		p.add(&Raw{s.Span, s.inner})
	case outputSegment:
		var o *Output
		s = p.read(s, found, func() { o = p.output() })
		o.Span = s.Span
		p.add(o)
	case tagSegment:
		var h header
		s = p.read(s, found, func() { h = p.header() })
		h.tag.Span = s.Span
		p.statement(h)
	}
	return s
}

// read makes sense of a tag's tokens; the lexer had found some problems before it came to the tag. Where that fails and
// a text in quotes holds the end of the tag, one of the quotes was forgotten: they are read again up to there.
func (p *parser) read(s segment, found int, parse func()) segment {
	before := len(p.problems)
	p.begin(s, found)
	parse()
	limit := closingInQuotes(s)
	if !p.failed || limit == 0 {
		return s
	}
	p.problems, p.lex.problems = p.problems[:before], p.lex.problems[:found]
	s = p.lex.rescan(s, limit)
	p.begin(s, found)
	parse()
	return s
}

// closingInQuotes is where the first text in quotes that holds the end of its own tag has it; 0 when none has.
func closingInQuotes(s segment) int {
	for _, t := range s.tokens {
		if t.kind == stringToken && !t.open {
			if at := strings.Index(t.text, closing(s.kind)); at >= 0 {
				return t.Start + at + 2
			}
		}
	}
	return 0
}

// add puts a node into the innermost open statement.
func (p *parser) add(n Node) {
	if len(p.open) == 0 {
		p.body = append(p.body, n)
		return
	}
	tags := p.open[len(p.open)-1].Tags
	tag := tags[len(tags)-1]
	tag.Body = append(tag.Body, n)
}

func (p *parser) begin(s segment, found int) {
	p.seg, p.tokens, p.i, p.depth = s, s.tokens, 0, 0
	p.failed = len(p.lex.problems) > found
}

func (p *parser) output() *Output {
	if p.cur().kind == endToken {
		p.fail(p.seg.Span, "there is nothing between the braces: write a name such as `params.lr`, or remove them")
	}
	values := []Expr{p.tuple(tupleRules{conditional: true})}
	return &Output{Values: append(values, p.rest()...)}
}

// rest reads what is left of a tag after all that it can hold.
func (p *parser) rest() []Expr {
	var more []Expr
	for p.cur().kind != endToken {
		p.failLeftOver()
		before := p.i
		if e := p.expression(true); !isMissing(e) {
			more = append(more, e)
		}
		if p.i == before {
			p.i++
		}
	}
	return more
}

func isMissing(e Expr) bool {
	_, missing := e.(*Missing)
	return missing
}

func (p *parser) cur() *token { return &p.tokens[p.i] }

// peek is the token after the current one.
func (p *parser) peek() *token { return &p.tokens[min(p.i+1, len(p.tokens)-1)] }

// take steps over the current token, which has a role.
func (p *parser) take(r Role) *token {
	t := p.cur()
	if t.kind != endToken {
		t.Role = r
		p.i++
	}
	return t
}

// accept takes the current token if it is a name or an operator of this text.
func (p *parser) accept(text string) bool {
	if !p.cur().is(text) {
		return false
	}
	role := RoleOperator
	if p.cur().kind == nameToken {
		role = RoleKeyword
	}
	p.take(role)
	return true
}

// expect takes the current token, or says that it should be another.
func (p *parser) expect(text, message string) bool {
	if p.accept(text) {
		return true
	}
	p.fail(p.here(), message)
	return false
}

// name takes a name. Without one, the word is empty and stands where the name should.
func (p *parser) name(r Role, message string) Word {
	if t := p.cur(); t.kind == nameToken {
		p.take(r)
		return Word{t.Span, t.text}
	}
	p.fail(p.here(), message)
	at := p.end()
	return Word{Span: Span{at, at}}
}

// here is the place of the current token; of the last one when the tag ends.
func (p *parser) here() Span {
	if t := p.cur(); t.kind != endToken || p.i == 0 {
		return t.Span
	}
	return p.tokens[p.i-1].Span
}

// end is where the token before the current one ends.
func (p *parser) end() int {
	if p.i == 0 {
		return p.cur().Start
	}
	return p.tokens[p.i-1].End
}

// fail notes the first mistake in a tag.
func (p *parser) fail(at Span, message string) {
	if !p.failed {
		p.problems = append(p.problems, Problem{Span: at, Message: message})
	}
	p.failed = true
}

// failLeftOver says what to do about the current token, with which a tag should have ended.
func (p *parser) failLeftOver() {
	t := p.cur()
	message := "`" + t.text + "` does not belong here: end with `" + closing(p.seg.kind) + "` before it, or write an operator between the two"
	switch {
	case t.is("="):
		message = "`=` does not compare: write `==`"
	case t.is(","), t.is(":"), t.is(";"):
		message = "`" + t.text + "` does not belong here: remove it"
	case t.kind == nameToken && p.i == 1 && p.seg.kind == tagSegment:
		message = "`" + t.text + "` does not belong here: only `%}` may follow"
	}
	p.fail(t.Span, message)
}
