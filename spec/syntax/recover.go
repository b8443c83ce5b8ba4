package syntax

import (
	"fmt"
	"strings"
)

// This file is what a tolerant scanner does more than a strict one. Its idea: people write one entry per line, so a
// mistake should cost no more than its line. Whenever a line begins, its first word is placed: looked at together with
// its column and the collections that are open, to tell whether it continues them. Where it does not, the column is
// corrected, a missing colon or bracket is put in, or the line is passed over, and the problem is noted.

// class is what a line looks like by itself.
type class uint8

const (
	textLine class = iota // neither of the others
	keyLine               // key: ...
	dashLine              // - ...
)

// classify looks at the line that begins at offset i. For a key it returns where its colon stands.
func (s *scanner) classify(i int) (c class, colon int) {
	for i < len(s.src) && (s.src[i] == '&' || s.src[i] == '!') {
		i = s.wordEnd(i)
		for i < len(s.src) && s.src[i] == ' ' {
			i++
		}
	}
	if s.endAt(i) {
		return textLine, 0
	}
	switch q := s.src[i]; q {
	case '-', '?':
		if s.blankAt(i + 1) {
			return map[byte]class{'-': dashLine, '?': keyLine}[q], i
		}
	case '"', '\'':
		for i++; !s.endAt(i) && s.src[i] != q; i++ {
			if s.src[i] == '\\' && q == '"' {
				i++
			}
		}
		for i++; i < len(s.src) && s.src[i] == ' '; i++ {
		}
		if i < len(s.src) && s.src[i] == ':' && s.blankAt(i+1) {
			return keyLine, i
		}
		return textLine, 0
	case '[', '{', ']', '}', ',', '|', '>', '#', '%', '@', '`':
		return textLine, 0
	}
	for j := i; !s.endAt(j) && j-i <= 4*maxKey; j++ {
		switch {
		case s.src[j] == '#' && s.src[j-1] == ' ':
			return textLine, 0
		case s.src[j] == ':' && s.blankAt(j+1):
			return keyLine, j
		}
	}
	return textLine, 0
}

// slot reports whether a value may begin here: whether what stands before it waits for one.
func (s *scanner) slot() bool {
	if len(s.tokens) == 0 {
		return true
	}
	switch s.tokens[len(s.tokens)-1].kind {
	case tokColon, tokDash, tokKey, tokDocStart, tokDocEnd, tokAnchor, tokTag, tokDirective:
		return true
	}
	return false
}

// itemSlot is slot that also knows where the items of brackets begin.
func (s *scanner) itemSlot() bool {
	if s.slot() {
		return true
	}
	last := s.tokens[len(s.tokens)-1].kind
	return last == tokComma || last == tokOpenSeq
}

// repair puts right what is about to be scanned. It reports whether it took something off the text.
func (s *scanner) repair() bool {
	if s.at(0) == '\t' {
		s.tab()
		return true
	}
	if s.off >= len(s.src) {
		s.closeBrackets()
		return false
	}
	if s.placed != s.yamlLine {
		s.placed = s.yamlLine
		if s.conflictMarker() {
			return true
		}
		if s.inFlow() && s.flowStops(s.off) {
			s.closeBrackets()
			s.keyAllowed = true
		}
		if !s.inFlow() {
			return s.colonWithoutKey() || s.place() || s.template()
		}
		s.placeInBrackets()
	}
	if s.inFlow() || s.slot() {
		return s.itemSlot() && s.template()
	}
	switch c := s.src[s.off]; {
	case c == ':' && s.blankAt(s.off+1), c == '-' && s.blankAt(s.off+1), c == ']' || c == '}':
		return false
	}
	s.afterValue()
	return true
}

// afterValue passes over text on the same line after a value that is complete.
func (s *scanner) afterValue() {
	start := s.off
	s.rest()
	last := s.tokens[len(s.tokens)-1]
	message := "the value before this text is already complete: put the whole value in quotes"
	if last.kind == tokScalar && last.style != 0 {
		message = "the quoted text before this is already complete: put the whole value in one pair of quotes"
	}
	s.fail(UnexpectedText, start, s.lineEnd(start), message)
}

// rest steps to the end of the line.
func (s *scanner) rest() {
	for !s.endAt(s.off) {
		s.off++
	}
}

// flowStops reports whether the line that begins at offset i cannot belong to the open brackets: it is an entry of a
// block collection around them.
func (s *scanner) flowStops(i int) bool {
	if len(s.levels) == 0 || i >= len(s.src) || i-s.lineStart > s.indent()-s.moved || s.src[i] == '"' || s.src[i] == '\'' {
		return false
	}
	c, _ := s.classify(i)
	return c != textLine
}

// placeInBrackets looks at the first word of a line inside brackets. When brackets open at the end of a line and what
// they hold is indented, a line that is not indented any more shows that they were left open.
func (s *scanner) placeInBrackets() {
	for s.inFlow() {
		b := s.brackets[len(s.brackets)-1]
		t := &s.tokens[b]
		if int(t.startLine) == s.line {
			return
		}
		line := s.text.Line(int(t.startLine))
		outer := len(line) - len(strings.TrimLeft(line, " "))
		column := s.off - s.lineStart
		if b+1 >= len(s.tokens) || s.tokens[b+1].startLine == t.startLine || int(s.tokens[b+1].column) <= outer {
			return // it is not written like that
		}
		closing := s.src[s.off] == ']' || s.src[s.off] == '}'
		if column > outer || closing && column == outer || s.src[s.off] == ',' {
			return
		}
		s.closeBracket()
		if s.inFlow() && !closing {
			s.virtual(tokComma)
			s.keyAllowed = true
		}
	}
}

// closeBrackets closes all open brackets here, and notes that they were left open.
func (s *scanner) closeBrackets() {
	for s.inFlow() {
		s.closeBracket()
	}
}

// closeBracket closes the innermost open bracket here, and notes that it was left open.
func (s *scanner) closeBracket() {
	t := s.tokens[s.brackets[len(s.brackets)-1]]
	kind, bracket := tokCloseSeq, "]"
	if t.kind == tokOpenMap {
		kind, bracket = tokCloseMap, "}"
	}
	s.fail(UnclosedBracket, int(t.start), int(t.end), fmt.Sprintf("this bracket is never closed: add %q after its last item", bracket))
	s.popBracket()
	s.virtual(kind)
}

// virtual adds a token that the text lacks, at the end of the last one.
func (s *scanner) virtual(kind tokenKind) {
	t := token{kind: kind, startLine: int32(s.line), start: int32(s.off)}
	if len(s.tokens) > 0 {
		last := &s.tokens[len(s.tokens)-1]
		t.start, t.startLine = last.end, last.endLine
	}
	t.end, t.endLine = t.start, t.startLine
	s.tokens = append(s.tokens, t)
}

// mismatch handles a closing bracket that does not fit the innermost open one: those inside the one that it fits were
// left open. It reports whether the bracket is to be passed over, because it fits none.
func (s *scanner) mismatch(kind tokenKind) bool {
	opening := tokOpenSeq
	if kind == tokCloseMap {
		opening = tokOpenMap
	}
	if s.opened[opening] == 0 {
		return s.strayBracket()
	}
	for i := len(s.brackets) - 1; i >= 0; i-- {
		if s.tokens[s.brackets[i]].kind == opening {
			for len(s.brackets)-1 > i {
				s.closeBracket()
			}
			return false
		}
	}
	return s.strayBracket()
}

// strayBracket passes over a closing bracket that closes nothing.
func (s *scanner) strayBracket() bool {
	for i := len(s.tokens) - 1; i >= 0 && int(s.tokens[i].startLine) == s.line && !s.failed[s.line]; i-- {
		t := &s.tokens[i]
		if at := strings.IndexAny(t.value, "[{"); t.lead != 0 && t.style == 0 && at > 1 && t.value[at-1] == ' ' {
			key := strings.Fields(t.value)[0]
			start := int(t.start)
			s.fail(MissingColon, start, start+len(key), fmt.Sprintf("\":\" is missing after %q", key))
		}
	}
	s.fail(UnexpectedBracket, s.off, s.off+1, "this bracket closes nothing: remove it, or put the text in quotes")
	s.off++
	return true
}

// unexpectedColon handles ": " after a value that is complete: what stands around it is meant as one text.
func (s *scanner) unexpectedColon() {
	start := s.off
	s.fail(UnexpectedColon, start, start+1, "a second \": \" cannot stand on this line: put the text in quotes, or its key on a line of its own")
	if !s.tolerant {
		return
	}
	s.rest()
	if last := &s.tokens[len(s.tokens)-1]; last.kind == tokScalar && last.style == 0 && int(last.endLine) == s.line {
		end := s.off
		if comment := strings.Index(s.src[start:end], " #"); comment >= 0 {
			end = start + comment
			s.off = end
		}
		last.end = int32(s.trimmedEnd(start, end))
		last.value = s.src[last.start:last.end]
	}
}

// plainStops reports whether a plain scalar ends before the line that begins at off, which looks like an entry.
func (s *scanner) plainStops() bool {
	if s.off >= len(s.src) {
		return false
	}
	if s.inFlow() {
		c, _ := s.classify(s.off)
		return s.src[s.off] == '"' || c == keyLine || s.flowStops(s.off)
	}
	switch c, _ := s.classify(s.off); c {
	case keyLine:
		return true
	case dashLine:
		if k := &s.keys[0]; k.live && k.required && k.token == len(s.tokens)-1 {
			return true
		}
		if t := &s.tokens[len(s.tokens)-1]; s.aloneOnLine(t) && s.column() >= int(t.column) && s.plainWord(int(t.start), false) == int(t.end) {
			return true // one word over a list: a key
		}
		item := s.off + 1
		for item < len(s.src) && s.src[item] == ' ' {
			item++
		}
		c, _ = s.classify(item)
		return c == keyLine
	}
	return false
}

// quoteStops reports whether an open quote ends before the line that begins at off, which looks like an entry.
func (s *scanner) quoteStops() bool {
	if s.inFlow() && len(s.levels) == 0 {
		return true // JSON has no texts over several lines
	}
	i := s.off
	for i < len(s.src) && s.src[i] == ' ' {
		i++
	}
	if i-s.off > max(s.indent()-s.moved, 0) {
		return false
	}
	c, _ := s.classify(i)
	return c != textLine
}

// lineMark is a place on a line to which a scanner can go back.
type lineMark struct{ off, line, yamlLine, lineStart, known, col int }

func (s *scanner) mark() lineMark {
	return lineMark{s.off, s.line, s.yamlLine, s.lineStart, s.known, s.col}
}

func (s *scanner) back(m lineMark) {
	s.off, s.line, s.yamlLine, s.lineStart, s.known, s.col = m.off, m.line, m.yamlLine, m.lineStart, m.known, m.col
}

// endQuote makes an open quote end with its line, or in brackets before what closes them at the end of the line.
func (s *scanner) endQuote(t *token, m lineMark) {
	s.back(m)
	start := s.off
	s.rest()
	s.passed = s.line // what follows may be the rest of the text
	end := s.trimmedEnd(start, s.off)
	if key := strings.Index(s.src[start:end]+" ", ": "); key > 0 && !s.inFlow() && s.aloneOnLine(t) {
		end = start + key
	}
	if s.inFlow() {
		end = start + len(strings.TrimRight(s.src[start:end], ",]} "))
	}
	s.off = end
	t.value = s.src[start:end]
	t.end, t.endLine = int32(end), int32(s.line)
}
