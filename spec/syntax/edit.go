package syntax

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Edit is the tree of the text with r replaced by s: equal to Parse of that text in every respect.
//
// It reads again only the smallest entry of a block mapping, or item of a block sequence, whose lines hold the whole
// edit, when that is certain to give the same: when the tree has no problems, no anchors and no directives, and the
// entry still begins in its column and is sound by itself. Nodes before the edit are shared with t, and so are those
// after it unless the number of lines changes.
func (t *Tree) Edit(r Range, s string) *Tree {
	text := t.Text.Replace(r, s)
	start, end := t.Text.Offset(r.Start), t.Text.Offset(r.End)
	if t.Root == nil || len(t.Problems) > 0 || len(t.Anchors) > 0 || strings.HasPrefix(t.Text.source, "%") ||
		strings.Contains(t.Text.source, "\n%") || len(text.source) > MaxSize {
		return Parse(text)
	}
	e := editor{tree: t, text: text, start: start, end: max(start, end)}
	e.find(t.Root, t.Text.Lines())
	for i := len(e.path) - 1; i >= 0; i-- { // the smallest first
		if edited := e.reread(i); edited != nil {
			return edited
		}
	}
	return Parse(text)
}

// editor looks for the entry that an edit is in.
type editor struct {
	tree       *Tree
	text       *Text // the text after the edit
	start, end int   // what is replaced in the text before it
	path       []step
}

// step is one collection on the way to the edit, and the entry in it that holds the edit.
type step struct {
	parent   *Node
	child    int // index in parent.Children of the entry's key or item
	width    int // how many children an entry has
	from, to int // its lines: it ends before line to
	direct   int // the child of the entry through which the way leads on, if it does
}

// find notes the way from n to the edit. n's lines end before line to.
func (e *editor) find(n *Node, to int) {
	for {
		if n.Style&yaml.FlowStyle != 0 || n.Kind != yaml.MappingNode && n.Kind != yaml.SequenceNode {
			return
		}
		if n.Tag != "!!map" && n.Tag != "!!seq" {
			return // their entries are not checked one by one
		}
		at, ok := e.entry(n, to)
		if !ok {
			return
		}
		e.path = append(e.path, at)
		n, to = n.Children[at.direct], at.to
	}
}

// entry is the entry of n that holds the edit.
func (e *editor) entry(n *Node, to int) (step, bool) {
	width := 1
	if n.Kind == yaml.MappingNode {
		width = 2
	}
	text := e.tree.Text
	line := text.Pos(e.start).Line
	at := 0 // the last entry that begins at or before the edit's line
	for low, high := 0, len(n.Children)/width; low < high; {
		middle := (low + high) / 2
		if begin, _ := e.begin(n, middle*width); begin <= line {
			at = middle * width
			low = middle + 1
		} else {
			high = middle
		}
	}
	from, ok := e.begin(n, at)
	if next := at + width; next < len(n.Children) {
		begin, clean := e.begin(n, next)
		if !clean {
			return step{}, false
		}
		to = begin
	}
	if to < text.Lines() && e.end >= text.starts[to] || e.start < text.starts[from] {
		return step{}, false
	}
	s := step{parent: n, child: at, width: width, from: from, to: to, direct: at + width - 1}
	if !ok || e.start <= text.starts[from] {
		s.from = -1 // not to be read by itself, but perhaps something in it is
	}
	return s, true
}

// begin is the line on which the entry of n begins whose first child is n.Children[i]. ok says that nothing but spaces
// stands before it on that line, in the column of n.
func (e *editor) begin(n *Node, i int) (line int, ok bool) {
	text := e.tree.Text
	column := n.Range.Start.Byte
	line = n.Children[i].Outer.Start.Line
	if n.Kind == yaml.SequenceNode {
		least := n.Range.Start.Line
		if i > 0 {
			least = n.Children[i-1].Outer.End.Line + 1
		}
		for line > least && !startsAt(text.Line(line), column, "-") {
			line--
		}
		return line, startsAt(text.Line(line), column, "-")
	}
	return line, n.Children[i].Outer.Start.Byte == column && startsAt(text.Line(line), column, "")
}

// startsAt reports whether a line has spaces up to a column and prefix there.
func startsAt(line string, column int, prefix string) bool {
	return len(line) > column && strings.Trim(line[:column], " ") == "" && strings.HasPrefix(line[column:], prefix)
}

// reread reads the entry of step i again and puts it into a new tree. It is nil when the entry must be read with what is
// around it.
func (e *editor) reread(i int) *Tree {
	s := e.path[i]
	if s.from < 0 {
		return nil
	}
	old := e.tree.Text
	moved := e.text.Lines() - old.Lines()
	last := s.to + moved
	from, to := e.text.starts[s.from], len(e.text.source)
	if s.to < old.Lines() {
		to = e.text.starts[last]
	}
	source := e.text.source[from:to]
	if len(source) > len(e.text.source)/2 || !plainLines(source) {
		return nil // what is most of the text costs as much as all of it
	}
	part, deepest := parsePart(source)
	if part == nil || i+deepest > MaxDepth || !fitsIn(part.Root, s.parent) {
		return nil
	}
	shiftNode(part.Root, s.from)
	tree := &Tree{Text: e.text, Anchors: map[string]*Node{}}
	tree.Root = e.replace(0, i, part.Root, moved)
	changed := tree.Root
	for _, outer := range e.path[:i] {
		changed = changed.Children[outer.direct]
	}
	if c := (checker{tree: tree}); changed.Kind == yaml.MappingNode {
		c.duplicates(changed)
	}
	if len(tree.Problems) > 0 {
		return nil
	}
	tree.Comments = e.comments(part.Comments, s, moved)
	return tree
}

// plainLines reports whether a stretch of text means the same by itself as inside a document: no line of it begins like
// the start or the end of a document or a directive, and its lines are lines to YAML, too.
func plainLines(source string) bool {
	if strings.ContainsAny(source, "\u0085\u2028\u2029\uFEFF") {
		return false
	}
	for line := range strings.FieldsFuncSeq(source, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line[0] == '%' || strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...") {
			return false
		}
	}
	return true
}

// parsePart reads a text that is to be part of another. It is nil unless all is well with it. deepest is how many
// collections stand inside each other.
func parsePart(source string) (tree *Tree, deepest int) {
	text := NewText(source)
	if len(checkCharacters(text)) > 0 {
		return nil, 0
	}
	tree, _ = parseOnce(text, false)
	if len(tree.Problems) > 0 || len(tree.Anchors) > 0 || tree.Root == nil {
		return nil, 0
	}
	return tree, depth(tree.Root)
}

func depth(n *Node) int {
	deepest := 0
	for _, c := range n.Children {
		deepest = max(deepest, depth(c))
	}
	if n.Kind == yaml.ScalarNode {
		return 0
	}
	return deepest + 1
}

// fitsIn reports whether the entries of root can stand in parent: it is a collection of the same kind in the same column.
func fitsIn(root, parent *Node) bool {
	return root.Kind == parent.Kind && root.Style&(yaml.FlowStyle|yaml.TaggedStyle) == 0 &&
		root.Outer.Start == Pos{Byte: parent.Range.Start.Byte}
}

// replace is the collection at step i of the way with the entry at step last replaced by the entries of part. Everything
// after it moves by a number of lines.
func (e *editor) replace(i, last int, part *Node, moved int) *Node {
	s := e.path[i]
	n := *s.parent
	after := s.parent.Children[s.child+s.width:]
	children := make([]*Node, 0, len(n.Children)+len(part.Children))
	children = append(children, s.parent.Children[:s.child]...)
	end := Pos{n.Range.End.Line + moved, n.Range.End.Byte}
	if i == last {
		children = append(children, part.Children...)
		if len(after) == 0 {
			end = part.Range.End
		}
	} else {
		inner := e.replace(i+1, last, part, moved)
		children = append(append(children, s.parent.Children[s.child:s.direct]...), inner)
		if len(after) == 0 {
			end = inner.Range.End
		}
	}
	for _, c := range after {
		if moved != 0 {
			c = copyNode(c)
			shiftNode(c, moved)
		}
		children = append(children, c)
	}
	n.Children = children
	n.Content = make([]*yaml.Node, len(children))
	for j, c := range children {
		n.Content[j] = &c.Node
	}
	n.Range.End, n.Outer.End = end, end
	return &n
}

// copyNode copies a node without aliases and all below it.
func copyNode(n *Node) *Node {
	c := *n
	if len(n.Children) > 0 {
		c.Children = make([]*Node, len(n.Children))
		c.Content = make([]*yaml.Node, len(n.Children))
		for i, child := range n.Children {
			c.Children[i] = copyNode(child)
			c.Content[i] = &c.Children[i].Node
		}
	}
	return &c
}

// shiftNode moves a node that nobody else has yet, and all below it, by a number of lines.
func shiftNode(n *Node, lines int) {
	n.Range, n.Outer = shiftRange(n.Range, lines), shiftRange(n.Outer, lines)
	n.Line += lines
	for _, c := range n.Children {
		shiftNode(c, lines)
	}
}

func shiftRange(r Range, lines int) Range {
	r.Start.Line += lines
	r.End.Line += lines
	return r
}

// comments are the comments before the entry of step s, those of its new text, and those after it.
func (e *editor) comments(part []Comment, s step, moved int) []Comment {
	old := e.tree.Comments
	byLine := func(c Comment, line int) int { return c.Range.Start.Line - line }
	from, _ := slices.BinarySearchFunc(old, s.from, byLine)
	to, _ := slices.BinarySearchFunc(old, s.to, byLine)
	comments := make([]Comment, 0, len(old)+len(part))
	comments = append(comments, old[:from]...)
	for _, c := range part {
		comments = append(comments, Comment{Range: shiftRange(c.Range, s.from), Text: c.Text})
	}
	for _, c := range old[to:] {
		comments = append(comments, Comment{Range: shiftRange(c.Range, moved), Text: c.Text})
	}
	return comments
}
