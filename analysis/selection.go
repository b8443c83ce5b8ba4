package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
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
		s.words(syntax.Range{Start: syntax.Pos{Line: s.at.Line}, End: syntax.Pos{Line: s.at.Line, Byte: len(text.Line(s.at.Line))}})
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
		s.word(syntax.Range{Start: n.Outer.Start, End: n.Range.Start})
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
	if r.Contains(s.at) {
		s.words(r)
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

// words adds, inside of r, the line, the template, and the word at the place.
func (s *selector) words(r syntax.Range) {
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
	s.onLine(from, from+len(strings.TrimRight(trimmed, " \t")))
	s.template(line, from, to)
	s.run(line, from, to, func(r rune) bool { return !unicode.IsSpace(r) })
	s.word(syntax.Range{Start: syntax.Pos{Line: s.at.Line, Byte: from}, End: syntax.Pos{Line: s.at.Line, Byte: to}})
}

// word adds the word at the place, if r holds it.
func (s *selector) word(r syntax.Range) {
	if r.Start.Line != s.at.Line || r.End.Line != s.at.Line || !r.Contains(s.at) {
		return
	}
	line := s.text.Line(s.at.Line)
	s.run(line, r.Start.Byte, r.End.Byte, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '-' })
	s.run(line, r.Start.Byte, r.End.Byte, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' })
}

// run adds the longest run of some characters around the place.
func (s *selector) run(line string, from, to int, belongs func(rune) bool) {
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
	s.onLine(start, end)
}

func (s *selector) onLine(start, end int) {
	s.add(syntax.Range{Start: syntax.Pos{Line: s.at.Line, Byte: start}, End: syntax.Pos{Line: s.at.Line, Byte: end}})
}

// template adds the "{{ ... }}" around the place, and what stands in it.
func (s *selector) template(line string, from, to int) {
	at := s.at.Byte
	if at < from || at > to {
		return
	}
	open := strings.LastIndex(line[from:min(at+1, to)], "{{")
	if open < 0 {
		return
	}
	open += from
	end := strings.Index(line[open:to], "}}")
	if end < 0 || open+end+2 < at {
		return
	}
	end += open
	s.onLine(open, end+2)
	inner := strings.TrimLeft(line[open+2:end], " ")
	start := end - len(inner)
	s.onLine(start, start+len(strings.TrimRight(inner, " ")))
	s.run(line, open+2, end, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '.' })
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
	s.words(r)
}
