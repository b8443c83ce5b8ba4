package template

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexer cuts a text into segments as Jinja2 does. What Jinja2 refuses is noted and read as what it was probably meant to be.
type lexer struct {
	text     string
	end      int // where Jinja2 stops reading: before the last line break
	off      int
	problems []Problem
	broken   bool // a tag was met that never ends: those after it are not looked for beyond the next one
}

func newLexer(text string) *lexer {
	end := len(text)
	switch {
	case strings.HasSuffix(text, "\r\n"):
		end -= 2
	case strings.HasSuffix(text, "\n"), strings.HasSuffix(text, "\r"):
		end--
	}
	return &lexer{text: text, end: end}
}

// next is the segment at off. It reports false at the end of the text.
func (l *lexer) next() (segment, bool) {
	if l.off >= l.end {
		return segment{}, false
	}
	start := l.off
	open := nextOpening(l.text[:l.end], start)
	if open > start {
		l.off = open
		return segment{Span: Span{start, open}, inner: Span{start, open}, kind: textSegment, closed: true}, true
	}
	switch l.text[start+1] {
	case '#':
		return l.comment(start), true
	case '%':
		if inner, ok := l.rawOpening(start); ok {
			return l.raw(start, inner), true
		}
		return l.tag(start, tagSegment), true
	}
	return l.tag(start, outputSegment), true
}

// nextOpening is the offset of the next "{{", "{%" or "{#" from i, or the length of the text.
func nextOpening(text string, i int) int {
	for i < len(text) {
		brace := strings.IndexByte(text[i:], '{')
		if brace < 0 || i+brace+1 >= len(text) {
			break
		}
		i += brace
		if c := text[i+1]; c == '{' || c == '%' || c == '#' {
			return i
		}
		i++
	}
	return len(text)
}

// afterSign is i, or the offset after the "-" or "+" at i that tells what happens to the white space around a tag.
func (l *lexer) afterSign(i int) int {
	if i < l.end && (l.text[i] == '-' || l.text[i] == '+') {
		return i + 1
	}
	return i
}

func (l *lexer) comment(start int) segment {
	from := l.afterSign(start + 2)
	s := segment{kind: commentSegment, Span: Span{start, l.end}, inner: Span{from, l.end}}
	if i := strings.Index(l.text[from:l.end], "#}"); i >= 0 {
		s.inner.End, s.End, s.closed = from+i, from+i+2, true
	} else if from < l.end { // Jinja2 forgives a comment that opens at the very end
		l.fail(Span{start, start + 2}, "this comment is never closed: add `#}` after it")
	}
	l.off = s.End
	return s
}

// rawOpening is the end of the {% raw %} at start, if there is one.
func (l *lexer) rawOpening(start int) (end int, ok bool) {
	i := l.space(l.afterSign(start+2), l.end)
	if !strings.HasPrefix(l.text[i:l.end], "raw") {
		return 0, false
	}
	i = l.space(i+len("raw"), l.end)
	if i < l.end && l.text[i] == '-' {
		i++
	}
	return i + 2, strings.HasPrefix(l.text[i:l.end], "%}")
}

func (l *lexer) raw(start, inner int) segment {
	s := segment{kind: rawSegment, Span: Span{start, l.end}, inner: Span{inner, l.end}, start: Span{start, inner}, end: Span{l.end, l.end}}
	for i := inner; ; i++ {
		at := strings.Index(l.text[i:l.end], "{%")
		if at < 0 {
			break
		}
		i += at
		if end, ok := l.rawEnd(i); ok {
			s.inner.End, s.End, s.end, s.closed = i, end, Span{i, end}, true
			break
		}
	}
	if !s.closed && inner < l.end {
		l.fail(s.start, "this `{% raw %}` is never closed: add `{% endraw %}` after the text that is to stay as it is")
	}
	l.off = s.End
	return s
}

// rawEnd is the end of the {% endraw %} at i, if there is one.
func (l *lexer) rawEnd(i int) (end int, ok bool) {
	i = l.space(l.afterSign(i+2), l.end)
	if !strings.HasPrefix(l.text[i:l.end], "endraw") {
		return 0, false
	}
	i = l.afterSign(l.space(i+len("endraw"), l.end))
	return i + 2, strings.HasPrefix(l.text[i:l.end], "%}")
}

// tag reads {{ }} or {% %}.
func (l *lexer) tag(start int, kind segmentKind) segment {
	s, at, message := l.scan(start, kind, l.limit(start))
	if !s.closed {
		if !l.broken && s.End == l.end {
			l.broken = true // no closing brace up to the end: read again up to where the tag probably ends
			s, at, message = l.scan(start, kind, l.limit(start))
		}
		if message == "" {
			at, message = Span{start, start + 2}, "this `"+l.text[start:start+2]+"` is never closed: add `"+closing(kind)+"` after the expression"
			if kind == tagSegment {
				message = "this `{%` is never closed: add `%}` after the statement"
			}
		}
	}
	if message != "" {
		l.fail(at, message)
	}
	l.off = s.End
	return s
}

// rescan reads a tag again, which ends at limit at the latest.
func (l *lexer) rescan(s segment, limit int) segment {
	s, at, message := l.scan(s.Start, s.kind, limit)
	l.broken = true
	l.fail(at, message)
	l.off = s.End
	return s
}

func closing(kind segmentKind) string {
	if kind == tagSegment {
		return "%}"
	}
	return "}}"
}

// limit is how far the tag at start can reach. Once a tag has been met that never ends, a tag ends where another begins.
func (l *lexer) limit(start int) int {
	if l.broken {
		return nextOpening(l.text[:l.end], start+2)
	}
	return l.end
}

// scan reads the tag at start, which ends at limit at the latest. It returns the first thing that Jinja2 does not accept.
func (l *lexer) scan(start int, kind segmentKind, limit int) (s segment, at Span, message string) {
	sc := &scanner{text: l.text[:limit], off: l.afterSign(start + 2), close: closing(kind)}
	sc.off = min(sc.off, limit)
	s = segment{kind: kind, inner: Span{sc.off, sc.off}}
	s.closed = sc.run(l.broken)
	s.tokens = sc.tokens
	s.inner.End, s.Span = sc.off, Span{start, sc.off}
	if s.closed {
		s.End = sc.off + len(sc.sign()) + 2
	}
	s.tokens = append(s.tokens, token{Token: Token{Span: Span{sc.off, s.End}, Role: RoleDelimiter}})
	return s, sc.at, sc.message
}

func (l *lexer) fail(at Span, message string) {
	l.problems = append(l.problems, Problem{Span: at, Message: message})
}

func (l *lexer) space(i, end int) int { return skipSpace(l.text[:end], i) }

// skipSpace is the offset of the first character from i that is no white space to Python.
func skipSpace(text string, i int) int {
	for i < len(text) {
		r, width := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsSpace(r) && (r < 0x1c || r > 0x1f) {
			break
		}
		i += width
	}
	return i
}

var (
	floatPattern   = regexp.MustCompile(`^(?i:(?:\p{Nd}+_)*\p{Nd}+(?:(?:\.(?:\p{Nd}+_)*\p{Nd}+)?e[+\-]?(?:\p{Nd}+_)*\p{Nd}+|\.(?:\p{Nd}+_)*\p{Nd}+))`)
	integerPattern = regexp.MustCompile(`^(?i:0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\p{Nd}a-f])+|[1-9](?:_?\p{Nd})*|0(?:_?0)*)`)
)

var operators = []string{"**", "//", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<", "=", ".", ":", "|", ",", ";"}
