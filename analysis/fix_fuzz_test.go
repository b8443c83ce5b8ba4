package analysis

import (
	"context"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// FuzzFixes makes every fix of what is wrong with a text, and every comment that silences it: they can be made, whatever
// the text is.
func FuzzFixes(f *testing.F) {
	for _, path := range []string{
		"../testdata/syntax/recover.txtar", "../testdata/fixes/misplaced-run.txtar", "../testdata/fixes/undeclared-param.txtar",
		"../testdata/fixes/lists.txtar", "../testdata/fixes/dag-names.txtar", "../testdata/fixes/missing-in-json.txtar",
		"../testdata/fixes/silence.txtar", "../testdata/fixes/yaml-conflict.txtar",
	} {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			f.Add(string(file.Data))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := NewDocument("polyaxonfile.yaml", syntax.NewText(text))
		found := Diagnostics(context.Background(), doc, Disk{})
		const most = 20
		for _, d := range found[:min(len(found), most)] {
			for _, fix := range append(Fixes(context.Background(), doc, d, Disk{}), Ignoring(doc, d)...) {
				if _, ok := Apply(doc.Tree.Text, fix.Edits); !ok {
					t.Errorf("%s about %q cannot be made: %+v", fix.Title, d.Message, fix.Edits)
				}
			}
		}
	})
}
