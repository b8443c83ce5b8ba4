package analysis

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// explanation is Markdown that is put together paragraph by paragraph.
type explanation struct{ paragraphs []string }

// add adds a paragraph, unless there is nothing in it.
func (e *explanation) add(paragraph string) {
	if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
		e.paragraphs = append(e.paragraphs, paragraph)
	}
}

// insert is add before the i-th paragraph, from 0.
func (e *explanation) insert(i int, paragraph string) {
	if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
		e.paragraphs = slices.Insert(e.paragraphs, min(i, len(e.paragraphs)), paragraph)
	}
}

func (e *explanation) addf(format string, args ...any) { e.add(fmt.Sprintf(format, args...)) }

// String is the Markdown.
func (e *explanation) String() string { return strings.Join(e.paragraphs, "\n\n") }

// maxRows is how many lines a list or table has before the rest is only counted.
const maxRows = 16

// bullets adds a list under a title.
func (e *explanation) bullets(title string, items []string) {
	if len(items) == 0 {
		return
	}
	var b strings.Builder
	b.WriteString(title + "\n\n")
	for i, item := range items {
		if i == maxRows && len(items) > maxRows+1 {
			fmt.Fprintf(&b, "- … and %d more\n", len(items)-i)
			break
		}
		b.WriteString("- " + item + "\n")
	}
	e.add(b.String())
}

// table adds a table. Its cells are Markdown, such as cell and code make it of text.
func (e *explanation) table(head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	var b strings.Builder
	line := func(cells []string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	line(head)
	line(strings.Split(strings.Repeat("---,", len(head)-1)+"---", ","))
	for i, row := range rows {
		if i == maxRows && len(rows) > maxRows+1 {
			line(append([]string{fmt.Sprintf("… and %d more", len(rows)-i)}, make([]string, len(head)-1)...))
			break
		}
		line(row)
	}
	e.add(b.String())
}

// fence adds a block of YAML.
func (e *explanation) fence(yaml string) {
	yaml = strings.Trim(yaml, "\n")
	marks := "```"
	for strings.Contains(yaml, marks) {
		marks += "`"
	}
	e.add(marks + "yaml\n" + yaml + "\n" + marks)
}

// code is text in a code span, whatever stands in it.
func code(text string) string {
	text = strings.Join(strings.FieldsFunc(text, isBreak), " ")
	marks := "`"
	for strings.Contains(text, marks) {
		marks += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	if strings.TrimSpace(text) == "" {
		text = `""`
	}
	return marks + text + marks
}

// codes are several texts in code spans, with commas between; of many, only the first.
func codes(texts []string) string {
	var spans []string
	for i, text := range texts {
		if i == maxRows && len(texts) > maxRows+1 {
			spans = append(spans, fmt.Sprintf("… and %d more", len(texts)-i))
			break
		}
		spans = append(spans, code(text))
	}
	return strings.Join(spans, ", ")
}

func isBreak(r rune) bool { return r == '\n' || r == '\r' }

// prose is a text of somebody else as Markdown: what would be taken for markup is escaped, and line breaks are kept.
func prose(text string) string {
	var lines []string
	text = cutText(strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")), maxText)
	for _, line := range strings.Split(text, "\n") {
		lines = append(lines, escapeLine(strings.TrimSpace(line)))
	}
	return strings.Join(lines, "\\\n")
}

// maxText is how many bytes of somebody else's text are shown.
const maxText = 1200

// cell is a text of somebody else for a table: its first line.
func cell(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return escapeLine(cutText(strings.TrimSpace(line), 160))
}

// cellCode is text in a code span inside of a table, where pipes end a cell even in code.
func cellCode(text string) string { return strings.ReplaceAll(code(cutText(text, 80)), "|", `\|`) }

var markup = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "|", `\|`, "~", `\~`, "&", "&amp;",
)

// escapeLine escapes markup in a line of text.
func escapeLine(line string) string {
	line = markup.Replace(line)
	trimmed := strings.TrimLeft(line, "0123456789")
	switch {
	case line == "":
	case strings.HasPrefix(line, "#"), strings.HasPrefix(line, "- "), strings.HasPrefix(line, "+ "), strings.HasPrefix(line, "="), line[0] == '-':
		line = `\` + line
	case len(trimmed) < len(line) && trimmed != "" && (trimmed[0] == '.' || trimmed[0] == ')'):
		line = line[:len(line)-len(trimmed)] + `\` + trimmed
	}
	return line
}

// cutText cuts a text that is longer than limit bytes, after a sentence or a word.
func cutText(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	text = text[:limit]
	if i := strings.LastIndex(text, ". "); i > limit/2 {
		return text[:i+1] + " …"
	}
	if i := strings.LastIndexByte(text, ' '); i > limit/2 {
		text = text[:i]
	}
	return strings.TrimSpace(text) + "…"
}

// firstSentence is the first sentence of one of our own comments.
func firstSentence(doc string) string {
	doc, _, _ = strings.Cut(doc, "\n\n")
	for i := 0; i+1 < len(doc); i++ {
		if doc[i] == '.' && doc[i+1] == ' ' && (i+2 >= len(doc) || doc[i+2] >= 'A' && doc[i+2] <= 'Z' || doc[i+2] == '`') {
			return doc[:i+1]
		}
	}
	return doc
}
