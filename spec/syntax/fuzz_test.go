package syntax

import (
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

func addSeeds(f *testing.F) {
	for _, s := range morsels {
		f.Add("a: 1\nb:\n  - c\n  - d: [e, {f: g}]\n    h: |\n      text\n" + s + "\ni: 'j'\n")
	}
	for _, s := range []string{
		"", strings.Repeat("[", 300), strings.Repeat("{a: ", 300), "a: &a [*a]\n", "<<<<<<< x\na: 1\n=======\na: 2\n>>>>>>> y\n",
		"a: \"x\nb: 'y\n", "a:\n\t- b\n\t- c\n", "a\nb\n  c\n d: e\n", "- a\nb: c\n", "{{ x }}: 1", "a: {{ x }}:y\n", "\xff\xfe", "a: \u0085b\u2028c",
	} {
		f.Add(s)
	}
}

// FuzzParse holds what every tree must keep to, whatever the text.
func FuzzParse(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, source string) {
		checkTree(t, Parse(NewText(source)))
	})
}

func checkTree(t *testing.T, tree *Tree) {
	t.Helper()
	for i, p := range tree.Problems {
		checkRange(t, tree.Text, p.Range, p.Code)
		if p.Code == "" || p.Message == "" {
			t.Errorf("an empty problem %+v", p)
		}
		if i > 0 && p.Range.Start.Before(tree.Problems[i-1].Range.Start) {
			t.Errorf("problem %d is out of order", i)
		}
		for _, r := range p.Related {
			checkRange(t, tree.Text, r.Range, "related")
		}
	}
	for i, c := range tree.Comments {
		if c.Text != tree.Text.Slice(c.Range) || !strings.HasPrefix(c.Text, "#") {
			t.Errorf("comment %d is %q, not %q", i, c.Text, tree.Text.Slice(c.Range))
		}
		if i > 0 && c.Range.Start.Before(tree.Comments[i-1].Range.End) {
			t.Errorf("comment %d is out of order", i)
		}
	}
	if tree.Root != nil {
		checkNode(t, tree.Text, tree.Root)
	}
}

func checkRange(t *testing.T, text *Text, r Range, what string) {
	t.Helper()
	for _, p := range []Pos{r.Start, r.End} {
		if text.Pos(text.Offset(p)) != p {
			t.Errorf("%s: %v is no place in the text", what, p)
		}
	}
	if r.End.Before(r.Start) {
		t.Errorf("%s: %v ends before it begins", what, r)
	}
}

func checkNode(t *testing.T, text *Text, n *Node) {
	t.Helper()
	checkRange(t, text, n.Range, "node")
	if n.Range.Start.Before(n.Outer.Start) || n.Outer.End != n.Range.End {
		t.Errorf("outer %v, range %v", n.Outer, n.Range)
	}
	if len(n.Children) != len(n.Content) || n.Kind == yaml.MappingNode && len(n.Children)%2 != 0 {
		t.Fatalf("%d children, %d contents", len(n.Children), len(n.Content))
	}
	if n.Kind == yaml.AliasNode && n.Target != nil && n.Alias != &n.Target.Node {
		t.Error("an alias of something else")
	}
	last := n.Range.Start
	for i, c := range n.Children {
		if n.Content[i] != &c.Node {
			t.Error("content that is not the child's")
		}
		if c.Outer.Start.Before(last) || n.Range.End.Before(c.Outer.End) {
			t.Errorf("child %v of %v begins before %v", c.Outer, n.Range, last)
		}
		last = c.Outer.End
		checkNode(t, text, c)
	}
}
