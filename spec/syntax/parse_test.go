package syntax

import (
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestRanges shows where nodes begin and end: each line is a node's own text, with its anchor and tag before it in
// parentheses. Line breaks are shown as "|".
func TestRanges(t *testing.T) {
	tests := []struct{ source, want string }{
		{"a: b  # c\n'd' : \"e\\n\"  \n", "a: b  # c|'d' : \"e\\n\"; a; b; 'd'; \"e\\n\""},
		{"a:\nb: ~\n-c: ''\n", "a:|b: ~|-c: ''; a; ; b; ~; -c; ''"},
		{"- a\n-\n- [ b, {c: d} ] # e\n", "- a|-|- [ b, {c: d} ]; a; ; [ b, {c: d} ]; b; {c: d}; c; d"},
		{"a: &x !!str b\nc: *x\nd: &y\n  e: f\n", "a: &x !!str b|c: *x|d: &y|  e: f; a; (&x !!str )b; c; *x; d; (&y|  )e: f; e; f"},
		{"a: |  # b\n  c\n   d\n\ne: >-\n  f\n  g", "a: |  # b|  c|   d||e: >-|  f|  g; a; |  # b|  c|   d; e; >-|  f|  g"},
		{"a: |\n\nb: c\n", "a: |||b: c; a; |; b; c"},
		{"a: b\n   c\n\n   d\ne: 'f\n  g'\n", "a: b|   c||   d|e: 'f|  g'; a; b|   c||   d; e; 'f|  g'"},
		{"[a: b, c,]", "[a: b, c,]; a: b; a; b; c"},
		{"{a, b: , ? c : d}", "{a, b: , ? c : d}; a; ; b; ; c; d"},
		{"? a\n: - b\n  - c\nd:\n- e\n", "? a|: - b|  - c|d:|- e; a; - b|  - c; b; c; d; - e; e"},
		{"\ufeffé: 日本 # 語\n", "é: 日本; é; 日本"},
		{"a: !!null\nb: &x\n", "a: !!null|b: &x; a; (!!null); b; (&x)"},
	}
	for _, test := range tests {
		tree := Parse(NewText(test.source))
		checkTree(t, tree)
		var got []string
		var walk func(n *Node)
		walk = func(n *Node) {
			text := tree.Text.Slice(n.Range)
			if n.Outer.Start != n.Range.Start {
				text = "(" + tree.Text.Slice(Range{n.Outer.Start, n.Range.Start}) + ")" + text
			}
			got = append(got, strings.ReplaceAll(text, "\n", "|"))
			for _, c := range n.Children {
				walk(c)
			}
		}
		walk(tree.Root)
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("%q:\ngot  %s\nwant %s", test.source, s, test.want)
		}
	}
}

// TestComments shows that every comment is found, wherever it stands.
func TestComments(t *testing.T) {
	tree := Parse(NewText("# a\n%FOO # no comment\n--- # b\nc: d # e\nf: | # g\n  # text\n# h\ni: [j, # k\n  l] # m\nn: o#p 'q # r'\n#"))
	var got []string
	for _, c := range tree.Comments {
		got = append(got, fmt.Sprintf("%d:%d%s", c.Range.Start.Line, c.Range.Start.Byte, c.Text))
	}
	want := "0:0# a 2:4# b 3:5# e 4:5# g 6:0# h 7:7# k 8:5# m 9:10# r' 10:0#"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// TestLimits shows what is said of texts that would break a reader.
func TestLimits(t *testing.T) {
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := range 9 {
		bomb += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
	}
	tests := []struct {
		name, source, code string
		finite             bool
	}{
		{"brackets", strings.Repeat("[", 10_000), UnclosedBracket, true},
		{"nested brackets", strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000), TooDeep, true},
		{"dashes", strings.Repeat("- ", 10_000) + "a", TooDeep, true},
		{"one long line", "a: " + strings.Repeat("word ", 400_000), "", true},
		{"many items on one line", "a: [" + strings.Repeat("b, ", 200_000) + "]", "", true},
		{"aliases upon aliases", bomb, AliasBomb, false},
		{"an alias in itself", "a: &x {b: [*x]}", RecursiveAlias, false},
		{"a mapping that merges itself", "a: &x {<<: *x, b: c}", "", true},
		{"a list that merges itself", "a: &x [<<: *x]", "", true},
		{"no UTF-8", "a: \xff\n", InvalidUTF8, true},
		{"UTF-16", "\xff\xfea\x00:\x00", InvalidUTF8, true},
		{"a NUL", "a: \x00\n", ControlCharacter, true},
		{"half a surrogate pair", `a: "\ud800"`, "", true},
		{"too large", strings.Repeat(" ", MaxSize+1), TooLarge, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tree := Parse(NewText(test.source))
			code := ""
			for _, p := range tree.Problems {
				if code == "" || p.Code == test.code {
					code = p.Code
				}
			}
			if code != test.code || tree.Finite() != test.finite {
				t.Errorf("got %q, finite %v, want %q, %v", code, tree.Finite(), test.code, test.finite)
			}
			if tree.Root != nil && tree.Root.Kind == yaml.MappingNode {
				tree.Root.Entries()
			}
		})
	}
}

// TestGet shows that a mapping is read as Python's dict: merged pairs, own pairs over them, and the last of equal keys.
func TestGet(t *testing.T) {
	tree := Parse(NewText("x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n  c: 4\n  c: 5\n"))
	_, y := tree.Root.Get("y")
	var got []string
	for _, e := range y.Entries() {
		got = append(got, fmt.Sprint(e.Key.Value, "=", e.Value.Value, " ", e.Merged))
	}
	if s := strings.Join(got, ", "); s != "a=1 true, b=3 false, c=5 false" {
		t.Error(s)
	}
	if key, value := y.Get("d"); key != nil || value != nil {
		t.Error("a key that is not there was found")
	}
}
