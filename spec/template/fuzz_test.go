package template

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

func addSeeds(f *testing.F) {
	data, err := os.ReadFile("testdata/jinja.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range readJinjaCases(f, data) {
		f.Add(c.Text)
	}
	for _, s := range deepTexts() {
		f.Add(s)
	}
}

// deepTexts are long and deeply nested.
func deepTexts() []string {
	return []string{
		"{{ " + strings.Repeat("(", 300), "{{ " + strings.Repeat("[", 300) + strings.Repeat("]", 300) + " }}",
		"{{ " + strings.Repeat("-", 300) + "1 }}", "{{ " + strings.Repeat("not ", 300) + "a }}", "{{ a" + strings.Repeat(".a", 1000) + " }}",
		"{{ a" + strings.Repeat(" and a", 1000) + " }}", "{{ a" + strings.Repeat("|f(a if a else b)", 500) + " }}",
		strings.Repeat("{% if a %}", 300), strings.Repeat("{{ ", 500), strings.Repeat("{% for x in ", 500), strings.Repeat("{{ '", 500),
		"{{ a" + strings.Repeat(" if a else a", 300) + " }}",
	}
}

// FuzzParse holds what every template must keep to, whatever its text.
func FuzzParse(f *testing.F) {
	addSeeds(f)
	f.Fuzz(checkTemplate)
}

func checkTemplate(t *testing.T, text string) {
	tree := Parse(text)
	whole := Span{0, len(text)}
	last := 0
	for _, p := range tree.Problems {
		if p.Message == "" || p.Start > p.End || p.End > len(text) || p.Start < last {
			t.Errorf("problem %+v in %q", p, text)
		}
		last = p.Start
	}
	checkBody(t, tree.Body, whole)
	end := 0
	for _, tok := range tree.Tokens() {
		if tok.Start < end || tok.End > len(text) || tok.Start >= tok.End {
			t.Errorf("token %+v after %d in %q", tok, end, text)
		}
		end = tok.End
	}
	names := tree.Names()
	for _, u := range names.Uses {
		if len(u.Path) == 0 || u.Start > u.End || u.End > len(text) {
			t.Errorf("use %+v in %q", u, text)
			continue
		}
		if root := u.Path[0]; text[root.Start:root.End] != root.Name {
			t.Errorf("use %+v in %q", u, text)
		}
		for _, s := range u.Path {
			if s.Start < u.Start || s.End > u.End || s.Start > s.End {
				t.Errorf("segment %+v of %+v in %q", s, u, text)
			}
		}
	}
	for _, b := range names.Bindings {
		if b.Name == "" || b.Scope.Start > b.Scope.End || !b.Implicit && text[b.Start:b.End] != b.Name {
			t.Errorf("binding %+v in %q", b, text)
		}
	}
}

// checkBody holds nodes to the order of the text, and to the nodes around them.
func checkBody(t *testing.T, body []Node, around Span) {
	end := around.Start
	for _, n := range body {
		at := n.Range()
		if at.Start < end || at.End > around.End || at.Start > at.End {
			t.Errorf("%T %v after %d in %v", n, at, end, around)
		}
		end = at.End
		switch n := n.(type) {
		case *Output:
			for _, e := range n.Values {
				checkExpr(t, e, at)
			}
		case *Statement:
			for i, tag := range n.Tags {
				inner := Span{tag.End, at.End}
				if i+1 < len(n.Tags) {
					inner.End = n.Tags[i+1].Start
				}
				for _, e := range append(tag.Values[:len(tag.Values):len(tag.Values)], tag.Targets...) {
					checkExpr(t, e, tag.Span)
				}
				checkBody(t, tag.Body, inner)
			}
		}
	}
}

func checkExpr(t *testing.T, e Expr, around Span) {
	if e == nil {
		t.Fatalf("nil in %v", around)
	}
	at := e.Range()
	if at.Start < around.Start || at.End > around.End || at.Start > at.End {
		t.Errorf("%T %v in %v", e, at, around)
	}
	for _, part := range children(e) {
		checkExpr(t, part, at)
	}
}

// FuzzCursor looks at a place of a text, which must be in the text, as must all that the cursor tells.
func FuzzCursor(f *testing.F) {
	for _, s := range []string{"{{ params.lr }}", "{{ params['", "{% if x %}{% el", "{{ a[b].c | d is e }}", "{{ a.b['c'].d", "{{A[\"\r]."} {
		for i := range len(s) + 1 {
			f.Add(s, i)
		}
	}
	f.Fuzz(checkCursor)
}

func checkCursor(t *testing.T, text string, offset int) {
	offset = min(max(offset, 0), len(text))
	tree := Parse(text)
	c := tree.Cursor(offset)
	if c.Word.Start > offset || c.Word.End < offset || c.Word.End > len(text) {
		t.Errorf("word %v at %d of %q", c.Word, offset, text)
	}
	if !strings.HasSuffix(text[:offset], c.Typed) {
		t.Errorf("typed %q at %d of %q", c.Typed, offset, text)
	}
	for _, s := range c.Path {
		if s.Start > s.End || s.End > offset {
			t.Errorf("path %+v at %d of %q", c.Path, offset, text)
		}
	}
	thing, found := tree.Under(offset)
	if found && !thing.Contains(offset) {
		t.Errorf("under %d of %q is %+v", offset, text, thing)
	}
	if found && c.Position == Outside {
		t.Errorf("something is under %d of %q, which is outside", offset, text)
	}
}

// TestRandomTemplates puts many random templates, whole and broken, to what the fuzz tests ask.
func TestRandomTemplates(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(1, 2))}
	for range 3000 {
		text := g.template(1 + g.IntN(4))
		if g.IntN(2) == 0 {
			text = g.mutate(text)
		}
		checkTemplate(t, text)
		checkCursor(t, text, g.IntN(len(text)+1))
		if t.Failed() {
			t.Fatalf("%q", text)
		}
	}
	for _, text := range deepTexts() {
		checkTemplate(t, text)
		checkCursor(t, text, len(text))
	}
}
