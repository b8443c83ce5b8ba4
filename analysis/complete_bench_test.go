package analysis_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// bigDAG is a DAG of n operations, each after the one before. Its last line is that of a key in the last container, and
// is empty but for its indentation.
func bigDAG(n int) string {
	var b strings.Builder
	b.WriteString("kind: component\nname: big\nrun:\n  kind: dag\n  operations:\n")
	for i := range n {
		fmt.Fprintf(&b, "    - name: op%d\n", i)
		if i > 0 {
			fmt.Fprintf(&b, "      dependencies: [op%d]\n", i-1)
		}
		b.WriteString(`      params:
        lr: {value: 0.1}
      component:
        inputs:
          - {name: lr, type: float}
          - {name: epochs, type: int, value: 10}
        run:
          kind: job
          environment:
            labels: {team: ml}
          container:
            image: org/train:1.0
            command: [python, train.py]
            args: ["--lr={{ lr }}", "--epochs={{ epochs }}"]
            resources:
              limits: {cpu: 2, memory: 4Gi}
`)
	}
	b.WriteString("            ")
	return b.String()
}

// BenchmarkCompletion types a letter at some place of a DAG of 2,000 operations, or asks for a hover there, and so measures
// what a keystroke costs with all that is read anew for it.
func BenchmarkCompletion(b *testing.B) {
	text := syntax.NewText(bigDAG(2000))
	doc := analysis.NewDocument("polyaxonfile.yaml", text)
	last := text.Lines() - 1
	for _, place := range []struct {
		name  string
		at    syntax.Pos
		typed string
	}{
		{"key", syntax.Pos{Line: last, Byte: 12}, "e"},
		{"template", syntax.Pos{Line: last - 3, Byte: 30}, "l"},
		{"dependency", syntax.Pos{Line: last - 17, Byte: 21}, "o"},
		{"first line", syntax.Pos{Line: 0, Byte: 6}, "c"},
	} {
		b.Run(place.name, func(b *testing.B) {
			for b.Loop() {
				typed := doc.Edit(syntax.Range{Start: place.at, End: place.at}, place.typed)
				at := syntax.Pos{Line: place.at.Line, Byte: place.at.Byte + len(place.typed)}
				if found := analysis.Complete(context.Background(), typed, at, analysis.Disk{}); len(found) == 0 {
					b.Fatalf("nothing at %q", text.Line(at.Line))
				}
			}
		})
	}
	b.Run("hover", func(b *testing.B) {
		for b.Loop() {
			if analysis.HoverAt(context.Background(), doc, syntax.Pos{Line: last - 3, Byte: 13}, analysis.Disk{}) == nil {
				b.Fatal("nothing")
			}
		}
	})
}
