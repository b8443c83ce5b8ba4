package analysis

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// Selections are what one may want to select around a place, each inside of the one after it: the word, the text, the
// pair or item, what is around these, and in the end the whole document.
func Selections(doc *Document, at syntax.Pos) []syntax.Range {
	text := doc.Tree.Text
	s := selector{text: text, at: text.Pos(text.Offset(at))}
	s.add(syntax.Range{End: text.End()})
	inside := s.descend(doc.Tree.Root)
	if c, found := commentAt(doc.Tree, s.at); found {
		s.comments(doc.Tree.Comments, c)
	} else if inside == nil {
		s.addAll(s.words(s.onLine(0, len(text.Line(s.at.Line)))))
	}
	for i, j := 0, len(s.ranges)-1; i < j; i, j = i+1, j-1 {
		s.ranges[i], s.ranges[j] = s.ranges[j], s.ranges[i]
	}
	return s.ranges
}

// selector collects ranges from the outermost on.
type selector struct {
	text   *syntax.Text
	at     syntax.Pos
	ranges []syntax.Range
}

// add adds a range if it holds the place, lies inside of the last one, and is smaller.
func (s *selector) add(r syntax.Range) {
	if !r.Contains(s.at) || r.Empty() {
		return
	}
	if n := len(s.ranges); n > 0 {
		last := s.ranges[n-1]
		if r == last || r.Start.Before(last.Start) || last.End.Before(r.End) {
			return
		}
	}
	s.ranges = append(s.ranges, r)
}

// descend adds what is around the place in n, and yields the scalar that the place is in.
func (s *selector) descend(n *syntax.Node) *syntax.Node {
	if n == nil || !n.Outer.Contains(s.at) {
		return nil
	}
	s.add(n.Outer)
	s.add(n.Range)
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		s.addAll(s.words(syntax.Range{Start: n.Outer.Start, End: n.Range.Start}))
	}
	flow := n.Style&yaml.FlowStyle != 0
	switch n.Kind {
	case yaml.MappingNode, yaml.SequenceNode:
		if flow {
			s.add(between(n.Range))
		}
		return s.entries(n, flow)
	default:
		s.scalar(n)
	}
	return n
}

// entries adds the pair or item that the place is in.
func (s *selector) entries(n *syntax.Node, flow bool) *syntax.Node {
	width := 1
	if n.Kind == yaml.MappingNode {
		width = 2
	}
	for i := 0; i+width <= len(n.Children); i += width {
		entry := syntax.Range{Start: n.Children[i].Outer.Start, End: n.Children[i].Outer.End}
		if width == 1 && !flow {
			entry.Start = dashOf(s.text, n, i)
		}
		for _, c := range n.Children[i : i+width] {
			if entry.End.Before(c.Outer.End) {
				entry.End = c.Outer.End
			}
		}
		if !entry.Contains(s.at) {
			continue
		}
		s.add(entry)
		for _, c := range n.Children[i : i+width] {
			if found := s.descend(c); found != nil {
				return found
			}
		}
	}
	return nil
}

// scalar adds what is around the place in a scalar.
func (s *selector) scalar(n *syntax.Node) {
	r := n.Range
	switch {
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		r = between(r)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		r.Start = syntax.Pos{Line: r.Start.Line + 1}
	}
	s.add(r)
	if !r.Contains(s.at) {
		return
	}
	around := s.words(r)
	if written, ok := s.text.Written(n); ok && template.IsTemplate(n.Value) {
		spans := template.Parse(n.Value).Around(written.Offset(s.at))
		if len(spans) > 0 && len(around) > 0 {
			around = slices.Delete(around, 1, 2) // between braces, spaces have another meaning
		}
		for _, span := range spans {
			around = append(around, written.Range(span.Start, span.End))
		}
	}
	s.addAll(around)
}

// addAll adds ranges, the larger ones first.
func (s *selector) addAll(around []syntax.Range) {
	length := func(r syntax.Range) int { return s.text.Offset(r.End) - s.text.Offset(r.Start) }
	slices.SortStableFunc(around, func(a, b syntax.Range) int { return cmp.Compare(length(b), length(a)) })
	for _, r := range around {
		s.add(r)
	}
}

// between is a range without its first and last character.
func between(r syntax.Range) syntax.Range {
	r.Start.Byte++
	if r.End.Byte > 0 {
		r.End.Byte--
	}
	return r
}

// words are, inside of r, the line and the words at the place: between spaces, and of letters with and without dashes.
func (s *selector) words(r syntax.Range) []syntax.Range {
	line := s.text.Line(s.at.Line)
	from, to := 0, len(line)
	if r.Start.Line == s.at.Line {
		from = min(r.Start.Byte, to)
	}
	if r.End.Line == s.at.Line {
		to = max(from, min(r.End.Byte, to))
	}
	trimmed := strings.TrimLeft(line[from:to], " \t")
	from = to - len(trimmed)
	to = from + len(strings.TrimRight(trimmed, " \t"))
	if s.at.Byte < from || s.at.Byte > to {
		return nil
	}
	return []syntax.Range{
		s.onLine(from, to),
		s.run(from, to, func(r rune) bool { return !unicode.IsSpace(r) }),
		s.run(from, to, func(r rune) bool { return isWord(r) || r == '-' }),
		s.run(from, to, isWord),
	}
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// run is the longest run of some characters around the place, between two bytes of its line.
func (s *selector) run(from, to int, belongs func(rune) bool) syntax.Range {
	line := s.text.Line(s.at.Line)
	start, end := s.at.Byte, s.at.Byte
	for start > from {
		r, width := utf8.DecodeLastRuneInString(line[from:start])
		if !belongs(r) {
			break
		}
		start -= width
	}
	for end < to {
		r, width := utf8.DecodeRuneInString(line[end:to])
		if !belongs(r) {
			break
		}
		end += width
	}
	return s.onLine(start, end)
}

func (s *selector) onLine(start, end int) syntax.Range {
	return syntax.Range{Start: syntax.Pos{Line: s.at.Line, Byte: start}, End: syntax.Pos{Line: s.at.Line, Byte: end}}
}

// commentAt is the index of the comment at a place.
func commentAt(tree *syntax.Tree, at syntax.Pos) (int, bool) {
	for i, c := range tree.Comments {
		if c.Range.Contains(at) {
			return i, true
		}
	}
	return 0, false
}

// comments adds comment c with those above and below it, and what is around the place in it.
func (s *selector) comments(all []syntax.Comment, c int) {
	first, last := c, c
	next := func(a, b int) bool {
		return all[a].Range.Start.Line+1 == all[b].Range.Start.Line && alone(s.text, all[a].Range.Start) && alone(s.text, all[b].Range.Start)
	}
	for first > 0 && next(first-1, first) {
		first--
	}
	for last+1 < len(all) && next(last, last+1) {
		last++
	}
	s.add(syntax.Range{Start: all[first].Range.Start, End: all[last].Range.End})
	s.add(all[c].Range)
	r := all[c].Range
	r.Start.Byte += len(all[c].Text) - len(strings.TrimLeft(all[c].Text, "# "))
	s.addAll(s.words(r))
}
