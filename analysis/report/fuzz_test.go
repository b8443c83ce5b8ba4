package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/plx-lsp/plx-lsp/analysis/report"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// FuzzFormats renders any diagnostic on any text: no panic, nothing that a terminal obeys, one workflow command for
// each diagnostic, and JSON that reads back.
func FuzzFormats(f *testing.F) {
	f.Add("kind: job\nrun:\n  kind: x\n", "a.yaml", "wrong", 2, 8, 2, 9, 80)
	f.Add("a\tb\r\x1b[31m\r\n日本\xff\u0085\u2028x", "\x1b]0;a\n:,%.yaml", "two\nlines\r%", 0, 1, 2, 2, 0)
	f.Add(strings.Repeat("e\u0301\u200d", 900), "-", "", 0, 700, 0, 900, 21)
	f.Add("", "", "", -1, -1, 9, 9, -5)
	f.Fuzz(func(t *testing.T, source, name, message string, line, column, endLine, endColumn, width int) {
		text := syntax.NewText(source)
		at := syntax.Range{
			Start: syntax.Pos{Line: line, Byte: column}, End: syntax.Pos{Line: endLine, Byte: endColumn},
		}
		d := spec.Diagnostic{
			Range: at, Severity: spec.Warning, Code: message, Message: message,
			Related: []spec.Related{{File: message, Range: at, Message: message}},
		}
		file := report.NewFile(name, text, []spec.Diagnostic{d, {File: source, Range: at, Severity: spec.Error}},
			func(string) *syntax.Text { return text })
		r := &report.Report{Files: []report.File{file}}

		text1 := render(t, func(b *bytes.Buffer) error {
			return report.Text(b, r, report.TextOptions{Width: width})
		})
		for _, c := range text1 {
			if c != '\n' && unicode.IsControl(c) {
				t.Errorf("the text holds %q", c)
			}
		}
		commands := render(t, func(b *bytes.Buffer) error { return report.GitHub(b, r) })
		if n := strings.Count(commands, "\n"); n != len(file.Diagnostics) {
			t.Errorf("%d diagnostics, %d workflow commands:\n%s", len(file.Diagnostics), n, commands)
		}
		for _, write := range []func(*bytes.Buffer) error{
			func(b *bytes.Buffer) error { return report.JSON(b, r) },
			func(b *bytes.Buffer) error { return report.SARIF(b, r, "1") },
		} {
			if out := render(t, write); !json.Valid([]byte(out)) || !utf8.ValidString(out) {
				t.Errorf("not JSON: %s", out)
			}
		}
	})
}

func render(t *testing.T, write func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
