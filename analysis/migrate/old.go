package migrate

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// field is a key of the old file with its value.
type field struct {
	key, value *syntax.Node // the value is no alias; nil when the key is not there, or says nothing
}

func (f field) there() bool { return f.value != nil }

// section is a mapping of the old file. What nobody takes of it is told in the end.
type section struct {
	name    string // for people: "environment.resources"
	node    *syntax.Node
	entries []syntax.Entry
	taken   map[string]bool
}

// section reads a mapping; one that is not there is empty.
func (c *converter) section(name string, f field) *section {
	s := &section{name: name, node: f.value, taken: map[string]bool{}}
	if !f.there() {
		return s
	}
	if f.value.Kind != yaml.MappingNode {
		c.lost(f.key, "`%s` is no mapping, and is left out", name)
		return s
	}
	s.entries = f.value.Entries()
	return s
}

// take is the first of some fields that says something. It counts as dealt with, and so do those that say nothing.
func (s *section) take(names ...string) field {
	var found field
	for _, name := range names {
		for _, e := range s.entries {
			if e.Key.Value != name || s.taken[name] {
				continue
			}
			value := e.Value.Resolve()
			if isNull(value) || !found.there() {
				s.taken[name] = true
			}
			if !isNull(value) && !found.there() {
				found = field{e.Key, value}
			}
		}
	}
	return found
}

// drop lets fields go that mean nothing today.
func (s *section) drop(names ...string) {
	for _, name := range names {
		s.taken[name] = true
	}
}

// has reports whether there is a field that says something.
func (s *section) has(name string) bool {
	return slices.ContainsFunc(s.entries, func(e syntax.Entry) bool { return e.Key.Value == name && !isNull(e.Value.Resolve()) })
}

// rest are the fields that nobody took.
func (s *section) rest() []field {
	var fields []field
	for _, e := range s.entries {
		if value := e.Value.Resolve(); !s.taken[e.Key.Value] && !isNull(value) {
			fields = append(fields, field{e.Key, value})
		}
	}
	return fields
}

// leave tells what nobody took of a section.
func (c *converter) leave(s *section) {
	for _, f := range s.rest() {
		c.lostPart(f, "`%s` has no equivalent", s.path(f.key.Value))
	}
}

func (s *section) path(key string) string {
	if s.name == "" {
		return key
	}
	return s.name + "." + key
}

func isNull(n *syntax.Node) bool {
	return n == nil || n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}

// textOf is the text of a scalar; "" of anything else.
func textOf(n *syntax.Node) string {
	if n == nil || n.Kind != yaml.ScalarNode {
		return ""
	}
	return n.Value
}

// wordOf is a word of an enumeration, which 0.x took in capitals, too.
func wordOf(n *syntax.Node) string { return strings.ToLower(strings.TrimSpace(textOf(n))) }

// itemsOf are the items of a list; a value that is none counts as its only item.
func itemsOf(n *syntax.Node) []*syntax.Node {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		return []*syntax.Node{n}
	}
	return n.Children
}

// from notes that an entry of the new file stands for a key or an item of the old one.
func (c *shared) from(e *entry, old *syntax.Node) *entry {
	if old != nil && c.made[old] == nil {
		c.made[old] = e
	}
	return e
}

// home notes where remarks about an old key belong when it comes to nothing.
func (c *shared) home(f field, e *entry) {
	if f.key != nil && c.homes[f.key] == nil {
		c.homes[f.key] = e
	}
}

// move sets a key of the new file to what an old one says, as it is written. It must be a single value.
func (c *shared) move(to *node, name string, f field) {
	switch {
	case !f.there():
	case f.value.Kind != yaml.ScalarNode:
		c.lost(f.key, "`%s` must be a single value, and is left out", f.key.Value)
	default:
		c.from(to.set(name, c.scalar(f.value)), f.key)
	}
}

// moveText is move for what must be a text.
func (c *shared) moveText(to *node, name string, f field) {
	c.move(to, name, f)
	if e := to.at(name); e != nil && f.there() {
		e.value.asText()
	}
}

// maxCopied is how many values a file may have, those that aliases stand for counted each time.
const maxCopied = 50_000

// copy is a value as it is written in the old file.
func (c *shared) copy(n *syntax.Node) *node {
	n = n.Resolve()
	if c.copied++; c.copied > maxCopied {
		return plain("!!null", "null")
	}
	switch n.Kind {
	case yaml.MappingNode:
		m := newMap()
		m.flow = n.Style&yaml.FlowStyle != 0
		for _, e := range n.Entries() {
			made := &entry{key: e.Key.Value, value: c.copy(e.Value)}
			m.entries = append(m.entries, c.from(made, e.Key))
		}
		return m
	case yaml.SequenceNode:
		l := newList()
		l.flow = n.Style&yaml.FlowStyle != 0
		for _, item := range n.Children {
			c.from(l.add(c.copy(item)), item)
		}
		return l
	}
	return c.scalar(n)
}

// scalar is a single value as it is written in the old file.
func (c *shared) scalar(n *syntax.Node) *node {
	out := &node{value: n.Value, tag: n.Tag}
	source := c.tree.Text.Slice(n.Range)
	switch {
	case n.Tag == "!!timestamp" || n.Tag == "!!binary" || n.Tag == "!!value" || n.Tag == "!!merge":
		out.tag = "!!str"
	case n.Style&yaml.TaggedStyle != 0 && n.Tag != "!!str" && !reads(n.Value, n.Tag):
		out.tag = "!!str"
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		out.lines = blockLines(source, c.tree.Text.Line(n.Range.Start.Line))
	case !strings.ContainsAny(source, "\n\r"):
		out.text = source
	}
	if out.tag != "!!str" && out.text == "" {
		out.text = n.Value
		if n.Tag == "!!null" {
			out.text = "null"
		}
	}
	return out
}

// blockLines are the lines of a block of text, without its indentation; nil when it says itself how far it is indented, or cannot be moved.
func blockLines(source, head string) []string {
	lines := strings.Split(strings.ReplaceAll(source, "\r\n", "\n"), "\n")
	first := strings.TrimSpace(lines[0])
	if i := strings.IndexByte(first, '#'); i > 0 {
		first = strings.TrimSpace(first[:i])
	}
	if strings.ContainsAny(first, "123456789") || len(lines) < 2 || strings.Contains(first, "+") {
		return nil
	}
	indent := -1
	for _, line := range lines[1:] {
		if strings.Trim(line, " ") != "" {
			indent = len(line) - len(strings.TrimLeft(line, " "))
			break
		}
	}
	if indent < 0 {
		return nil
	}
	out := []string{first}
	for _, line := range lines[1:] {
		if len(line) < indent {
			if strings.Trim(line, " ") != "" {
				return nil
			}
			line = ""
		} else {
			line = line[indent:]
		}
		out = append(out, line)
	}
	for len(out) > 1 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}
