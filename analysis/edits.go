package analysis

import (
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Apply is a text with edits made in it, whose places are those before any of them. It reports false when two of them
// touch the same text, or insert at the same place.
func Apply(text *syntax.Text, edits []spec.Edit) (*syntax.Text, bool) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b spec.Edit) int {
		return text.Offset(a.Range.Start) - text.Offset(b.Range.Start)
	})
	source := text.String()
	var out strings.Builder
	done := 0
	for i, e := range sorted {
		start, end := text.Offset(e.Range.Start), text.Offset(e.Range.End)
		if start < done || i > 0 && e.Range == sorted[i-1].Range {
			return text, false
		}
		out.WriteString(source[done:start])
		out.WriteString(e.NewText)
		done = max(start, end)
	}
	out.WriteString(source[done:])
	return syntax.NewText(out.String()), true
}
