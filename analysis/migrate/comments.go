package migrate

import (
	"sort"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// subject is what a comment may be about: a key with its value, or an item.
type subject struct {
	node   *syntax.Node // the key, or the item
	value  *syntax.Node
	column int // where it begins: an item at its dash
	parent *subject
	below  []*subject
	first  *entry // where the first of these stands in the new file
	known  bool   // first was looked for
}

// subjects are all that comments may be about, parents before children, in the order of the text.
func subjects(text *syntax.Text, n *syntax.Node, parent *subject, all []*subject) []*subject {
	if n == nil {
		return all
	}
	add := func(at, value *syntax.Node) {
		s := &subject{node: at, value: value, column: at.Outer.Start.Byte, parent: parent}
		if before := text.Line(at.Outer.Start.Line)[:s.column]; at == value {
			if dash, is := strings.CutSuffix(strings.TrimRight(before, " "), "-"); is {
				s.column = len(dash)
			}
		}
		if parent != nil {
			parent.below = append(parent.below, s)
		}
		all = append(all, s)
		all = subjects(text, value, s, all)
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Children); i += 2 {
			add(n.Children[i], n.Children[i+1])
		}
	case yaml.SequenceNode:
		for _, item := range n.Children {
			add(item, item)
		}
	}
	return all
}

// end is where a subject ends: for a value that is not there, its key.
func (s *subject) end() syntax.Pos {
	if s.value.Outer.End.Before(s.node.Outer.End) {
		return s.node.Outer.End
	}
	return s.value.Outer.End
}

// remark is a comment, or a group of them, with what it is about.
type remark struct {
	lines []string
	line  int      // where it begins
	about *subject // nil: the file
	where where
}

type where int

const (
	above where = iota
	beside
	under
)

// remarks tells what each comment of a text is about.
func remarks(tree *syntax.Tree) (top []string, all []remark) {
	known := subjects(tree.Text, tree.Root, nil, nil)
	for i := 0; i < len(tree.Comments); {
		first := &tree.Comments[i]
		if !alone(tree.Text, first) {
			all = append(all, remark{[]string{tidy(first.Text)}, first.Range.Start.Line, besides(known, first.Range.Start), beside})
			i++
			continue
		}
		last := i
		for last+1 < len(tree.Comments) && tree.Comments[last+1].Range.Start.Line == tree.Comments[last].Range.Start.Line+1 && alone(tree.Text, &tree.Comments[last+1]) {
			last++
		}
		for _, group := range groups(tree, known, tree.Comments[i:last+1]) {
			r := remark{line: group[0].Range.Start.Line}
			for _, c := range group {
				r.lines = append(r.lines, tidy(c.Text))
			}
			if r.about, r.where = around(tree.Text, known, group); r.about == nil {
				top = append(top, r.lines...)
				continue
			}
			all = append(all, r)
		}
		i = last + 1
	}
	return top, all
}

// groups cuts comments on lines below each other in two where the last of them stand right above what follows, in its column,
// and those before do not.
func groups(tree *syntax.Tree, known []*subject, comments []syntax.Comment) [][]syntax.Comment {
	end := comments[len(comments)-1].Range.Start
	next := following(known, end)
	if next == len(known) || known[next].node.Range.Start.Line != end.Line+1 {
		return [][]syntax.Comment{comments}
	}
	cut := len(comments)
	for cut > 0 && comments[cut-1].Range.Start.Byte == known[next].column {
		cut--
	}
	if cut == 0 || cut == len(comments) {
		return [][]syntax.Comment{comments}
	}
	return [][]syntax.Comment{comments[:cut], comments[cut:]}
}

func tidy(comment string) string { return strings.TrimRight(comment, " \t\r") }

// alone reports whether a comment has its line for itself.
func alone(text *syntax.Text, c *syntax.Comment) bool {
	before := strings.TrimPrefix(text.Line(c.Range.Start.Line)[:c.Range.Start.Byte], "\ufeff")
	return strings.Trim(before, " \t") == ""
}

// besides is what a comment at the end of a line is about: what begins last on that line, or what is around it there and ends,
// too; or else what ends there.
func besides(known []*subject, at syntax.Pos) *subject {
	i := following(known, at)
	if i == 0 {
		return nil
	}
	last := known[i-1]
	if last.node.Range.Start.Line == at.Line {
		for up := last.parent; up != nil && up.node.Range.Start.Line == at.Line && up.end().Before(at); up = up.parent {
			last = up
		}
		return last
	}
	for up := last; up != nil; up = up.parent {
		if up.end().Line == at.Line {
			return up
		}
	}
	return last
}

// following is the number of the first subject that begins behind a place.
func following(known []*subject, at syntax.Pos) int {
	return sort.Search(len(known), func(i int) bool { return at.Before(known[i].node.Range.Start) })
}

// around is what comments on lines of their own are about: what follows in their column or further to the left, unless
// they stand below something like the rest of it.
func around(text *syntax.Text, known []*subject, comments []syntax.Comment) (*subject, where) {
	at, next := comments[0].Range.Start, comments[len(comments)-1].Range.Start.Line+1
	var before, after *subject
	i := following(known, at)
	if i > 0 {
		before = known[i-1]
	}
	if i < len(known) {
		after = known[i]
	}
	if before == nil {
		if after == nil || isBlank(text.Line(next)) {
			return nil, above
		}
		return after, above
	}
	at.Byte = meant(&comments[0])
	owner := before
	for owner.parent != nil && owner.column > at.Byte {
		owner = owner.parent
	}
	switch {
	case after == nil, after.column < at.Byte:
		return owner, under
	case !isBlank(text.Line(at.Line-1)) && isBlank(text.Line(next)) && owner.end().Before(at):
		return owner, under
	}
	return after, above
}

// meant is the column of what a comment says: of a line that was made a comment by a "#" at its beginning, that of the line.
func meant(c *syntax.Comment) int {
	text := strings.TrimLeft(c.Text, "#")
	if indent := len(text) - len(strings.TrimLeft(text, " ")); indent > 1 {
		return c.Range.Start.Byte + len(c.Text) - len(text) + indent
	}
	return c.Range.Start.Byte
}

func isBlank(line string) bool {
	return strings.Trim(line, " \t\r") == "" || strings.Trim(line, " \t\r") == "---"
}

// place puts the comments of the old text where in the new one stands what they are about.
func (c *shared) place() {
	top, all := remarks(c.tree)
	var homeless []string
	for _, r := range all {
		e, exact := c.destination(r.about)
		switch {
		case c.isQuoted(r):
		case e == nil && r.where == above && len(homeless) == 0 && r.about.node == c.tree.Root.Children[0]:
			top = append(top, r.lines...)
		case e == nil:
			homeless = append(homeless, r.lines...)
		case r.where == under:
			e.foot = append(e.foot, r.lines...)
		case r.where == beside && exact && !c.json:
			e.line = append(e.line, r.lines...)
		default:
			e.head = append(e.head, r.lines...)
		}
	}
	c.top = append(append(top, c.top...), homeless...)
}

// isQuoted reports whether a comment stands inside of something that is repeated as it was written.
func (c *shared) isQuoted(r remark) bool {
	for s := r.about; s != nil; s = s.parent {
		if c.quoted[s.node] {
			start, end := s.node.Range.Start.Line, s.end().Line
			return start <= r.line && r.line <= end
		}
	}
	return false
}

// destination is where in the new file stands what a subject was about, exactly or nearly; nil when that is nowhere.
func (c *shared) destination(s *subject) (e *entry, exact bool) {
	if s == nil {
		return nil, false
	}
	if e := c.made[s.node]; e != nil {
		return e, true
	}
	for up := s; up != nil; up = up.parent {
		if e := c.made[up.node]; e != nil && up != s {
			return e, false
		}
		if e := c.madeBelow(up); e != nil {
			return e, false
		}
		if e := c.homes[up.node]; e != nil {
			return e, false
		}
	}
	return nil, false
}

// madeBelow is where the first of what is in a subject stands; nil when nothing of it came to anything.
func (c *shared) madeBelow(s *subject) *entry {
	if s.known {
		return s.first
	}
	s.known = true
	for _, b := range s.below {
		if s.first = c.made[b.node]; s.first == nil {
			s.first = c.madeBelow(b)
		}
		if s.first != nil {
			break
		}
	}
	return s.first
}
