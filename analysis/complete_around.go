package analysis

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// This file holds what completion reads off the lines around a word, and off the lists and texts that it stands in.

// awaitsValue reports whether a key or a dash stands at the end of the last line above that says something.
func (c *completer) awaitsValue() bool {
	for i := c.at.Line - 1; i >= 0; i-- {
		line := strings.TrimSpace(c.doc.Tree.Text.Line(i))
		if line == "" || line[0] == '#' {
			continue
		}
		if before, _, comment := strings.Cut(line, " #"); comment {
			line = strings.TrimSpace(before)
		}
		return strings.HasSuffix(line, ":") || line == "-" || strings.HasSuffix(line, " -")
	}
	return false
}

// takesItem reports whether a list around the place takes another item in a column: that of its dashes, or that of the
// keys in the innermost list's items, for who has just filled in one.
func (p *place) takesItem(column int) bool {
	for i := len(p.steps) - 1; i > 0; i-- {
		list := p.steps[i-1].node
		if list.Kind != yaml.SequenceNode || list.Style&yaml.FlowStyle != 0 {
			continue
		}
		return list.Range.Start.Byte == column || p.steps[i].node.Range.Start.Byte == column || p.outer(i-1).takesItem(column)
	}
	return false
}

// followsList reports whether the key at the place stands in the column of the dashes of a list right before it.
func (p *place) followsList(column int) bool {
	mapping := p.last().node
	for i := 2; i < len(mapping.Children); i += 2 {
		if mapping.Children[i] == p.key {
			list := mapping.Children[i-1]
			return list.Kind == yaml.SequenceNode && list.Style&yaml.FlowStyle == 0 && list.Range.Start.Byte == column
		}
	}
	return false
}

// outer is the place up to step i.
func (p *place) outer(i int) *place { return &place{scene: p.scene, steps: p.steps[:i]} }

// missingIndentation is by how much an empty line is indented less than the line below it. What were put there as it is
// would take that line for its value.
func (c *completer) missingIndentation() int {
	column, _ := c.lineBelow()
	if c.word.text != "" {
		return 0
	}
	return max(column-c.word.Range.Start.Byte, 0)
}

// start is the column of the probe: that of the word, but where indentation is missing, or a space behind a dash.
func (c *completer) start() int {
	return c.word.Range.Start.Byte + len(c.gap()) + c.missingIndentation()
}

// lineBelow is the next line that says something, without its indentation, and how far it is indented; "" when there is
// none.
func (c *completer) lineBelow() (column int, line string) {
	text := c.doc.Tree.Text
	for i := c.at.Line + 1; i < text.Lines(); i++ {
		line = strings.TrimLeft(text.Line(i), " ")
		if line != "" && line[0] != '#' {
			return len(text.Line(i)) - len(line), line
		}
	}
	return 0, ""
}

// hasBelow reports whether the value of a key in some column stands already on the lines below.
func (c *completer) hasBelow(column int) bool {
	below, line := c.lineBelow()
	return below > column || below == column && isItem(line)
}

// belowDashes reports whether the probe stands in the column of a list's dashes, where no key can: it is deeper than the
// list's own key.
func (c *completer) belowDashes() bool {
	dashes := false
	for i := c.at.Line - 1; i >= 0; i-- {
		line := strings.TrimLeft(c.doc.Tree.Text.Line(i), " ")
		column := len(c.doc.Tree.Text.Line(i)) - len(line)
		switch {
		case line == "" || line[0] == '#' || column > c.start():
		case column < c.start():
			return dashes
		case isItem(line):
			dashes = true
		default:
			return false
		}
	}
	return dashes
}

// isItem reports whether a line without its indentation begins with a dash.
func isItem(line string) bool { return line == "-" || strings.HasPrefix(line, "- ") }

// missesComma reports whether the word follows a value inside of brackets without a comma between.
func (c *completer) missesComma() bool {
	before := strings.TrimRight(c.word.before, " \t")
	if before == "" {
		for line := c.at.Line - 1; line >= 0 && before == ""; line-- {
			before = strings.TrimSpace(c.doc.Tree.Text.Line(line))
		}
	}
	return before != "" && strings.IndexByte("{[,:", before[len(before)-1]) < 0
}

// inText reports whether the place is inside a block of text, where words are the writer's own, or in a quoted text that
// began on a line above.
func (c *completer) inText() bool {
	n := c.doc.Tree.Root
	for n != nil {
		if n.Kind == yaml.ScalarNode {
			return n.Range.Start.Line < c.at.Line && n.Range.End.Line >= c.at.Line && c.isText(n)
		}
		var inner *syntax.Node
		for _, child := range n.Children {
			if child.Range.Contains(c.at) && !child.Range.Empty() {
				inner = child
			}
		}
		n = inner
	}
	return false
}

// isText reports whether a scalar that began on a line above goes on at the place. One without quotes or a mark may end up
// so by mistake: when a key is being typed below a value, and too far to the right.
func (c *completer) isText(n *syntax.Node) bool {
	const marked = yaml.LiteralStyle | yaml.FoldedStyle | yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle
	words := len(strings.Fields(c.doc.Tree.Text.Line(c.at.Line)))
	return n.Style&marked != 0 || words > 1 || n.Range.End.Line > c.at.Line || n.Range.Start.Line+1 < c.at.Line
}
