package syntax

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Pos is a place in a text: a line and a byte in that line, both counted from 0.
//
// Lines are those of the Language Server Protocol: they end at "\n", "\r\n" or "\r" and at nothing else. Keeping
// line and byte apart, rather than one offset, means that an edit inside a line moves no node on any other line.
type Pos struct{ Line, Byte int }

// Before reports whether p stands before q.
func (p Pos) Before(q Pos) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Byte < q.Byte
}

// Range is a stretch of text. End is exclusive; an empty range marks a place between two characters.
type Range struct{ Start, End Pos }

// Contains reports whether p stands in r or at one of its ends.
func (r Range) Contains(p Pos) bool { return !p.Before(r.Start) && !r.End.Before(p) }

// Empty reports whether r holds no text.
func (r Range) Empty() bool { return r.Start == r.End }

// Encoding is the unit in which an editor or a report counts columns.
type Encoding int

const (
	UTF8  Encoding = iota // bytes
	UTF16                 // UTF-16 code units, the default of the Language Server Protocol
	UTF32                 // Unicode code points
)

// Text is the immutable text of a document with its line table.
type Text struct {
	source string
	starts []int // offset of each line's first byte; starts[0] is 0
}

// Units counts the units of a text.
func (e Encoding) Units(text string) int {
	switch e {
	case UTF8:
		return len(text)
	case UTF32:
		return utf8.RuneCountInString(text)
	}
	units := 0
	for _, r := range text {
		units++
		if r > 0xFFFF {
			units++
		}
	}
	return units
}

// NewText makes the line table of source.
func NewText(source string) *Text {
	starts := make([]int, 1, 1+strings.Count(source, "\n"))
	for i := 0; i < len(source); i++ {
		switch source[i] {
		case '\n':
			starts = append(starts, i+1)
		case '\r':
			if i+1 < len(source) && source[i+1] == '\n' {
				i++
			}
			starts = append(starts, i+1)
		}
	}
	return &Text{source: source, starts: starts}
}

// String is the whole text.
func (t *Text) String() string { return t.source }

// Lines is the number of lines, at least 1: a text that ends in a line break has an empty last line.
func (t *Text) Lines() int { return len(t.starts) }

// Line is the text of line i without its line break, or "" when there is no such line.
func (t *Text) Line(i int) string {
	if i < 0 || i >= len(t.starts) {
		return ""
	}
	end := len(t.source)
	if i+1 < len(t.starts) {
		end = t.starts[i+1]
	}
	return strings.TrimRight(t.source[t.starts[i]:end], "\r\n")
}

// End is the place after the last character.
func (t *Text) End() Pos {
	last := len(t.starts) - 1
	return Pos{last, len(t.source) - t.starts[last]}
}

// Offset is the byte offset of p, moved into the text when p stands outside of it.
func (t *Text) Offset(p Pos) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= len(t.starts) {
		return len(t.source)
	}
	return t.starts[p.Line] + min(max(p.Byte, 0), len(t.Line(p.Line)))
}

// Pos is the place of a byte offset, moved into the text when it lies outside.
func (t *Text) Pos(offset int) Pos {
	offset = min(max(offset, 0), len(t.source))
	line := sort.SearchInts(t.starts, offset+1) - 1
	return Pos{line, offset - t.starts[line]}
}

// Slice is the text in r.
func (t *Text) Slice(r Range) string {
	start, end := t.Offset(r.Start), t.Offset(r.End)
	return t.source[start:max(start, end)]
}

// Column counts the units of encoding before p in its line.
func (t *Text) Column(p Pos, encoding Encoding) int {
	line := t.Line(p.Line)
	line = line[:min(max(p.Byte, 0), len(line))]
	return encoding.Units(line)
}

// At is the place of a line and column counted in units of encoding. A column past the end of its line stands for
// the end of that line, a line past the end for the end of the text, and a column inside a character for its start.
func (t *Text) At(line, column int, encoding Encoding) Pos {
	if line < 0 {
		return Pos{}
	}
	if line >= len(t.starts) {
		return t.End()
	}
	text := t.Line(line)
	units := 0
	for i, r := range text {
		width := 1
		switch {
		case encoding == UTF8:
			width = utf8.RuneLen(r)
			if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
				width = 1 // a byte that is no UTF-8
			}
		case encoding == UTF16 && r > 0xFFFF:
			width = 2
		}
		if units+width > column {
			return Pos{line, i}
		}
		units += width
	}
	return Pos{line, len(text)}
}

// Replace is the text with r replaced by s.
func (t *Text) Replace(r Range, s string) *Text {
	start, end := t.Offset(r.Start), t.Offset(r.End)
	end = max(start, end)
	return NewText(t.source[:start] + s + t.source[end:])
}
