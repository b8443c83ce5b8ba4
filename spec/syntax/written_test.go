package syntax

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// TestWritten shows where the pieces of values were written: the part of the text that holds the piece is in brackets.
func TestWritten(t *testing.T) {
	for _, c := range []struct{ source, piece, want string }{
		{"a: x lr y", "lr", "a: x [lr] y"},
		{"a: x\n  lr\n\n  y", "lr", "a: x|  [lr]||  y"},
		{"a: x\n  y", "x y", "a: [x|  y]"},
		{"a: 'it''s lr'", "lr", "a: 'it''s [lr]'"},
		{"a: 'it''s lr'", "t's", "a: 'i[t''s] lr'"},
		{`a: "\tlr\u00e9"`, "lr", `a: "\t[lr]\u00e9"`},
		{`a: "lr\u00e9x"`, "é", `a: "lr[\u00e9]x"`},
		{`a: "\ud83d\ude00x"`, "😀", `a: "[\ud83d\ude00]x"`},
		{"a: \"x\\\n   lr\"", "xlr", "a: \"[x\\|   lr]\""},
		{"a: \"x\\\n   lr\"", "lr", "a: \"x\\|   [lr]\""},
		{"a: |\n  x\n   lr\n  y\n", " lr", "a: ||  x|  [ lr]|  y|"},
		{"a: |\n  x\n  lr\n", "x\nlr", "a: ||  [x|  lr]|"},
		{"a: |-\r\n  x\r\n  lr\r\nb: c", "lr", "a: |-|  x|  [lr]|b: c"},
		{"a: |\n\n\n  lr\n", "lr", "a: ||||  [lr]|"},
		{"a: |2\n    lr\n", "  lr", "a: |2|  [  lr]|"},
		{"a: >\n  x\n  lr\n\n  y\n", "lr", "a: >|  x|  [lr]||  y|"},
		{"a: >\n  x\n\n    lr\n  y\n", "  lr", "a: >|  x||  [  lr]|  y|"},
		{"- a: >+\n    lr\n\n- b", "lr", "- a: >+|    [lr]||- b"},
		{"a: é lr", "lr", "a: é [lr]"},
		{`a: "\q lr"`, "lr", `a: "\q [lr]"`},
		{"a: 'x lr", "lr", "a: 'x [lr]"},
		{"a: [\"x {{ lr\nb: c", "{{ lr", "a: [\"x [{{ lr]|b: c"},
	} {
		text := NewText(c.source)
		n := lastScalar(Parse(text).Root, c.piece)
		if n == nil {
			t.Errorf("%q: no value has %q", c.source, c.piece)
			continue
		}
		w, ok := text.Written(n)
		i := strings.Index(n.Value, c.piece)
		if !ok || i < 0 {
			t.Errorf("%q: %v, value %q", c.source, ok, n.Value)
			continue
		}
		r := w.Range(i, i+len(c.piece))
		got := text.Slice(Range{Pos{}, r.Start}) + "[" + text.Slice(r) + "]" + text.Slice(Range{r.End, text.End()})
		if got = strings.NewReplacer("\r\n", "|", "\n", "|").Replace(got); got != c.want {
			t.Errorf("%q: %q\ngot  %s\nwant %s", c.source, c.piece, got, c.want)
		}
	}
}

// lastScalar is the last scalar in a tree whose value has a piece in it.
func lastScalar(n *Node, piece string) (found *Node) {
	if n == nil {
		return nil
	}
	if n.Kind == yaml.ScalarNode && strings.Contains(n.Value, piece) {
		found = n
	}
	for _, c := range n.Children {
		if inner := lastScalar(c, piece); inner != nil {
			found = inner
		}
	}
	return found
}

func TestWrittenOfOthers(t *testing.T) {
	text := NewText("a: &x b\nc: *x\nd: [e]\nf:\n")
	root := Parse(text).Root
	for i, want := range map[int]bool{1: true, 3: false, 5: false, 7: true} {
		if _, ok := text.Written(root.Children[i]); ok != want {
			t.Errorf("child %d: %v", i, ok)
		}
	}
	if _, ok := text.Written(nil); ok {
		t.Error("nil was written somewhere")
	}
	other := NewText("a: &x c\n")
	if _, ok := other.Written(root.Children[1]); ok {
		t.Error("a value was found in the text of another")
	}
	empty, _ := text.Written(root.Children[7])
	if got := empty.Pos(0); got != (Pos{3, 2}) {
		t.Errorf("the empty value was written at %v", got)
	}
}

// scalarWriter writes random scalars whose letters all differ, so that each tells where it was written.
type scalarWriter struct {
	*rand.Rand
	letter          rune
	lineEnd, indent string
}

func (s *scalarWriter) word() string {
	var b strings.Builder
	for range 1 + s.IntN(3) {
		s.letter++
		b.WriteRune(s.letter)
	}
	return b.String()
}

func (s *scalarWriter) newLine() string {
	blank := strings.Repeat(s.lineEnd, max(s.IntN(5)-2, 0))
	return s.lineEnd + blank + s.indent
}

func (s *scalarWriter) pick(all ...string) string { return all[s.IntN(len(all))] }

// scalar is a scalar in one of the styles.
func (s *scalarWriter) scalar() string {
	switch s.IntN(5) {
	case 0:
		text := s.word()
		for range s.IntN(6) {
			text += s.pick(" ", "  ", " : ", s.newLine(), "  "+s.newLine()+"  ")
			text = strings.ReplaceAll(text, " : ", ":") + s.word()
		}
		return text
	case 1:
		text := "'" + s.pick("", " ", "''")
		for range s.IntN(6) {
			text += s.word() + s.pick(" ", "''", "\t", s.newLine(), "\\", " "+s.newLine()+" ")
		}
		return text + "'"
	case 2:
		text := `"`
		for range s.IntN(8) {
			text += s.pick(s.word(), s.escaped(), s.escaped()) + s.pick("", " ", s.newLine(), `\n`, `\\`, `\"`, `\x41`, `\ud83d\ude00`, "\\"+s.newLine(), `\ `)
		}
		return text + `"`
	}
	return s.block()
}

func (s *scalarWriter) escaped() string {
	s.letter++
	return fmt.Sprintf(s.pick(`\u%04x`, `\U%08x`), s.letter)
}

func (s *scalarWriter) block() string {
	header, extra := "", ""
	if s.IntN(4) == 0 {
		header, extra = "2", s.pick("", "  ")
	}
	text := s.pick("|", ">") + s.pick(header, header+s.pick("+", "-")) + s.pick("", " # note")
	if header != "" && !strings.Contains(text, header) {
		extra = ""
	}
	text += s.newLine() + extra + s.word()
	for range s.IntN(6) {
		text += s.pick(" ", "\t", s.newLine(), s.newLine(), s.newLine()+"  ", s.lineEnd+s.indent+" "+s.lineEnd+s.indent) + s.word()
	}
	return text + s.pick("", s.lineEnd, s.lineEnd+s.lineEnd)
}

// TestWrittenIsWhereItWasWritten holds every letter of random scalars to the place where it, or its escape, stands.
func TestWrittenIsWhereItWasWritten(t *testing.T) {
	s := &scalarWriter{Rand: rand.New(rand.NewPCG(1, 2))}
	counts := map[yaml.Style]int{}
	for range 5000 {
		s.letter, s.lineEnd, s.indent = 0x4e00, s.pick("\n", "\r\n"), "    "
		source := "x:" + s.lineEnd + "  key: " + s.scalar() + s.pick("", s.lineEnd, s.lineEnd+"  after: é"+s.lineEnd)
		text := NewText(source)
		tree := Parse(text)
		if len(tree.Problems) > 0 {
			continue // such as a key where a word has a colon after it
		}
		n := tree.Root.Children[1].Children[1]
		counts[n.Style]++
		w, ok := text.Written(n)
		if !ok {
			t.Fatalf("%q: %q was not found", source, n.Value)
		}
		for i, r := range n.Value {
			checkWritten(t, w, n.Value, i, r)
		}
		if w.Offset(n.Range.Start) != 0 || w.Offset(text.End()) != len(n.Value) || w.Range(0, 0).Start != w.Pos(0) {
			t.Fatalf("%q: the ends of %q are misplaced", source, n.Value)
		}
	}
	for style, count := range counts {
		if count < 300 {
			t.Errorf("only %d scalars of style %d", count, style)
		}
	}
	if len(counts) != 5 {
		t.Errorf("scalars of styles %v", counts)
	}
}

func checkWritten(t *testing.T, w Written, value string, i int, r rune) {
	t.Helper()
	source := w.text.String()
	at := w.Pos(i)
	if r < 0x4e00 || r > 0x9fff {
		if w.text.Offset(at) < w.text.Offset(w.Pos(0)) {
			t.Fatalf("%q: offset %d of %q was written at %v", source, i, value, at)
		}
		return
	}
	want := string(r)
	if !strings.Contains(source, want) {
		if want = fmt.Sprintf(`\u%04x`, r); !strings.Contains(source, want) {
			want = fmt.Sprintf(`\U%08x`, r)
		}
	}
	if got := w.text.Offset(at); got != strings.Index(source, want) {
		t.Fatalf("%q: %c of %q was written at %d, not at %d", source, r, value, strings.Index(source, want), got)
	}
	if got := w.text.Slice(w.Range(i, i+utf8.RuneLen(r))); got != want {
		t.Fatalf("%q: %c of %q was written as %q", source, r, value, got)
	}
	if got := w.Offset(at); got != i {
		t.Fatalf("%q: where %c of %q stands is offset %d, not %d", source, r, value, got, i)
	}
}

// FuzzWritten reads scalars of any text: what is found must be in the text, in order.
func FuzzWritten(f *testing.F) {
	addSeeds(f)
	for _, s := range []string{"a: \"x\\\n y\\u00e9\"", "a: 'b''\n\n c'", "a: >2+\n    x\n\n   y\n\n", "- |\n \n  x\n\ty", "\"\\10"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		text := NewText(source)
		if root := Parse(text).Root; root != nil {
			checkAllWritten(t, text, root)
		}
	})
}

// checkAllWritten returns how many scalars there are and how many of them were found.
func checkAllWritten(t *testing.T, text *Text, n *Node) (all, found int) {
	if n.Kind == yaml.ScalarNode {
		all = 1
		w, ok := text.Written(n)
		if ok {
			found = 1
		}
		before := Pos{}
		for i := 0; i <= len(n.Value) && ok; i++ {
			at := w.Pos(i)
			if at.Before(before) || text.End().Before(at) {
				t.Fatalf("%q: offset %d of %q was written at %v, after %v", text.String(), i, n.Value, at, before)
			}
			before = at
		}
	}
	for _, c := range n.Children {
		a, b := checkAllWritten(t, text, c)
		all, found = all+a, found+b
	}
	return all, found
}

// TestWrittenOfRealFiles finds every scalar of the real files that lie beside the repository, if any do.
func TestWrittenOfRealFiles(t *testing.T) {
	names, _ := filepath.Glob("../../../shared/corpus/natural/*")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := NewText(string(data))
		tree := Parse(text)
		if tree.Root == nil || len(tree.Problems) > 0 {
			continue
		}
		if all, found := checkAllWritten(t, text, tree.Root); all != found {
			t.Errorf("%s: %d of %d scalars were found", name, found, all)
		}
	}
}
