package syntax

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// dump writes all that a tree says.
func dump(t *Tree) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q\n", t.Text.String())
	for _, p := range t.Problems {
		fmt.Fprintf(&b, "problem %+v\n", p)
	}
	for _, c := range t.Comments {
		fmt.Fprintf(&b, "comment %+v\n", c)
	}
	var node func(n *Node, depth int)
	node = func(n *Node, depth int) {
		fmt.Fprintf(&b, "%*s%d %d %s %q &%s %d:%d %v %v %d", depth, "", n.Kind, n.Style, n.Tag, n.Value, n.Anchor, n.Line, n.Column, n.Range, n.Outer, len(n.Content))
		if n.Target != nil {
			fmt.Fprintf(&b, " to %v", n.Target.Range)
		}
		b.WriteByte('\n')
		for i, c := range n.Children {
			if n.Content[i] != &c.Node {
				b.WriteString("content is not the child\n")
			}
			node(c, depth+1)
		}
	}
	if t.Root != nil {
		node(t.Root, 0)
	}
	names := []string{}
	for name, n := range t.Anchors {
		names = append(names, fmt.Sprint(name, n.Range))
	}
	slices.Sort(names)
	return b.String() + strings.Join(names, " ")
}

// TestEdit holds a series of edits against reading each text anew.
func TestEdit(t *testing.T) {
	sources := []string{benchmarkText(3000), "a:\n- b\n- c: d\n  e: f\n- - g\n  - h\nz: |\n  x\n\n# c\ny: [1,\n  2]\nx:\n", "a: 1\r\nb:\r\n  c: 2\r\n  d:\r\n  - e\r\n",
		"? a\n: b\nc:\n  ? d\n  : e\n  f: g\n", "--- # x\na: b\nc: d\n...\n", "# only\n- a\n-\n  b\n- c\n"}
	rapid.Check(t, func(t *rapid.T) {
		source := rapid.SampledFrom(sources).Draw(t, "source")
		tree := Parse(NewText(source))
		seed := rapid.Uint64().Draw(t, "seed")
		rng := rand.New(rand.NewPCG(seed, 0))
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			r, s := randomEdit(rng, tree.Text)
			edited := tree.Edit(r, s)
			if d := cmp.Diff(dump(Parse(tree.Text.Replace(r, s))), dump(edited)); d != "" {
				t.Fatalf("edit %v %q of %q:\n%s", r, s, tree.Text.String(), d)
			}
			tree = edited
		}
	})
}

// randomEdit is mostly what people type.
func randomEdit(rng *rand.Rand, text *Text) (Range, string) {
	line := rng.IntN(text.Lines())
	width := len(text.Line(line))
	at := Pos{line, rng.IntN(width + 1)}
	typed := []string{"x", "1", " y", "\n", "\n    ", "\n  k: v", "\n- i", " # c", ": ", "'", "0", "\n\n", "_", ".", "é"}
	switch rng.IntN(8) {
	case 0:
		return Range{at, Pos{line, min(at.Byte+1+rng.IntN(5), width)}}, ""
	case 1: // a line, copied
		return Range{Pos{line, width}, Pos{line, width}}, "\n" + text.Line(line)
	case 2: // a line, removed
		return Range{Pos{line, 0}, Pos{line + 1, 0}}, ""
	case 3: // some lines, replaced
		return Range{at, Pos{min(line+rng.IntN(3), text.Lines()-1), 0}}, typed[rng.IntN(len(typed))]
	case 4:
		return Range{Pos{line, width}, Pos{line, width}}, typed[rng.IntN(len(typed))]
	case 5:
		return Range{at, at}, morsels[rng.IntN(len(morsels))]
	}
	return Range{at, at}, typed[rng.IntN(len(typed))]
}

// TestEditShares shows that an edit in one entry leaves the nodes of the others alone.
func TestEditShares(t *testing.T) {
	tree := Parse(NewText("a: 1\nb:\n  c: 2\n  d: 3\ne: 4\n"))
	edited := tree.Edit(Range{Pos{2, 5}, Pos{2, 6}}, "25")
	_, b := edited.Root.Get("b")
	_, c := b.Get("c")
	if c.Value != "25" {
		t.Errorf("c is %q", c.Value)
	}
	for _, path := range [][]string{{"a"}, {"b", "d"}, {"e"}} {
		old, now := tree.Root, edited.Root
		for _, name := range path {
			_, old = old.Get(name)
			_, now = now.Get(name)
		}
		if old != now {
			t.Errorf("%v was read again", path)
		}
	}
	if _, before := tree.Root.Children[3].Get("c"); before.Value != "2" {
		t.Error("the tree before the edit changed")
	}
}

// FuzzEdit holds one edit of any text against reading it anew.
func FuzzEdit(f *testing.F) {
	f.Add("a: 1\nb:\n  c: 2\n", uint16(8), uint16(1), "3\n  d: 4")
	f.Add("- a\n- b: c\n  d: e\n- f\n", uint16(9), uint16(0), "x")
	f.Add("a: |\n  b\n\nc: d\n", uint16(6), uint16(3), " ")
	f.Fuzz(func(t *testing.T, source string, at, removed uint16, s string) {
		tree := Parse(NewText(source))
		start := int(at) % (len(source) + 1)
		end := min(start+int(removed), len(source))
		r := Range{tree.Text.Pos(start), tree.Text.Pos(end)}
		want, got := dump(Parse(tree.Text.Replace(r, s))), dump(tree.Edit(r, s))
		if want != got {
			t.Fatalf("edit %v %q:\n%s", r, s, cmp.Diff(want, got))
		}
	})
}

func BenchmarkEdit(b *testing.B) {
	tree := Parse(NewText(benchmarkText(64 << 10)))
	_, parts := tree.Root.Get("parts")
	_, description := parts.Children[len(parts.Children)/2].Get("description")
	if description.Kind != yaml.ScalarNode {
		b.Fatal("no text to edit")
	}
	at := Range{Pos{description.Range.Start.Line, description.Range.Start.Byte + 3}, Pos{description.Range.Start.Line, description.Range.Start.Byte + 3}}
	b.SetBytes(int64(len(tree.Text.String())))
	for b.Loop() {
		tree.Edit(at, "x")
	}
}
