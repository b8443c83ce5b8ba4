package format

import (
	"strings"
	"unicode/utf8"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// maxBlank is how many empty lines in a row stay.
const maxBlank = 2

// edits are what makes the lines what they become.
func (l *layout) edits() []Edit {
	l.alignComments()
	var edits []Edit
	end := len(l.lines) // after the last line that is not blank
	for end > 0 && !l.lines[end-1].used {
		end--
	}
	blank := maxBlank // none stay at the beginning
	for i := range l.lines {
		here := &l.lines[i]
		outside := !holds(l.spans, i, i)
		if here.used {
			blank = 0
			if !outside {
				edits = appendEdit(edits, l.text, i, l.finished(i))
			}
			continue
		}
		blank++
		ends := i >= end && !l.options.KeepFinalNewlines
		switch {
		case outside:
		case i+1 < len(l.lines) && (blank > maxBlank && i < end || ends):
			edits = append(edits, Edit{Range: syntax.Range{Start: syntax.Pos{Line: i}, End: syntax.Pos{Line: i + 1}}})
		case !l.options.KeepTrailingSpace:
			edits = appendEdit(edits, l.text, i, "")
		}
	}
	if last := len(l.lines) - 1; holds(l.spans, last, last) && l.lines[last].used && l.mayEnd() {
		edits = append(edits, Edit{Range: syntax.Range{Start: l.text.End(), End: l.text.End()}, Text: l.lineBreak()})
	}
	return edits
}

// finished is what line i becomes.
func (l *layout) finished(i int) string {
	here := &l.lines[i]
	text := string(here.text) + here.tail
	if old := l.source(i); l.options.KeepTrailingSpace && here.tail == "" {
		text = strings.TrimRight(text, " \t") + old[len(strings.TrimRight(old, " \t")):]
	}
	return text
}

// mayEnd reports whether the text, which does not end in a line break, may get one.
func (l *layout) mayEnd() bool {
	if l.options.NoFinalNewline {
		return false
	}
	if len(l.words) == 0 {
		return true
	}
	w := &l.words[len(l.words)-1]
	if w.Style != '|' && w.Style != '>' || w.Range.End.Line < len(l.lines)-1 {
		return true
	}
	return strings.Contains(blockHead(l.text, w), "-") // otherwise it would become part of the value
}

// lineBreak is how the lines of the text end.
func (l *layout) lineBreak() string { return lineBreak(l.text) }

func lineBreak(text *syntax.Text) string {
	rest := text.String()[len(text.Line(0)):]
	switch {
	case strings.HasPrefix(rest, "\r\n"):
		return "\r\n"
	case strings.HasPrefix(rest, "\r"):
		return "\r"
	}
	return "\n"
}

// appendEdit adds what makes line i become now, if it is not so already: the part of it that differs.
func appendEdit(edits []Edit, text *syntax.Text, i int, now string) []Edit {
	old, start := text.Line(i), 0
	if i == 0 && strings.HasPrefix(old, bom) {
		old, start = old[len(bom):], len(bom)
	}
	if old == now {
		return edits
	}
	from := 0
	for from < len(old) && from < len(now) && old[from] == now[from] {
		from++
	}
	to := 0
	for to < len(old)-from && to < len(now)-from && old[len(old)-1-to] == now[len(now)-1-to] {
		to++
	}
	for from > 0 && (from < len(old) && !utf8.RuneStart(old[from]) || from < len(now) && !utf8.RuneStart(now[from])) {
		from--
	}
	for to > 0 && (!utf8.RuneStart(old[len(old)-to]) || !utf8.RuneStart(now[len(now)-to])) {
		to--
	}
	return append(edits, Edit{
		Range: syntax.Range{Start: syntax.Pos{Line: i, Byte: start + from}, End: syntax.Pos{Line: i, Byte: start + len(old) - to}},
		Text:  now[from : len(now)-to],
	})
}
