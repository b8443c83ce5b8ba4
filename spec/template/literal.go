package template

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// unquote is the text that a string literal stands for. Escapes are Python's; a named character (\N{DASH}) stays as it is
// written, for want of the names.
func unquote(literal string, open bool) string {
	body := literal[1:]
	if !open {
		body = body[:len(body)-1]
	}
	if !strings.ContainsAny(body, "\\\r") {
		return body
	}
	body = strings.ReplaceAll(strings.ReplaceAll(body, "\r\n", "\n"), "\r", "\n")
	var b strings.Builder
	for i := 0; i < len(body); {
		if body[i] != '\\' || i+1 == len(body) {
			b.WriteByte(body[i])
			i++
			continue
		}
		text, width, _ := escape(body[i:])
		b.WriteString(text)
		i += width
	}
	return b.String()
}

// badEscape finds the first escape in a string literal that stands for nothing.
func badEscape(literal string) (at int, ok bool) {
	for i := 1; i < len(literal)-1; i++ {
		if literal[i] != '\\' {
			continue
		}
		_, width, ok := escape(literal[i : len(literal)-1])
		if !ok {
			return i, false
		}
		i += width - 1
	}
	return 0, true
}

var simpleEscapes = map[byte]string{
	'\n': "", '\\': "\\", '\'': "'", '"': "\"", 'a': "\a", 'b': "\b", 'f': "\f", 'n': "\n", 'r': "\r", 't': "\t", 'v': "\v",
}

// escape reads the escape that a text begins with.
func escape(text string) (value string, width int, ok bool) {
	c := text[1]
	if simple, found := simpleEscapes[c]; found {
		return simple, 2, true
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
	switch {
	case digits > 0:
		if len(text) < 2+digits {
			return text[:2], 2, false
		}
		code, err := strconv.ParseUint(text[2:2+digits], 16, 32)
		if err != nil || code > utf8.MaxRune {
			return text[:2], 2, false
		}
		return string(rune(code)), 2 + digits, true
	case '0' <= c && c <= '7':
		end := 2
		for end < len(text) && end < 4 && '0' <= text[end] && text[end] <= '7' {
			end++
		}
		code, _ := strconv.ParseUint(text[1:end], 8, 32)
		return string(rune(code)), end, true
	case c == 'N':
		end := strings.IndexByte(text, '}')
		if !strings.HasPrefix(text[2:], "{") || end < 4 {
			return text[:2], 2, false
		}
		return text[:end+1], end + 1, true
	}
	if c < utf8.RuneSelf {
		return text[:2], 2, true // Python keeps the backslash
	}
	r, size := utf8.DecodeRuneInString(text[1:])
	return "\\" + asciiEscape(r), 1 + size, true
}

// asciiEscape is what Jinja2 makes of a character beyond ASCII before Python reads escapes, without its backslash. After
// another backslash, that is what remains.
func asciiEscape(r rune) string {
	switch {
	case r < 0x100:
		return fmt.Sprintf("x%02x", r)
	case r < 0x10000:
		return fmt.Sprintf("u%04x", r)
	}
	return fmt.Sprintf("U%08x", r)
}
