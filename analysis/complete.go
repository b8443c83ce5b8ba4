package analysis

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// probe is a word that nobody writes. Put in the place of the word that is being typed, it shows by where it comes out in
// the tree what that word is: a key of which mapping, or a value of what.
const probe = "plxprobe"

// Complete are the ways to go on at a place of a Polyaxonfile, the likeliest first. files are where references lead.
func Complete(ctx context.Context, doc *Document, at syntax.Pos, files spec.Resolver) []Completion {
	c := &completer{scene: scene{ctx: ctx, doc: doc, files: files}, at: at}
	if c.inTemplate() {
		return c.found
	}
	w, ok := readWord(doc.Tree, at)
	if !ok || c.inText() || w.touches() {
		return nil
	}
	c.word = w
	c.layout = layoutOf(doc, at)
	c.emptyFile()
	if !c.behindColon() {
		for _, p := range c.probes() {
			if c.isWorth(p) {
				c.try(p)
			}
		}
	}
	slices.SortStableFunc(c.found, func(a, b Completion) int { return strings.Compare(a.Sort, b.Sort) })
	return c.found
}

// completer collects completions.
type completer struct {
	scene
	at     syntax.Pos
	word   word
	layout layout
	found  []Completion
	said   map[string]bool // the labels among found

	misfit   bool         // with the probe in it the text is worse YAML than before
	asKey    *place       // where the probe comes out as a key; nil: nowhere
	brackets *syntax.Node // the outermost brackets around the probe; nil: it stands in none
}

// probing is one way to put the probe into the text.
type probing struct {
	text  string
	isKey bool // it is meant to come out as a key
	dash  bool // with a dash of its own, it is meant to come out as an item
}

// probes are the ways to put the probe in the place of the word, the likeliest first.
func (c *completer) probes() []probing {
	w, name := c.word, probe
	if w.quote != 0 || c.layout.json {
		name = `"` + probe + `"`
	}
	switch {
	case w.leads && w.colon:
		return []probing{{text: name, isKey: true}}
	case w.leads && w.glued: // to a dash
		return []probing{{text: " " + name + ":", isKey: true}, {text: " " + name}}
	case w.leads && w.alone && w.quote == 0 && !c.layout.json: // whether it is inside of brackets, its column tells
		indent := spaces(c.missingIndentation())
		item := probing{text: indent + "- " + name, dash: true}
		if _, below := c.lineBelow(); indent != "" && isItem(below) {
			return []probing{item}
		}
		return []probing{{text: indent + name + ":", isKey: true}, {text: indent + name}, item}
	case w.leads && w.flow:
		return []probing{{text: name, isKey: true}, {text: name}}
	case w.leads:
		return []probing{{text: name + ":", isKey: true}, {text: name}}
	case w.glued:
		return []probing{{text: " " + name}}
	}
	return []probing{{text: name}}
}

// try puts the probe into the text and adds what may stand in its place.
func (c *completer) try(p probing) {
	text := p.text
	if c.word.flow && !p.isBlock() {
		if c.missesComma() {
			text = ", " + text
		}
		if c.word.leads && c.entryFollows() {
			text += ","
		}
	}
	scene := c.scene
	scene.doc = c.doc.Edit(c.word.Range, text)
	c.misfit = mistakes(scene.doc.Tree) > mistakes(c.doc.Tree)
	at := syntax.Pos{Line: c.at.Line, Byte: c.word.Range.Start.Byte + strings.Index(text, probe) + 1}
	place := scene.at(at)
	if place == nil {
		return
	}
	last := place.last()
	c.brackets = place.brackets()
	c.word.flow = c.brackets != nil
	switch {
	case place.key != nil:
		if place.key.Value == probe && !p.dash && (p.isKey || c.word.flow) {
			c.asKey = place
			c.keys(place)
		}
	case last.node.Kind != yaml.ScalarNode || last.node.Value != probe || p.isKey && !c.word.flow:
	case p.dash:
		if last.key == nil && len(place.steps) > 1 && !c.word.flow {
			c.items(place)
		}
	case !p.isKey:
		c.values(place)
	}
}

// isWorth reports whether a probe may bring something that the probe as a key has not brought. A word alone on a line that
// can be a key is no value or item unless one is awaited there, and putting it in as one costs a reading of the whole text.
func (c *completer) isWorth(p probing) bool {
	if !c.word.alone || p.isKey || c.asKey == nil || c.brackets != nil || len(c.found) == 0 || c.awaitsValue() {
		return true
	}
	return p.dash && (c.asKey.takesItem(c.start()) || c.asKey.followsList(c.start()))
}

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

// mistakes counts what is wrong with a text as YAML.
func mistakes(tree *syntax.Tree) (n int) {
	for _, p := range tree.Problems {
		if !p.Warning {
			n++
		}
	}
	return n
}

// missingIndentation is by how much an empty line is indented less than the line below it. What were put there as it is
// would take that line for its value.
func (c *completer) missingIndentation() int {
	column, _ := c.lineBelow()
	if c.word.text != "" {
		return 0
	}
	return max(column-c.word.Range.Start.Byte, 0)
}

// start is the column of the probe: that of the word, but where indentation is missing.
func (c *completer) start() int { return c.word.Range.Start.Byte + c.missingIndentation() }

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

// isItem reports whether a line without its indentation begins with a dash.
func isItem(line string) bool { return line == "-" || strings.HasPrefix(line, "- ") }

// isBlock reports whether the probe is written as it is outside of brackets.
func (p probing) isBlock() bool { return p.dash || strings.HasSuffix(p.text, ":") }

// brackets is the outermost mapping or list in brackets around the place, nil when there is none.
func (p *place) brackets() *syntax.Node {
	for i := range p.steps {
		if n := p.steps[i].node; n.Kind != yaml.ScalarNode && n.Style&yaml.FlowStyle != 0 {
			return n
		}
	}
	return nil
}

// behindColon adds what may stand behind a colon that has no space behind it, and reports whether there is anything.
func (c *completer) behindColon() bool {
	value, ok := c.word.behindColon()
	if !ok {
		return false
	}
	word, before := c.word, len(c.found)
	c.word = value
	c.try(c.probes()[0])
	c.word = word
	return len(c.found) > before
}

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
			return n.Range.Start.Line < c.at.Line && n.Range.End.Line >= c.at.Line &&
				n.Style&(yaml.LiteralStyle|yaml.FoldedStyle|yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
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

// add adds a completion unless one with its label is there.
func (c *completer) add(item Completion) {
	if c.said == nil {
		c.said = map[string]bool{}
	}
	if c.said[item.Label] {
		return
	}
	c.said[item.Label] = true
	if item.Range == (syntax.Range{}) {
		item.Range = c.word.Range
	}
	if c.word.quote != 0 { // an editor compares with all that the item replaces, up to the place
		item.Filter = string(c.word.quote) + cmp.Or(item.Filter, item.Label)
	}
	c.found = append(c.found, item)
}
