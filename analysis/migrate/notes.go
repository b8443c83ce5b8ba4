package migrate

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Marker begins the comments that tell what is left to do after a conversion.
const Marker = "# TODO migrate: "

// continued begins the further lines of such a comment.
const continued = "#   "

// todo is something that is left to do, and where in the new file that is to be told.
type todo struct {
	at      *syntax.Node // what it is about in the old file
	entry   *entry       // nil: where what it is about came to
	message string
	beside  bool // at the end of the line, rather than above it
	quote   []string
}

// quoting begins the lines of what is lost in a comment that tells so.
const quoting = "#   | "

// maxQuote is how many lines of what is lost a comment repeats.
const maxQuote = 20

// lostPart tells that a key comes to nothing, and repeats it with its value as it was written.
func (c *shared) lostPart(f field, format string, args ...any) {
	t := todo{at: f.key, message: fmt.Sprintf(format, args...)}
	end := f.value.Outer.End
	if f.value.Outer.Start.Before(f.key.Range.Start) || end.Byte == 0 {
		end = f.key.Range.End // an alias, whose value stands elsewhere
	}
	if lines := end.Line - f.key.Range.Start.Line + 1; lines > 1 && lines <= maxQuote && !c.json && c.quotable(f.key.Range.Start, end) {
		for i := range lines {
			line := strings.TrimRight(c.tree.Text.Line(f.key.Range.Start.Line+i), " \t")
			t.quote = append(t.quote, strings.TrimRight(quoting+line[min(f.key.Range.Start.Byte, indentation(line)):], " "))
		}
		c.quoted[f.key] = true
	}
	c.todo(t)
}

// quotable reports whether some lines can be repeated in a comment: nothing else stands in them, nor what ends a line for YAML alone.
func (c *shared) quotable(start, end syntax.Pos) bool {
	before, after := c.tree.Text.Line(start.Line)[:start.Byte], c.tree.Text.Line(end.Line)[end.Byte:]
	after = strings.TrimSpace(after)
	text := c.tree.Text.Slice(syntax.Range{Start: start, End: end})
	return strings.TrimSpace(before) == "" && (after == "" || after[0] == '#') && !strings.ContainsAny(text, "\u0085\u2028\u2029\ufeff\t")
}

func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// lost tells that something of the old file comes to nothing.
func (c *shared) lost(at *syntax.Node, format string, args ...any) {
	c.todo(todo{at: at, message: fmt.Sprintf(format, args...)})
}

// check tells, above an entry of the new file, what is to be done about it.
func (c *shared) check(e *entry, at *syntax.Node, format string, args ...any) {
	c.todo(todo{at: at, entry: e, message: fmt.Sprintf(format, args...)})
}

// checkBeside is check for a few words at the end of the line.
func (c *shared) checkBeside(e *entry, at *syntax.Node, format string, args ...any) {
	c.todo(todo{at: at, entry: e, message: fmt.Sprintf(format, args...), beside: true})
}

func (c *shared) todo(t todo) {
	for _, earlier := range c.todos {
		if earlier.message == t.message && earlier.at == t.at {
			return
		}
	}
	if t.at == nil {
		t.at = c.tree.Root
	}
	c.todos = append(c.todos, t)
	c.notes = append(c.notes, Note{firstLine(t.at.Range), sentence(t.message)})
}

// firstLine cuts a range at the end of its first line.
func firstLine(r syntax.Range) syntax.Range {
	if r.End.Line > r.Start.Line {
		r.End = syntax.Pos{Line: r.Start.Line + 1}
	}
	return r
}

func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if r >= 'a' && r <= 'z' {
		s = strings.ToUpper(s[:size]) + s[size:]
	}
	return strings.TrimRight(s, ".") + "."
}

// remind puts the comments that tell what is left to do into the new file.
func (c *shared) remind() {
	bySubject := map[*syntax.Node]*subject{}
	for _, s := range subjects(c.tree.Text, c.tree.Root, nil, nil) {
		bySubject[s.node] = s
	}
	for _, t := range c.todos {
		e := t.entry
		if e == nil {
			e, _ = c.destination(bySubject[t.at])
		}
		lines := append(comment(Marker, t.message), t.quote...)
		switch {
		case e == nil:
			c.top = append(c.top, lines...)
		case t.beside && len(lines) == 1 && len(e.line) == 0:
			e.line = append(e.line, lines...)
		default:
			e.head = append(e.head, lines...)
		}
	}
}

// header puts a plain comment at the top of the new file, once.
func (c *shared) header(text string) {
	for _, line := range comment("# ", text) {
		if !slices.Contains(c.top, line) {
			c.top = append(c.top, line)
		}
	}
}

// note puts a plain comment above an entry.
func note(e *entry, format string, args ...any) {
	e.head = append(e.head, comment("# ", fmt.Sprintf(format, args...))...)
}

// comment is a text as a comment, over several lines where it is long. Line breaks in it stay.
func comment(first, text string) []string {
	var lines []string
	begin := first
	for _, paragraph := range strings.Split(text, "\n") {
		line := begin
		words := strings.Fields(paragraph)
		if lead := len(paragraph) - len(strings.TrimLeft(paragraph, " ")); lead > 0 && len(words) > 0 {
			words = []string{strings.Repeat(" ", lead) + strings.Join(words, " ")}
		}
		for _, word := range words {
			if len(line) > len(begin) && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
				lines = append(lines, line)
				begin = nextBegin(first)
				line = begin
			}
			if len(line) > len(begin) {
				line += " "
			}
			line += word
		}
		lines = append(lines, strings.TrimRight(line, " "))
		begin = nextBegin(first)
	}
	return lines
}

func nextBegin(first string) string {
	if first == Marker {
		return continued
	}
	return first
}

// Todos are the comments of a file that tell what is left to do after its conversion.
func Todos(tree *syntax.Tree) []Note {
	var notes []Note
	for i := 0; i < len(tree.Comments); i++ {
		first := &tree.Comments[i]
		message, is := strings.CutPrefix(first.Text, strings.TrimSpace(Marker))
		if !is {
			continue
		}
		note := Note{first.Range, strings.TrimSpace(message)}
		for i+1 < len(tree.Comments) && goesOn(tree, first, &tree.Comments[i+1]) {
			i++
			first = &tree.Comments[i]
			note.Range.End = first.Range.End
			if strings.HasPrefix(first.Text, strings.TrimSpace(quoting)) {
				continue
			}
			note.Message += " " + strings.TrimSpace(strings.TrimPrefix(first.Text, "#"))
		}
		note.Message = sentence(note.Message)
		notes = append(notes, note)
	}
	return notes
}

// goesOn reports whether a comment is the next line of what one says.
func goesOn(tree *syntax.Tree, c, next *syntax.Comment) bool {
	return strings.HasPrefix(next.Text, continued) && next.Range.Start.Line == c.Range.Start.Line+1 &&
		next.Range.Start.Byte == c.Range.Start.Byte && alone(tree.Text, c)
}
