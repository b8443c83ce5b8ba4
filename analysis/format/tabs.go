package format

import (
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

const (
	maxTabPasses = 20      // how often a text is read to find its tabs
	maxTabbed    = 1 << 20 // bytes of a text whose tabs are looked at
)

// withoutTabs is a text whose only mistakes are tabs with spaces in their place, where the text then says what it seemed
// to say with them: editors differ in how wide a tab is. It is nil where that cannot be told.
func withoutTabs(tree *syntax.Tree, step int) *syntax.Tree {
	if len(tree.Text.String()) > maxTabbed || !onlyTabs(tree) {
		return nil
	}
	for _, width := range []int{step, 8, 4, 2} {
		if spaced := expandTabs(tree, width); spaced != nil && sameNode(tree.Root, spaced.Root) {
			return spaced
		}
	}
	return nil
}

// onlyTabs reports whether the mistakes in the grammar are tabs.
func onlyTabs(tree *syntax.Tree) bool {
	return !slices.ContainsFunc(tree.Problems, func(p syntax.Problem) bool { return p.Grammar() && p.Code != syntax.Tab })
}

// expandTabs puts spaces in the place of the tabs that are mistakes, as if a tab led to the next multiple of width.
func expandTabs(tree *syntax.Tree, width int) *syntax.Tree {
	for range maxTabPasses {
		if sound(tree) {
			return tree
		}
		if !onlyTabs(tree) {
			return nil
		}
		var edits []Edit
		line := -1
		for _, p := range tree.Problems {
			if p.Code != syntax.Tab || p.Range.Start.Line <= line {
				continue
			}
			line = p.Range.Start.Line
			edits = append(edits, spaced(tree.Text, p.Range.Start, width))
			for startsWithTab(tree.Text.Line(line+1)) && startsWithTab(tree.Text.Line(line)) { // told as one mistake
				line++
				edits = append(edits, spaced(tree.Text, syntax.Pos{Line: line}, width))
			}
		}
		if len(edits) == 0 {
			return nil
		}
		tree = syntax.Parse(Apply(tree.Text, edits))
	}
	return nil
}

func startsWithTab(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " "), "\t") }

// spaced replaces the white space around a tab.
func spaced(text *syntax.Text, at syntax.Pos, width int) Edit {
	line := text.Line(at.Line)
	start, end := len(strings.TrimRight(line[:at.Byte], " \t")), at.Byte
	for end < len(line) && (line[end] == ' ' || line[end] == '\t') {
		end++
	}
	gap := " "
	switch {
	case end == len(line):
		gap = ""
	case start == 0:
		column := 0
		for i := range end {
			if column++; line[i] == '\t' {
				column = (column-1)/width*width + width
			}
		}
		gap = spaces(column)
	}
	return Edit{syntax.Range{Start: syntax.Pos{Line: at.Line, Byte: start}, End: syntax.Pos{Line: at.Line, Byte: end}}, gap}
}

// between is what makes one text of another: line by line where they have as many lines, else all that differs at once.
func between(old, now *syntax.Text) []Edit {
	if old.Lines() == now.Lines() {
		var edits []Edit
		for i := range old.Lines() {
			edits = appendEdit(edits, old, i, strings.TrimPrefix(now.Line(i), bom))
		}
		return edits
	}
	from := 0
	for from < min(old.Lines(), now.Lines())-1 && old.Line(from) == now.Line(from) {
		from++
	}
	start := syntax.Pos{Line: from}
	return []Edit{{Range: syntax.Range{Start: start, End: old.End()}, Text: now.String()[now.Offset(start):]}}
}
