package report

import (
	"unicode/utf8"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Place is a stretch of a file as reports name it: lines and columns count from 1, columns count Unicode code points,
// the end is exclusive, and an empty range has its end at its start.
type Place struct {
	File               string
	Line, Column       int
	EndLine, EndColumn int

	first, last mark // the ends as the source excerpt shows them
}

// mark is a byte in a line of source.
type mark struct {
	line int // from 1
	text string
	byte int
}

// placer turns ranges of one file, and of files that it refers to, into places.
type placer struct {
	name   string
	own    *columns
	others map[string]*columns
	read   func(path string) *syntax.Text
}

func (p *placer) at(file string, r syntax.Range) Place {
	cols := p.own
	if file == "" || file == p.name {
		file = p.name
	} else {
		cols = p.other(file)
	}
	return cols.place(file, r)
}

func (p *placer) diagnostic(d spec.Diagnostic) Diagnostic {
	out := Diagnostic{Place: p.at(d.File, d.Range), Severity: d.Severity, Code: d.Code, Message: d.Message}
	for _, r := range d.Related {
		if place := p.at(r.File, r.Range); place != out.Place { // or it would show the same lines again
			out.Related = append(out.Related, Related{place, r.Message})
		}
	}
	return out
}

func (p *placer) other(file string) *columns {
	cols, ok := p.others[file]
	if !ok {
		text := p.read(file)
		if text == nil {
			text = syntax.NewText("")
		}
		cols = newColumns(text)
		if p.others == nil {
			p.others = map[string]*columns{}
		}
		p.others[file] = cols
	}
	return cols
}

// columns counts the code points of a text. It remembers the counts along the last line that it was asked about, for
// a line may be megabytes long and hold thousands of diagnostics.
type columns struct {
	text  *syntax.Text
	line  int
	marks []int // code points before boundary(line, i)
}

const stride = 1 << 10

func newColumns(text *syntax.Text) *columns { return &columns{text: text, line: -1} }

// column is the column of p, from 1.
func (c *columns) column(p syntax.Pos) int {
	line := c.text.Line(p.Line)
	at := min(max(p.Byte, 0), len(line))
	if at <= stride {
		return 1 + utf8.RuneCountInString(line[:at])
	}
	if c.line != p.Line {
		c.line, c.marks = p.Line, countMarks(line)
	}
	i := at / stride
	return 1 + c.marks[i] + utf8.RuneCountInString(line[boundary(line, i):at])
}

func countMarks(line string) []int {
	marks := make([]int, 1, len(line)/stride+1)
	for i := 1; i*stride <= len(line); i++ {
		marks = append(marks, marks[i-1]+utf8.RuneCountInString(line[boundary(line, i-1):boundary(line, i)]))
	}
	return marks
}

// boundary is byte i*stride of line, moved to the start of the character that it stands in.
func boundary(line string, i int) int {
	at := i * stride
	for back := range min(at, utf8.UTFMax) {
		if at == len(line) || utf8.RuneStart(line[at-back]) {
			return at - back
		}
	}
	return at
}

func (c *columns) place(file string, r syntax.Range) Place {
	start, end := c.clamp(r.Start), c.clamp(r.End)
	if end.Before(start) {
		end = start
	}
	place := Place{
		File: file,
		Line: start.Line + 1, Column: c.column(start),
		EndLine: end.Line + 1, EndColumn: c.column(end),
	}
	place.first = mark{start.Line + 1, c.text.Line(start.Line), start.Byte}
	if end.Line > start.Line && end.Byte == 0 { // the range ends with a line break: the line after it holds none of it
		end = syntax.Pos{Line: end.Line - 1, Byte: len(c.text.Line(end.Line - 1))}
	}
	place.last = mark{end.Line + 1, c.text.Line(end.Line), end.Byte}
	return place
}

// clamp moves p into the text.
func (c *columns) clamp(p syntax.Pos) syntax.Pos {
	if p.Line >= c.text.Lines() {
		return c.text.End()
	}
	line := max(p.Line, 0)
	return syntax.Pos{Line: line, Byte: min(max(p.Byte, 0), len(c.text.Line(line)))}
}
