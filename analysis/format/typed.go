package format

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Typed is what puts a line right after a character was typed before a place in it: "\n" began the line, or ":" or "-"
// ended what stands on it. It does nothing unless it is clear where the line belongs.
func Typed(tree *syntax.Tree, at syntax.Pos, typed string, options Options) []Edit {
	options.Step = options.step()
	line := tree.Text.Line(at.Line)
	now := -1
	switch typed {
	case "\n":
		if strings.Trim(line, " ") == "" && at.Line > 0 {
			now = newLine(tree, at.Line, options)
		}
	case ":", "-":
		if at.Byte == len(line) && strings.HasSuffix(line, typed) {
			now = misplaced(tree, at.Line)
		}
	}
	if old := indentation(line); now >= 0 && now != old {
		r := syntax.Range{Start: syntax.Pos{Line: at.Line}, End: syntax.Pos{Line: at.Line, Byte: old}}
		return []Edit{{r, spaces(now)}}
	}
	return nil
}

// newLine is the column in which one goes on writing on an empty line, -1 to leave the line as the editor made it.
func newLine(tree *syntax.Tree, line int, options Options) int {
	before, empty := tree.Text.Line(line-1), len(tree.Text.Line(line))
	words := syntax.Words(syntax.NewText(before))
	if len(words) == 0 || empty != 0 && empty != indentation(before) || insideScalar(tree.Root, line-1) {
		return -1
	}
	column, list := 0, false // of the innermost collection that begins on the line before
	for _, w := range words {
		if w.Opens != syntax.OpensNothing {
			column, list = w.Range.Start.Byte, w.Opens == syntax.OpensList
		}
	}
	inner := column + options.Step
	if list {
		inner = column + 2
	}
	n := len(words) - 1
	for n > 0 && (words[n].Kind == syntax.AnchorWord || words[n].Kind == syntax.TagWord) {
		n--
	}
	last := words[n]
	switch {
	case last.Kind == syntax.Colon:
		if next := nextIndentation(tree.Text, line); next > column {
			return next
		}
		return inner
	case last.Style == '|', last.Style == '>', last.Kind == syntax.OpenBracket:
		return inner
	case words[0].Kind == syntax.Dash && !list:
		return column // the next key of the item
	}
	return -1
}

// nextIndentation is the indentation of the next line that is not empty.
func nextIndentation(text *syntax.Text, line int) int {
	for i := line; i < text.Lines(); i++ {
		if s := text.Line(i); strings.Trim(s, " ") != "" {
			return indentation(s)
		}
	}
	return 0
}

// insideScalar reports whether a line goes on with a scalar that began on an earlier one.
func insideScalar(n *syntax.Node, line int) bool {
	for n != nil {
		if n.Kind == yaml.ScalarNode {
			return n.Range.Start.Line < line
		}
		var inner *syntax.Node
		for _, c := range n.Children {
			if c.Range.Start.Line <= line && line <= c.Range.End.Line {
				inner = c
			}
		}
		n = inner
	}
	return false
}

// misplaced is the column of the keys or dashes that a line belongs to which fits no column around it; -1 where the line
// is well placed, or nobody knows.
func misplaced(tree *syntax.Tree, line int) int {
	for _, p := range tree.Problems {
		if p.Code == syntax.Indentation && p.Range.Start.Line == line && p.Range.End.Line == line {
			return columnOfEntry(tree.Root, line, strings.Trim(tree.Text.Line(line), " ") == "-")
		}
	}
	return -1
}

// columnOfEntry is the column of the outermost block collection that has an entry, but not its first one, beginning on a
// line. A line that is nothing but a dash may have been passed over: it belongs to the innermost list above it.
func columnOfEntry(n *syntax.Node, line int, dash bool) int {
	column := -1
	for n != nil && n.Style&yaml.FlowStyle == 0 {
		width := 1
		if n.Kind == yaml.MappingNode {
			width = 2
		} else if n.Kind == yaml.SequenceNode && dash {
			column = n.Range.Start.Byte
		}
		var inner *syntax.Node
		for i := 0; i < len(n.Children); i += width {
			start := n.Children[i].Outer.Start.Line
			if i > 0 && start == line {
				return n.Range.Start.Byte
			}
			if start < line {
				inner = n.Children[min(i+width, len(n.Children))-1]
			}
		}
		n = inner
	}
	return column
}
