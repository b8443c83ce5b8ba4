package cursor

import (
	"cmp"
	"slices"
	"strings"
)

// Item is a completion as an editor sees it.
type Item struct {
	Label      string
	Filter     string // "" for Label
	Sort       string // "" for Label
	Edit       Edit
	Snippet    bool // the text of Edit is a snippet
	AsIs       bool // its later lines are not indented as the line that it begins on is
	More       []Edit
	Deprecated bool
	Outline    bool // it is no word but a whole thing, of a kind such as Snippet or Module
}

// Edit replaces the bytes from Start to End of a text.
type Edit struct {
	Start, End int
	Text       string
}

// Accept is text after the item was accepted, as an editor does it: later lines get the white space that the line of the
// edit begins with, line breaks are those of the text, placeholders hold their defaults. It also yields the place of the
// cursor.
func Accept(text string, item Item) (string, int) {
	insert := item.Edit.Text
	if !item.AsIs {
		insert = strings.ReplaceAll(insert, "\n", "\n"+indentation(text, item.Edit.Start))
	}
	if strings.Contains(text, "\r\n") {
		insert = strings.ReplaceAll(strings.ReplaceAll(insert, "\r\n", "\n"), "\n", "\r\n")
	}
	at := len(insert)
	if item.Snippet {
		insert, at = Expand(insert)
	}
	edits := append([]Edit{{item.Edit.Start, item.Edit.End, insert}}, item.More...)
	at += item.Edit.Start
	for _, e := range item.More {
		if e.Start < item.Edit.Start {
			at += len(e.Text) - (e.End - e.Start)
		}
	}
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(b.Start, a.Start) })
	for _, e := range edits {
		text = text[:e.Start] + e.Text + text[e.End:]
	}
	return text, at
}

// indentation is the white space before a place that its line begins with.
func indentation(text string, at int) string {
	line := text[strings.LastIndexAny(text[:at], "\r\n")+1 : at]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// Shown are the items that an editor still shows for what was typed between the start of the edit and the cursor, in its
// order: those whose filter text begins with it, or, loosely, those that have its letters in order somewhere. White space
// that was typed first does not count.
func Shown(text string, at int, items []Item, loosely bool) []Item {
	var shown []Item
	for _, item := range items {
		typed := strings.ToLower(strings.TrimLeft(text[min(item.Edit.Start, at):at], " \t"))
		filter := strings.ToLower(cmp.Or(item.Filter, item.Label))
		if strings.HasPrefix(filter, typed) || loosely && holds(filter, typed) {
			shown = append(shown, item)
		}
	}
	slices.SortStableFunc(shown, func(a, b Item) int {
		return cmp.Compare(cmp.Or(a.Sort, a.Label), cmp.Or(b.Sort, b.Label))
	})
	return shown
}

// holds reports whether the letters of part stand in s in their order.
func holds(s, part string) bool {
	for _, r := range part {
		i := strings.IndexRune(s, r)
		if i < 0 {
			return false
		}
		s = s[i+len(string(r)):]
	}
	return true
}
