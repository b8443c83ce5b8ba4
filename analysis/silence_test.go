package analysis

import (
	"context"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestSilenceFixes applies what is proposed for comments that silence nothing.
func TestSilenceFixes(t *testing.T) {
	const run = "run: {kind: job, container: {image: a}}\n"
	for _, test := range []struct{ name, before, title, after string }{
		{"at the end of a line", "name: a  # plx-lsp: ignore[unknown-field]\n", "Remove the comment", "name: a\n"},
		{"with a reason", "name: a # plx-lsp: ignore[unknown-field] it is so\n", "Remove the comment", "name: a\n"},
		{"alone on a line", "  # plx-lsp: ignore\nname: a\n", "Remove the comment", "name: a\n"},
		{"after a comment", "name: a # b # plx-lsp: ignore\n", "Remove the comment", "name: a # b\n"},
		{"before a comment", "name: a # plx-lsp: ignore # b\n", "Remove the comment", "name: a # b\n"},
		{"alone before a comment", "# plx-lsp: ignore # b\nname: a\n", "Remove the comment", "# b\nname: a\n"},
		{"the first code", "nme: a # plx-lsp: ignore[wrong-type, unknown-field]\n", "Remove `wrong-type`", "nme: a # plx-lsp: ignore[unknown-field]\n"},
		{"the last code", "nme: a # plx-lsp: ignore[unknown-field, wrong-type ] x\n", "Remove `wrong-type`", "nme: a # plx-lsp: ignore[unknown-field ] x\n"},
		{"no code", "name: a # plx-lsp: ignore[]\n", "Remove the comment", "name: a\n"},
		{"a misspelt code", "name: a # plx-lsp: ignore[mising-param]\n", "Write `missing-param`", "name: a # plx-lsp: ignore[missing-param]\n"},
		{"the file, too late", "nme: a # plx-lsp: ignore-file[unknown-field] b\n", "Move the comment to the top of the file",
			"# plx-lsp: ignore-file[unknown-field] b\nnme: a\n"},
		{"the file, too late, with other line breaks", "\ufeffnme: a\r\n# plx-lsp: ignore-file\r\n", "Move the comment to the top of the file",
			"\ufeff# plx-lsp: ignore-file\r\nnme: a\r\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := NewDocument("polyaxonfile.yaml", syntax.NewText(test.before+run))
			for _, d := range Diagnostics(context.Background(), doc, Disk{}) {
				for _, fix := range d.Fixes {
					if fix.Title != test.title {
						continue
					}
					text, ok := Apply(doc.Tree.Text, fix.Edits)
					if got := text.String(); !ok || got != test.after+run {
						t.Errorf("got\n%s", got)
					}
					for _, d := range Diagnostics(context.Background(), NewDocument("polyaxonfile.yaml", text), Disk{}) {
						t.Errorf("what is left: %s", d.Message)
					}
					return
				}
				t.Logf("%s %s: %+v", d.Code, d.Message, d.Fixes)
			}
			t.Errorf("%q is not proposed", test.title)
		})
	}
}
