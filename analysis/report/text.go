package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// TextOptions says how a terminal wants its text.
type TextOptions struct {
	Color bool
	Width int // columns; 0: DefaultWidth
}

// DefaultWidth is the width of the text when it does not go to a terminal.
const DefaultWidth = 120

// Text writes what a compiler would: each diagnostic with its place, its line and a mark under its range, and a summary.
func Text(w io.Writer, r *Report, options TextOptions) error {
	const widest = 1000 // more than a screen shows
	if options.Width <= 0 {
		options.Width = DefaultWidth
	}
	options.Width = min(options.Width, widest)
	out := bufio.NewWriterSize(w, 1<<16)
	p := &printer{out, styles{options.Color}, options.Width}
	for _, file := range r.Files {
		for _, d := range file.Diagnostics {
			if d.Severity != spec.Hint { // which is for whoever is writing the file
				p.diagnostic(d)
			}
		}
	}
	if len(r.Files) > 0 {
		fmt.Fprintln(out, p.summary(r))
	}
	return out.Flush()
}

type printer struct {
	*bufio.Writer // keeps the first error, which Flush returns
	styles        styles
	width         int
}

func (p *printer) diagnostic(d Diagnostic) {
	gutter := digits(d.last.line)
	for _, r := range d.Related {
		gutter = max(gutter, digits(r.last.line))
	}
	fmt.Fprintf(p, "%s: %s: %s %s\n", p.styles.bold(position(d.Place)), p.styles.severity(d.Severity, d.Severity.String()),
		p.paragraph(d.Message), p.styles.dim("["+visible(d.Code)+"]"))
	p.excerpt(d.Place, gutter, "^", func(s string) string { return p.styles.severity(d.Severity, s) })
	for _, r := range d.Related {
		p.gutter(gutter, "", "=")
		fmt.Fprintf(p, "%s: %s: %s\n", p.styles.bold("note"), position(r.Place), p.paragraph(r.Message))
		p.excerpt(r.Place, gutter, "-", p.styles.note)
	}
	p.WriteByte('\n')
}

func position(place Place) string {
	return fmt.Sprintf("%s:%d:%d", visible(place.File), place.Line, place.Column)
}

// paragraph is a message whose further lines, if it has any, are indented.
func (p *printer) paragraph(message string) string {
	lines := strings.Split(message, "\n")
	for i := range lines {
		lines[i] = visible(lines[i])
	}
	return strings.Join(lines, "\n    ")
}

// excerpt draws the first and the last line of a place.
func (p *printer) excerpt(place Place, gutter int, underline string, style func(string) string) {
	first, last := place.first, place.last
	if first.text == "" && last.text == "" {
		return
	}
	p.gutter(gutter, "", "|")
	p.WriteByte('\n')
	if first.line == last.line {
		p.sourceLine(first.line, gutter, p.cut(first.text, first.byte, last.byte, gutter), underline, style)
		return
	}
	end := len(strings.TrimRight(first.text, " \t"))
	p.sourceLine(first.line, gutter, p.cut(first.text, first.byte, end, gutter), underline, style)
	if last.line > first.line+1 {
		p.gutter(gutter, strings.Repeat(".", min(gutter, 3)), "|")
		p.WriteByte('\n')
	}
	start := len(last.text) - len(strings.TrimLeft(last.text, " \t"))
	p.sourceLine(last.line, gutter, p.cut(last.text, min(start, last.byte), last.byte, gutter), underline, style)
}

func (p *printer) cut(line string, start, end, gutter int) excerpt {
	const frame, least = 5, 20 // " | " and an ellipsis at either end; the source shown in the narrowest terminal
	return newExcerpt(line, start, end, max(p.width-gutter-frame, least))
}

func (p *printer) sourceLine(number, gutter int, e excerpt, underline string, style func(string) string) {
	p.gutter(gutter, fmt.Sprint(number), "|")
	if e.text != "" {
		p.WriteByte(' ')
		p.WriteString(e.text)
	}
	p.WriteByte('\n')
	p.gutter(gutter, "", "|")
	fmt.Fprintf(p, " %s%s\n", strings.Repeat(" ", e.pad), style(strings.Repeat(underline, e.under)))
}

func (p *printer) gutter(width int, text, bar string) {
	p.WriteString(p.styles.gutter(fmt.Sprintf("%*s %s", width, text, bar)))
	if bar == "=" {
		p.WriteByte(' ')
	}
}

func (p *printer) summary(r *Report) string {
	errors, warnings := r.Count(spec.Error), r.Count(spec.Warning)
	concerned := 0
	for _, f := range r.Files {
		if f.Count(spec.Error)+f.Count(spec.Warning) > 0 {
			concerned++
		}
	}
	if concerned == 0 {
		if len(r.Files) == 1 {
			return p.styles.good(visible(r.Files[0].Name) + " is valid")
		}
		return p.styles.good(fmt.Sprintf("%d files are valid", len(r.Files)))
	}
	var counts []string
	if errors > 0 {
		counts = append(counts, p.styles.severity(spec.Error, plural(errors, "error")))
	}
	if warnings > 0 {
		counts = append(counts, p.styles.severity(spec.Warning, plural(warnings, "warning")))
	}
	where := visible(r.Files[0].Name)
	if len(r.Files) > 1 {
		where = fmt.Sprintf("%d of %d files", concerned, len(r.Files))
	}
	return strings.Join(counts, ", ") + " in " + where
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func digits(n int) int { return len(fmt.Sprint(n)) }
