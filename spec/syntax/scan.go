package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// scanner cuts a text into tokens the way PyYAML does: where that differs from the YAML specification (tabs, the length
// of keys, ":" inside flow collections), PyYAML's way is what Polyaxon's users meet.
//
// A strict scanner stops at the first problem. A tolerant one says where the mistake was made, puts the tokens right and
// goes on (recover.go).
type scanner struct {
	text      *Text
	src       string
	off       int // the next byte
	line      int // the line of Text that off stands in
	yamlLine  int // like line, but also counting NEL, LS and PS
	lineStart int // where the YAML line begins
	known     int // offset up to which col is counted
	col       int

	tokens     []token
	levels     []level             // the block collections that are open
	brackets   []int               // the flow collections that are open: indices of their tokens
	keys       []candidate         // for block context and for each open bracket, the token that may yet turn out to begin a key
	opened     [tokOpenMap + 1]int // how many of them are of each kind
	keyAllowed bool                // a key may begin at the next token
	done       bool

	comments []Comment
	problems []Problem
	tolerant bool
	buf      []byte

	// Only of a tolerant scanner:
	failed    map[int]bool // the lines that have a problem
	placed    int          // the YAML line whose first word is placed
	shift     shift
	moved     int         // how far the line's words stand from where they are read
	lines     []lineStart // the lines of block context so far
	passed    int         // the last line of Text that was passed over, with the empty ones after it
	rewinds   int
	usualStep int
	tabLine   int // the last YAML line that began with tabs, and what to add to its column
	tabShift  int
	conflict  bool    // inside the lines of a conflict
	explicit  bool    // the text has a key that begins with "?"
	unclosed  [2]bool // a single, a double quote was found open up to the end of the text
}

// level is an open block collection.
type level struct {
	column int
	seq    bool

	// Only of a tolerant scanner, of lines that begin an entry:
	entries             int
	first, second, last int   // indices of lineStarts
	dashes              bool  // of a mapping: its last key has a sequence whose dashes stand in the mapping's own column
	broke               bool  // of a mapping: such a sequence stood before its last key
	closed              []int // the columns of the mappings that its last key closed
}

// candidate is a token that begins a key if ":" follows on its line.
type candidate struct {
	live     bool
	required bool // it stands where only a key may stand
	token    int
	off      int
	yamlLine int
	column   int
}

// maxKey is the length of a key, in code points, up to which PyYAML looks for its colon.
const maxKey = 1024

func newScanner(text *Text, tolerant bool) *scanner {
	return &scanner{
		text: text, src: text.source, tolerant: tolerant, keyAllowed: true, keys: make([]candidate, 1, 8), placed: -1, tabLine: -2, passed: -2,
		failed: map[int]bool{},
		tokens: make([]token, 0, len(text.source)/5+16),
	}
}

// scan cuts the whole text. The last token is tokEnd, unless a strict scanner met a problem.
func (s *scanner) scan() {
	if strings.HasPrefix(s.src, "\uFEFF") {
		s.off = len("\uFEFF")
	}
	for !s.done {
		before, rewinds := s.off, s.rewinds
		s.next()
		if len(s.problems) > 0 && !s.tolerant {
			return
		}
		if s.off == before && s.rewinds == rewinds && !s.done && s.takeBreak() == "" { // only possible after a problem
			s.off++
		}
	}
}

// indent is the column of the innermost block collection, -1 outside of any.
func (s *scanner) indent() int {
	if len(s.levels) == 0 {
		return -1
	}
	return s.levels[len(s.levels)-1].column
}

func (s *scanner) inFlow() bool { return len(s.brackets) > 0 }

// column counts the code points between the last YAML line break and off. A byte order mark has no width.
func (s *scanner) column() int {
	for s.known < s.off {
		c := s.src[s.known]
		if c&0xC0 != 0x80 && (c != 0xEF || !strings.HasPrefix(s.src[s.known:], "\uFEFF")) {
			s.col++
		}
		s.known++
	}
	return s.col
}

// at is the byte at off+i, or 0 past the end (a NUL in the text counts as text: see end).
func (s *scanner) at(i int) byte {
	if s.off+i < len(s.src) {
		return s.src[s.off+i]
	}
	return 0
}

// breakAt is the width of the line break at offset i, 0 where there is none.
func (s *scanner) breakAt(i int) int {
	if i >= len(s.src) {
		return 0
	}
	switch s.src[i] {
	case '\n':
		return 1
	case '\r':
		if i+1 < len(s.src) && s.src[i+1] == '\n' {
			return 2
		}
		return 1
	case 0xC2:
		if strings.HasPrefix(s.src[i:], "\u0085") {
			return 2
		}
	case 0xE2:
		if strings.HasPrefix(s.src[i:], "\u2028") || strings.HasPrefix(s.src[i:], "\u2029") {
			return 3
		}
	}
	return 0
}

// endAt reports whether offset i is at a line break or the end of the text.
func (s *scanner) endAt(i int) bool { return i >= len(s.src) || s.breakAt(i) > 0 }

// blankAt reports whether offset i is at a space, a tab, a line break or the end of the text.
func (s *scanner) blankAt(i int) bool {
	return i >= len(s.src) || s.src[i] == ' ' || s.src[i] == '\t' || s.breakAt(i) > 0
}

// takeBreak steps over the line break at off, if there is one, and returns what it is in a value: "\n" but for LS and PS.
func (s *scanner) takeBreak() string {
	width := s.breakAt(s.off)
	if width == 0 {
		return ""
	}
	value := "\n"
	if width == 3 {
		value = s.src[s.off : s.off+3]
	}
	if c := s.src[s.off]; c == '\n' || c == '\r' {
		s.line++
	}
	s.off += width
	s.yamlLine++
	s.lineStart, s.known, s.col = s.off, s.off, 0
	return value
}

// skip steps over spaces, comments and line breaks.
func (s *scanner) skip() {
	for {
		for s.off < len(s.src) && s.src[s.off] == ' ' {
			s.off++
		}
		s.comment()
		if s.takeBreak() == "" {
			return
		}
		if !s.inFlow() {
			s.keyAllowed = true
		}
	}
}

// comment keeps the comment at off, if there is one, and steps over it.
func (s *scanner) comment() {
	if s.at(0) != '#' {
		return
	}
	start := s.off
	for !s.endAt(s.off) {
		s.off++
	}
	from := s.pos(start)
	s.comments = append(s.comments, Comment{
		Range: Range{from, Pos{from.Line, from.Byte + s.off - start}},
		Text:  s.src[start:s.off],
	})
}

// pos is the place of an offset on the current line of Text.
func (s *scanner) pos(off int) Pos { return Pos{s.line, off - s.text.starts[s.line]} }

// next adds the next token, and the block ends before it.
func (s *scanner) next() {
	s.skip()
	if s.tolerant && s.repair() {
		return
	}
	if s.dropStaleKey(); len(s.problems) > 0 && !s.tolerant {
		return
	}
	s.unwind(s.column())
	if s.off >= len(s.src) {
		s.end()
		return
	}
	c := s.src[s.off]
	if s.column() == 0 {
		switch {
		case c == '%':
			s.directive()
			return
		case s.documentMarker(s.off):
			s.marker()
			return
		}
	}
	s.word(c)
}

// word adds the token that begins with c.
func (s *scanner) word(c byte) {
	switch {
	case c == '[':
		s.open(tokOpenSeq)
	case c == '{':
		s.open(tokOpenMap)
	case c == ']':
		s.close(tokCloseSeq)
	case c == '}':
		s.close(tokCloseMap)
	case c == ',':
		s.comma()
	case c == '-' && s.blankAt(s.off+1):
		s.dash()
	case c == '?' && (s.inFlow() || s.blankAt(s.off+1)):
		s.question()
	case c == ':' && (s.inFlow() || s.blankAt(s.off+1)):
		s.colon()
	case c == '*':
		s.anchor(tokAlias)
	case c == '&':
		s.anchor(tokAnchor)
	case c == '!':
		s.tag()
	case (c == '|' || c == '>') && !s.inFlow():
		s.blockScalar(c)
	case c == '\'' || c == '"':
		s.quoted(c)
	case s.plainStart(c):
		s.plain()
	default:
		s.badStart(c)
	}
}

// plainStart reports whether c at off begins a plain scalar.
func (s *scanner) plainStart(c byte) bool {
	switch c {
	case '-':
		return !s.blankAt(s.off + 1)
	case '?', ':':
		return !s.inFlow() && !s.blankAt(s.off+1)
	}
	return strings.IndexByte("\t,[]{}#&*!|>'\"%@`", c) < 0
}

func (s *scanner) badStart(c byte) {
	if c == '\t' {
		s.fail(Tab, s.off, s.off+1, "YAML takes no tabs here: replace the tab with spaces")
		return
	}
	r, width := utf8.DecodeRuneInString(s.src[s.off:])
	s.fail(BadStart, s.off, s.off+width, fmt.Sprintf("an unquoted text cannot begin with %q: put it in quotes", r))
	if s.tolerant {
		start := s.off
		s.emit(tokScalar, start, start)
		s.rest()
		t := &s.tokens[len(s.tokens)-1]
		t.end = int32(s.trimmedEnd(start, s.off))
		t.value = s.src[start:t.end]
		s.keyAllowed = false
	}
}

// emit adds a token that stands on the current line.
func (s *scanner) emit(kind tokenKind, start, end int) {
	s.tokens = append(s.tokens, token{
		kind: kind, start: int32(start), end: int32(end), startLine: int32(s.line), endLine: int32(s.line),
		column: int32(s.column()),
	})
}

// single adds a token of one character and steps over it.
func (s *scanner) single(kind tokenKind) {
	s.emit(kind, s.off, s.off+1)
	s.off++
}

// push opens a block collection at column if that is deeper than the innermost one.
func (s *scanner) push(column int, seq bool) bool {
	if s.indent() >= column {
		return false
	}
	s.levels = append(s.levels, level{column: column, seq: seq, entries: 1, first: len(s.lines) - 1, last: len(s.lines) - 1})
	return true
}

// unwind closes the block collections that are deeper than column.
func (s *scanner) unwind(column int) {
	if s.inFlow() {
		return
	}
	for s.indent() > column {
		s.levels = s.levels[:len(s.levels)-1]
		s.emit(tokBlockEnd, s.off, s.off)
	}
}

// maxProblems bounds how much is said about one text.
const maxProblems = 1000

// fail notes a problem between two offsets. One line has one mistake: what follows from it is not told.
func (s *scanner) fail(code string, start, end int, message string) {
	at := s.text.Pos(start)
	if s.failed[at.Line] || len(s.failed) >= maxProblems {
		return
	}
	s.failed[at.Line] = true
	s.problems = append(s.problems, Problem{Code: code, Range: Range{at, s.text.Pos(end)}, Message: message})
}
