package template

import "slices"

// header is what stands in one {% %}.
type header struct {
	tag      *Tag
	begins   bool // its keyword begins a statement
	encloses bool // the statement goes on up to an end tag
	failed   bool
	scoped   bool // of a block: it sees the variables around it
	required bool // of a block: it may hold nothing
}

// header reads one {% %}.
func (p *parser) header() header {
	h := header{tag: &Tag{}}
	t := p.cur()
	if t.kind != nameToken {
		p.fail(p.seg.Span, "a statement is missing here: write a word such as `if`, `for` or `set` after `{%`")
		h.tag.Keyword = Word{Span: Span{t.Start, t.Start}}
		h.tag.Values, h.failed = p.rest(), true
		return h
	}
	p.take(RoleKeyword)
	h.tag.Keyword = Word{t.Span, t.text}
	h.begins = slices.Contains(keywords, t.text)
	switch {
	case h.begins:
		h.encloses = !slices.Contains(alone, t.text)
		p.beginning(&h)
	case t.text == "elif":
		h.tag.Values = []Expr{p.tuple(tupleRules{})}
		p.accept(":")
	case t.text == "else":
		p.accept(":")
	case t.text == "endblock":
		p.blockEnd()
	case !slices.Contains(endings, t.text):
		p.unknownStatement(t)
	}
	h.tag.Values = append(h.tag.Values, p.rest()...)
	h.failed = p.failed
	return h
}

var (
	keywords = []string{"if", "for", "set", "with", "macro", "call", "filter", "block", "include", "import", "from", "extends", "print", "autoescape"}
	// alone are the keywords of statements that enclose nothing.
	alone   = []string{"include", "import", "from", "extends", "print"}
	endings = []string{"elif", "else", "endif", "endfor", "endset", "endwith", "endmacro", "endcall", "endfilter", "endblock", "endautoescape"}
)

// continuations are the keywords that may follow in a statement, its end last.
func (s *Statement) continuations() []string {
	keyword := s.Tags[0].Keyword.Text
	end := "end" + keyword
	switch after := s.Tags[len(s.Tags)-1].Keyword.Text; {
	case after == "else":
		return []string{end}
	case keyword == "if":
		return []string{"elif", "else", end}
	case keyword == "for":
		return []string{"else", end}
	}
	return []string{end}
}

// statement gives a tag its place in the tree: it begins a statement, or belongs to one that is open.
func (p *parser) statement(h header) {
	keyword := h.tag.Keyword.Text
	if h.begins {
		p.start(h)
		return
	}
	for i := len(p.open) - 1; i >= 0; i-- {
		if next := p.open[i].continuations(); slices.Contains(next, keyword) {
			p.closeDown(i+1, h.tag.Start)
			p.goOn(h)
			return
		}
	}
	if h.failed {
		// What is wrong was told; the names in it still count.
		p.add(&Statement{Span: h.tag.Span, Tags: []*Tag{h.tag}})
		return
	}
	if p.unfinished[keyword] > 0 {
		p.unfinished[keyword]--
		return
	}
	p.problems = append(p.problems, Problem{Span: h.tag.Span, Message: strayMessage(keyword)})
}

func strayMessage(keyword string) string {
	switch keyword {
	case "elif", "else":
		return "this `" + keyword + "` belongs to no `if` that is open here: remove it, or write `{% if %}` before it"
	}
	return "this `" + keyword + "` ends nothing: remove it, or write `{% " + keyword[len("end"):] + " %}` before it"
}

// maxOpen is how many statements may be open at a place.
const maxOpen = 200

func (p *parser) start(h header) {
	s := &Statement{Span: h.tag.Span, Tags: []*Tag{h.tag}, scoped: h.scoped}
	p.add(s)
	switch {
	case h.encloses && len(p.open) >= maxOpen:
		p.problems = append(p.problems, Problem{Span: s.Span, Message: "statements are nested too deep here to be read: take the inner ones out"})
	case h.encloses:
		p.open = append(p.open, s)
		if h.required {
			p.required = append(p.required, s)
		}
		return
	case !h.failed || slices.Contains(alone, h.tag.Keyword.Text):
		return
	}
	p.unfinished["end"+h.tag.Keyword.Text]++
}

// goOn adds a tag to the innermost open statement.
func (p *parser) goOn(h header) {
	s := p.open[len(p.open)-1]
	s.Span.End = h.tag.End
	if keyword := h.tag.Keyword.Text; keyword == "elif" || keyword == "else" {
		s.Tags = append(s.Tags, h.tag)
		return
	}
	s.End = h.tag.Span
	p.open = p.open[:len(p.open)-1]
}

// closeDown closes the open statements from number i on, which lack their ends.
func (p *parser) closeDown(i, at int) {
	for _, s := range p.open[i:] {
		next := s.continuations()
		keyword := s.Tags[0].Keyword.Text
		s.Span.End, s.End = at, Span{at, at}
		p.problems = append(p.problems, Problem{Span: s.Tags[0].Span,
			Message: "this `{% " + keyword + " %}` has no end: add `{% " + next[len(next)-1] + " %}` where it is to end"})
	}
	p.open = p.open[:i]
}

// unknownStatement says what to do about a keyword that Jinja2 does not know.
func (p *parser) unknownStatement(t *token) {
	if p.failed {
		return
	}
	problem := Problem{Span: t.Span, Name: t.text, Candidates: keywords,
		Message: "`" + t.text + "` is no statement: after `{%` comes a word such as `if`, `for` or `set`"}
	if len(p.open) > 0 {
		problem.Candidates = slices.Concat(keywords, p.open[len(p.open)-1].continuations())
	}
	if p.cur().is(".") || p.cur().is("|") || p.cur().is("[") {
		problem.Message += "; to print a value, write it between `{{` and `}}`"
	}
	switch t.text {
	case "do", "break", "continue", "trans", "debug":
		problem.Name, problem.Candidates = "", nil
		problem.Message = "Polyaxon does not load the extension that `{% " + t.text + " %}` needs: find another way, such as `{% if %}` and `{% set %}`"
	case "endraw":
		problem.Name, problem.Candidates = "", nil
		problem.Message = "this `endraw` ends nothing: remove it, or write `{% raw %}` before it"
	case "raw":
		problem.Name, problem.Candidates = "", nil
		problem.Message = "`raw` has to stand alone: write `{% raw %}`"
	}
	p.problems = append(p.problems, problem)
	p.failed = true
}

// blockEnd reads the name that may follow endblock, which is that of its block.
func (p *parser) blockEnd() {
	for _, s := range slices.Backward(p.open) {
		if tag := s.Tags[0]; tag.Keyword.Text == "block" {
			if t := p.cur(); t.is(tag.Name.Text) {
				p.take(RoleVariable)
			}
			return
		}
	}
}

// finish closes what is still open at the end of the text.
func (p *parser) finish() {
	p.closeDown(0, len(p.lex.text))
	for _, s := range p.required {
		for _, n := range s.Tags[0].Body {
			if !p.blank(n) {
				p.problems = append(p.problems, Problem{Span: n.Range(), Message: "a required block is there to be filled in elsewhere: remove what it holds, or the word `required`"})
				break
			}
		}
	}
}

// blank reports whether a node yields nothing but white space.
func (p *parser) blank(n Node) bool {
	at := n.Range()
	switch n := n.(type) {
	case *Comment:
		return true
	case *Raw:
		at = n.Inner
	case *Text:
	default:
		return false
	}
	return skipSpace(p.lex.text[:at.End], at.Start) == at.End
}
