package analysis

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/internal/golden"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

var update = flag.Bool("update", false, "write the golden sections of the cases that follow the structure of a text")

// caseDocument is a file of a case, and where its cursor is.
func caseDocument(c *golden.Case, name string) (*Document, syntax.Pos) {
	text, at := cursor.Split(c.Text(name))
	doc := NewDocument(name, syntax.NewText(text))
	return doc, doc.Tree.Text.Pos(max(at, 0))
}

// shown are ranges as cases write them: from 1, with the text that they cover.
func shown(text *syntax.Text, r syntax.Range) string {
	return fmt.Sprintf("%d:%d-%d:%d %q", r.Start.Line+1, text.Column(r.Start, syntax.UTF32)+1, r.End.Line+1,
		text.Column(r.End, syntax.UTF32)+1, text.Slice(r))
}

func TestFolds(t *testing.T) {
	golden.Run(t, "../testdata/folding/*.txtar", *update, func(t *testing.T, c *golden.Case, name string) string {
		doc, _ := caseDocument(c, name)
		var b strings.Builder
		for _, f := range Folds(doc) {
			fmt.Fprintf(&b, "%d-%d%s", f.Range.Start.Line+1, f.Range.End.Line+1, map[FoldKind]string{FoldComments: " comments", FoldRegion: " region"}[f.Kind])
			if f.Close {
				b.WriteString(" ]")
			}
			b.WriteString("\n")
		}
		return b.String()
	})
}

func TestLargestFolds(t *testing.T) {
	doc := NewDocument("a.yaml", syntax.NewText("a:\n  b:\n    c:\n      d\nd:\n  e\nf:\n  g:\n   h\n"))
	var lines []int
	for _, f := range Largest(Folds(doc), 3) {
		lines = append(lines, f.Range.Start.Line)
	}
	if fmt.Sprint(lines) != "[0 1 6]" {
		t.Errorf("lines %v", lines)
	}
	if none := Largest(Folds(doc), 0); len(none) != 0 {
		t.Errorf("none are %v", none)
	}
}

func TestSelections(t *testing.T) {
	golden.Run(t, "../testdata/selection/*.txtar", *update, func(t *testing.T, c *golden.Case, name string) string {
		doc, at := caseDocument(c, name)
		var b strings.Builder
		for _, r := range Selections(doc, at) {
			fmt.Fprintln(&b, shown(doc.Tree.Text, r))
		}
		return b.String()
	})
}

func TestAnchorNames(t *testing.T) {
	golden.Run(t, "../testdata/anchors/*.txtar", *update, func(t *testing.T, c *golden.Case, name string) string {
		doc, at := caseDocument(c, name)
		var b strings.Builder
		for _, r := range AnchorNames(doc, at) {
			fmt.Fprintln(&b, shown(doc.Tree.Text, r))
		}
		return b.String()
	})
}

// FuzzStructure asks for everything that follows the structure of a text, at any place of any text.
func FuzzStructure(f *testing.F) {
	f.Add("a: &x {b: [1,2]}\nc:\n- *x # e\n# f\n- g:  |+\n    h {{ i.j | k }}\n\n", uint16(20))
	f.Add("kind: component\ninputs:\n- {name: a, type: float}\nrun:\n  kind: dag\n  operations:\n  - name: \"b\n", uint16(70))
	f.Add("a:\n  params:\n    b: {value: 1e-3}\nrunPatch: *x\nmatrix: {kind: grid, params: {a: {kind: choice, value: [on, 010]}}}\n", uint16(9))
	f.Add("\uFEFF{\"a\": [\n1,\n{}]\n}\r# region\r\n# endregion", uint16(3))
	f.Fuzz(func(t *testing.T, text string, place uint16) {
		doc := NewDocument("polyaxonfile.yaml", syntax.NewText(text))
		at := doc.Tree.Text.Pos(int(place) % (len(text) + 1))
		at = doc.Tree.Text.Pos(doc.Tree.Text.Offset(at)) // not between the two characters of a line break
		line := -1
		for _, fold := range Folds(doc) {
			if fold.Range.End.Line <= fold.Range.Start.Line || fold.Range.Start.Line <= line {
				t.Errorf("%q: fold %v after line %d", text, fold.Range, line)
			}
			line = fold.Range.Start.Line
		}
		ranges := Selections(doc, at)
		for i, r := range ranges {
			if !r.Contains(at) || i > 0 && (ranges[i-1].Start.Before(r.Start) || r.End.Before(ranges[i-1].End)) {
				t.Errorf("%q: selections %v at %v", text, ranges, at)
			}
		}
		AnchorNames(doc, at)
		checkSymbols(t, doc, Symbols(doc))
		checkTokens(t, doc)
		Links(doc)
		for _, h := range Hints(context.Background(), doc, 0, doc.Tree.Text.Lines(), someFiles{}) {
			if h.Label == "" || h.At.Byte > len(doc.Tree.Text.Line(h.At.Line)) {
				t.Errorf("%q: hint %q at %v", text, h.Label, h.At)
			}
		}
	})
}

// realTexts are other people's files, and files made of them, by name.
func realTexts(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, pattern := range []string{"natural/*", "wild/*", "hub/*/*"} {
		names, _ := filepath.Glob("../../shared/corpus/" + pattern)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[name] = string(data)
		}
	}
	for _, name := range []string{"mutants.jsonl", "generated.jsonl"} {
		for i, text := range corpusTexts(t, name) {
			if i%5 == 0 { // the rest are much alike
				texts[fmt.Sprint(name, " ", i)] = text
			}
		}
	}
	if len(texts) == 0 {
		t.Skip("no corpus beside the repository")
	}
	return texts
}

// TestStructureOfCorpus asks for everything that follows the structure of other people's files.
func TestStructureOfCorpus(t *testing.T) {
	for name, text := range realTexts(t) {
		doc := NewDocument(filepath.Base(name), syntax.NewText(text))
		checkSymbols(t, doc, Symbols(doc))
		checkTokens(t, doc)
		Hints(context.Background(), doc, 0, doc.Tree.Text.Lines(), someFiles{})
		Links(doc)
		Folds(doc)
		if root := doc.Tree.Root; root != nil && root.Kind == yaml.MappingNode && len(Symbols(doc)) != 1 {
			t.Errorf("%s has %d symbols", name, len(Symbols(doc)))
		}
	}
}
