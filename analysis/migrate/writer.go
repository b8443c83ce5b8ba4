package migrate

import (
	"strings"
	"unicode/utf8"
)

const (
	step  = 2   // by how many spaces a level is indented
	width = 100 // what is to go on one line may be so long
)

// writer writes the new file as YAML.
type writer struct {
	b      strings.Builder
	spaced bool // there is an empty line between the sections
}

// write is the text of a file: comments at its top, and its root.
func write(top []string, root *node, spaced bool) string {
	w := &writer{spaced: spaced}
	w.comments(top, 0)
	if spaced && len(top) > 0 {
		w.b.WriteString("\n")
	}
	w.block(root, 0)
	return w.b.String()
}

func (w *writer) comments(lines []string, indent int) {
	for _, line := range lines {
		w.b.WriteString(strings.TrimRight(strings.Repeat(" ", indent)+line, " ") + "\n")
	}
}

// block writes the entries of a mapping or a list, each on lines of its own.
func (w *writer) block(n *node, indent int) {
	for i, e := range n.entries {
		if w.spaced && indent == 0 && i > 0 && (isLong(e) || isLong(n.entries[i-1])) {
			w.b.WriteString("\n")
		}
		w.comments(e.head, indent)
		w.b.WriteString(strings.Repeat(" ", indent))
		w.entry(n.shape, e, indent)
		w.comments(e.foot, indent)
	}
}

// isLong reports whether an entry takes several lines.
func isLong(e *entry) bool {
	return e.value.shape != scalar && !e.value.empty() || len(e.value.lines) > 0 || len(e.head) > 0
}

// entry writes an entry whose indentation is written.
func (w *writer) entry(in shape, e *entry, indent int) {
	label := "-"
	if in == mapping {
		label = quoted(e.key, asKey) + ":"
	}
	w.b.WriteString(label)
	v := e.value
	if oneLine, ok := w.fits(v, indent+len(label)+1); ok {
		w.b.WriteString(" " + oneLine)
		w.endLine(e)
		return
	}
	switch {
	case v.shape == scalar:
		w.b.WriteString(" " + v.lines[0])
		w.endLine(e)
		for _, line := range v.lines[1:] {
			w.b.WriteString(strings.TrimRight(strings.Repeat(" ", indent+step)+line, " ") + "\n")
		}
	case in == list && v.shape == mapping && len(e.line) == 0 && len(v.entries[0].head) == 0:
		w.b.WriteString(" ")
		first := *v
		first.entries = v.entries[:1]
		w.entry(mapping, v.entries[0], indent+step)
		w.comments(v.entries[0].foot, indent+step)
		first.entries = v.entries[1:]
		w.block(&first, indent+step)
	default:
		w.endLine(e)
		w.block(v, indent+step)
	}
}

// endLine ends the first line of an entry, with its comments.
func (w *writer) endLine(e *entry) {
	if len(e.line) > 0 {
		w.b.WriteString(" " + strings.Join(e.line, " "))
	}
	w.b.WriteString("\n")
}

// fits is a value on one line, where it goes on one after so many characters.
func (w *writer) fits(n *node, used int) (string, bool) {
	if n.shape == scalar {
		return n.inline(inBlock), len(n.lines) == 0
	}
	if n.empty() || n.flow && !n.hasComments() {
		text := n.brackets()
		return text, n.empty() || used+utf8.RuneCountInString(text) <= width
	}
	return "", false
}

// brackets writes a value in brackets.
func (n *node) brackets() string {
	if n.shape == scalar {
		return n.inline(inBrackets)
	}
	var parts []string
	for _, e := range n.entries {
		text := e.value.brackets()
		if n.shape == mapping {
			text = quoted(e.key, inBrackets) + ": " + text
		}
		parts = append(parts, text)
	}
	if n.shape == mapping {
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// hasComments reports whether there are comments in a value, which need lines of their own, or blocks of text.
func (n *node) hasComments() bool {
	for _, e := range n.entries {
		if len(e.head)+len(e.line)+len(e.foot) > 0 || e.value.hasComments() || len(e.value.lines) > 0 {
			return true
		}
	}
	return false
}
