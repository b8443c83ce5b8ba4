package report

import "github.com/plx-lsp/plx-lsp/spec"

// styles colours text with ANSI escape sequences, or leaves it alone.
type styles struct{ color bool }

func (s styles) paint(sequence, text string) string {
	if !s.color || text == "" {
		return text
	}
	return "\x1b[" + sequence + "m" + text + "\x1b[0m"
}

func (s styles) bold(text string) string   { return s.paint("1", text) }
func (s styles) dim(text string) string    { return s.paint("2", text) }
func (s styles) gutter(text string) string { return s.paint("34", text) }
func (s styles) note(text string) string   { return s.paint("36", text) }
func (s styles) good(text string) string   { return s.paint("32", text) }

func (s styles) severity(severity spec.Severity, text string) string {
	switch severity {
	case spec.Error:
		return s.paint("1;31", text)
	case spec.Warning:
		return s.paint("1;33", text)
	}
	return s.paint("1;36", text)
}
