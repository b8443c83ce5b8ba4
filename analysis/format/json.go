package format

import (
	"strings"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// jsonLayout lays out what stands in brackets as JSON is usually written: each pair and each item on a line of its own,
// but for lists of single values that stand on one line already.
type jsonLayout struct {
	text    *syntax.Text
	options Options
	stack   []bool // of each open bracket whether its items stay on its line
	oneLine []bool // of each word whether it is a bracket around such items
	edits   []Edit
	end     syntax.Pos // of the piece before
	before  *syntax.Word
	comment bool // the piece before is a comment
	started bool
}

func layJSON(tree *syntax.Tree, words []syntax.Word, spans []Span, options Options) []Edit {
	j := &jsonLayout{text: tree.Text, options: options, oneLine: oneLine(words)}
	if strings.HasPrefix(tree.Text.Line(0), bom) {
		j.end.Byte = len(bom)
	}
	c := 0
	for i := range words {
		for c < len(tree.Comments) && tree.Comments[c].Range.Start.Before(words[i].Range.Start) {
			j.addComment(&tree.Comments[c])
			c++
		}
		j.add(i, &words[i])
	}
	for ; c < len(tree.Comments); c++ {
		j.addComment(&tree.Comments[c])
	}
	j.finish()
	return inside(j.edits, spans)
}

// oneLine finds the lists of single values that stand on one line.
func oneLine(words []syntax.Word) []bool {
	found := make([]bool, len(words))
	for i := range words {
		if words[i].Kind != syntax.OpenBracket || words[i].Bracket != '[' {
			continue
		}
		end := i + 1
		for end < len(words) && words[end].Kind != syntax.OpenBracket && words[end].Kind != syntax.CloseBracket {
			end++
		}
		found[i] = end < len(words) && words[end].Kind == syntax.CloseBracket &&
			words[end].Range.Start.Line == words[i].Range.Start.Line
	}
	return found
}

// addComment adds a comment: at the end of its line, or on a line of its own.
func (j *jsonLayout) addComment(c *syntax.Comment) {
	gap := j.text.Slice(syntax.Range{Start: j.end, End: c.Range.Start})
	if j.started && (aloneOnLine(j.text, c.Range.Start) || j.comment) {
		gap = j.newLine(c.Range.Start, len(j.stack))
	}
	j.put(c.Range, gap)
	j.comment = true
}

// add adds word i.
func (j *jsonLayout) add(i int, w *syntax.Word) {
	inline := len(j.stack) > 0 && j.stack[len(j.stack)-1]
	closes := w.Kind == syntax.CloseBracket
	if closes {
		j.stack = j.stack[:len(j.stack)-1]
	}
	gap := " "
	switch b := j.before; {
	case !j.started:
		gap = ""
	case j.comment || b != nil && b.Kind == syntax.Marker:
		gap = j.newLine(w.Range.Start, len(j.stack))
	case b.Kind == syntax.OpenBracket && closes, w.Kind == syntax.Comma, w.Kind == syntax.Colon && closesKey(b):
		gap = ""
	case b.Kind == syntax.OpenBracket || closes:
		gap = ""
		if !inline {
			gap = lineBreak(j.text) + spaces(len(j.stack)*j.options.Step)
		}
	case b.Kind == syntax.Comma && !inline, w.Kind == syntax.Marker:
		gap = j.newLine(w.Range.Start, len(j.stack))
	}
	j.put(w.Range, gap)
	if w.Kind == syntax.OpenBracket {
		j.stack = append(j.stack, j.oneLine[i])
	}
	j.before, j.comment = w, false
}

// newLine is what goes before a piece on a line of its own. One empty line stays.
func (j *jsonLayout) newLine(at syntax.Pos, depth int) string {
	breaks := lineBreak(j.text)
	if at.Line > j.end.Line+1 {
		breaks += breaks
	}
	return breaks + spaces(depth*j.options.Step)
}

// put adds a piece after a gap.
func (j *jsonLayout) put(r syntax.Range, gap string) {
	j.replace(r.Start, gap)
	j.end, j.started = r.End, true
}

// replace makes gap stand before a place, after the last piece.
func (j *jsonLayout) replace(to syntax.Pos, gap string) {
	between := syntax.Range{Start: j.end, End: to}
	if j.text.Slice(between) != gap {
		j.edits = append(j.edits, Edit{Range: between, Text: gap})
	}
}

// finish ends the text in one line break.
func (j *jsonLayout) finish() {
	gap, end := lineBreak(j.text), j.text.End()
	had := end.Line > j.end.Line
	if j.options.NoFinalNewline && !had {
		gap = ""
	}
	if had && j.options.KeepFinalNewlines {
		gap = j.text.Slice(syntax.Range{Start: j.end, End: end})
	}
	j.replace(end, gap)
}

// inside are the edits that change nothing but lines of spans.
func inside(edits []Edit, spans []Span) []Edit {
	var within []Edit
	for _, e := range edits {
		if holds(spans, e.Range.Start.Line, e.Range.End.Line) {
			within = append(within, e)
		}
	}
	return within
}
