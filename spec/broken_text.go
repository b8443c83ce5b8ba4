package spec

import (
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// brokenText says where a text does not parse, and so which findings about it may be wrong.
type brokenText struct {
	problems  []syntax.Range
	displaced []lineRange // lines that may have come under another key than they were meant for
}

type lineRange struct{ from, to int } // to is exclusive

func (b *brokenText) add(text *syntax.Text, p syntax.Problem) {
	b.problems = append(b.problems, p.Range)
	if p.Code == syntax.Indentation {
		first := p.Range.Start.Line
		b.displaced = append(b.displaced, lineRange{first, nextBlock(text, first)})
	}
}

// nextBlock is the first line after one that stands at the left margin: there the levels are certain again.
func nextBlock(text *syntax.Text, line int) int {
	for line++; line < text.Lines(); line++ {
		s := text.Line(line)
		if s != "" && !strings.ContainsAny(s[:1], " \t#-}]") {
			break
		}
	}
	return line
}

// explains reports whether a finding may be due to text that could not be read: it begins after a problem on its line, it
// is about something that is missing and may stand there, or it is about a key that was not meant for where it was read.
func (b *brokenText) explains(d Diagnostic) bool {
	if len(b.problems) == 0 {
		return false
	}
	switch d.Code {
	case CodeMissingField, CodeMissingKind, CodeEmptyFile, CodeAcquisition:
		return true
	case CodeWrongType:
		if strings.Contains(d.Message, "has no value") {
			return true
		}
	case CodeUnknownField, CodeRepeatedField, CodeUnknownKind, CodeSeveralReferences, CodeInitSource:
		for _, r := range b.displaced {
			if r.from <= d.Range.Start.Line && d.Range.Start.Line < r.to {
				return true
			}
		}
	}
	return slices.ContainsFunc(b.problems, func(p syntax.Range) bool {
		return p.Start.Line == d.Range.Start.Line && !d.Range.Start.Before(p.Start)
	})
}
