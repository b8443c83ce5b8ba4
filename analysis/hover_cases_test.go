package analysis_test

import (
	"context"
	"testing"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/spec"
)

// TestHoverCases looks at what is said at the cursors of testdata/hover.
func TestHoverCases(t *testing.T) {
	eachCursor(t, "hover", func(t *testing.T, f cursor.File, doc *analysis.Document, files spec.Resolver) {
		text := doc.Tree.Text
		told, covers := "", ""
		if h := analysis.HoverAt(context.Background(), doc, text.Pos(f.At), files); h != nil {
			told, covers = h.Markdown, text.Slice(h.Range)
		}
		for _, wrong := range cursor.JudgeText(f, told, covers) {
			t.Error(wrong)
		}
	})
}
