package analysis

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// This file mends text that does not parse. The reader says where a mistake is, and reads on as the text was most likely
// meant: an edit after which the text says just that is right.

// How many edits are tried to mend one mistake, and how many bytes are read for that.
const (
	maxMends     = 60
	maxMendBytes = 4 << 20
)

// mend offers the first of some edits after which the text says what the reader took it for, with one mistake less.
func (f *fixer) mend(title string, tries ...[]spec.Edit) bool {
	most := min(len(tries), maxMends, maxMendBytes/(len(f.text.String())+1)+1)
	for _, edits := range tries[:most] {
		if tree := f.mended(edits); tree != nil && sameValue(tree.Root, f.scene.doc.Tree.Root) {
			f.offer(title, true, edits, true)
			return true
		}
	}
	return false
}

// offerMending offers edits when they leave one mistake less, whatever the text says then.
func (f *fixer) offerMending(title string, preferred bool, edits ...spec.Edit) {
	if f.mended(edits) != nil {
		f.offer(title, preferred, edits, true)
	}
}

// mended is the document after edits, when it has fewer mistakes then; nil otherwise.
func (f *fixer) mended(edits []spec.Edit) *syntax.Tree {
	tree := f.edited(edits)
	if tree == nil || countErrors(tree) >= countErrors(f.scene.doc.Tree) {
		return nil
	}
	return tree
}

// quoted is text of the document in quotes that keep it as it is.
func quoted(text string) string {
	if strings.ContainsAny(text, `"\`) && !strings.Contains(text, "'") {
		return "'" + text + "'"
	}
	return syntax.DoubleQuoted(text)
}

// toLineEnd is the text from a place to the end of its line, without a comment.
func (c *changer) toLineEnd(from syntax.Pos) syntax.Range {
	rest := c.after(from)
	if comment := strings.Index(rest, " #"); comment >= 0 {
		rest = rest[:comment]
	}
	return syntax.Range{Start: from, End: syntax.Pos{Line: from.Line, Byte: from.Byte + len(strings.TrimRight(rest, " \t"))}}
}

// quote puts a stretch of text in quotes.
func (f *fixer) quote(r syntax.Range) spec.Edit {
	return spec.Edit{Range: r, NewText: quoted(f.text.Slice(r))}
}

const inQuotes = "Put the text in quotes"

// missingColon: a colon goes behind the word that is a key.
func (f *fixer) missingColon() {
	at := f.d.Range
	if at.Empty() {
		f.mend("Add the colon", []spec.Edit{inserting(at.Start, ":")})
		return
	}
	word, _, _ := strings.Cut(f.after(at.Start), " ")
	f.mend("Add the colon",
		[]spec.Edit{inserting(syntax.Pos{Line: at.Start.Line, Byte: at.Start.Byte + len(word)}, ":")},
		[]spec.Edit{inserting(at.End, ":")})
}

// unclosedQuote: the quote ends with its line, or before what can follow it there.
func (f *fixer) unclosedQuote() {
	start := f.d.Range.Start
	quote := f.text.Slice(syntax.Range{Start: start, End: syntax.Pos{Line: start.Line, Byte: start.Byte + 1}})
	end := f.lineEnd(start.Line)
	var tries [][]spec.Edit
	for at := end.Byte; at > start.Byte; at-- {
		rest := f.text.Line(start.Line)[at:]
		if rest == "" || strings.IndexByte(" ,:]}", rest[0]) >= 0 {
			tries = append(tries, []spec.Edit{inserting(syntax.Pos{Line: start.Line, Byte: at}, quote)})
		}
	}
	f.mend("Add the closing quote", tries...)
}

// unclosedBracket: the bracket closes at the end of a line, or before what can follow it.
func (f *fixer) unclosedBracket() {
	start := f.d.Range.Start
	closing := "]"
	if strings.HasPrefix(f.after(start), "{") {
		closing = "}"
	}
	var tries [][]spec.Edit
	for line := start.Line; line < f.text.Lines() && len(tries) < maxMends; line++ {
		text := f.text.Line(line)
		first := 0
		if line == start.Line {
			first = start.Byte + 1
		}
		for at := first; at <= len(text); at++ {
			rest := strings.TrimLeft(text[at:], " ")
			ends := rest == "" || rest[0] == '#' || strings.IndexByte(",]}", rest[0]) >= 0
			if ends && (at == first || text[at-1] != ' ') && at > 0 {
				tries = append(tries, []spec.Edit{inserting(syntax.Pos{Line: line, Byte: at}, closing)})
			}
		}
	}
	f.mend("Add the closing bracket", tries...)
}

// unexpectedColon: the text with the colon goes into quotes.
func (f *fixer) unexpectedColon() {
	if n := f.scalarAround(f.d.Range.Start); n != nil && n.Range.Start.Line == n.Range.End.Line {
		f.mend(inQuotes, []spec.Edit{f.quote(n.Range)})
	}
}

// scalarAround is the scalar that a place is in; nil when it is in none.
func (c *changer) scalarAround(at syntax.Pos) *syntax.Node {
	n := c.doc.Tree.Root
	for n != nil && n.Kind != yaml.ScalarNode {
		var inner *syntax.Node
		for _, child := range n.Children {
			if child.Range.Contains(at) && !child.Range.Empty() {
				inner = child
			}
		}
		n = inner
	}
	return n
}

// badStart: a text that begins with what cannot begin one goes into quotes.
func (f *fixer) badStart() {
	r := f.toLineEnd(f.d.Range.Start)
	if f.mend(inQuotes, []spec.Edit{f.quote(r)}) {
		return
	}
	f.offerMending(inQuotes, false, f.quote(r))
}

// unexpectedText: a value that goes on behind its end goes into one pair of quotes.
func (f *fixer) unexpectedText() {
	before := f.d.Range.Start
	before.Byte = len(strings.TrimRight(f.before(before), " "))
	if n := f.scalarAround(before); n != nil && n.Range.Start.Line == before.Line {
		f.offerMending("Put the whole value in quotes", false, f.quote(syntax.Range{Start: n.Range.Start, End: f.toLineEnd(before).End}))
	}
}

// unhashableKey: braces that are meant as a template go into quotes.
func (f *fixer) unhashableKey() {
	r := f.d.Range
	if r.Start.Line == r.End.Line {
		f.offerMending(inQuotes, strings.HasPrefix(f.text.Slice(r), "{{"), f.quote(r))
	}
}

// conflictMarker: one of the two sides of a merge stays.
func (f *fixer) conflictMarker() {
	start := f.d.Range.Start.Line
	var base, middle, end int
	for line := start + 1; line < f.text.Lines() && end == 0; line++ {
		switch text := f.text.Line(line); {
		case strings.HasPrefix(text, "|||||||") && base == 0:
			base = line
		case strings.HasPrefix(text, "=======") && middle == 0:
			middle = line
		case strings.HasPrefix(text, ">>>>>>>"):
			end = line
		}
	}
	if !strings.HasPrefix(f.text.Line(start), "<<<<<<<") || middle == 0 || end < middle {
		return
	}
	if base == 0 || base > middle {
		base = middle
	}
	side := func(line int) string {
		if name := strings.TrimSpace(strings.TrimLeft(f.text.Line(line), "<>")); name != "" {
			return " (" + shorten(name) + ")"
		}
		return ""
	}
	f.offerMending("Keep the first side"+side(start), false, f.lines(start, start), f.lines(base, end))
	f.offerMending("Keep the second side"+side(end), false, f.lines(start, middle), f.lines(end, end))
}

// undefinedAlias: the anchor that was most likely meant, or no alias at all.
func (f *fixer) undefinedAlias() {
	name := strings.TrimPrefix(f.text.Slice(f.d.Range), "*")
	var known []string
	for anchor, n := range f.scene.doc.Tree.Anchors {
		if n.Range.End.Before(f.d.Range.Start) {
			known = append(known, anchor)
		}
	}
	if best := spec.Suggest(name, known); best != "" {
		f.offerMending("Write `*"+best+"`", true, spec.Edit{Range: f.d.Range, NewText: "*" + best})
	}
	f.offerMending(inQuotes, false, f.quote(f.d.Range))
}

// unknownTag: the tag goes, or it is part of a text.
func (f *fixer) unknownTag() {
	tag := f.d.Range
	rest := f.after(tag.End)
	tag.End.Byte += len(rest) - len(strings.TrimLeft(rest, " "))
	f.offerMending("Remove the tag", false, deleting(tag.Start, tag.End))
	f.offerMending(inQuotes, false, f.quote(f.toLineEnd(tag.Start)))
}

// badValue: what YAML reads as something else is a text in quotes.
func (f *fixer) badValue() {
	n := f.valueAt(f.d.Range)
	if n != nil && n.Kind == yaml.ScalarNode && n.Style == 0 && n.Range.Start.Line == n.Range.End.Line {
		f.offerMending(inQuotes, true, f.quote(n.Range))
	}
}

// badMerge: "<<" with something else than mappings is a key like others.
func (f *fixer) badMerge() {
	n := f.valueAt(f.d.Range)
	if n == nil {
		return
	}
	way := f.way(n)
	for i := len(way) - 1; i > 0; i-- {
		for j := 1; j < len(way[i-1].Children) && way[i-1].Kind == yaml.MappingNode; j += 2 {
			if key := way[i-1].Children[j-1]; way[i-1].Children[j] == way[i] && key.Value == "<<" {
				f.offerMending(`Put "<<" in quotes`, false, f.quote(key.Range))
				return
			}
		}
	}
}

// badBlockHeader: the text behind the header goes onto a line of its own.
func (f *fixer) badBlockHeader() {
	at := f.d.Range.Start
	text := f.text.Line(at.Line)
	lead := len(strings.TrimRight(text[:at.Byte], " "))
	rest := strings.TrimLeft(text[at.Byte:], " ")
	indent := len(text) - len(strings.TrimLeft(text, " -")) + f.layout.step
	if rest == "" {
		return
	}
	r := syntax.Range{Start: syntax.Pos{Line: at.Line, Byte: lead}, End: syntax.Pos{Line: at.Line, Byte: len(text) - len(rest)}}
	f.offerMending("Put the text on the next line", false, spec.Edit{Range: r, NewText: f.block("\n" + spaces(indent))})
}

// controlCharacter: the character goes.
func (f *fixer) controlCharacter() {
	f.offerMending(fmt.Sprintf("Remove the character %+q", f.text.Slice(f.d.Range)), true, deleting(f.d.Range.Start, f.d.Range.End))
}
