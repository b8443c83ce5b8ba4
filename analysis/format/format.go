// Package format lays a Polyaxonfile out anew: indentation, spaces, blank lines. What the file says stays: values, tags,
// anchors, quotes, comments and what they stand beside. A text that does not read the same afterwards is left as it was.
package format

import (
	"math"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Options is what an editor may ask for.
type Options struct {
	Step              int  // by how many spaces a level is indented; 0: by 2
	JSON              bool // the file is a JSON file: what stands in brackets goes over several lines
	KeepTrailingSpace bool // white space at the ends of lines stays
	NoFinalNewline    bool // no line break is added at the end of the text
	KeepFinalNewlines bool // empty lines at the end of the text stay
}

// maxStep is the widest indentation that makes sense.
const maxStep = 16

// Edit is a piece of text and what is to stand in its place.
type Edit struct {
	Range syntax.Range
	Text  string
}

// Document is what lays a whole text out, in the order of the text. It is nil for a text with mistakes in its grammar:
// which line belongs to which is for the writer to say. Tabs are an exception where it is clear what they stand for.
func Document(tree *syntax.Tree, options Options) []Edit {
	all := []Span{{0, math.MaxInt}}
	if sound(tree) {
		return Lines(tree, all, options)
	}
	spaced := withoutTabs(tree, options.step())
	if spaced == nil {
		return nil
	}
	return between(tree.Text, Apply(spaced.Text, Lines(spaced, all, options)))
}

// Span are the lines from First to Last.
type Span struct{ First, Last int }

// holds reports whether some of the spans holds the lines from first to last.
func holds(spans []Span, first, last int) bool {
	return slices.ContainsFunc(spans, func(s Span) bool { return s.First <= first && last <= s.Last })
}

// Lines is what lays some lines out, and nothing else: what begins or ends outside of a span stays in its column.
func Lines(tree *syntax.Tree, spans []Span, options Options) []Edit {
	words := syntax.Words(tree.Text)
	if !sound(tree) || len(words) == 0 && len(tree.Comments) == 0 || oddLines(tree.Text) {
		return nil
	}
	options.Step = options.step()
	var edits []Edit
	if options.JSON && tree.Root != nil && tree.Root.Style&yaml.FlowStyle != 0 && tree.Root.Kind != yaml.ScalarNode {
		edits = layJSON(tree, words, spans, options)
	} else {
		edits = layLines(tree, words, spans, options)
	}
	if len(edits) == 0 {
		return nil
	}
	after := Apply(tree.Text, edits)
	if !same(tree, syntax.Parse(after)) {
		return nil
	}
	return few(tree.Text, after, edits)
}

// maxEdits is how many edits an editor is asked to make one by one.
const maxEdits = 10000

// few are edits, or one that does what too many of them do.
func few(text, after *syntax.Text, edits []Edit) []Edit {
	if len(edits) <= maxEdits {
		return edits
	}
	r := syntax.Range{Start: edits[0].Range.Start, End: edits[len(edits)-1].Range.End}
	kept := len(text.String()) - text.Offset(r.End)
	return []Edit{{r, after.String()[text.Offset(r.Start) : len(after.String())-kept]}}
}

func (o Options) step() int {
	if o.Step <= 0 || o.Step > maxStep {
		return 2
	}
	return o.Step
}

// oddLines reports whether a text has characters that end a line for YAML and not for editors, or marks of byte order in
// the middle.
func oddLines(text *syntax.Text) bool {
	return strings.ContainsAny(strings.TrimPrefix(text.String(), bom), "\u0085\u2028\u2029"+bom)
}

// sound reports whether a tree was read without mistakes in the grammar.
func sound(tree *syntax.Tree) bool {
	return !slices.ContainsFunc(tree.Problems, syntax.Problem.Grammar)
}

// Apply is text with edits, which are in its order and do not overlap.
func Apply(text *syntax.Text, edits []Edit) *syntax.Text {
	var b strings.Builder
	source, at := text.String(), 0
	for _, e := range edits {
		b.WriteString(source[at:text.Offset(e.Range.Start)])
		b.WriteString(e.Text)
		at = text.Offset(e.Range.End)
	}
	b.WriteString(source[at:])
	return syntax.NewText(b.String())
}
