package syntax

import "fmt"

// header is what stands after "|" or ">".
type header struct {
	chomp  byte // '+', '-' or 0
	indent int  // 1 to 9, or 0: as the first line that is not empty
}

// blockScalar scans a literal or folded scalar.
func (s *scanner) blockScalar(style byte) {
	s.keyAllowed = true
	s.dropKey()
	start := s.off
	s.emit(tokScalar, start, start+1)
	t := &s.tokens[len(s.tokens)-1]
	t.style = style
	s.off++
	h, ok := s.blockHeader(t)
	if !ok {
		return
	}
	s.takeBreak()
	least := max(s.indent()+1-s.moved, 1)
	var breaks []byte
	indent := least + h.indent - 1
	if h.indent > 0 {
		breaks = s.blockBreaks(breaks, indent)
	} else {
		var deepest int
		breaks, deepest = s.blockLead(breaks)
		if s.tolerant && s.at(0) == '\t' && deepest < least {
			deepest = s.nextIndent()
		}
		indent = max(least, deepest)
	}
	s.blockLines(t, h, indent, breaks)
}

// blockHeader reads the indicators and the comment after "|" or ">". It leaves off at the end of the line.
func (s *scanner) blockHeader(t *token) (h header, ok bool) {
	for range 2 {
		switch c := s.at(0); {
		case (c == '+' || c == '-') && h.chomp == 0:
			h.chomp = c
			s.off++
		case '0' <= c && c <= '9' && h.indent == 0:
			if c == '0' {
				s.fail(BadBlockHeader, s.off, s.off+1, "the indentation of a block text is a digit from 1 to 9")
				return h, s.blockHeaderRest(t)
			}
			h.indent = int(c - '0')
			s.off++
		}
	}
	t.end = int32(s.off)
	if s.blankAt(s.off) && s.at(0) != '\t' {
		for s.at(0) == ' ' {
			s.off++
		}
		s.comment()
		if s.endAt(s.off) {
			return h, true
		}
	}
	s.fail(BadBlockHeader, s.off, s.lineEnd(s.off), "the text after \"|\" or \">\" begins on the next line: "+
		"only \"+\" or \"-\", a digit and a comment may follow on this line")
	return h, s.blockHeaderRest(t)
}

// blockHeaderRest steps over a header that cannot be read. It reports whether to go on.
func (s *scanner) blockHeaderRest(t *token) bool {
	for !s.endAt(s.off) {
		s.off++
	}
	return s.tolerant
}

// blockLead steps over the empty lines before the first line of a scalar and over that line's indentation. It returns
// the line breaks and the deepest column that it met, be it on an empty line.
func (s *scanner) blockLead(breaks []byte) ([]byte, int) {
	deepest := 0
	for {
		for s.at(0) == ' ' {
			s.off++
		}
		deepest = max(deepest, s.column())
		br := s.takeBreak()
		if br == "" {
			return breaks, deepest
		}
		breaks = append(breaks, br...)
	}
}

// blockBreaks steps over empty lines and over the indentation of the line after them, up to column indent.
func (s *scanner) blockBreaks(breaks []byte, indent int) []byte {
	for {
		for s.at(0) == ' ' && s.off-s.lineStart < indent {
			s.off++
		}
		br := s.takeBreak()
		if br == "" {
			return breaks
		}
		breaks = append(breaks, br...)
	}
}

// blockLines reads the lines of a block scalar. breaks are the line breaks before the first one.
func (s *scanner) blockLines(t *token, h header, indent int, breaks []byte) {
	value := s.buf[:0]
	lineBreak := ""
	for s.blockLine(indent) {
		value = append(value, breaks...)
		indented := s.at(0) == ' ' || s.at(0) == '\t'
		from := s.off
		for !s.endAt(s.off) {
			s.off++
		}
		value = append(value, s.src[from:s.off]...)
		t.end, t.endLine = int32(s.off), int32(s.line)
		lineBreak = s.takeBreak()
		breaks = s.blockBreaks(breaks[:0], indent)
		if !s.blockGoesOn(indent) {
			break
		}
		if t.style == '>' && lineBreak == "\n" && !indented && s.at(0) != ' ' && s.at(0) != '\t' {
			if len(breaks) == 0 {
				value = append(value, ' ')
			}
		} else {
			value = append(value, lineBreak...)
		}
	}
	if h.chomp != '-' {
		value = append(value, lineBreak...)
	}
	if h.chomp == '+' {
		value = append(value, breaks...)
	}
	t.value = string(value)
	s.buf = value[:0]
}

// blockGoesOn reports whether the line at off belongs to a block scalar.
func (s *scanner) blockGoesOn(indent int) bool {
	return s.off < len(s.src) && (s.column() == indent || s.tolerant && s.blockMistake(indent) != "")
}

// blockLine is blockGoesOn that notes a mistake in the line's indentation and steps over tabs there.
func (s *scanner) blockLine(indent int) bool {
	if s.off >= len(s.src) || s.column() == indent {
		return s.off < len(s.src)
	}
	if !s.tolerant {
		return false
	}
	switch code := s.blockMistake(indent); code {
	case "":
		return false
	case Tab:
		s.fail(Tab, s.off, s.off+1, "the lines of a block text are indented with spaces: replace the tab with spaces")
		for s.at(0) == '\t' {
			s.off++
		}
	default:
		s.fail(code, s.off, s.lineEnd(s.off), fmt.Sprintf("this line is indented by %s, but the block text that it seems to belong to by %s",
			spaces(s.column()), spaces(indent)))
	}
	return true
}

// blockMistake is the code of what is wrong with a line that belongs to a block scalar all the same, because it fits
// nowhere else: its indentation has a tab, or is too short and the lines after it go on with the scalar. A tolerant
// scanner asks.
func (s *scanner) blockMistake(indent int) string {
	if s.at(0) == '\t' {
		return Tab
	}
	if s.column() > s.indent()-s.moved && s.column() > 0 && s.at(0) != '#' && s.nextIndent() >= indent {
		return Indentation
	}
	return ""
}
