package migrate_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/analysis/format"
	"github.com/plx-lsp/plx-lsp/analysis/migrate"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestGenerated converts random files: each has one error before and none after, and keeps its comments.
func TestGenerated(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	for range 500 {
		text := generate(r)
		doc := analysis.NewDocument("old.yaml", syntax.NewText(text))
		found := analysis.Diagnostics(context.Background(), doc, analysis.Disk{})
		if len(found) != 1 || found[0].Code != spec.CodeFormer {
			t.Fatalf("%v\n%s", found, text)
		}
		result, err := migrate.File(doc.Tree, migrate.Options{})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		for _, d := range analysis.Diagnostics(context.Background(), analysis.NewDocument("new.yaml", syntax.NewText(result.Text)), analysis.Disk{}) {
			if d.Severity == spec.Error {
				t.Fatalf("line %d: %s\n%s---- of\n%s", d.Range.Start.Line+1, d.Message, result.Text, text)
			}
		}
		if edits := format.Document(syntax.Parse(syntax.NewText(result.Text)), format.Options{}); len(edits) > 0 {
			t.Fatalf("the formatter would write %q for %v of\n%s", edits[0].Text, edits[0].Range, result.Text)
		}
		for _, c := range doc.Tree.Comments {
			if strings.Count(result.Text, c.Text+"\n")+strings.Count(result.Text, c.Text+" #") != 1 {
				t.Fatalf("%s is not there once:\n%s---- of\n%s", c.Text, result.Text, text)
			}
		}
	}
}
