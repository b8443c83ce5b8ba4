package analysis

import (
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// copied is the entry at index i of a mapping's children as it stands there, to be put elsewhere.
func (c *changer) copied(m *syntax.Node, i int) (addition, bool) {
	start, ok := c.partStart(m, i, 2)
	end := entryEnd(m, i)
	if !ok {
		return addition{}, false
	}
	if inBraces(m) {
		if start.Line != end.Line {
			return addition{}, false
		}
		text := c.text.Slice(m.Children[i].Outer) + ": " + c.text.Slice(m.Children[i+1].Outer)
		return single(strings.TrimRight(text, " ")), true
	}
	var lines []string
	for line := start.Line; line <= c.lastLine(m.Children[i+1], end); line++ {
		lines = append(lines, c.text.Line(line))
	}
	lines[0] = lines[0][start.Byte:]
	for j, line := range lines[1:] {
		lines[j+1] = outdent(line, start.Byte)
	}
	add := addition{block: func(column int) string {
		text := lines[0]
		for _, line := range lines[1:] {
			if line != "" {
				line = spaces(column) + line
			}
			text += "\n" + line
		}
		return text
	}}
	if start.Line == end.Line {
		add.flow = c.text.Slice(syntax.Range{Start: start, End: end})
	}
	return add, true
}

// outdent takes as many spaces off a line as there are, and no more than asked for.
func outdent(line string, most int) string {
	indent := len(line) - len(strings.TrimLeft(line, " "))
	return line[min(indent, most):]
}

// merge makes one list of edits that take something away and of edits that put it elsewhere: what is to be inserted where
// something is taken away stands in its place.
func (c *changer) merge(removed, inserted []spec.Edit) []spec.Edit {
	var edits []spec.Edit
	for _, in := range inserted {
		at := in.Range.Start
		joined := false
		for j, out := range removed {
			if out.Range.Start.Before(at) && !out.Range.End.Before(at) || out.Range.Start == at {
				text := in.NewText
				if out.Range.Start.Byte == 0 && strings.HasPrefix(text, lineBreak(c.text)) { // a line in the place of others
					text = strings.TrimPrefix(text, lineBreak(c.text)) + lineBreak(c.text)
				}
				removed[j].NewText += text
				joined = true
				break
			}
		}
		if !joined {
			edits = append(edits, in)
		}
	}
	return append(edits, removed...)
}

// move takes the entry at index i of a mapping's children out and puts it into another, before the part at an index.
func (c *changer) move(m *syntax.Node, i int, to *syntax.Node, before int) ([]spec.Edit, bool) {
	add, ok := c.copied(m, i)
	if !ok {
		return nil, false
	}
	removed, ok := c.remove(m, i)
	if !ok {
		return nil, false
	}
	inserted, ok := c.insert(to, before, add)
	return c.merge(removed, inserted), ok
}

// nest makes the entry at index i of a mapping's children the value of a new key in its place.
func (c *changer) nest(m *syntax.Node, i int, name string) ([]spec.Edit, bool) {
	add, ok := c.copied(m, i)
	start, hasStart := c.partStart(m, i, 2)
	if !ok || !hasStart {
		return nil, false
	}
	outer := c.under(name, add)
	end := entryEnd(m, i)
	if inBraces(m) {
		return []spec.Edit{{Range: syntax.Range{Start: start, End: end}, NewText: outer.flow}}, outer.flow != ""
	}
	last := c.lineEnd(c.lastLine(m.Children[i+1], end))
	text := c.block(outer.block(m.Range.Start.Byte))
	return []spec.Edit{{Range: syntax.Range{Start: start, End: last}, NewText: text}}, true
}
