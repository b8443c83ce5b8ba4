package analysis

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// templateText is the text of a document around a place in a template, as it is written there: with quotes and escapes.
// What YAML makes of them is as long as they are, so that places in it are places in the document.
type templateText struct {
	start  syntax.Pos // where it begins
	text   string     // without escapes
	raw    string     // as written
	offset int        // of the place in it
	quote  byte       // the quote that it stands in, 0 for none
	bare   bool       // it begins with the braces and has no quotes, so that YAML does not take it for a text
}

// templateAt is the text around a place, if that may be in a template. node is the scalar that it is, where the document
// has one there.
func (c *completer) templateAt() (t templateText, node *syntax.Node, ok bool) {
	for _, comment := range c.doc.Tree.Comments {
		if comment.Range.Contains(c.at) {
			return templateText{}, nil, false
		}
	}
	if n := scalarAt(c.doc.Tree.Root, c.at); n != nil {
		t := templateText{start: n.Range.Start, raw: c.doc.Tree.Text.Slice(n.Range)}
		t.offset = c.doc.Tree.Text.Offset(c.at) - c.doc.Tree.Text.Offset(t.start)
		switch n.Style {
		case yaml.DoubleQuotedStyle:
			t.quote = '"'
		case yaml.SingleQuotedStyle:
			t.quote = '\''
		}
		t.bare = n.Style == 0 && strings.HasPrefix(t.raw, "{{")
		if t.open() {
			t.text = t.plain()
			return t, n, true
		}
	}
	line := c.doc.Tree.Text.Line(c.at.Line)
	before := line[:min(c.at.Byte, len(line))]
	begin := max(strings.LastIndex(before, "{{"), strings.LastIndex(before, "{%"))
	if begin < 0 {
		return templateText{}, nil, false
	}
	t = templateText{start: syntax.Pos{Line: c.at.Line, Byte: begin}, raw: line[begin:], offset: c.at.Byte - begin}
	t.quote = openQuote(line[:begin])
	lead := strings.TrimRight(line[:begin], " ")
	t.bare = t.quote == 0 && line[begin:begin+2] == "{{" && (lead == "" || strings.IndexByte(":-[,", lead[len(lead)-1]) >= 0)
	t.text = t.plain()
	return t, nil, t.open()
}

// open reports whether braces are open at the place.
func (t templateText) open() bool {
	before := t.raw[:min(max(t.offset, 0), len(t.raw))]
	begin := max(strings.LastIndex(before, "{{"), strings.LastIndex(before, "{%"))
	return begin >= 0
}

// plain is the text with its escapes replaced by what they stand for, at the same length.
func (t templateText) plain() string {
	switch {
	case len(t.raw) < 2:
		return t.raw
	case t.quote == '"':
		return t.raw[:1] + strings.ReplaceAll(t.raw[1:], `\"`, ` "`)
	case t.quote == '\'':
		return t.raw[:1] + strings.ReplaceAll(t.raw[1:], `''`, ` '`)
	}
	return t.raw
}

// place is the place of a span in the document.
func (t templateText) place(text *syntax.Text, s template.Span) syntax.Range {
	start := text.Offset(t.start)
	return syntax.Range{Start: text.Pos(start + s.Start), End: text.Pos(start + s.End)}
}

// openQuote is the quote that is open at the end of a part of a line, 0 when there is none.
func openQuote(before string) byte {
	var quote byte
	for i := 0; i < len(before); i++ {
		switch c := before[i]; {
		case quote == '"' && c == '\\':
			i++
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" [{,:", before[i-1]) >= 0):
			quote = c
		}
	}
	return quote
}

// scalarAt is the scalar value around a place.
func scalarAt(n *syntax.Node, at syntax.Pos) *syntax.Node {
	for n != nil && n.Kind != yaml.ScalarNode {
		var inner *syntax.Node
		for i, child := range n.Children {
			if child.Range.Contains(at) && !child.Range.Empty() && !(n.Kind == yaml.MappingNode && i%2 == 0) {
				inner = child
			}
		}
		n = inner
	}
	return n
}

// templatePlace is the place of the value that the template stands in. Where the document has no scalar there yet, one is
// put in the place of the braces and of what follows them on the line.
func (c *completer) templatePlace(t templateText, node *syntax.Node) *place {
	if node != nil {
		if p := c.scene.at(c.at); p != nil && p.key == nil && p.last().node == node {
			return p
		}
		return nil
	}
	text := probe
	if t.quote != 0 {
		text += string(t.quote)
	}
	line := c.doc.Tree.Text.Line(c.at.Line)
	scene := c.scene
	scene.doc = c.doc.Edit(syntax.Range{Start: t.start, End: syntax.Pos{Line: c.at.Line, Byte: len(line)}}, text)
	p := scene.at(syntax.Pos{Line: t.start.Line, Byte: t.start.Byte + 1})
	if p == nil || p.key != nil || p.last().node.Kind != yaml.ScalarNode || !strings.Contains(p.last().node.Value, probe) {
		return nil
	}
	return p
}
