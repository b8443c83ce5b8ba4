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
		if _, below := c.lineBelow(); indent != "" && isItem(below) || c.belowDashes() {
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
	c.misfit = mistakes(scene.doc.Tree, -1) > mistakes(c.doc.Tree, -1)
	if c.misfit && mistakes(scene.doc.Tree, c.at.Line) > mistakes(c.doc.Tree, c.at.Line) {
		return // another line would be wrong because of this one
	}
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

// mistakes counts what is wrong with a text as YAML on other lines than one.
func mistakes(tree *syntax.Tree, except int) (n int) {
	for _, p := range tree.Problems {
		if !p.Warning && p.Range.Start.Line != except {
			n++
		}
	}
	return n
}

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
