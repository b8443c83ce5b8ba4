package analysis

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// aboutAnchor explains the anchor before a value, when the place is at it.
func (h *hoverer) aboutAnchor(n *syntax.Node) *Hover {
	if n.Anchor == "" {
		return nil
	}
	before := syntax.Range{Start: n.Outer.Start, End: n.Range.Start}
	text := h.doc.Tree.Text
	i := strings.Index(text.Slice(before), "&"+n.Anchor)
	if i < 0 {
		return nil
	}
	start := text.Offset(before.Start) + i
	r := syntax.Range{Start: text.Pos(start), End: text.Pos(start + 1 + len(n.Anchor))}
	e := &explanation{}
	e.addf("**%s** · a name for this value", code("&"+n.Anchor))
	var lines []string
	for _, alias := range aliasesOf(h.doc.Tree.Root, n) {
		lines = append(lines, fmt.Sprint(alias.Range.Start.Line+1))
	}
	alias := code("*" + n.Anchor)
	switch {
	case len(lines) == 0:
		e.addf("%s would stand for it elsewhere; nothing uses it.", alias)
	case len(lines) == 1:
		e.addf("%s stands for it in line %s.", alias, lines[0])
	default:
		e.addf("%s stands for it in lines %s.", alias, listed(lines))
	}
	return h.hover(r, e)
}

// listed joins words; of many, the first.
func listed(words []string) string {
	if len(words) > maxRows+1 {
		return strings.Join(words[:maxRows], ", ") + fmt.Sprintf(" and %d more", len(words)-maxRows)
	}
	if last := len(words) - 1; last > 0 {
		return strings.Join(words[:last], ", ") + " and " + words[last]
	}
	return strings.Join(words, "")
}

// aliasesOf are the aliases of a node, in the order of the text.
func aliasesOf(root, target *syntax.Node) []*syntax.Node {
	var found []*syntax.Node
	var walk func(n *syntax.Node)
	walk = func(n *syntax.Node) {
		if n.Kind == yaml.AliasNode && n.Target == target {
			found = append(found, n)
		}
		for _, child := range n.Children {
			walk(child)
		}
	}
	if root != nil {
		walk(root)
	}
	return found
}

// aboutAlias shows what an alias stands for.
func (h *hoverer) aboutAlias(n *syntax.Node) *explanation {
	e := &explanation{}
	name := code("*" + strings.TrimPrefix(n.Value, "*"))
	if n.Target == nil {
		e.addf("**%s** · no value above has the name %s.", name, code("&"+strings.TrimPrefix(n.Value, "*")))
		return e
	}
	e.addf("**%s** · the value of line %d", name, n.Target.Range.Start.Line+1)
	e.fence(h.written(n.Target))
	return e
}

// maxWritten is how many lines of a value are shown.
const maxWritten = 16

// written is the text of a node, with its lines moved to the left.
func (s *scene) written(n *syntax.Node) string {
	lines := strings.Split(strings.ReplaceAll(s.doc.Tree.Text.Slice(n.Range), "\r\n", "\n"), "\n")
	more := len(lines) > maxWritten+1
	if more {
		lines = lines[:maxWritten]
	}
	for i, line := range lines {
		if i > 0 {
			indent := len(line) - len(strings.TrimLeft(line, " "))
			line = line[min(indent, n.Range.Start.Byte):]
		}
		lines[i] = cutText(line, 200)
	}
	if more {
		lines = append(lines, "# …")
	}
	return strings.Join(lines, "\n")
}

func isMergeKey(key *syntax.Node) bool { return key.Value == "<<" && key.Tag == "!!merge" }

// aboutMerge explains "<<": which keys it brings, and which of them the mapping sets itself.
func (h *hoverer) aboutMerge() *explanation {
	e := &explanation{}
	e.add("**`<<`** · takes over the keys of other mappings")
	var merged, own []string
	for _, entry := range h.last().node.Entries() {
		if entry.Merged {
			merged = append(merged, entry.Key.Value)
		} else {
			own = append(own, entry.Key.Value)
		}
	}
	var overridden []string
	for _, name := range own {
		if h.mergeHas(name) {
			overridden = append(overridden, name)
		}
	}
	if len(merged) > 0 {
		e.add("From them: " + codes(merged) + ".")
	}
	if len(overridden) > 0 {
		e.add("Set here, and therefore not taken over: " + codes(overridden) + ".")
	}
	return e
}

// mergeHas reports whether a mapping that is merged into the one at the place has a key.
func (h *hoverer) mergeHas(name string) bool {
	n := h.last().node
	for i := 0; i+1 < len(n.Children); i += 2 {
		if !isMergeKey(n.Children[i]) {
			continue
		}
		sources := []*syntax.Node{n.Children[i+1].Resolve()}
		if sources[0] != nil && sources[0].Kind == yaml.SequenceNode {
			sources = sources[0].Children
		}
		for _, source := range sources {
			if key, _ := source.Get(name); key != nil {
				return true
			}
		}
	}
	return false
}
