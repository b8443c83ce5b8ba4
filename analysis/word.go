package analysis

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// word is what is being typed at a place: a key, a value, or nothing yet. It is read off the line, not the tree, for the
// line is what the writer has in mind while the text around it does not fit together yet.
type word struct {
	Range  syntax.Range // with its quotes; empty when nothing is there yet
	text   string       // all of it
	typed  string       // what stands before the place, without the quote
	quote  byte         // the quote that it begins with, 0 for none
	leads  bool         // it may be a key: only indentation, dashes, a bracket or a comma stand before it
	dash   bool         // a dash stands before it
	alone  bool         // nothing but indentation stands on the line before it, and nothing after it
	glued  bool         // it follows a colon, or a dash, without a space between
	colon  bool         // a colon follows
	flow   bool         // it stands inside brackets
	open   byte         // the innermost open bracket on the line before it; 0 for none
	after  string       // what follows it on its line
	before string       // what stands before it on its line
}

// wordReader reads a line up to a place.
type wordReader struct {
	line  string
	to    int  // where the place is
	fine  bool // nothing is wrong with the line
	i     int
	start int // where the word begins
	flow  int // how many brackets are open
	w     word
	open  []byte // the brackets opened on this line
}

// readWord is the word at a place. ok is false where nothing can be completed: in a comment.
func readWord(tree *syntax.Tree, at syntax.Pos) (w word, ok bool) {
	line := tree.Text.Line(at.Line)
	r := &wordReader{line: line, to: min(at.Byte, len(line)), fine: isFine(tree, at.Line)}
	if inFlow(tree.Root, syntax.Pos{Line: at.Line}) {
		r.flow = 1
	}
	if !r.read() {
		return word{}, false
	}
	r.w.glued = r.w.glued || r.w.dash && r.w.leads && r.start == r.to && strings.HasSuffix(line[:r.start], "-")
	end := r.end()
	r.w.Range = syntax.Range{Start: syntax.Pos{Line: at.Line, Byte: r.start}, End: syntax.Pos{Line: at.Line, Byte: end}}
	r.w.text, r.w.before, r.w.after = line[r.start:end], line[:r.start], line[end:]
	r.w.flow = r.flow > 0
	if len(r.open) > 0 {
		r.w.open = r.open[len(r.open)-1]
	}
	rest := strings.TrimLeft(r.w.after, " ")
	r.w.colon = strings.HasPrefix(rest, ":") && (r.w.quote != 0 || r.flow > 0 || blankAt(rest, 1))
	r.w.alone = strings.Trim(r.w.before, " ") == "" && (rest == "" || rest[0] == '#')
	return r.w, true
}

// isFine reports whether nothing is wrong with a line as YAML, so that its quotes close where they seem to.
func isFine(tree *syntax.Tree, line int) bool {
	return !slices.ContainsFunc(tree.Problems, func(p syntax.Problem) bool {
		return !p.Warning && p.Range.Start.Line <= line && line <= p.Range.End.Line
	})
}

// inFlow reports whether pos stands inside of brackets.
func inFlow(n *syntax.Node, pos syntax.Pos) bool {
	for n != nil {
		if n.Style&yaml.FlowStyle != 0 && n.Kind != yaml.ScalarNode && n.Range.Start.Before(pos) && pos.Before(n.Range.End) {
			return true
		}
		var inner *syntax.Node
		for _, c := range n.Children {
			if c.Range.Start.Before(pos) && pos.Before(c.Range.End) {
				inner = c
			}
		}
		n = inner
	}
	return false
}

func blankAt(s string, i int) bool { return i >= len(s) || s[i] == ' ' || s[i] == '\t' }

// read goes through the line up to the place, and reports whether the place may be completed.
func (r *wordReader) read() bool {
	r.w.leads = true
	r.skipSpaces()
	r.begin(r.i)
	for r.i < r.to {
		if !r.step() {
			return false
		}
	}
	if r.start > r.to { // in the indentation
		if strings.TrimSpace(r.line[r.to:]) != "" {
			return false
		}
		r.start = r.to
	}
	r.w.typed = r.line[r.start:r.to]
	if r.w.quote != 0 {
		r.w.typed = strings.TrimPrefix(r.w.typed, string(r.w.quote))
	}
	return true
}

// touches reports whether something that is no word begins at the place, such as a bracket or the dash of an item: what is
// put before it would become a part of it.
func (w word) touches() bool {
	next := w.text + w.after
	return w.leads && w.typed == "" && next != "" && w.quote == 0 &&
		(w.text == "-" || w.text == "?" || strings.IndexByte("{[", next[0]) >= 0 && !w.flow || next[0] == '#')
}

// behindColon is the part of the word behind a colon that has no space behind it, as of a value that is being typed.
func (w word) behindColon() (word, bool) {
	before, typed, found := strings.Cut(w.typed, ":")
	if !found || before == "" || !w.leads || w.flow || w.quote != 0 {
		return w, false
	}
	w.Range.Start.Byte += len(before) + 1
	w.before += before + ":"
	w.typed, w.leads, w.alone, w.glued = typed, false, false, true
	return w, true
}

func (r *wordReader) skipSpaces() {
	for r.i < len(r.line) && (r.line[r.i] == ' ' || r.line[r.i] == '\t') {
		r.i++
	}
}

// begin makes the word begin at i.
func (r *wordReader) begin(i int) {
	r.start, r.w.quote = i, 0
	if i <= r.to && i < len(r.line) && (r.line[i] == '"' || r.line[i] == '\'') {
		r.w.quote = r.line[i]
	}
}

// step reads one character. It reports false in a comment.
func (r *wordReader) step() bool {
	c := r.line[r.i]
	if r.i == r.start && r.w.quote != 0 {
		return r.quoted()
	}
	switch {
	case c == '#' && (r.i == 0 || r.line[r.i-1] == ' '):
		return false
	case r.i == r.start && r.flow == 0 && (c == '-' || c == '?') && r.w.leads && blankAt(r.line, r.i+1):
		r.w.dash = true
		r.i++
		r.skipSpaces()
		r.begin(r.i)
		return true
	case r.i == r.start && (c == '&' || c == '!'):
		for r.i < len(r.line) && r.line[r.i] != ' ' {
			r.i++
		}
		r.skipSpaces()
		r.begin(r.i)
		return true
	case c == ':' && r.flow > 0 && !r.w.leads && r.i > r.start: // in a value, such as 0:10:2
		r.i++
		return true
	case c == ':' && r.flow == 0 && !r.w.leads && r.i > r.start && strings.TrimSpace(r.line[r.i+1:]) == "": // of a version that is being typed
		r.i++
		return true
	case c == ':' && (blankAt(r.line, r.i+1) || r.flow > 0 && strings.IndexByte(",[]{}", r.line[r.i+1]) >= 0):
		return r.next(false)
	case (c == '{' || c == '[') && (r.flow > 0 || r.i == r.start):
		r.flow++
		r.open = append(r.open, c)
		return r.next(true)
	case c == ',' && r.flow > 0:
		return r.next(true)
	case (c == '}' || c == ']') && r.flow > 0:
		r.flow--
		if len(r.open) > 0 {
			r.open = r.open[:len(r.open)-1]
		}
		return r.next(false)
	}
	r.i++
	return true
}

// next makes the word begin after the character at hand.
func (r *wordReader) next(leads bool) bool {
	colon := r.line[r.i] == ':'
	r.i++
	r.w.glued = colon && r.i == r.to
	r.skipSpaces()
	if r.i > r.to {
		r.i = r.to
	}
	r.w.leads = leads
	r.begin(r.i)
	return true
}

// quoted passes over a quoted word that ends before the place.
func (r *wordReader) quoted() bool {
	if end, closed := closeQuote(r.line, r.start); closed && end <= r.to && end > r.start {
		r.i = end
		if end < r.to { // something follows it
			rest := strings.TrimLeft(r.line[end:], " ")
			if rest != "" && rest[0] == ':' {
				r.i = len(r.line) - len(rest)
				if r.i < r.to {
					return r.next(false)
				}
			}
			r.start, r.w.quote = r.i, 0
		}
		return true
	}
	r.i = r.to
	return true
}

// closeQuote finds where the quoted text ends that begins at i.
func closeQuote(line string, i int) (end int, closed bool) {
	q := line[i]
	for j := i + 1; j < len(line); j++ {
		switch {
		case line[j] == '\\' && q == '"':
			j++
		case line[j] == q && q == '\'' && j+1 < len(line) && line[j+1] == q:
			j++
		case line[j] == q:
			return j + 1, true
		}
	}
	return len(line), false
}

// end is where the word ends.
func (r *wordReader) end() int {
	if r.start >= len(r.line) {
		return len(r.line)
	}
	if r.w.quote != 0 {
		end, closed := closeQuote(r.line, r.start)
		if closed && (end <= r.to || r.fine || !strings.ContainsAny(r.line[r.to:end-1], ",:{}[]\"")) {
			return max(end, r.to)
		}
		end = r.to
		for end < len(r.line) && inWord(r.line[end]) {
			end++
		}
		return end
	}
	end := r.to
	for end < len(r.line) && !r.stops(end) {
		end++
	}
	return max(r.start, r.to, len(strings.TrimRight(r.line[:end], " \t")))
}

// stops reports whether a plain word ends at i.
func (r *wordReader) stops(i int) bool {
	switch c := r.line[i]; {
	case c == ':':
		return blankAt(r.line, i+1) || r.flow > 0 && strings.IndexByte(",[]{}", r.line[i+1]) >= 0
	case c == ' ':
		return r.w.leads || r.line[i:] == " " || strings.HasPrefix(strings.TrimLeft(r.line[i:], " "), "#")
	case strings.IndexByte(",[]{}", c) >= 0:
		return r.flow > 0
	}
	return false
}
