package analysis

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// tryEdits hands sound documents to f: those of the project's own tests, and of the corpora where they are at hand.
func tryEdits(t *testing.T, f func(t *testing.T, doc *Document)) {
	count := 0
	try := func(name, text string) {
		doc := NewDocument(name, syntax.NewText(text))
		if doc.Tree.Root == nil || len(doc.Tree.Problems) > 0 {
			return
		}
		count++
		f(t, doc)
	}
	archives, _ := filepath.Glob("../testdata/diagnostics/*.txtar")
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			if isCandidate(file.Name) {
				text := string(file.Data)
				if count%5 == 4 {
					text = strings.ReplaceAll(text, "\n", "\r\n")
				}
				try(path+"/"+file.Name, text)
			}
		}
	}
	natural, _ := filepath.Glob("../../shared/corpus/natural/*")
	for i, path := range natural {
		if i%20 != 0 {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		try(path, string(text))
	}
	if !testing.Short() {
		for i, text := range corpusTexts(t, "generated.jsonl") {
			if i%250 == 0 {
				try(fmt.Sprint("generated ", i), text)
			}
		}
	}
	if count < 100 {
		t.Errorf("only %d documents were tried", count)
	}
}

// corpusTexts are the texts of a corpus of lines; none where it is not at hand.
func corpusTexts(t *testing.T, name string) []string {
	file, err := os.Open("../../shared/corpus/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	var texts []string
	for lines.Scan() {
		var line struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, line.Text)
	}
	return texts
}

// outlook is what a node says, without what it looks like. change is asked about each node first.
func outlook(n *syntax.Node, change func(n *syntax.Node, children []string) []string) string {
	switch {
	case n == nil:
		return "nothing"
	case n.Kind == yaml.AliasNode:
		return "*" + n.Value
	case n.Kind == yaml.ScalarNode:
		return fmt.Sprintf("%s %s %q", n.Anchor, n.Tag, n.Value)
	}
	children := make([]string, len(n.Children))
	for i, c := range n.Children {
		children[i] = outlook(c, change)
	}
	if change != nil {
		children = change(n, children)
	}
	return fmt.Sprintf("%s %s(%s)", n.Anchor, n.Tag, strings.Join(children, ", "))
}

// each calls f with the collections of a document.
func each(n *syntax.Node, f func(n *syntax.Node)) {
	if n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode {
		f(n)
	}
	for _, c := range n.Children {
		each(c, f)
	}
}

// holds checks that edits of a document say what is wanted, lose no comment outside of the lines that they take away, and
// break nothing.
func holds(t *testing.T, doc *Document, what string, edits []spec.Edit, want string, comments func(syntax.Comment) bool) {
	t.Helper()
	text, ok := Apply(doc.Tree.Text, edits)
	after := syntax.Parse(text)
	got := outlook(after.Root, nil)
	switch {
	case !ok:
		t.Errorf("%s: %s: the edits collide: %+v", doc.Path, what, edits)
	case slices.ContainsFunc(after.Problems, func(p syntax.Problem) bool { return !p.Warning }):
		t.Errorf("%s: %s: %s in\n%s", doc.Path, what, after.Problems[0].Message, text.String())
	case got != want && !(want == outlook(nil, nil) && after.Root.Tag == "!!null"):
		t.Errorf("%s: %s: got\n%s\nwant\n%s\nin\n%s", doc.Path, what, got, want, text.String())
	}
	if before := doc.Tree.Text.String(); strings.Contains(before, "\r\n") &&
		strings.Count(text.String(), "\n") != strings.Count(text.String(), "\r\n") {
		t.Errorf("%s: %s: other line breaks in %q", doc.Path, what, text.String())
	}
	for _, c := range doc.Tree.Comments {
		if comments(c) && !slices.ContainsFunc(after.Comments, func(d syntax.Comment) bool { return c.Text == d.Text }) {
			t.Errorf("%s: %s: the comment %s is lost in\n%s", doc.Path, what, c.Text, text.String())
		}
	}
}

// TestRemove takes every entry and every item out of documents, one at a time.
func TestRemove(t *testing.T) {
	removed, refused := 0, 0
	tryEdits(t, func(t *testing.T, doc *Document) {
		c := newChanger(doc)
		each(doc.Tree.Root, func(n *syntax.Node) {
			width := 1
			if n.Kind == yaml.MappingNode {
				width = 2
			}
			for i := 0; i < len(n.Children); i += width {
				edits, ok := c.remove(n, i)
				if !ok {
					refused++
					continue
				}
				removed++
				want := outlook(doc.Tree.Root, func(at *syntax.Node, children []string) []string {
					if at == n {
						return slices.Delete(children, i, i+width)
					}
					return children
				})
				if n == doc.Tree.Root && len(n.Children) == width && !inBraces(n) {
					want = outlook(nil, nil)
				}
				end := partEnd(n, i, width)
				holds(t, doc, fmt.Sprintf("without part %d of the collection at %v", i, n.Range), edits, want, func(comment syntax.Comment) bool {
					at := comment.Range.Start
					return at.Before(n.Children[i].Outer.Start) && at.Line < n.Children[i].Outer.Start.Line || at.Line > end.Line
				})
			}
		})
	})
	t.Logf("%d removed, %d refused", removed, refused)
	if removed < 50*refused {
		t.Errorf("%d removed, %d refused", removed, refused)
	}
}

// TestInsert puts an entry or an item into every place of documents where one can stand.
func TestInsert(t *testing.T) {
	inserted, refused := 0, 0
	value := sketch{mapping: true, keys: []string{"x", "y"}, values: []sketch{{text: "1"}, {list: true, values: []sketch{{text: "2"}, {text: "3"}}}}}
	const key, entry = ` !!str "plx added"`, ` !!map( !!str "x",  !!int "1",  !!str "y",  !!seq( !!int "2",  !!int "3"))`
	tryEdits(t, func(t *testing.T, doc *Document) {
		c := newChanger(doc)
		each(doc.Tree.Root, func(n *syntax.Node) {
			width, add, parts := 1, single("4"), []string{` !!int "4"`}
			if n.Kind == yaml.MappingNode {
				width, add, parts = 2, c.entry("plx added", value), []string{key, entry}
			}
			for i := 0; i <= len(n.Children); i += width {
				edits, ok := c.insert(n, i, add)
				if !ok {
					refused++
					continue
				}
				inserted++
				want := outlook(doc.Tree.Root, func(at *syntax.Node, children []string) []string {
					if at == n {
						return slices.Insert(children, i, parts...)
					}
					return children
				})
				holds(t, doc, fmt.Sprintf("with a part %d in the collection at %v", i, n.Range), edits, want,
					func(syntax.Comment) bool { return true })
			}
		})
	})
	t.Logf("%d inserted, %d refused", inserted, refused)
	if inserted < 50*refused {
		t.Errorf("%d inserted, %d refused", inserted, refused)
	}
}

// TestMove takes every entry of a mapping in a mapping and puts it after the last entry around it, or after the mapping.
func TestMove(t *testing.T) {
	moved, refused := 0, 0
	tryEdits(t, func(t *testing.T, doc *Document) {
		c := newChanger(doc)
		each(doc.Tree.Root, func(outer *syntax.Node) {
			for j := 1; outer.Kind == yaml.MappingNode && j < len(outer.Children); j += 2 {
				n := outer.Children[j]
				for i := 0; n.Kind == yaml.MappingNode && i < len(n.Children); i += 2 {
					for _, at := range []int{j + 1, len(outer.Children)} {
						edits, ok := c.move(n, i, outer, at)
						if !ok {
							refused++
							continue
						}
						moved++
						checkMove(t, doc, n, i, outer, at, edits)
					}
				}
			}
		})
	})
	t.Logf("%d moved, %d refused", moved, refused)
	if moved < 10*refused {
		t.Errorf("%d moved, %d refused", moved, refused)
	}
}

func checkMove(t *testing.T, doc *Document, n *syntax.Node, i int, outer *syntax.Node, before int, edits []spec.Edit) {
	t.Helper()
	want := outlook(doc.Tree.Root, func(at *syntax.Node, children []string) []string {
		switch at {
		case n:
			return slices.Delete(children, i, i+2)
		case outer:
			return slices.Insert(children, before, outlook(n.Children[i], nil), outlook(n.Children[i+1], nil))
		}
		return children
	})
	end := entryEnd(n, i)
	holds(t, doc, fmt.Sprintf("with entry %d of the mapping at %v moved out", i, n.Range), edits, want, func(comment syntax.Comment) bool {
		at := comment.Range.Start
		return at.Line < n.Children[i].Outer.Start.Line || at.Line > end.Line
	})
}

// TestNest puts every entry of a mapping under a new key in its place.
func TestNest(t *testing.T) {
	nested, refused := 0, 0
	tryEdits(t, func(t *testing.T, doc *Document) {
		c := newChanger(doc)
		each(doc.Tree.Root, func(n *syntax.Node) {
			for i := 0; n.Kind == yaml.MappingNode && i < len(n.Children); i += 2 {
				edits, ok := c.nest(n, i, "plx")
				if !ok {
					refused++
					continue
				}
				nested++
				want := outlook(doc.Tree.Root, func(at *syntax.Node, children []string) []string {
					if at == n {
						entry := fmt.Sprintf(" !!map(%s, %s)", children[i], children[i+1])
						return slices.Replace(children, i, i+2, ` !!str "plx"`, entry)
					}
					return children
				})
				holds(t, doc, fmt.Sprintf("with entry %d of the mapping at %v nested", i, n.Range), edits, want,
					func(syntax.Comment) bool { return true })
			}
		})
	})
	t.Logf("%d nested, %d refused", nested, refused)
	if nested < 50*refused {
		t.Errorf("%d nested, %d refused", nested, refused)
	}
}
