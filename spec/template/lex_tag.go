package template

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner reads the tokens between a pair of braces.
type scanner struct {
	text    string // ends where the tag has to end at the latest
	off     int
	close   string // "}}" or "%}"
	tokens  []token
	nesting []byte // the brackets that wait to be closed
	at      Span   // of message
	message string // the first thing that Jinja2 does not accept
}

// run reads up to the closing brace, which is left for the caller. It reports whether there is one; without, off is where
// the tag probably ends.
func (s *scanner) run(broken bool) bool {
	lineEnd := -1 // the end of the first line that ends outside of brackets
	for {
		from := s.off
		s.off = skipSpace(s.text, s.off)
		if at := strings.IndexAny(s.text[from:s.off], "\r\n"); at >= 0 && lineEnd < 0 && len(s.nesting) == 0 && len(s.tokens) > 0 {
			lineEnd = from + at
		}
		if s.off >= len(s.text) {
			if broken && lineEnd >= 0 {
				s.endAt(lineEnd)
			}
			return false
		}
		if sign := s.sign(); strings.HasPrefix(s.text[s.off+len(sign):], s.close) {
			if len(s.nesting) == 0 {
				return true
			}
			if s.nesting[len(s.nesting)-1] != '}' || s.close != "}}" {
				s.fail(s.off, s.off+len(sign)+2, fmt.Sprintf("a bracket is still open: add `%c` before `%s`", s.nesting[len(s.nesting)-1], s.close))
				return true
			}
		}
		s.token()
	}
}

// endAt takes back what was read after an offset.
func (s *scanner) endAt(offset int) {
	s.off = offset
	for len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].Start >= offset {
		s.tokens = s.tokens[:len(s.tokens)-1]
	}
	if s.at.Start >= offset {
		s.at, s.message = Span{}, ""
	}
}

// sign is the "-" or "+" at off, if the tag ends after it.
func (s *scanner) sign() string {
	if strings.HasPrefix(s.text[s.off:], "-"+s.close) || s.close == "%}" && strings.HasPrefix(s.text[s.off:], "+"+s.close) {
		return s.text[s.off : s.off+1]
	}
	return ""
}

func (s *scanner) fail(start, end int, message string) {
	if s.message == "" {
		s.at, s.message = Span{start, end}, message
	}
}

func (s *scanner) emit(kind tokenKind, role Role, width int) *token {
	t := token{Token: Token{Span{s.off, s.off + width}, role}, kind: kind, text: s.text[s.off : s.off+width]}
	s.tokens = append(s.tokens, t)
	s.off += width
	return &s.tokens[len(s.tokens)-1]
}

// token reads one token, or steps over a character that begins none.
func (s *scanner) token() {
	rest := s.text[s.off:]
	if kind, n := s.numberAt(rest); n != "" {
		s.number(kind, n)
		return
	}
	if n := nameLength(rest); n > 0 {
		if !isIdentifier(rest[:n]) {
			s.fail(s.off, s.off+n, "`"+rest[:n]+"` is no name: a name begins with a letter or an underscore")
		}
		s.emit(nameToken, RoleUnread, n)
		return
	}
	if rest[0] == '\'' || rest[0] == '"' {
		s.string(rest[0])
		return
	}
	for _, op := range operators {
		if strings.HasPrefix(rest, op) {
			s.operator(op)
			return
		}
	}
	s.unexpected(rest)
}

// numberAt is the number that the text at off, rest, begins with; "" when that is none.
func (s *scanner) numberAt(rest string) (tokenKind, string) {
	if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsDigit(r) {
		return endToken, ""
	}
	if end := strings.IndexFunc(rest, func(r rune) bool {
		return !unicode.IsDigit(r) && !unicode.IsLetter(r) && r != '_' && r != '.' && r != '+' && r != '-'
	}); end >= 0 {
		rest = rest[:end]
	}
	if s.off == 0 || s.text[s.off-1] != '.' {
		if n := floatPattern.FindString(rest); n != "" {
			return floatToken, n
		}
	}
	return integerToken, integerPattern.FindString(rest)
}

func (s *scanner) number(kind tokenKind, n string) {
	if kind == floatToken && strings.ContainsFunc(n, func(r rune) bool { return r > unicode.MaxASCII }) ||
		kind == integerToken && len(n) > maxDigits {
		s.fail(s.off, s.off+len(n), "this number cannot be read: write it with fewer digits, and with the digits 0 to 9")
	}
	s.emit(kind, RoleNumber, len(n))
}

// maxDigits is how many digits an integer can have: Python refuses longer ones.
const maxDigits = 4300

func (s *scanner) string(quote byte) {
	i := s.off + 1
	for i < len(s.text) && s.text[i] != quote {
		if s.text[i] == '\\' {
			i++
		}
		i++
	}
	if i < len(s.text) {
		t := s.emit(stringToken, RoleString, i+1-s.off)
		if at, ok := badEscape(t.text); !ok {
			s.fail(t.Start+at, t.Start+at+2, "this escape is cut short or stands for no character: write `\\\\` for a backslash")
		}
		return
	}
	s.fail(s.off, s.off+1, fmt.Sprintf("this quote is never closed: add `%c` where the text ends", quote))
	end := len(s.text)
	if at := strings.Index(s.text[s.off:], s.close); at >= 0 {
		end = s.off + at
	}
	if at := strings.IndexAny(s.text[s.off:end], "\r\n"); at >= 0 {
		end = s.off + at
	}
	text := strings.TrimRight(s.text[s.off:end], " ")
	s.emit(stringToken, RoleString, len(text)).open = true
}

func (s *scanner) operator(op string) {
	switch op {
	case "(":
		s.nesting = append(s.nesting, ')')
	case "[":
		s.nesting = append(s.nesting, ']')
	case "{":
		s.nesting = append(s.nesting, '}')
	case ")", "]", "}":
		if len(s.nesting) == 0 {
			s.fail(s.off, s.off+1, "this `"+op+"` closes nothing: remove it")
			break
		}
		if open := s.nesting[len(s.nesting)-1]; open != op[0] {
			s.fail(s.off, s.off+1, fmt.Sprintf("`%s` does not close the bracket that is open here: write `%c`", op, open))
		}
		s.nesting = s.nesting[:len(s.nesting)-1]
	}
	s.emit(operatorToken, RoleOperator, len(op))
}

func (s *scanner) unexpected(rest string) {
	r, width := utf8.DecodeRuneInString(rest)
	message := fmt.Sprintf("`%c` means nothing in a template: remove it, or put it in quotes if it is part of a text", r)
	switch {
	case strings.HasPrefix(rest, "&&"):
		width, message = 2, "`&&` means nothing in a template: write `and`"
	case r == '!':
		message = "`!` means nothing in a template: write `not`, or `!=` to compare"
	case r == utf8.RuneError:
		message = "this character means nothing in a template: remove it"
	}
	s.fail(s.off, s.off+width, message)
	s.off += width
}

// nameLength is the length of the name that a text begins with, in bytes. Jinja2 takes every character of it that may
// stand somewhere in a name, and then asks whether it is one.
func nameLength(text string) int {
	for i, r := range text {
		if !isNamePart(r) && !unicode.IsNumber(r) {
			return i
		}
	}
	return len(text)
}

func isNamePart(r rune) bool {
	return r == '_' || r < utf8.RuneSelf && ('a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9') ||
		r >= utf8.RuneSelf && (isNameStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue))
}

func isNameStart(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_ID_Start)
}

func isIdentifier(name string) bool {
	for i, r := range name {
		if i == 0 && !isNameStart(r) || !isNamePart(r) {
			return false
		}
	}
	return name != ""
}
