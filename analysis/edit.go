package analysis

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Apply is a text with edits made in it, whose places are those before any of them. It reports false when two of them
// touch the same text, or begin at the same place.
func Apply(text *syntax.Text, edits []spec.Edit) (*syntax.Text, bool) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b spec.Edit) int {
		return text.Offset(a.Range.Start) - text.Offset(b.Range.Start)
	})
	source := text.String()
	var out strings.Builder
	done := 0
	for i, e := range sorted {
		start, end := text.Offset(e.Range.Start), text.Offset(e.Range.End)
		if start < done || i > 0 && e.Range.Start == sorted[i-1].Range.Start {
			return text, false
		}
		out.WriteString(source[done:start])
		out.WriteString(e.NewText)
		done = max(start, end)
	}
	out.WriteString(source[done:])
	return syntax.NewText(out.String()), true
}

// changer makes edits of a document that leave its comments where they are and follow its layout. Its methods report false
// where they cannot.
type changer struct {
	doc    *Document
	text   *syntax.Text
	layout layout
}

func newChanger(doc *Document) *changer {
	return &changer{doc: doc, text: doc.Tree.Text, layout: layoutOf(doc, syntax.Pos{})}
}

func inserting(at syntax.Pos, text string) spec.Edit {
	return spec.Edit{Range: syntax.Range{Start: at, End: at}, NewText: text}
}

func deleting(from, to syntax.Pos) spec.Edit {
	return spec.Edit{Range: syntax.Range{Start: from, End: to}}
}

// lineEnd is the place after the last character of a line.
func (c *changer) lineEnd(line int) syntax.Pos {
	return syntax.Pos{Line: line, Byte: len(c.text.Line(line))}
}

// lines deletes whole lines, from one to another, that included.
func (c *changer) lines(from, to int) spec.Edit {
	return deleting(syntax.Pos{Line: from}, nextLine(c.text, to))
}

// before is what stands on its line before a place.
func (c *changer) before(p syntax.Pos) string { return c.text.Line(p.Line)[:p.Byte] }

// after is what stands on its line after a place.
func (c *changer) after(p syntax.Pos) string { return c.text.Line(p.Line)[p.Byte:] }

func isBlank(s string) bool { return strings.Trim(s, " \t\ufeff") == "" }

// isRest reports whether what follows something on its line is nothing, or a comment.
func isRest(s string) bool {
	trimmed := strings.TrimLeft(s, " \t")
	return trimmed == "" || trimmed[0] == '#' && len(trimmed) < len(s)
}

// block writes text of several lines that begin with "\n" with the document's own line breaks.
func (c *changer) block(text string) string { return strings.ReplaceAll(text, "\n", lineBreak(c.text)) }

// inBraces reports whether a collection is written in brackets.
func inBraces(n *syntax.Node) bool { return n.Style&yaml.FlowStyle != 0 }

// entryEnd is where the entry at index i of a mapping's children ends.
func entryEnd(m *syntax.Node, i int) syntax.Pos {
	key, value := m.Children[i], m.Children[i+1]
	if key.Outer.End.Before(value.Outer.End) {
		return value.Outer.End
	}
	return key.Outer.End
}

// lastLine is the last line of what ends at a place in a block. Empty lines after a text that keeps them are part of it.
func (c *changer) lastLine(value *syntax.Node, end syntax.Pos) int {
	line := end.Line
	if c.keepsLines(value) {
		for line+1 < c.text.Lines() && isBlank(c.text.Line(line+1)) {
			line++
		}
	}
	return line
}

// keepsLines reports whether the last scalar in a value is a text in a block that keeps the empty lines after it.
func (c *changer) keepsLines(n *syntax.Node) bool {
	for n != nil && len(n.Children) > 0 {
		n = n.Children[len(n.Children)-1]
	}
	if n == nil || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		return false
	}
	header, _, _ := strings.Cut(c.after(n.Range.Start), "#")
	return strings.Contains(header, "+")
}

// way are the nodes from the root to n, that included; nil when n is not in the tree.
func (c *changer) way(n *syntax.Node) []*syntax.Node {
	var find func(from *syntax.Node) []*syntax.Node
	find = func(from *syntax.Node) []*syntax.Node {
		if from == n {
			return []*syntax.Node{n}
		}
		for _, child := range from.Children {
			if child.Outer.End.Before(n.Outer.Start) || n.Outer.End.Before(child.Outer.Start) {
				continue
			}
			if way := find(child); way != nil {
				return append(way, from)
			}
		}
		return nil
	}
	if c.doc.Tree.Root == nil {
		return nil
	}
	way := find(c.doc.Tree.Root)
	slices.Reverse(way)
	return way
}

// entryOf is the mapping that has a key, and the key's index among its children.
func (c *changer) entryOf(key *syntax.Node) (m *syntax.Node, i int) {
	if way := c.way(key); len(way) > 1 {
		m = way[len(way)-2]
		if i = slices.Index(m.Children, key); m.Kind == yaml.MappingNode && i%2 == 0 {
			return m, i
		}
	}
	return nil, 0
}

// keyAt is the key that stands exactly in a range; nil when none does.
func (c *changer) keyAt(r syntax.Range) *syntax.Node {
	return c.nodeAt(r, true)
}

// valueAt is the value that stands exactly in a range, or begins there, where that was cut at the end of its line; nil
// when none does. The outermost one counts.
func (c *changer) valueAt(r syntax.Range) *syntax.Node {
	return c.nodeAt(r, false)
}

func (c *changer) nodeAt(r syntax.Range, isKey bool) *syntax.Node {
	cut := r.End == syntax.Pos{Line: r.Start.Line + 1}
	var find func(n *syntax.Node, key bool) *syntax.Node
	find = func(n *syntax.Node, key bool) *syntax.Node {
		if key == isKey && n.Range.Start == r.Start && (n.Range.End == r.End || cut && n.Range.End.Line > r.Start.Line) {
			return n
		}
		for i, child := range n.Children {
			if child.Outer.Contains(r.Start) {
				if found := find(child, n.Kind == yaml.MappingNode && i%2 == 0); found != nil {
					return found
				}
			}
		}
		return nil
	}
	if c.doc.Tree.Root == nil {
		return nil
	}
	return find(c.doc.Tree.Root, false)
}

// colon is the place after the colon that follows a key on its line.
func (c *changer) colon(key *syntax.Node) (syntax.Pos, bool) {
	rest := c.after(key.Outer.End)
	spaces := len(rest) - len(strings.TrimLeft(rest, " \t"))
	if !strings.HasPrefix(rest[spaces:], ":") {
		return syntax.Pos{}, false
	}
	return syntax.Pos{Line: key.Outer.End.Line, Byte: key.Outer.End.Byte + spaces + 1}, true
}

// comma is the place of the comma that follows a place inside of brackets, with comments and line breaks between.
func (c *changer) comma(from syntax.Pos) (syntax.Pos, bool) {
	source := c.text.String()
	for i := c.text.Offset(from); i < len(source); i++ {
		switch source[i] {
		case ' ', '\t', '\n', '\r':
		case '#':
			for i+1 < len(source) && source[i+1] != '\n' && source[i+1] != '\r' {
				i++
			}
		case ',':
			return c.text.Pos(i), true
		default:
			return syntax.Pos{}, false
		}
	}
	return syntax.Pos{}, false
}

// needsAlias reports whether an alias outside of a part of the document names something in it.
func (c *changer) needsAlias(part ...*syntax.Node) bool {
	anchors := map[*syntax.Node]bool{}
	inside := map[*syntax.Node]bool{}
	var collect func(n *syntax.Node)
	collect = func(n *syntax.Node) {
		inside[n] = true
		if n.Anchor != "" {
			anchors[n] = true
		}
		for _, child := range n.Children {
			collect(child)
		}
	}
	for _, n := range part {
		collect(n)
	}
	if len(anchors) == 0 {
		return false
	}
	var needed func(n *syntax.Node) bool
	needed = func(n *syntax.Node) bool {
		if inside[n] {
			return false
		}
		return n.Kind == yaml.AliasNode && anchors[n.Target] || slices.ContainsFunc(n.Children, needed)
	}
	return needed(c.doc.Tree.Root)
}
