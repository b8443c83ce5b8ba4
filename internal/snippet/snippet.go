// Package snippet reads and writes texts with places to fill in, in the syntax that the Language Server Protocol has for
// them.
package snippet

import (
	"strconv"
	"strings"
)

// Piece is a run of a snippet: text, or a place to fill in.
type Piece struct {
	Stop    int      // the number of the place; -1 for text
	Text    string   // without escapes; of a place, what stands there at first
	Choices []string // of a place that offers several texts
	again   bool     // it has the text that it is named with elsewhere
}

// Parse takes a snippet apart. Places do not stand inside each other; what is not in the syntax of LSP counts as text.
func Parse(snippet string) []Piece {
	var found []Piece
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			found = append(found, Piece{Stop: -1, Text: text.String()})
			text.Reset()
		}
	}
	for i := 0; i < len(snippet); {
		switch c := snippet[i]; {
		case c == '\\' && i+1 < len(snippet) && strings.IndexByte(`\$}`, snippet[i+1]) >= 0:
			text.WriteByte(snippet[i+1])
			i += 2
			continue
		case c == '$':
			if p, length := place(snippet[i:]); length > 0 {
				flush()
				found = append(found, p)
				i += length
				continue
			}
		}
		text.WriteByte(snippet[i])
		i++
	}
	flush()
	return mirrored(found)
}

// place reads the place to fill in that s begins with, as $1, ${1}, ${1:text} or ${1|a,b|}. The length is 0 when there is
// none.
func place(s string) (p Piece, length int) {
	digits := strings.TrimPrefix(s[1:], "{")
	braced := len(digits) < len(s)-1
	end := 0
	for end < len(digits) && '0' <= digits[end] && digits[end] <= '9' {
		end++
	}
	stop, err := strconv.Atoi(digits[:end])
	switch {
	case err != nil:
		return Piece{}, 0
	case !braced:
		return Piece{Stop: stop}, 1 + end
	case strings.HasPrefix(digits[end:], "}"):
		return Piece{Stop: stop}, 2 + end + 1
	case strings.HasPrefix(digits[end:], ":"):
		texts, length := upTo(digits[end+1:], "}", "")
		if length > 0 {
			return Piece{Stop: stop, Text: texts[0]}, 2 + end + 1 + length
		}
	case strings.HasPrefix(digits[end:], "|"):
		texts, length := upTo(digits[end+1:], "|}", ",")
		if length > 0 {
			return Piece{Stop: stop, Text: texts[0], Choices: texts}, 2 + end + 1 + length
		}
	}
	return Piece{}, 0
}

// upTo reads texts with separator between them up to an end, and past it. The length is 0 when the end does not come.
func upTo(s, end, separator string) (texts []string, length int) {
	var text strings.Builder
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && strings.IndexByte(`\$},|`, s[i+1]) >= 0:
			text.WriteByte(s[i+1])
			i += 2
		case strings.HasPrefix(s[i:], end):
			return append(texts, text.String()), i + len(end)
		case separator != "" && strings.HasPrefix(s[i:], separator):
			texts = append(texts, text.String())
			text.Reset()
			i += len(separator)
		default:
			text.WriteByte(s[i])
			i++
		}
	}
	return nil, 0
}

// mirrored gives every place that is named again the text of its first naming with one.
func mirrored(found []Piece) []Piece {
	texts := map[int]string{}
	for _, p := range found {
		if _, known := texts[p.Stop]; !known && p.Text != "" {
			texts[p.Stop] = p.Text
		}
	}
	for i, p := range found {
		if p.Stop > 0 && p.Text == "" {
			found[i].Text, found[i].again = texts[p.Stop], true
		}
	}
	return found
}

// Filled is a snippet with all its places as they stand at first.
func Filled(snippet string) string { return filled(Parse(snippet)) }

func filled(found []Piece) string {
	var b strings.Builder
	for _, p := range found {
		b.WriteString(p.Text)
	}
	return b.String()
}

// WithoutChoices is a snippet in which a place that offers several texts has the first of them, for editors that cannot
// show a choice.
func WithoutChoices(snippet string) string {
	var b strings.Builder
	for _, p := range Parse(snippet) {
		p.Choices = nil
		p.Write(&b)
	}
	return b.String()
}

// Write writes the piece in the syntax of LSP.
func (p Piece) Write(b *strings.Builder) {
	switch {
	case p.Stop < 0:
		b.WriteString(textEscapes.Replace(p.Text))
	case len(p.Choices) > 0:
		b.WriteString("${" + strconv.Itoa(p.Stop) + "|")
		for i, choice := range p.Choices {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(choiceEscapes.Replace(choice))
		}
		b.WriteString("|}")
	case p.Text == "" || p.again:
		b.WriteString("${" + strconv.Itoa(p.Stop) + "}")
	default:
		b.WriteString("${" + strconv.Itoa(p.Stop) + ":" + placeEscapes.Replace(p.Text) + "}")
	}
}

var (
	textEscapes   = strings.NewReplacer(`\`, `\\`, `$`, `\$`)
	placeEscapes  = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)
	choiceEscapes = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`, `,`, `\,`, `|`, `\|`)
)

// Plain is what of a snippet makes sense to somebody whose editor has no places to fill in. A place with a text has it.
// Nobody would come back to an empty one in the midst of several lines, so that the text ends with the line of the first:
// the cursor is there then, and completion goes on from it. Brackets are closed, though.
func Plain(snippet string) string {
	found := Parse(snippet)
	var b strings.Builder
	for i, p := range found {
		b.WriteString(p.Text)
		if p.Stop < 0 || p.Text != "" {
			continue
		}
		rest := filled(found[i+1:])
		line, _, more := strings.Cut(rest, "\n")
		if whole := b.String() + line; more && balanced(whole) {
			return whole
		}
	}
	return b.String()
}

// balanced reports whether every bracket of a text is closed.
func balanced(text string) bool {
	open := 0
	for _, c := range text {
		switch c {
		case '{', '[':
			open++
		case '}', ']':
			open--
		}
	}
	return open == 0
}
