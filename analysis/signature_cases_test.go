package analysis_test

import (
	"context"
	"testing"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/spec"
)

// TestSignatureCases looks at what the short forms at the cursors of testdata/signature are explained with, and which part
// is active.
func TestSignatureCases(t *testing.T) {
	eachCursor(t, "signature", func(t *testing.T, f cursor.File, doc *analysis.Document, files spec.Resolver) {
		told, active := "", ""
		if s := analysis.SignatureAt(context.Background(), doc, doc.Tree.Text.Pos(f.At), files); s != nil {
			told = s.Label + "\n\n" + s.Doc
			if s.Active < len(s.Parameters) {
				part := s.Parameters[s.Active]
				active = s.Label[part.Start:part.End]
			}
		}
		for _, wrong := range cursor.JudgeText(f, told, "") {
			t.Error(wrong)
		}
		if active != f.Want.Active && f.Want.Active != "" {
			t.Errorf("the part is %q, not %q", active, f.Want.Active)
		}
	})
}
