package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// outlineOf writes what a tree says and where.
func outlineOf(tree *syntax.Tree) string {
	var b strings.Builder
	var write func(n *syntax.Node, depth int)
	write = func(n *syntax.Node, depth int) {
		if n == nil {
			return
		}
		fmt.Fprintf(&b, "%*s%d %s %q %v %v\n", depth, "", n.Kind, n.Tag, n.Value, n.Range, n.Outer)
		for _, c := range n.Children {
			write(c, depth+1)
		}
	}
	write(tree.Root, 0)
	for _, p := range tree.Problems {
		fmt.Fprintln(&b, p)
	}
	return b.String()
}

// TestEditsOfBrokenTexts types and deletes in texts that break and come right again on the way. Each document is the one
// that its text gives.
func TestEditsOfBrokenTexts(t *testing.T) {
	sources := []string{
		"kind: component\nrun:\n  kind: job\n  container:\n    image: a\n",
		"a: 1\r\nb:\r\n  c: [1, 2]\r\n  d: é😀\r\n",
		"- a\n- b: c\n  d: \"e\"\n",
		"",
	}
	typed := []string{"x", "\"", ": ", "\n", "\r\n", "\n  ", "- ", "[", "]", "{", "}", "é", "😀", "\t", "#", " "}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(sources).Draw(t, "source")
		doc := analysis.NewDocument("a.yaml", syntax.NewText(text))
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			runes := []rune(text)
			from := rapid.IntRange(0, len(runes)).Draw(t, "from")
			to := rapid.IntRange(from, min(len(runes), from+3)).Draw(t, "to")
			s := rapid.SampledFrom(append(typed, "")).Draw(t, "typed")
			start, end := len(string(runes[:from])), len(string(runes[:to]))
			r := syntax.Range{Start: doc.Tree.Text.Pos(start), End: doc.Tree.Text.Pos(end)}
			want := analysis.NewDocument("a.yaml", doc.Tree.Text.Replace(r, s))
			doc = doc.Edit(r, s)
			text = doc.Tree.Text.String()
			if diff := cmp.Diff(want.Tree.Text.String(), text); diff != "" {
				t.Fatalf("the text differs: %s", diff)
			}
			if diff := cmp.Diff(outlineOf(want.Tree), outlineOf(doc.Tree)); diff != "" {
				t.Fatalf("%q: %s", text, diff)
			}
		}
	})
}

// TestEditComesRight types a key after which the text does not parse, and its colon after which it does again: what stands
// elsewhere in the document is not read anew.
func TestEditComesRight(t *testing.T) {
	text := syntax.NewText("a:\n  b: 2\n  c: 3\n  d: 4\n  e: 5\nf: 6\n\ng: 7\n")
	doc := analysis.NewDocument("a.yaml", text)
	_, kept := doc.Tree.Root.Get("a")
	for i, typed := range []string{"n", "e", "w", ":"} {
		at := syntax.Pos{Line: 6, Byte: i}
		doc = doc.Edit(syntax.Range{Start: at, End: at}, typed)
		if broken := len(doc.Tree.Problems) > 0; broken != (typed != ":") {
			t.Fatalf("after %q the problems are %v", typed, doc.Tree.Problems)
		}
	}
	if key, _ := doc.Tree.Root.Get("new"); key == nil {
		t.Error("the new key is not there")
	}
	if _, now := doc.Tree.Root.Get("a"); now != kept {
		t.Error("the rest was read again")
	}
}
