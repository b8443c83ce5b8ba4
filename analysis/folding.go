package analysis

import (
	"cmp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Fold is a stretch of text that an editor may show as its first line only.
type Fold struct {
	Range syntax.Range
	Kind  FoldKind
	Close bool // it ends in a bracket that begins its line, and so may stay visible
}

// FoldKind says what a fold hides.
type FoldKind int

// The kinds of folds.
const (
	FoldValue FoldKind = iota
	FoldComments
	FoldRegion // what stands between "# region" and "# endregion"
)

// Folds are the pairs, items and comments of a document that go over several lines, in the order of the text; of those
// that begin on one line, the longest.
func Folds(doc *Document) []Fold {
	f := folder{text: doc.Tree.Text}
	f.node(doc.Tree.Root)
	f.comments(doc.Tree.Comments)
	slices.SortStableFunc(f.folds, func(a, b Fold) int {
		return cmp.Or(cmp.Compare(a.Range.Start.Line, b.Range.Start.Line), cmp.Compare(b.Range.End.Line, a.Range.End.Line))
	})
	return slices.CompactFunc(f.folds, func(a, b Fold) bool { return a.Range.Start.Line == b.Range.Start.Line })
}

// Largest are the folds that hide most, at most n of them, in the order of the text.
func Largest(folds []Fold, n int) []Fold {
	if len(folds) <= n {
		return folds
	}
	lines := func(f Fold) int { return f.Range.End.Line - f.Range.Start.Line }
	bySize := slices.Clone(folds)
	slices.SortStableFunc(bySize, func(a, b Fold) int { return cmp.Compare(lines(b), lines(a)) })
	bySize = bySize[:max(n, 0)]
	slices.SortFunc(bySize, func(a, b Fold) int { return cmp.Compare(a.Range.Start.Line, b.Range.Start.Line) })
	return bySize
}

type folder struct {
	text  *syntax.Text
	folds []Fold
}

// add adds a fold from the end of the line of start to end, if that is further down.
func (f *folder) add(start, end syntax.Pos, kind FoldKind) {
	if end.Line <= start.Line {
		return
	}
	last := strings.TrimLeft(f.text.Line(end.Line)[:end.Byte], " ")
	f.folds = append(f.folds, Fold{
		Range: syntax.Range{Start: syntax.Pos{Line: start.Line, Byte: len(f.text.Line(start.Line))}, End: end}, Kind: kind,
		Close: last == "]" || last == "}",
	})
}

func (f *folder) node(n *syntax.Node) {
	if n == nil {
		return
	}
	flow := n.Style&yaml.FlowStyle != 0
	switch {
	case flow && n.Kind != yaml.ScalarNode:
		f.add(n.Range.Start, n.Range.End, FoldValue)
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Children); i += 2 {
			f.add(n.Children[i].Range.End, n.Children[i+1].Range.End, FoldValue)
		}
	case n.Kind == yaml.SequenceNode:
		for i, item := range n.Children {
			f.add(dashOf(f.text, n, i), item.Range.End, FoldValue)
		}
	}
	for _, c := range n.Children {
		f.node(c)
	}
}

// dashOf is the place of the dash of an item of a block sequence.
func dashOf(text *syntax.Text, list *syntax.Node, i int) syntax.Pos {
	at := syntax.Pos{Line: list.Children[i].Outer.Start.Line, Byte: list.Range.Start.Byte}
	first := list.Range.Start.Line
	if i > 0 {
		first = list.Children[i-1].Outer.End.Line
	}
	for at.Line > first && !dashAt(text.Line(at.Line), at.Byte) {
		at.Line--
	}
	return at
}

// dashAt reports whether a line begins with a dash in a column.
func dashAt(line string, column int) bool {
	return len(line) > column && line[column] == '-' && strings.Trim(line[:column], " ") == ""
}

// comments folds comments that have their lines for themselves, several in a row, and the regions between two of them.
func (f *folder) comments(all []syntax.Comment) {
	var regions []syntax.Pos
	for i := 0; i < len(all); i++ {
		start := all[i].Range.Start
		if !alone(f.text, start) {
			continue
		}
		switch regionMark(all[i].Text) {
		case "region":
			regions = append(regions, start)
			continue
		case "endregion":
			if n := len(regions); n > 0 {
				f.add(regions[n-1], all[i].Range.End, FoldRegion)
				regions = regions[:n-1]
			}
			continue
		}
		last := i
		for last+1 < len(all) && all[last+1].Range.Start.Line == all[last].Range.Start.Line+1 &&
			alone(f.text, all[last+1].Range.Start) && regionMark(all[last+1].Text) == "" {
			last++
		}
		f.add(start, all[last].Range.End, FoldComments)
		i = last
	}
}

// alone reports whether only white space stands before a place on its line.
func alone(text *syntax.Text, p syntax.Pos) bool {
	return strings.Trim(text.Line(p.Line)[:p.Byte], " \t\uFEFF") == ""
}

// regionMark is "region" or "endregion" for a comment that begins or ends one, "" for others.
func regionMark(comment string) string {
	word, _, _ := strings.Cut(strings.TrimLeft(comment, "# "), " ")
	if word == "region" || word == "endregion" {
		return word
	}
	return ""
}
