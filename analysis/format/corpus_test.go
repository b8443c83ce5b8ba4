package format

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// corpusText is a text of the corpora beside the repository.
type corpusText struct{ name, text string }

func corpus(t testing.TB) []corpusText {
	t.Helper()
	var all []corpusText
	for _, pattern := range []string{"natural/*", "wild/*", "hub/*/*"} {
		names, _ := filepath.Glob("../../../shared/corpus/" + pattern)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, corpusText{name, string(data)})
		}
	}
	for _, name := range []string{"mutants", "generated"} {
		data, _ := os.ReadFile("../../../shared/corpus/" + name + ".jsonl")
		for line := range bytes.Lines(data) {
			var c struct{ Name, Text string }
			if err := json.Unmarshal(line, &c); err != nil {
				t.Fatal(err)
			}
			all = append(all, corpusText{c.Name, c.Text})
		}
	}
	if len(all) == 0 {
		t.Skip("no corpus beside the repository")
	}
	return all
}

// TestCorpus lays out other people's files: they say the same afterwards, and there is nothing left to do.
func TestCorpus(t *testing.T) {
	formatted := 0
	for i, c := range corpus(t) {
		tree := syntax.Parse(syntax.NewText(c.text))
		for _, step := range []int{2, 4}[:1+(i+1)%2] {
			options := Options{Step: step, JSON: strings.HasSuffix(c.name, ".json")}
			if checkLayout(t, c.name, tree, options) {
				formatted++
			}
		}
	}
	t.Logf("%d layouts", formatted)
}

// checkLayout lays a text out and looks at what becomes of it. It reports whether the text is sound.
func checkLayout(t *testing.T, name string, tree *syntax.Tree, options Options) bool {
	edits := Document(tree, options)
	if !sound(tree) {
		return false
	}
	after := syntax.Parse(Apply(tree.Text, edits))
	if !same(tree, after) {
		t.Errorf("%s says something else", name)
	}
	words := syntax.Words(tree.Text)
	raw := layLines(tree, words, []Span{{0, tree.Text.Lines()}}, options)
	if len(raw) > 0 && len(edits) == 0 && !options.JSON {
		out := Apply(tree.Text, raw)
		t.Errorf("%s is given up:\n%s\n--- becomes\n%s", name, tree.Text, out)
		return true
	}
	if again := Document(after, options); len(again) > 0 {
		t.Errorf("%s is laid out again:\n%s\n---\n%s\n%v", name, tree.Text, after.Text, again)
	}
	return true
}

// TestCorpusInPart lays out some lines of other people's files: nothing else changes, and they say the same.
func TestCorpusInPart(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for i, c := range corpus(t) {
		if i > 1000 && i%10 > 0 { // the rest are much alike
			continue
		}
		tree := syntax.Parse(syntax.NewText(c.text))
		if !sound(tree) {
			continue
		}
		words := syntax.Words(tree.Text)
		for range 3 {
			first := random.IntN(tree.Text.Lines())
			spans := []Span{{first, first + random.IntN(10)}}
			edits := layLines(tree, words, spans, Options{Step: 2})
			if after := Apply(tree.Text, edits); !same(tree, syntax.Parse(after)) {
				t.Fatalf("%s says something else after lines %v:\n%s\n---\n%s", c.name, spans, c.text, after)
			}
			for _, e := range edits {
				if !holds(spans, e.Range.Start.Line, e.Range.End.Line) && (e.Text != "" || e.Range.End.Byte > 0) {
					t.Errorf("%s: an edit at %v, outside of %v", c.name, e.Range, spans)
				}
			}
		}
	}
}
