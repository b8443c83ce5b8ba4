package analysis

import (
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// This file puts lines into the columns that they belong in.

// tab: tabs become spaces, on all lines in a row that begin with them.
func (f *fixer) tab() {
	line := f.d.Range.Start.Line
	if strings.Trim(f.before(f.d.Range.Start), " \t") != "" {
		text := f.text.Line(line)
		end := f.d.Range.Start
		for end.Byte < len(text) && (text[end.Byte] == '\t' || text[end.Byte] == ' ') {
			end.Byte++
		}
		f.mend("Replace the tab with a space", []spec.Edit{{Range: syntax.Range{Start: f.d.Range.Start, End: end}, NewText: " "}})
		return
	}
	var tries [][]spec.Edit
	for _, width := range []int{f.layout.step, 2, 4, 8, 1, 3, 6} {
		var edits []spec.Edit
		for i := line; i < f.text.Lines(); i++ {
			text := f.text.Line(i)
			lead := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
			if !strings.Contains(lead, "\t") {
				break
			}
			r := syntax.Range{Start: syntax.Pos{Line: i}, End: syntax.Pos{Line: i, Byte: len(lead)}}
			edits = append(edits, spec.Edit{Range: r, NewText: strings.ReplaceAll(lead, "\t", spaces(width))})
		}
		tries = append(tries, edits)
	}
	for _, column := range f.columnsNear(line) {
		tries = append(tries, f.tabsTo(line, column))
	}
	f.mend("Replace tabs with spaces", tries...)
}

// tabsTo makes the lines in a row that begin like one with a tab begin in a column.
func (c *changer) tabsTo(line, column int) []spec.Edit {
	text := c.text.Line(line)
	lead := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
	var edits []spec.Edit
	for i := line; i < c.text.Lines() && strings.HasPrefix(c.text.Line(i), lead); i++ {
		r := syntax.Range{Start: syntax.Pos{Line: i}, End: syntax.Pos{Line: i, Byte: len(lead)}}
		edits = append(edits, spec.Edit{Range: r, NewText: spaces(column)})
	}
	return edits
}

// columnsNear are the columns in which lines near one begin, and deeper ones, the nearest first.
func (c *changer) columnsNear(line int) []int {
	var columns []int
	add := func(column int) {
		if !slices.Contains(columns, column) {
			columns = append(columns, column)
		}
	}
	const far = 30
	for near := 1; near <= far; near++ {
		for _, i := range []int{line - near, line + near} {
			if text := c.text.Line(i); !isBlank(text) {
				indent := len(text) - len(strings.TrimLeft(text, " "))
				add(indent)
				add(len(text) - len(strings.TrimLeft(text, " -")))
				add(indent + c.layout.step)
			}
		}
	}
	return columns
}

// indentation: the line moves to where it was read, with the deeper ones after it.
func (f *fixer) indentation() {
	line := f.d.Range.Start.Line
	if len(f.d.Related) > 0 && f.d.Range.End.Line > line { // a key beside dashes: part of the last item, or of what is around
		line = f.d.Related[0].Range.Start.Line
		by := f.layout.dash
		if by == 0 {
			by = 2
		}
		f.offerMending("Make it part of the last item", false, f.shift(line, f.lastDeeper(line), 2)...)
		f.offerMending("Make it part of what is around the list", false, f.shift(line, f.lastDeeper(line), -by)...)
		return
	}
	text := f.text.Line(line)
	indent := len(text) - len(strings.TrimLeft(text, " "))
	var tries [][]spec.Edit
	for _, column := range f.columnsNear(line) {
		if column != indent {
			tries = append(tries, f.shift(line, f.lastDeeper(line), column-indent), f.shift(line, line, column-indent))
		}
	}
	if f.mend("Correct the indentation", tries...) {
		return
	}
	most := min(len(tries), maxMends, maxMendBytes/(len(f.text.String())+1)+1)
	for _, edits := range tries[:most] {
		if f.mended(edits) != nil {
			f.offer("Change the indentation", false, edits, true)
			return
		}
	}
}

// lastDeeper is the last of the lines after one that are indented deeper, or the line itself.
func (c *changer) lastDeeper(line int) int {
	indent := func(i int) int { s := c.text.Line(i); return len(s) - len(strings.TrimLeft(s, " ")) }
	last := line
	for i := line + 1; i < c.text.Lines(); i++ {
		switch {
		case isBlank(c.text.Line(i)):
			continue
		case indent(i) <= indent(line):
			return last
		}
		last = i
	}
	return last
}

// shift indents lines by some spaces more, or less.
func (c *changer) shift(from, to, by int) []spec.Edit {
	var edits []spec.Edit
	for i := from; i <= to; i++ {
		text := c.text.Line(i)
		indent := len(text) - len(strings.TrimLeft(text, " "))
		switch start := (syntax.Pos{Line: i}); {
		case isBlank(text):
		case by > 0:
			edits = append(edits, inserting(start, spaces(by)))
		default:
			edits = append(edits, deleting(start, syntax.Pos{Line: i, Byte: min(indent, -by)}))
		}
	}
	return edits
}
