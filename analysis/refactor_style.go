package analysis

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// maxFlow is how many bytes a collection may have that is written on one line.
const maxFlow = 120

// rewriteStyle writes the selected mapping or list over lines, or on one line.
func (r *refactorer) rewriteStyle() {
	if r.layout.json {
		return
	}
	n := r.collection()
	if n == nil || len(n.Children) == 0 {
		return
	}
	if r.commentIn(n.Range) {
		return
	}
	if inBraces(n) {
		r.spread(n)
	} else {
		r.fold(n)
	}
}

// collection is the mapping or list that the selection is on: in brackets, the innermost around it; over lines, the value
// of the key that it is on.
func (r *refactorer) collection() *syntax.Node {
	s := r.place.last()
	n := s.node
	if r.place.key != nil {
		if e, ok := r.entryThere(n); ok && e.key == r.place.key && len(e.value.Children) > 0 {
			return e.value
		}
	}
	for i := len(r.place.steps) - 1; i >= 0; i-- {
		if n := r.place.steps[i].node; len(n.Children) > 0 && inBraces(n) {
			return n
		}
	}
	return nil
}

func (r *refactorer) commentIn(at syntax.Range) bool {
	for _, c := range r.scene.doc.Tree.Comments {
		if at.Contains(c.Range.Start) {
			return true
		}
	}
	return false
}

// spread writes a collection in brackets over lines.
func (r *refactorer) spread(n *syntax.Node) {
	m, i := r.around(n)
	if m == nil || inBraces(m) || n.Outer != n.Range || !isRest(r.after(n.Range.End)) {
		return
	}
	colon, ok := r.colon(m.Children[i-1])
	if !ok || colon.Line != n.Range.Start.Line {
		return
	}
	column := m.Range.Start.Byte + r.layout.step
	title := "Write the mapping over lines"
	if n.Kind == yaml.SequenceNode {
		column, title = m.Range.Start.Byte+r.layout.dash, "Write the list over lines"
	}
	text, ok := r.lined(n, column)
	// A comment behind the closing bracket comes to stand behind the key.
	edits := []spec.Edit{deleting(colon, n.Range.End), inserting(r.lineEnd(n.Range.End.Line), r.block("\n"+spaces(column)+text))}
	r.offerStyle(title, edits, ok)
}

// lined is a collection over lines in a column; its parts stay as they are written.
func (r *refactorer) lined(n *syntax.Node, column int) (string, bool) {
	var lines []string
	width := 1
	if n.Kind == yaml.MappingNode {
		width = 2
	}
	for i := 0; i+width <= len(n.Children); i += width {
		part := n.Children[i : i+width]
		if r.isMultiline(part[0]) || r.isMultiline(part[width-1]) || part[0].Outer.Start.Line != part[width-1].Outer.End.Line && width == 2 {
			return "", false
		}
		text := r.text.Slice(part[0].Outer)
		if width == 1 {
			text = "- " + text
		} else {
			text = strings.TrimRight(text+": "+r.text.Slice(part[1].Outer), " ")
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n"+spaces(column)), true
}

// fold writes a collection that stands over lines on one line.
func (r *refactorer) fold(n *syntax.Node) {
	m, i := r.around(n)
	if m == nil || inBraces(m) || n.Outer != n.Range {
		return
	}
	colon, ok := r.colon(m.Children[i-1])
	text, written := r.folded(n, 0)
	if !ok || !written || len(text) > maxFlow || colon.Line >= n.Range.Start.Line || !isRest(r.after(colon)) {
		return
	}
	title := "Write the mapping on one line"
	if n.Kind == yaml.SequenceNode {
		title = "Write the list on one line"
	}
	edits := []spec.Edit{inserting(colon, " "+text), deleting(r.lineEnd(colon.Line), r.lineEnd(n.Range.End.Line))}
	r.offerStyle(title, edits, isRest(r.after(n.Range.End)))
}

// folded is a value on one line.
func (r *refactorer) folded(n *syntax.Node, depth int) (string, bool) {
	if depth > maxLiteralDepth || n.Outer != n.Range && n.Kind != yaml.AliasNode {
		return "", false
	}
	if n.Kind == yaml.ScalarNode || n.Kind == yaml.AliasNode || inBraces(n) {
		if n.Range.Empty() {
			return "null", true
		}
		text := r.text.Slice(n.Outer)
		if n.Kind == yaml.ScalarNode && n.Style == 0 && n.Tag == "!!str" {
			text = yamlScalar(n.Value, false)
		}
		return text, n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 && !r.isMultiline(n)
	}
	var parts []string
	width := 1
	if n.Kind == yaml.MappingNode {
		width = 2
	}
	for i := 0; i+width <= len(n.Children); i += width {
		text, ok := r.folded(n.Children[i+width-1], depth+1)
		if !ok {
			return "", false
		}
		if width == 2 {
			key, ok := r.folded(n.Children[i], depth+1)
			if !ok {
				return "", false
			}
			text = key + ": " + text
		}
		parts = append(parts, text)
	}
	if width == 2 {
		return "{" + strings.Join(parts, ", ") + "}", true
	}
	return "[" + strings.Join(parts, ", ") + "]", true
}

// offerStyle adds a refactoring after which the text has the same values as before.
func (r *refactorer) offerStyle(title string, edits []spec.Edit, ok bool) {
	if !ok {
		return
	}
	text, ok := Apply(r.text, edits)
	if !ok {
		return
	}
	if tree := syntax.Parse(text); countErrors(tree) == 0 && saysSame(tree.Root, r.scene.doc.Tree.Root) && r.keepsComments(tree, nil) {
		r.found = append(r.found, Refactoring{Title: title, Kind: Rewrite, Edits: edits})
	}
}

// saysSame reports whether two nodes say the same as YAML, in whatever style.
func saysSame(a, b *syntax.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Kind != b.Kind || a.Tag != b.Tag || a.Anchor != b.Anchor || len(a.Children) != len(b.Children) {
		return false
	}
	if a.Kind == yaml.ScalarNode && a.Tag != "!!null" && a.Value != b.Value || a.Kind == yaml.AliasNode && a.Value != b.Value {
		return false
	}
	for i := range a.Children {
		if !saysSame(a.Children[i], b.Children[i]) {
			return false
		}
	}
	return true
}
