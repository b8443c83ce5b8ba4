package analysis

import (
	"context"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/golden"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

func TestHints(t *testing.T) {
	golden.Run(t, "../testdata/hints/*.txtar", *update, func(t *testing.T, c *golden.Case, name string) string {
		folder := onDisk(t, c.Files())
		doc := NewDocument(filepath.Join(folder, name), syntax.NewText(c.Text(name)))
		var b strings.Builder
		for _, h := range Hints(context.Background(), doc, 0, math.MaxInt, Disk{}) {
			more, _, _ := strings.Cut(h.Markdown, "\n")
			fmt.Fprintf(&b, "%d:%d %s (%s)", h.At.Line+1, h.At.Byte+1, h.Label, more)
			if h.Instead != "" {
				fmt.Fprintf(&b, " %q: %q", doc.Tree.Text.Slice(h.Replaces), h.Instead)
			}
			b.WriteString("\n")
		}
		return b.String()
	})
}

func TestHintsOfSomeLines(t *testing.T) {
	doc := NewDocument("polyaxon.yaml", syntax.NewText("params:\n  a: on\n  b: off\n  c:\n    value: no\n  d: yes\n"))
	var lines []int
	for _, h := range Hints(context.Background(), doc, 2, 4, Disk{}) {
		lines = append(lines, h.At.Line)
	}
	if fmt.Sprint(lines) != "[2 4]" {
		t.Errorf("lines %v", lines)
	}
}
