package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// nameByte reports whether c may stand in the name of an anchor, a tag handle or a directive.
func nameByte(c byte) bool {
	return '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || c == '-' || c == '_'
}

// nameEnd is the end of the name that begins at offset i.
func (s *scanner) nameEnd(i int) int {
	for i < len(s.src) && nameByte(s.src[i]) {
		i++
	}
	return i
}

// spaceAt reports whether offset i is at a space, a line break or the end: like blankAt, but for tabs.
func (s *scanner) spaceAt(i int) bool { return s.blankAt(i) && (i >= len(s.src) || s.src[i] != '\t') }

func (s *scanner) skipSpaces() {
	for s.at(0) == ' ' {
		s.off++
	}
}

// wordEnd is the end of the run of characters that are not blank, at least one, from offset i.
func (s *scanner) wordEnd(i int) int {
	end := i
	for end < len(s.src) && !s.blankAt(end) {
		end++
	}
	return max(end, min(i+1, len(s.src)))
}

// anchor scans "&name" or "*name".
func (s *scanner) anchor(kind tokenKind) {
	s.saveKey()
	s.keyAllowed = false
	start := s.off
	end := s.nameEnd(start + 1)
	s.emit(kind, start, end)
	s.tokens[len(s.tokens)-1].value = s.src[start+1 : end]
	s.off = end
	if end > start+1 && (s.blankAt(end) || strings.IndexByte("?:,]}%@`", s.src[end]) >= 0) {
		return
	}
	what := "an anchor"
	if kind == tokAlias {
		what = "an alias"
	}
	s.fail(BadAnchor, start, s.wordEnd(start), fmt.Sprintf("the name of %s is made of letters a-z, digits, \"-\" and \"_\" "+
		"and ends at a space: if this is a text, put it in quotes", what))
	if s.tolerant {
		s.rest()
	}
}

// tag scans a tag. The token's value is its handle, a NUL and the rest: what the handle stands for, the grammar knows.
func (s *scanner) tag() {
	s.saveKey()
	s.keyAllowed = false
	start := s.off
	s.emit(tokTag, start, start)
	t := &s.tokens[len(s.tokens)-1]
	handle, suffix, ok := s.tagParts()
	t.value, t.end = handle+"\x00"+suffix, int32(s.off)
	if ok && s.spaceAt(s.off) {
		return
	}
	s.fail(BadTag, start, s.wordEnd(start), "this is no proper tag: if it is a text that begins with \"!\", put it in quotes")
	if s.tolerant {
		s.rest()
	}
}

// tagParts reads "!<uri>", "!", "!suffix", "!!suffix" or "!handle!suffix". A tag without a handle has all in suffix.
func (s *scanner) tagParts() (handle, suffix string, ok bool) {
	switch {
	case s.at(1) == '<':
		s.off += 2
		suffix, ok = s.uri()
		if !ok || s.at(0) != '>' {
			return "", suffix, false
		}
		s.off++
		return "", suffix, true
	case s.blankAt(s.off + 1):
		s.off++
		return "", "!", true
	}
	end := s.off + 1
	for !s.spaceAt(end) && s.src[end] != '!' {
		end++
	}
	handle = "!"
	s.off++
	if !s.spaceAt(end) {
		if s.nameEnd(s.off) != end {
			return handle, "", false
		}
		handle = s.src[s.off-1 : end+1]
		s.off = end + 1
	}
	suffix, ok = s.uri()
	return handle, suffix, ok
}

// uri reads the characters of a URI and decodes its "%" escapes. There must be at least one character.
func (s *scanner) uri() (string, bool) {
	start := s.off
	for s.off < len(s.src) && (nameByte(s.src[s.off]) || strings.IndexByte(";/?:@&=+$,.!~*'()[]%", s.src[s.off]) >= 0) {
		s.off++
	}
	raw := s.src[start:s.off]
	if strings.IndexByte(raw, '%') < 0 {
		return raw, raw != ""
	}
	return unescapeURI(raw)
}

// unescapeURI decodes each run of "%" escapes, which must be UTF-8 by itself.
func unescapeURI(raw string) (string, bool) {
	var value, run []byte
	for i := 0; i < len(raw); {
		if raw[i] != '%' {
			value = append(value, raw[i])
			i++
			continue
		}
		run = run[:0]
		for i < len(raw) && raw[i] == '%' {
			if i+3 > len(raw) || !isHex(raw[i+1]) || !isHex(raw[i+2]) {
				return raw, false
			}
			b, _ := strconv.ParseUint(raw[i+1:i+3], 16, 8)
			run = append(run, byte(b))
			i += 3
		}
		if !utf8.Valid(run) {
			return raw, false
		}
		value = append(value, run...)
	}
	return string(value), true
}

// directive scans a line that begins with "%". The token's value is its words with single spaces between them, for
// %YAML and %TAG; the grammar ignores others.
func (s *scanner) directive() {
	s.unwind(-1)
	s.dropKey()
	s.keyAllowed = false
	start := s.off
	s.emit(tokDirective, start, start)
	t := &s.tokens[len(s.tokens)-1]
	s.off++
	end := s.nameEnd(s.off)
	name := s.src[s.off:end]
	ok := name != "" && s.spaceAt(end)
	s.off = end
	switch {
	case !ok:
	case name == "YAML":
		t.value, ok = s.yamlVersion()
	case name == "TAG":
		t.value, ok = s.tagHandle()
	default:
		for !s.endAt(s.off) {
			s.off++
		}
	}
	t.end = int32(s.off)
	s.skipSpaces()
	s.comment()
	if !ok || !s.endAt(s.off) {
		s.fail(BadDirective, start, s.lineEnd(start), "this line begins with \"%\" and is no directive (%YAML 1.1, %TAG ! prefix): "+
			"a text that begins with \"%\" must be in quotes")
		for !s.endAt(s.off) {
			s.off++
		}
	}
}

// yamlVersion reads " 1.1" and returns "YAML 1.1".
func (s *scanner) yamlVersion() (string, bool) {
	s.skipSpaces()
	start := s.off
	parts := 0
	for {
		from := s.off
		for '0' <= s.at(0) && s.at(0) <= '9' {
			s.off++
		}
		if s.off == from {
			return "", false
		}
		if parts++; parts == 2 {
			return "YAML " + s.src[start:s.off], s.spaceAt(s.off)
		}
		if s.at(0) != '.' {
			return "", false
		}
		s.off++
	}
}

// tagHandle reads " !e! prefix" and returns "TAG !e! prefix".
func (s *scanner) tagHandle() (string, bool) {
	s.skipSpaces()
	start := s.off
	if s.at(0) != '!' {
		return "", false
	}
	s.off++
	if s.at(0) != ' ' {
		s.off = s.nameEnd(s.off)
		if s.at(0) != '!' {
			return "", false
		}
		s.off++
	}
	handle := s.src[start:s.off]
	if s.at(0) != ' ' {
		return "", false
	}
	s.skipSpaces()
	prefix, ok := s.uri()
	return "TAG " + handle + " " + prefix, ok && s.spaceAt(s.off)
}
