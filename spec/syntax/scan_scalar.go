package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// plain scans an unquoted scalar. Outside of brackets it goes on over every following line that is indented deeper than
// the innermost block collection, up to a comment.
func (s *scanner) plain() {
	s.saveKey()
	s.emit(tokScalar, s.off, s.off)
	t := &s.tokens[len(s.tokens)-1]
	s.keyAllowed = false
	start, indent, flow := s.off, s.indent()+1-s.moved, s.inFlow()
	folded, joined := false, false // a line break was met; the value goes on after it and so is in buf
	gap := ""
	for {
		stop := s.plainWord(s.off, flow)
		if stop == s.off {
			break
		}
		s.keyAllowed = false
		if folded {
			joined = true
			s.buf = append(append(s.buf, gap...), s.src[s.off:stop]...)
		}
		s.off = stop
		t.end, t.endLine = int32(stop), int32(s.line)
		after := s.off
		for after < len(s.src) && s.src[after] == ' ' {
			after++
		}
		if s.breakAt(after) > 0 {
			if !folded {
				s.buf = append(s.buf[:0], s.src[start:stop]...)
				folded = true
			}
			s.off = after
			var more bool
			if gap, more = s.foldPlain(); !more || !flow && s.column() < indent {
				break
			}
			if s.tolerant && s.plainStops() {
				break
			}
		} else {
			if after == s.off {
				break
			}
			gap = s.src[s.off:after]
			s.off = after
		}
		if s.at(0) == '#' {
			break
		}
	}
	if joined {
		t.value = string(s.buf)
	} else {
		t.value = s.src[start:t.end]
	}
}

// plainByte marks the bytes that may end a word of a plain scalar.
var plainByte = func() (table [256]bool) {
	for _, c := range " \t\r\n:,?[]{}" {
		table[c] = true
	}
	table[0xC2], table[0xE2] = true, true
	return table
}()

// plainWord is the end of the word of a plain scalar that begins at offset i; i itself when none does.
func (s *scanner) plainWord(i int, flow bool) int {
	if i < len(s.src) && s.src[i] == '#' {
		return i
	}
	for ; i < len(s.src); i++ {
		c := s.src[i]
		if !plainByte[c] {
			continue
		}
		switch c {
		case ' ', '\t', '\r', '\n':
			return i
		case ':':
			if s.blankAt(i+1) || flow && strings.IndexByte(",[]{}", s.src[i+1]) >= 0 {
				return i
			}
		case 0xC2, 0xE2:
			if s.breakAt(i) > 0 {
				return i
			}
		default:
			if flow {
				return i
			}
		}
	}
	return i
}

// foldPlain steps over line breaks and indentation inside a plain scalar. It returns what they are in the value, and
// false when the scalar ends here because a document does.
func (s *scanner) foldPlain() (gap string, more bool) {
	first := s.takeBreak()
	s.keyAllowed = true
	rest := ""
	for {
		if s.documentMarker(s.off) {
			return "", false
		}
		for s.at(0) == ' ' {
			s.off++
		}
		br := s.takeBreak()
		if br == "" {
			break
		}
		rest += br
	}
	return foldBreaks(first, rest), true
}

// foldBreaks is what a first line break and those after it are inside a folded scalar: one "\n" becomes a space, further
// ones stay.
func foldBreaks(first, rest string) string {
	if first != "\n" {
		return first + rest
	}
	if rest == "" {
		return " "
	}
	return rest
}

// quoted scans a scalar in single or double quotes. Its lines need no indentation.
func (s *scanner) quoted(quote byte) {
	s.saveKey()
	s.keyAllowed = false
	start := s.off
	s.emit(tokScalar, start, start)
	t := &s.tokens[len(s.tokens)-1]
	t.style = quote
	s.off++
	if end := s.quotedInline(quote); end > 0 {
		t.value = s.src[start+1 : end]
		s.off = end + 1
		t.end = int32(s.off)
		return
	}
	s.buf = s.buf[:0]
	m := s.mark()
	if !s.quotedLong(quote, start) {
		if s.tolerant {
			s.endQuote(t, m)
		}
		return
	}
	t.value = string(s.buf)
	t.end, t.endLine = int32(s.off), int32(s.line)
}

// quotedInline is the offset of the closing quote when the scalar stands on one line and has no escapes; otherwise 0.
func (s *scanner) quotedInline(quote byte) int {
	for i := s.off; i < len(s.src); i++ {
		switch c := s.src[i]; c {
		case quote:
			if quote == '\'' && i+1 < len(s.src) && s.src[i+1] == '\'' {
				return 0
			}
			return i
		case '\\':
			if quote == '"' {
				return 0
			}
		case '\n', '\r':
			return 0
		case 0xC2, 0xE2:
			if s.breakAt(i) > 0 {
				return 0
			}
		}
	}
	return 0
}

// quotedLong reads up to the closing quote into buf. It reports whether there is one.
func (s *scanner) quotedLong(quote byte, start int) bool {
	for {
		if s.off >= len(s.src) {
			s.unclosed[quote&1] = true
			return s.unclosedQuote(quote, start)
		}
		switch c := s.src[s.off]; {
		case c == quote:
			s.off++
			if quote == '"' || s.at(0) != '\'' {
				return true
			}
			s.buf = append(s.buf, '\'')
			s.off++
		case c == '\\' && quote == '"':
			if !s.escape(start) {
				return s.unclosedQuote(quote, start)
			}
			if !s.tolerant && len(s.problems) > 0 {
				return false
			}
		case c == ' ' || c == '\t' || s.breakAt(s.off) > 0:
			if !s.quotedSpace(start) {
				return s.unclosedQuote(quote, start)
			}
		default:
			s.buf = append(s.buf, c)
			s.off++
		}
	}
}

// quotedSpace reads spaces and line breaks inside a quoted scalar. It returns false when the scalar ends without a quote.
func (s *scanner) quotedSpace(start int) bool {
	from := s.off
	for s.at(0) == ' ' || s.at(0) == '\t' {
		s.off++
	}
	if s.breakAt(s.off) == 0 {
		s.buf = append(s.buf, s.src[from:s.off]...)
		return s.off < len(s.src)
	}
	first := s.takeBreak()
	rest, ok := s.quotedBreaks(start)
	s.buf = append(s.buf, foldBreaks(first, rest)...)
	return ok
}

// quotedBreaks reads further line breaks and the indentation inside a quoted scalar.
func (s *scanner) quotedBreaks(start int) (rest string, ok bool) {
	for {
		if s.documentMarker(s.off) || s.tolerant && (s.quoteStops() || s.unclosed[s.src[start]&1]) {
			return rest, false
		}
		for s.at(0) == ' ' || s.at(0) == '\t' {
			s.off++
		}
		br := s.takeBreak()
		if br == "" {
			return rest, true
		}
		rest += br
	}
}

var escapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1b",
	' ': " ", '"': "\"", '\\': "\\", '/': "/", 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

// escape reads "\" and what it escapes. It returns false when the scalar ends without a quote.
func (s *scanner) escape(start int) bool {
	from := s.off
	s.off++
	if s.off >= len(s.src) {
		return false
	}
	if s.breakAt(s.off) > 0 {
		s.takeBreak()
		rest, ok := s.quotedBreaks(start)
		s.buf = append(s.buf, rest...)
		return ok
	}
	c := s.src[s.off]
	if value, ok := escapes[c]; ok {
		s.buf = append(s.buf, value...)
		s.off++
		return true
	}
	digits := strings.IndexByte("  x u   U", c)
	if digits < 2 {
		r, width := utf8.DecodeRuneInString(s.src[s.off:])
		s.fail(BadEscape, from, s.off+width, fmt.Sprintf("\"\\%c\" means nothing in double quotes: "+
			"write \"\\\\%c\" for a backslash, or use single quotes", r, r))
		s.buf = append(s.buf, '\\')
		return true
	}
	s.off++
	s.hexEscape(from, digits)
	return true
}

// hexEscape reads the digits of \x, \u or \U. Two surrogates in a row make one character, as JSON writes it; PyYAML keeps
// both halves, which no text can hold.
func (s *scanner) hexEscape(from, digits int) {
	end := s.off
	for end < len(s.src) && end < s.off+digits && isHex(s.src[end]) {
		end++
	}
	code, err := strconv.ParseUint(s.src[s.off:end], 16, 32)
	if err != nil || end < s.off+digits || code > utf8.MaxRune {
		s.fail(BadEscape, from, end, fmt.Sprintf("%q is no character: \"\\%c\" needs %d hexadecimal digits, at most 10FFFF",
			s.src[from:end], s.src[from+1], digits))
		s.buf = append(s.buf, s.src[from:end]...)
		s.off = end
		return
	}
	s.off = end
	r := rune(code)
	if utf16.IsSurrogate(r) && s.at(0) == '\\' && s.at(1) == 'u' && s.off+6 <= len(s.src) {
		low, err := strconv.ParseUint(s.src[s.off+2:s.off+6], 16, 32)
		if pair := utf16.DecodeRune(r, rune(low)); err == nil && pair != utf8.RuneError {
			r = pair
			s.off += 6
		}
	}
	s.buf = utf8.AppendRune(s.buf, r)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func (s *scanner) unclosedQuote(quote byte, start int) bool {
	s.fail(UnclosedQuote, start, s.lineEnd(start), fmt.Sprintf("this quote is never closed: add the closing %c", quote))
	return false
}
