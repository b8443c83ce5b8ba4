package analysis

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// addition is an entry that is to be put into a mapping, or an item that is to be put into a list.
type addition struct {
	block func(column int) string // over lines of a block in a column; the first of them without its indentation
	flow  string                  // inside of brackets; "" when it cannot be written there
}

// entry is a key with a sketch as its value.
func (c *changer) entry(key string, value sketch) addition {
	p := printer{layout: c.layout, plain: true}
	return addition{
		block: func(column int) string { return strings.TrimRight(key+":"+p.after(value, column), " ") },
		flow:  p.key(key) + ": " + p.flow(value),
	}
}

// scalar is a key with a scalar as its value, which stands there as it is written.
func (c *changer) scalar(key, value string) addition {
	return c.entry(key, sketch{text: value})
}

// single is an addition that is written on one line.
func single(text string) addition {
	return addition{block: func(int) string { return text }, flow: text}
}

// insert puts an addition into a collection before the part at index i of its children; after all others when there is no
// such index.
func (c *changer) insert(m *syntax.Node, i int, add addition) ([]spec.Edit, bool) {
	switch {
	case inBraces(m):
		return c.insertInBraces(m, i, add)
	case m.Kind != yaml.MappingNode && m.Kind != yaml.SequenceNode || len(m.Children) == 0:
		return nil, false
	}
	width := 1
	if m.Kind == yaml.MappingNode {
		width = 2
	}
	column, lead := m.Range.Start.Byte, ""
	if width == 1 {
		lead = "- "
	}
	if i < len(m.Children) {
		at, ok := c.partStart(m, i, width)
		at = c.aboveComments(at)
		text := lead + add.block(column+len(lead)) + "\n" + spaces(column)
		return []spec.Edit{inserting(at, c.block(text))}, ok
	}
	last := len(m.Children) - width
	line := c.lastLine(m.Children[len(m.Children)-1], partEnd(m, last, width))
	text := "\n" + spaces(column) + lead + add.block(column+len(lead))
	return []spec.Edit{inserting(c.lineEnd(line), c.block(text))}, true
}

// aboveComments is a place in the column of a part of a block, above the comments that stand right above that part.
func (c *changer) aboveComments(part syntax.Pos) syntax.Pos {
	at := part
	if !isBlank(c.before(at)) {
		return part
	}
	for ; at.Line > 0; at.Line-- {
		line := c.text.Line(at.Line - 1)
		if len(line) <= at.Byte || !isBlank(line[:at.Byte]) || line[at.Byte] != '#' {
			return at
		}
	}
	return part // they are about the whole file
}

// insertInBraces puts an addition into a collection in brackets.
func (c *changer) insertInBraces(m *syntax.Node, i int, add addition) ([]spec.Edit, bool) {
	if add.flow == "" || strings.IndexAny(c.after(m.Range.Start), "{[") != 0 {
		return nil, false
	}
	if len(m.Children) == 0 {
		open := syntax.Pos{Line: m.Range.Start.Line, Byte: m.Range.Start.Byte + 1}
		return []spec.Edit{inserting(open, add.flow)}, true
	}
	width := 1
	if m.Kind == yaml.MappingNode {
		width = 2
	}
	last := len(m.Children) - width
	apart := ", "
	if at := m.Children[min(i, last)].Outer.Start; isBlank(c.before(at)) { // each on a line of its own
		apart = ",\n" + c.before(at)
	}
	if i < len(m.Children) {
		return []spec.Edit{inserting(m.Children[i].Outer.Start, c.block(add.flow+apart))}, true
	}
	end := partEnd(m, last, width)
	if comma, ok := c.comma(end); ok {
		after := syntax.Pos{Line: comma.Line, Byte: comma.Byte + 1}
		return []spec.Edit{inserting(after, c.block(strings.TrimPrefix(apart, ",")+add.flow+","))}, true
	}
	return []spec.Edit{inserting(end, c.block(apart+add.flow))}, true
}

// fill puts the first entry into the value of a key that has none, or that is an empty mapping.
func (c *changer) fill(key, value *syntax.Node, add addition) ([]spec.Edit, bool) {
	m, _ := c.entryOf(key)
	switch {
	case m == nil:
		return nil, false
	case value.Kind == yaml.MappingNode && inBraces(value) && len(value.Children) == 0:
		return c.insertInBraces(value, 0, add)
	case value.Kind != yaml.ScalarNode || value.Tag != "!!null":
		return nil, false
	case !value.Range.Empty():
		return []spec.Edit{{Range: value.Range, NewText: "{" + add.flow + "}"}}, add.flow != ""
	case inBraces(m):
		colon, ok := c.colon(key)
		return []spec.Edit{inserting(colon, " {"+add.flow+"}")}, ok && add.flow != ""
	}
	colon, ok := c.colon(key)
	if !ok || !isRest(c.after(colon)) || value.Outer != value.Range {
		return nil, false
	}
	column := m.Range.Start.Byte + c.layout.step
	text := "\n" + spaces(column) + add.block(column)
	return []spec.Edit{inserting(c.lineEnd(colon.Line), c.block(text))}, true
}

// put adds an entry to the mapping under a key of another one, or that key with it when it is not there. The mapping may
// not be there yet, either.
func (c *changer) put(m *syntax.Node, name string, add addition) ([]spec.Edit, bool) {
	for i := 0; i+1 < len(m.Children); i += 2 {
		key, value := m.Children[i], m.Children[i+1]
		if key.Value != name {
			continue
		}
		if value.Kind == yaml.MappingNode && len(value.Children) > 0 {
			return c.insert(value, len(value.Children), add)
		}
		return c.fill(key, value, add)
	}
	return c.insert(m, len(m.Children), c.under(name, add))
}

// under is an addition as the value of a key.
func (c *changer) under(name string, add addition) addition {
	p := printer{layout: c.layout, plain: true}
	outer := addition{block: func(column int) string {
		column += c.layout.step
		return name + ":\n" + spaces(column) + add.block(column)
	}}
	if add.flow != "" {
		outer.flow = p.key(name) + ": {" + add.flow + "}"
	}
	return outer
}
