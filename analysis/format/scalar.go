package format

import (
	"strings"
	"unicode/utf8"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// writeWord writes a word that stands at c, with the lines that it goes on over.
func (l *layout) writeWord(w *syntax.Word, c column) {
	start, end := w.Range.Start, w.Range.End
	here := &l.lines[start.Line]
	switch {
	case w.Style == '|' || w.Style == '>':
		l.writeBlock(w)
	case start.Line == end.Line:
		here.write(l.text.Slice(w.Range))
	default:
		first := l.text.Line(start.Line)[start.Byte:]
		if w.Style == 0 {
			first = strings.TrimRight(first, " ")
		}
		here.write(first)
		for i := start.Line + 1; i <= end.Line; i++ {
			l.writeContinued(w, i, c)
		}
	}
}

// writeContinued writes line i of a plain or quoted scalar that began on an earlier line at c. White space at the
// beginning of such lines means nothing.
func (l *layout) writeContinued(w *syntax.Word, i int, c column) {
	source := l.source(i)
	if i == w.Range.End.Line {
		source = source[:w.Range.End.Byte]
	}
	text := strings.TrimLeft(source, " \t")
	old := utf8.RuneCountInString(source) - utf8.RuneCountInString(text)
	if w.Style == 0 {
		text = strings.TrimRight(text, " ")
	}
	here := &l.lines[i]
	here.used = true
	if strings.Trim(text, " \t") == "" {
		return
	}
	now := old
	switch top := l.top(); {
	case !l.whole(w):
	case old == c.old:
		now = c.now
	case len(l.brackets) > 0:
		from := w.Range.Start.Line
		now = max(old+l.lines[from].indentation()-indentation(l.source(from)), 0)
	case top != nil && old > top.old:
		now = max(old+top.now-top.old, top.now+1)
	}
	here.write(spaces(now) + text)
}

// whole reports whether all lines of a word may change.
func (l *layout) whole(w *syntax.Word) bool {
	return holds(l.spans, w.Range.Start.Line, w.Range.End.Line)
}

// writeBlock writes a scalar that begins with "|" or ">". Its lines move together; nothing in them changes.
func (l *layout) writeBlock(w *syntax.Word) {
	start, end := w.Range.Start, w.Range.End
	head := blockHead(l.text, w)
	l.lines[start.Line].write(head)
	c, found := l.blockColumn(w, head)
	for i := start.Line + 1; i <= end.Line; i++ {
		line, here := l.source(i), &l.lines[i]
		here.used = true
		switch indent := indentation(line); {
		case !l.whole(w):
			here.tail = line
		case indent == len(line) && indent <= c.old:
		default:
			here.tail = spaces(c.now+indent-c.old) + line[indent:]
		}
	}
	for i := end.Line + 1; strings.Contains(head, "+") && i < len(l.lines) && strings.Trim(l.source(i), " ") == ""; i++ {
		l.lines[i].used = true // its empty lines are part of it
	}
	l.ceiling = c.now
	if top := l.top(); !found && top != nil {
		l.ceiling = top.now + 1
	}
}

// blockHead is what a scalar that begins with "|" or ">" begins with.
func blockHead(text *syntax.Text, w *syntax.Word) string {
	head := text.Line(w.Range.Start.Line)[w.Range.Start.Byte:]
	if i := strings.IndexAny(head, " \t#"); i >= 0 {
		head = head[:i]
	}
	return head
}

// blockColumn is the column of the lines of a scalar that begins with "|" or ">"; found is false when it has none.
func (l *layout) blockColumn(w *syntax.Word, head string) (c column, found bool) {
	if i := strings.IndexAny(head, "123456789"); i >= 0 {
		c = column{-1, -1}
		if top := l.top(); top != nil {
			c = top.column
		}
		by := int(head[i] - '0')
		return column{max(c.old+1, 1) + by - 1, max(c.now+1, 1) + by - 1}, true
	}
	for i := w.Range.Start.Line + 1; i <= w.Range.End.Line; i++ {
		if line := l.source(i); strings.Trim(line, " ") != "" {
			c = column{indentation(line), indentation(line)}
			if l.top() != nil && l.whole(w) {
				c.now = l.inner()
			}
			return c, true
		}
	}
	return c, false
}
