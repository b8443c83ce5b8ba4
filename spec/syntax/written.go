package syntax

import (
	"sort"
	"strings"

	"gopkg.in/yaml.v3"
)

// Written tells where the bytes of a scalar's value were written: between quotes, in escapes, behind indentation.
type Written struct {
	text  *Text
	parts []part
	end   int // offset in the text after the last byte that the value was read from
}

// part is a stretch of the value that was read from one stretch of the text. Where both are of one length, they are the
// same bytes; otherwise the text has an escape or folded white space there.
type part struct{ value, valueLen, source, sourceLen int }

// Written finds where the value of a scalar was written. It reports false for nodes that are no scalars of this text, and
// for those that were read only after something in them was mended.
func (t *Text) Written(n *Node) (Written, bool) {
	if n == nil || n.Kind != yaml.ScalarNode || n.Range.Start.Line < 0 || n.Range.Start.Line >= t.Lines() {
		return Written{}, false
	}
	start, end := t.Offset(n.Range.Start), t.Offset(n.Range.End)
	w := &writtenReader{scanner: scanner{text: t, src: t.source, off: start, failed: map[int]bool{}}, value: n.Value, from: start}
	ok := false
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		ok = w.block(n.Style&yaml.FoldedStyle != 0)
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		ok = end > start && w.quoted(t.source[start], end)
	default:
		ok = w.plain(end)
	}
	return Written{t, w.parts, w.off}, ok
}

// Pos is where the byte at an offset of the value was written; for the offset after the last byte, where the value ends.
func (w Written) Pos(offset int) Pos {
	i := w.partAt(offset)
	if i == len(w.parts) {
		return w.text.Pos(w.end)
	}
	p := w.parts[i]
	if p.valueLen == p.sourceLen {
		return w.text.Pos(p.source + max(offset-p.value, 0))
	}
	return w.text.Pos(p.source)
}

// Range is where a stretch of the value was written.
func (w Written) Range(start, end int) Range {
	r := Range{Start: w.Pos(start)}
	if r.End = r.Start; end <= start {
		return r
	}
	if i := w.partAt(end - 1); i < len(w.parts) {
		p := w.parts[i]
		r.End = w.text.Pos(p.source + p.sourceLen)
		if p.valueLen == p.sourceLen {
			r.End = w.text.Pos(p.source + end - p.value)
		}
	} else {
		r.End = w.text.Pos(w.end)
	}
	return r
}

// Offset is the offset in the value of what was written at a place: for places between two bytes of the value, such as in
// indentation, that of the next byte.
func (w Written) Offset(p Pos) int {
	source := w.text.Offset(p)
	i := sort.Search(len(w.parts), func(i int) bool { return w.parts[i].source+w.parts[i].sourceLen > source })
	if i == len(w.parts) {
		if i == 0 {
			return 0
		}
		return w.parts[i-1].value + w.parts[i-1].valueLen
	}
	part := w.parts[i]
	if part.valueLen == part.sourceLen {
		return part.value + max(source-part.source, 0)
	}
	return part.value
}

// partAt is the number of the part that holds an offset of the value.
func (w Written) partAt(offset int) int {
	return sort.Search(len(w.parts), func(i int) bool { return w.parts[i].value+w.parts[i].valueLen > offset })
}

// writtenReader reads a scalar again, as the scanner does, and notes what came from where.
type writtenReader struct {
	scanner
	value string
	at    int // how much of the value was met
	from  int // where the next part begins in the text
	parts []part
}

// met notes that the text from from to off was read as a stretch of the value. It reports whether that is in the value.
func (w *writtenReader) met(value string) bool {
	source := w.from
	w.from = w.off
	if value == "" {
		return true
	}
	if !strings.HasPrefix(w.value[w.at:], value) {
		return false
	}
	next := part{w.at, len(value), source, w.off - source}
	w.at += len(value)
	if last := len(w.parts) - 1; last >= 0 {
		// Bytes that follow each other in both are one part.
		p := &w.parts[last]
		if p.valueLen == p.sourceLen && next.valueLen == next.sourceLen && p.source+p.sourceLen == source {
			p.valueLen, p.sourceLen = p.valueLen+next.valueLen, p.sourceLen+next.sourceLen
			return true
		}
	}
	w.parts = append(w.parts, next)
	return true
}

// space reads white space inside of a plain or a quoted scalar, of which blanks are the characters.
func (w *writtenReader) space(blanks string) bool {
	start := w.off
	skip := func() {
		for w.off < len(w.src) && strings.IndexByte(blanks, w.src[w.off]) >= 0 {
			w.off++
		}
	}
	skip()
	if w.breakAt(w.off) == 0 {
		return w.met(w.src[start:w.off])
	}
	first, rest := w.takeBreak(), ""
	for skip(); w.breakAt(w.off) > 0; skip() {
		rest += w.takeBreak()
	}
	return w.met(foldBreaks(first, rest))
}

// byteOf reads a byte that stands for itself.
func (w *writtenReader) byteOf() bool {
	w.off++
	return w.met(w.src[w.off-1 : w.off])
}

func (w *writtenReader) plain(end int) bool {
	for w.off < end {
		ok := false
		if w.src[w.off] == ' ' || w.breakAt(w.off) > 0 {
			ok = w.space(" ")
		} else {
			ok = w.byteOf()
		}
		if !ok {
			return false
		}
	}
	return w.at == len(w.value)
}

// quoted reads a scalar in quotes that ends, with its closing quote if there is one, at end.
func (w *writtenReader) quoted(quote byte, end int) bool {
	w.off++
	w.from = w.off
	for w.off < end {
		ok := false
		switch c := w.src[w.off]; {
		case c == quote && (quote == '"' || w.at1() != quote):
			return w.off == end-1 && w.at == len(w.value)
		case c == quote:
			w.off += 2
			ok = w.met("'")
		case c == '\\' && quote == '"':
			w.buf = w.buf[:0]
			if !w.escape(w.off) {
				return false
			}
			ok = w.met(string(w.buf))
		case c == ' ' || c == '\t' || w.breakAt(w.off) > 0:
			ok = w.space(" \t")
		default:
			ok = w.byteOf()
		}
		if !ok {
			return false
		}
	}
	return w.at == len(w.value)
}

// at1 is the byte after the one at off.
func (w *writtenReader) at1() byte {
	if w.off+1 < len(w.src) {
		return w.src[w.off+1]
	}
	return 0
}
