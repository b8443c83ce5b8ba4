package syntax

import (
	"fmt"
	"slices"
	"strings"
)

// shift is how the lines after a misplaced one are read: those that stand as it does, or deeper, move along with it.
type shift struct {
	active bool
	real   int // the column of the misplaced line
	by     int
	class  class
}

// lineStart is the state of a scanner before the first word of a line in block context, to come back to when a later
// line shows that this one is misplaced.
type lineStart struct {
	mark       lineMark
	keyAllowed bool
	tokens     int
	comments   int
	problems   int
	levels     []level
	shift      shift
	emptyKey   bool // the token before waits for a value
}

// maxRewinds bounds how often a scanner goes back, so that reading stays linear.
const maxRewinds = 20

// place looks at the first word of a line in block context. It reports whether it took something off the text.
func (s *scanner) place() bool {
	if s.documentMarker(s.off) {
		s.shift.active = false
		return s.column() > 0 && s.indentedMarker()
	}
	real := s.column()
	s.lines = append(s.lines, lineStart{
		mark: s.mark(), keyAllowed: s.keyAllowed, tokens: len(s.tokens), comments: len(s.comments), problems: len(s.problems),
		levels: slices.Clone(s.levels), shift: s.shift, emptyKey: s.slot(),
	})
	c, _ := s.classify(s.off)
	s.setColumn(s.shifted(real, c))
	s.moved = s.column() - real
	if i, fits := s.fits(c); fits {
		s.fitted(i, c)
		return false
	}
	return s.misfit(c, real)
}

// rewind goes back to a line that turned out to be misplaced, and reads on as if it stood in column.
func (s *scanner) rewind(line, column int, message string) {
	l := s.lines[line]
	for _, p := range s.problems[l.problems:] {
		delete(s.failed, p.Range.Start.Line)
	}
	s.back(l.mark)
	s.tokens, s.comments, s.problems = s.tokens[:l.tokens], s.comments[:l.comments], s.problems[:l.problems]
	s.fail(Indentation, s.off, s.lineEnd(s.off), message)
	s.levels, s.shift, s.keyAllowed = slices.Clone(l.levels), l.shift, l.keyAllowed
	s.keys[0].live = false
	s.lines = s.lines[:line]
	s.lines = append(s.lines, l)
	s.rewinds++
	s.placed = s.yamlLine
	s.moved = column - s.column()
	s.setColumn(column)
	c, _ := s.classify(s.off)
	if i, fits := s.fits(c); fits {
		s.fitted(i, c)
	}
}

// indentedMarker passes over "---" that is not at the start of its line and comes before everything else.
func (s *scanner) indentedMarker() bool {
	for i := range s.tokens {
		if s.tokens[i].kind != tokDirective {
			return false
		}
	}
	s.fail(Indentation, s.lineStart, s.off+3, "the marker of a document stands at the very start of its line: remove the spaces before it")
	s.off += 3
	return true
}

// shifted is the column that a line of class c counts as.
func (s *scanner) shifted(real int, c class) int {
	switch {
	case !s.shift.active:
		return real
	case real < s.shift.real, real == s.shift.real && c != s.shift.class:
		s.shift.active = false
		return real
	case real > s.shift.real && !s.slot():
		for _, l := range s.levels {
			if l.column == real && l.seq == (c == dashLine) {
				return real
			}
		}
	}
	return max(real+s.shift.by, 0)
}

// fits reports whether a line of class c may stand in its column, and the level that it continues, or -1 for none.
func (s *scanner) fits(c class) (level int, ok bool) {
	column := s.column()
	top := len(s.levels) - 1
	i := top
	for i >= 0 && s.levels[i].column > column {
		i--
	}
	if i < 0 || s.levels[i].column < column {
		return -1, i == top && s.slot() // the value that is waited for
	}
	l := &s.levels[i]
	switch {
	case l.seq:
		// A mapping may hold a sequence in its own column.
		if c == keyLine && i > 0 && s.levels[i-1].column == column {
			return i - 1, true
		}
		return i, c == dashLine
	case c == dashLine:
		return i, l.dashes || i == top && s.slot() && s.tokens[len(s.tokens)-1].kind != tokDocStart
	}
	return i, c == keyLine
}

// fitted notes what a level holds last. Level -1 is one that begins with this line.
func (s *scanner) fitted(i int, c class) {
	if i < 0 {
		return
	}
	l, line := &s.levels[i], len(s.lines)-1
	if l.entries++; l.entries == 2 {
		l.second = line
	}
	l.last = line
	l.closed = nil
	for _, inner := range s.levels[i+1:] {
		if !inner.seq {
			l.closed = append(l.closed, inner.column)
		}
	}
	if !l.seq {
		l.broke = l.dashes && c == keyLine
		l.dashes = c == dashLine
	}
}

// misfit handles a line that does not fit where it stands. It reports whether it took something off the text.
func (s *scanner) misfit(c class, real int) bool {
	column := s.column()
	i := len(s.levels) - 1
	for i >= 0 && s.levels[i].column > column {
		i--
	}
	exact := i >= 0 && s.levels[i].column == column
	if exact && c == textLine && !s.levels[i].seq {
		return s.keyWithoutColon(i)
	}
	if !exact && i == len(s.levels)-1 && c != textLine && s.lastIsKey() {
		s.lastBecomesKey(column)
		return false
	}
	if s.blame(i, c, real) {
		return false
	}
	// The line belongs to the collection that it has just left, or to one around it.
	first := i
	if i+1 < len(s.levels) {
		first = i + 1
	}
	for j := first; j >= 0 && c != textLine; j-- {
		l := &s.levels[j]
		if l.seq != (c == dashLine) {
			continue
		}
		if exact && s.levels[i].seq && c == keyLine {
			s.failShared(i)
		} else {
			s.failIndentation(real, j)
		}
		s.shift = shift{active: true, real: real, by: l.column - real, class: c}
		s.setColumn(l.column)
		s.fitted(j, c)
		return false
	}
	return s.passOverLine(c, exact && s.levels[i].seq)
}

// blame goes back when not this line but an earlier one is misplaced. Level i is the innermost one that is not deeper
// than this line.
func (s *scanner) blame(i int, c class, real int) bool {
	if s.rewinds >= maxRewinds || real != s.column() || c == textLine {
		return false
	}
	for j := i; j >= 0 && c == keyLine; j-- { // an earlier line closed what this line goes on with
		between := j+1 < len(s.levels) && s.levels[j+1].column < real
		if l := &s.levels[j]; !between && slices.Contains(l.closed, real) {
			return s.blameLine(l.last, real)
		}
	}
	if i >= 0 {
		l := &s.levels[i]
		switch {
		case c == dashLine && l.broke && l.column == real: // an earlier line closed the list that this line goes on with
			return s.blameLine(l.last, real+2)
		case l.column == real:
			return false
		case c == keyLine && !l.seq && l.entries > 1 && s.lines[l.last].emptyKey && real == l.column+s.step():
			return s.blameLine(l.last, real) // it belongs under the key before it
		}
	}
	return s.blameFirst(i+1, c, real) || s.blameFirst(i, c, real)
}

// blameFirst goes back to the line that opened level k when that, and not this one, has an unusual column.
func (s *scanner) blameFirst(k int, c class, real int) bool {
	if k < 0 || k >= len(s.levels) {
		return false
	}
	l, expected := &s.levels[k], 0
	if k > 0 {
		expected = s.levels[k-1].column + s.step()
		if s.levels[k-1].seq {
			expected = s.levels[k-1].column + 2
		}
	}
	first := l.entries == 1 || s.lines[l.second].emptyKey
	if first && l.seq == (c == dashLine) && real == expected && l.column != real && s.lines[l.first].mark.col == l.column {
		return s.blameLine(l.first, real)
	}
	return false
}

func (s *scanner) blameLine(line, column int) bool {
	s.rewind(line, column, fmt.Sprintf("this line is indented by %s, but the lines after it want it to be indented by %s",
		spaces(s.lines[line].mark.col), spaces(column)))
	return true
}

// step is by how many columns this text is usually indented.
func (s *scanner) step() int {
	if s.usualStep > 0 {
		return s.usualStep
	}
	var counts [9]int
	before := 0
	for i := 0; i < s.text.Lines(); i++ {
		line := s.text.Line(i)
		trimmed := strings.TrimLeft(line, " ")
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		indent := len(line) - len(trimmed)
		if d := indent - before; d > 0 && d < len(counts) {
			counts[d]++
		}
		before = indent
	}
	s.usualStep = 2
	if counts[4] > counts[2] {
		s.usualStep = 4
	}
	return s.usualStep
}

func (s *scanner) failIndentation(real, level int) {
	if s.passed == s.line-1 {
		return
	}
	expected := s.levels[level].column
	what := "key"
	if s.levels[level].seq {
		what = "list item"
	}
	message := fmt.Sprintf("this line is indented by %s, but the %ss that it seems to belong to by %s: align it with them",
		spaces(real), what, spaces(expected))
	s.fail(Indentation, s.off, s.lineEnd(s.off), message)
}

// failShared tells of a key in the column of a list's dashes, level i. Which of the two is misplaced only the writer
// knows, so that the range holds both.
func (s *scanner) failShared(i int) {
	if s.passed == s.line-1 {
		return
	}
	first, key := s.lines[s.levels[i].first].mark.off, Range{s.text.Pos(s.off), s.text.Pos(s.wordEnd(s.off))}
	before := len(s.problems)
	s.fail(Indentation, first, s.wordEnd(s.off), fmt.Sprintf("a list and the key %q in line %d stand in the same column: "+
		"indent the key to make it part of the last item, or move it out to the keys around the list",
		strings.TrimRight(s.text.Slice(key), ": "), key.Start.Line+1))
	if len(s.problems) > before {
		s.problems[before].Related = []Related{{key, "the key"}}
	}
}

func spaces(n int) string {
	switch n {
	case 0:
		return "nothing"
	case 1:
		return "1 space"
	}
	return fmt.Sprintf("%d spaces", n)
}

// passOverLine leaves out a line that fits nowhere.
func (s *scanner) passOverLine(c class, inList bool) bool {
	message := "this text belongs to no key: write \"key: value\", or indent it under the key that it belongs to"
	switch {
	case inList:
		message = "a list item was expected here: begin the line with \"- \", or indent it under the item above"
	case c == dashLine:
		message = "no list can begin here: indent the item under the key that it belongs to"
	}
	if s.passed != s.line-1 { // lines in a row are one mistake
		s.fail(Indentation, s.off, s.lineEnd(s.off), message)
	}
	s.passed = s.line
	for s.passed+1 < s.text.Lines() && strings.TrimSpace(s.text.Line(s.passed+1)) == "" {
		s.passed++
	}
	s.rest()
	return true
}

// keyWithoutColon reads the first word of a line as a key, and the rest as its value.
func (s *scanner) keyWithoutColon(level int) bool {
	if !s.plainStart(s.src[s.off]) {
		return false // quotes, brackets and the like: told when they end without a colon
	}
	s.unwind(s.column())
	end := s.wordEnd(s.off)
	word := s.src[s.off:end]
	s.fail(MissingColon, s.off, s.lineEnd(s.off), fmt.Sprintf("a key is expected here, and %q has no \":\" after it: write %q",
		shorten(word), shorten(word)+": value"))
	s.emit(tokScalar, s.off, end)
	t := &s.tokens[len(s.tokens)-1]
	t.value, t.lead = word, leadKey
	s.off = end
	s.levels[level].dashes = false
	s.virtual(tokColon)
	s.keyAllowed = false
	return true
}

// lastIsKey reports whether the last token is a plain scalar that has its line for itself, at least from its dash on: it
// looks like a key that lacks its colon.
func (s *scanner) lastIsKey() bool {
	if len(s.tokens) == 0 {
		return false
	}
	t := &s.tokens[len(s.tokens)-1]
	if t.kind != tokScalar || t.style != 0 || t.startLine != t.endLine || t.lead != 0 || int(t.column) > s.column() {
		return false
	}
	return s.aloneOnLine(t)
}

// aloneOnLine reports whether nothing but dashes stands before a token on its line.
func (s *scanner) aloneOnLine(t *token) bool {
	return strings.Trim(s.src[s.text.starts[t.startLine]:t.start], " -") == ""
}

// lastBecomesKey puts a colon after the last token, or after its first word, when the line at hand stands beside or
// under it.
func (s *scanner) lastBecomesKey(column int) {
	t := &s.tokens[len(s.tokens)-1]
	word, value, more := strings.Cut(t.value, " ")
	s.fail(MissingColon, int(t.start), int(t.end), fmt.Sprintf("\":\" is missing after %q: write %q", shorten(word), shorten(word)+": value"))
	t.lead = leadKey
	if s.push(int(t.column), false) {
		t.lead |= leadMap
	}
	end := t.end
	t.value, t.end = word, t.start+int32(len(word))
	rest := *t
	s.virtual(tokColon)
	if value = strings.TrimLeft(value, " "); more && value != "" {
		rest.lead, rest.value, rest.end = 0, value, end
		rest.start = end - int32(len(value))
		rest.column += rest.start - s.tokens[len(s.tokens)-1].start
		s.tokens = append(s.tokens, rest)
	}
	s.place()
}
