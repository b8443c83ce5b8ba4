package analysis

import (
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestTogether makes fixes in their order; one that would touch what another has touched waits for the next time.
func TestTogether(t *testing.T) {
	edit := func(from, to int, text string) spec.Edit {
		return spec.Edit{Range: syntax.Range{Start: syntax.Pos{Byte: from}, End: syntax.Pos{Byte: to}}, NewText: text}
	}
	for _, test := range []struct {
		fixes [][]spec.Edit
		want  string
	}{
		{[][]spec.Edit{{edit(4, 5, "E")}, {edit(0, 1, "A")}}, "AbcdEf"},
		{[][]spec.Edit{{edit(1, 3, "-")}, {edit(2, 4, "+")}, {edit(3, 4, "*")}}, "a-*ef"},
		{[][]spec.Edit{{edit(2, 2, "-")}, {edit(2, 2, "+")}, {edit(2, 3, "*")}}, "ab-cdef"},
		{[][]spec.Edit{{edit(0, 0, "["), edit(6, 6, "]")}, {edit(6, 6, "!"), edit(2, 3, "?")}, {edit(3, 4, "D")}}, "[abcDef]"},
		{[][]spec.Edit{{edit(2, 2, "-")}, {edit(0, 4, "")}}, "ab-cdef"},
	} {
		text := syntax.NewText("abcdef")
		var fixes []spec.Fix
		for _, edits := range test.fixes {
			fixes = append(fixes, spec.Fix{Edits: edits})
		}
		if got, ok := Apply(text, together(text, fixes)); !ok || got.String() != test.want {
			t.Errorf("%v: %s, want %s", test.fixes, got.String(), test.want)
		}
	}
}
