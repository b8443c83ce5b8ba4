package syntax

import (
	"fmt"
	"slices"
	"strings"
)

// Parse reads a text. It always yields a tree, however broken the text is.
//
// Most texts are sound, so a strict reading comes first; only when that fails does a tolerant one find out what is wrong
// and where.
func Parse(text *Text) *Tree {
	if len(text.source) > MaxSize {
		return &Tree{Text: text, Problems: []Problem{{
			Code: TooLarge, Message: fmt.Sprintf("this file is larger than %d MiB, the limit", MaxSize>>20),
		}}}
	}
	tree, _ := parseOnce(text, false)
	if slices.ContainsFunc(tree.Problems, Problem.Grammar) {
		strict := tree.Problems
		var failed map[int]bool
		if tree, failed = parseOnce(text, true); len(failed) == 0 {
			tree.Problems = strict // the repairs hid what is wrong
		}
	}
	tree.Problems = append(tree.Problems, checkCharacters(text)...)
	sortProblems(tree.Problems)
	return tree
}

// parser makes nodes of tokens, by recursive descent over the grammar of YAML.
type parser struct {
	scanner  *scanner
	text     *Text
	tokens   []token
	i        int
	passed   uint8 // which of the marks before token i are passed
	tolerant bool
	failed   bool // strict: a problem was met, stop
	depth    int
	handles  map[string]string // tag handles
	tree     *Tree
	slab     slab
	counted  Pos // the last place whose column was counted, and that column
	count    int
	stack    []*Node // the children, so far, of the collections that are being read
}

// parseOnce reads a text strictly, up to its first mistake, or tolerantly; then it returns the lines with mistakes, too.
func parseOnce(text *Text, tolerant bool) (tree *Tree, failed map[int]bool) {
	s := newScanner(text, tolerant)
	s.scan()
	p := &parser{scanner: s, text: text, tokens: s.tokens, tolerant: tolerant, handles: defaultHandles}
	p.tree = &Tree{Text: text, Comments: s.comments, Problems: s.problems, Anchors: map[string]*Node{}}
	if tolerant || len(s.problems) == 0 {
		p.slab.nodes = make([]Node, 0, min(len(s.tokens)/3+1, maxSlab))
		p.stream()
	}
	syntax := len(p.tree.Problems)
	c := checker{tree: p.tree}
	c.check()
	consequences := slices.DeleteFunc(p.tree.Problems[syntax:], func(p Problem) bool { return s.failed[p.Range.Start.Line] })
	p.tree.Problems = p.tree.Problems[:syntax+len(consequences)]
	return p.tree, s.failed
}

// kind is what comes next.
func (p *parser) kind() tokenKind {
	t := &p.tokens[p.i]
	if rest := t.lead &^ p.passed; rest != 0 {
		if rest&leadMap != 0 {
			return tokBlockMap
		}
		return tokKey
	}
	return t.kind
}

// take steps over what comes next and returns its token.
func (p *parser) take() *token {
	t := &p.tokens[p.i]
	switch rest := t.lead &^ p.passed; {
	case rest&leadMap != 0:
		p.passed |= leadMap
	case rest != 0:
		p.passed |= leadKey
	case t.kind != tokEnd:
		p.i++
		p.passed = 0
	}
	return t
}

func (p *parser) start(t *token) Pos {
	return Pos{int(t.startLine), int(t.start) - p.text.starts[t.startLine]}
}

func (p *parser) end(t *token) Pos {
	return Pos{int(t.endLine), int(t.end) - p.text.starts[t.endLine]}
}

// before is the end of the last token that has text before the next one.
func (p *parser) before() Pos {
	for i := p.i - 1; i >= 0; i-- {
		if t := &p.tokens[i]; t.end > t.start {
			return p.end(t)
		}
	}
	return Pos{}
}

// fail notes a problem; a strict parser stops there.
func (p *parser) fail(code string, r Range, message string) {
	if p.failed {
		return
	}
	p.failed = !p.tolerant
	if p.scanner.failed[r.Start.Line] || len(p.scanner.failed) >= maxProblems {
		return
	}
	p.scanner.failed[r.Start.Line] = true
	p.tree.Problems = append(p.tree.Problems, Problem{Code: code, Range: r, Message: message})
}

// unexpected notes that what comes next cannot stand where it does.
func (p *parser) unexpected(expected string) {
	t := &p.tokens[p.i]
	r := Range{p.start(t), p.end(t)}
	if r.Start.Line != r.End.Line {
		r.End = p.text.Pos(p.scanner.lineEnd(int(t.start)))
	}
	if t.kind == tokEnd {
		p.fail(Syntax, r, "the text ends where "+expected+" was expected")
		return
	}
	found := strings.TrimSpace(p.text.Slice(r))
	p.fail(Syntax, r, fmt.Sprintf("found %q where %s was expected", shorten(found), expected))
}

func shorten(s string) string {
	const limit = 40
	if r := []rune(s); len(r) > limit {
		return string(r[:limit]) + "…"
	}
	return s
}

var defaultHandles = map[string]string{"!": "!", "!!": longTag}

// stream reads the one document of the text.
func (p *parser) stream() {
	switch p.kind() {
	case tokEnd:
		return
	case tokDirective, tokDocStart:
		p.directives()
		if p.kind() != tokDocStart {
			p.unexpected("\"---\", the start of the document,")
			return
		}
		p.tree.Root = p.document(p.take())
	default:
		p.tree.Root = p.node(true, false)
	}
	if p.failed {
		return
	}
	closed := false
	for p.kind() == tokDocEnd {
		p.take()
		closed = true
	}
	p.afterDocument(closed)
}

// document reads what follows "---".
func (p *parser) document(start *token) *Node {
	switch p.kind() {
	case tokDirective, tokDocStart, tokDocEnd, tokEnd:
		return p.empty(p.end(start))
	}
	return p.node(true, false)
}

func (p *parser) afterDocument(closed bool) {
	t := &p.tokens[p.i]
	switch p.kind() {
	case tokEnd:
	case tokDocStart, tokDirective:
		p.fail(MultipleDocuments, Range{p.start(t), p.end(t)},
			"a second document begins here, and Polyaxon reads files with one document: move it to a file of its own")
	default:
		if closed {
			p.fail(MultipleDocuments, Range{p.start(t), p.end(t)}, "the document ended at \"...\": nothing may follow it")
			return
		}
		p.unexpected("the end of the text")
	}
}

// directives reads %YAML and %TAG.
func (p *parser) directives() {
	version := false
	p.handles = map[string]string{}
	for p.kind() == tokDirective {
		t := p.take()
		r := Range{p.start(t), p.end(t)}
		words := strings.Split(t.value, " ")
		switch words[0] {
		case "YAML":
			if major, _, _ := strings.Cut(words[1], "."); strings.TrimLeft(major, "0") != "1" {
				p.fail(BadDirective, r, "only YAML 1.1 and 1.2 can be read")
			}
			if version {
				p.fail(BadDirective, r, "a document has only one %YAML directive: remove this one")
			}
			version = true
		case "TAG":
			if _, twice := p.handles[words[1]]; twice {
				p.fail(BadDirective, r, fmt.Sprintf("the tag handle %s is defined twice", words[1]))
			}
			p.handles[words[1]] = words[2]
		}
	}
	for handle, prefix := range defaultHandles {
		if _, ok := p.handles[handle]; !ok {
			p.handles[handle] = prefix
		}
	}
}
