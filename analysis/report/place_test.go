package report

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Columns of a long line come from remembered counts; they are those that Text counts from the start.
func TestColumnsAgreeWithText(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "é", "日", "😀", "\xff", "\xe6\x97", "e\u0301"}
	var line strings.Builder
	for line.Len() < 5*stride {
		line.WriteString(pieces[random.IntN(len(pieces))])
	}
	text := syntax.NewText("first\n" + line.String() + "\n" + line.String()[stride:])
	cols := newColumns(text)
	for range 2000 {
		p := syntax.Pos{Line: random.IntN(3), Byte: random.IntN(5*stride + 9)}
		if got, want := cols.column(p), text.Column(p, syntax.UTF32)+1; got != want {
			t.Fatalf("column of %v: %d, want %d", p, got, want)
		}
	}
}

func TestPlaceOutsideTheText(t *testing.T) {
	cols := newColumns(syntax.NewText("ab\r\nc"))
	tests := map[string]struct {
		at   syntax.Range
		want [4]int
	}{
		"before the text":      {syntax.Range{Start: syntax.Pos{Line: -1, Byte: -1}, End: syntax.Pos{Line: 0, Byte: 1}}, [4]int{1, 1, 1, 2}},
		"past a line's end":    {syntax.Range{Start: syntax.Pos{Line: 0, Byte: 1}, End: syntax.Pos{Line: 0, Byte: 9}}, [4]int{1, 2, 1, 3}},
		"past the text's end":  {syntax.Range{Start: syntax.Pos{Line: 7}, End: syntax.Pos{Line: 8}}, [4]int{2, 2, 2, 2}},
		"end before its start": {syntax.Range{Start: syntax.Pos{Line: 1, Byte: 1}, End: syntax.Pos{}}, [4]int{2, 2, 2, 2}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			p := cols.place("a.yaml", test.at)
			if got := [4]int{p.Line, p.Column, p.EndLine, p.EndColumn}; got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// A line of megabytes with an error in every item must not cost their product.
func BenchmarkManyDiagnosticsOnALongLine(b *testing.B) {
	text := syntax.NewText(strings.Repeat("item, ", 1<<18))
	cols := newColumns(text)
	for b.Loop() {
		for i := range 1 << 14 {
			at := syntax.Pos{Byte: i * 64}
			place := cols.place("a.yaml", syntax.Range{Start: at, End: at})
			newExcerpt(place.first.text, place.first.byte, place.last.byte, 80)
		}
	}
}
