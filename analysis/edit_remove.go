package analysis

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// remove takes the entry at index i of a mapping's children away, or the item of a list, with its lines and its comma.
// A mapping that has no other entry is empty then.
func (c *changer) remove(m *syntax.Node, i int) ([]spec.Edit, bool) {
	width := 1
	if m.Kind == yaml.MappingNode {
		width = 2
	}
	if c.needsAlias(m.Children[i : i+width]...) {
		return nil, false
	}
	switch {
	case inBraces(m):
		return c.removeInBraces(m, i, width)
	case len(m.Children) == width:
		return c.removeOnly(m)
	}
	return c.removeInBlock(m, i, width)
}

// partEnd is where the part at index i of a collection's children ends.
func partEnd(m *syntax.Node, i, width int) syntax.Pos {
	if width == 2 {
		return entryEnd(m, i)
	}
	return m.Children[i].Outer.End
}

// partStart is where the part at index i begins, with what stands before it: a dash, or the mark of a long key.
func (c *changer) partStart(m *syntax.Node, i, width int) (syntax.Pos, bool) {
	at := m.Children[i].Outer.Start
	if inBraces(m) {
		lead := strings.TrimRight(c.before(at), " ")
		return at, !strings.HasSuffix(lead, "?")
	}
	mark := byte('?')
	if width == 1 {
		mark = '-'
	}
	column := m.Range.Start.Byte
	for line := at.Line; line >= m.Range.Start.Line; line-- {
		text := c.text.Line(line)
		if column < len(text) && text[column] == mark && blankAt(text, column+1) {
			return syntax.Pos{Line: line, Byte: column}, true
		}
		if width == 2 {
			break
		}
	}
	return at, width == 2
}

// removeInBlock takes one of several parts of a block away: its lines, or, where it begins behind a dash, all up to what
// follows it.
func (c *changer) removeInBlock(m *syntax.Node, i, width int) ([]spec.Edit, bool) {
	start, ok := c.partStart(m, i, width)
	if !ok {
		return nil, false
	}
	end := c.lastLine(m.Children[i+width-1], partEnd(m, i, width))
	if isBlank(c.before(start)) {
		if start.Line == 0 && start.Byte > 0 { // behind a byte order mark
			return []spec.Edit{deleting(start, nextLine(c.text, end))}, true
		}
		return []spec.Edit{c.lines(start.Line, end)}, true
	}
	for line := end + 1; line < c.text.Lines(); line++ {
		if text := c.text.Line(line); !isBlank(text) {
			return []spec.Edit{deleting(start, syntax.Pos{Line: line, Byte: len(text) - len(strings.TrimLeft(text, " "))})}, true
		}
	}
	return nil, false
}

// removeOnly empties a collection of one part in a block.
func (c *changer) removeOnly(m *syntax.Node) ([]spec.Edit, bool) {
	empty := "{}"
	if m.Kind == yaml.SequenceNode {
		empty = "[]"
	}
	way := c.way(m)
	end := c.lastLine(m, m.Range.End)
	switch {
	case len(way) == 1 && isBlank(c.before(m.Range.Start)):
		return []spec.Edit{c.lines(m.Range.Start.Line, end)}, true
	case len(way) < 2 || m.Outer.Start != m.Range.Start:
		return nil, false
	}
	parent := way[len(way)-2]
	if parent.Kind == yaml.SequenceNode {
		return []spec.Edit{{Range: m.Range, NewText: empty}}, true
	}
	for i := 1; i < len(parent.Children); i += 2 {
		if parent.Children[i] != m {
			continue
		}
		colon, ok := c.colon(parent.Children[i-1])
		if !ok || colon.Line >= m.Range.Start.Line {
			return nil, false
		}
		return []spec.Edit{inserting(colon, " "+empty), c.lines(m.Range.Start.Line, end)}, true
	}
	return nil, false
}

// removeInBraces takes a part of a collection in brackets away, and the comma that it leaves without sense.
func (c *changer) removeInBraces(m *syntax.Node, i, width int) ([]spec.Edit, bool) {
	start, ok := c.partStart(m, i, width)
	if !ok || strings.IndexAny(c.after(m.Range.Start), "{[") != 0 {
		return nil, false
	}
	end := partEnd(m, i, width)
	comma, hasComma := c.comma(end)
	stop := end
	if hasComma && comma.Line == end.Line {
		stop = syntax.Pos{Line: comma.Line, Byte: comma.Byte + 1}
	}
	var previous syntax.Pos // the comma before, when none follows
	if !hasComma && i > 0 {
		if previous, ok = c.comma(partEnd(m, i-width, width)); !ok {
			return nil, false
		}
	}
	next := syntax.Pos{Line: previous.Line, Byte: previous.Byte + 1}
	switch {
	case hasComma && comma.Line != end.Line:
		return []spec.Edit{deleting(start, end), deleting(comma, syntax.Pos{Line: comma.Line, Byte: comma.Byte + 1})}, true
	case isBlank(c.before(start)) && isRest(c.after(stop)):
		edits := []spec.Edit{c.lines(start.Line, stop.Line)}
		if !hasComma && i > 0 {
			edits = append(edits, deleting(previous, next))
		}
		return edits, true
	case hasComma:
		rest := c.after(stop)
		if isRest(rest) {
			start.Byte = len(strings.TrimRight(c.before(start), " "))
			return []spec.Edit{deleting(start, stop)}, true
		}
		stop.Byte += len(rest) - len(strings.TrimLeft(rest, " "))
		return []spec.Edit{deleting(start, stop)}, true
	case i > 0 && isBlank(c.text.Slice(syntax.Range{Start: next, End: start})):
		return []spec.Edit{deleting(previous, end)}, true
	case i > 0:
		return []spec.Edit{deleting(previous, next), deleting(start, end)}, true
	}
	return []spec.Edit{deleting(start, end)}, true
}
