package analysis_test

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// eachCursor runs a test on every file with a cursor in the archives of a folder of testdata.
func eachCursor(t *testing.T, folder string, test func(t *testing.T, f cursor.File, doc *analysis.Document, files spec.Resolver)) {
	archives, err := filepath.Glob("../testdata/" + folder + "/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, archive := range archives {
		data, err := os.ReadFile(archive)
		if err != nil {
			t.Fatal(err)
		}
		c, err := cursor.Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", archive, err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(archive), ".txtar"), func(t *testing.T) {
			folder := t.TempDir()
			for _, f := range c.Files {
				writeFile(t, filepath.Join(folder, filepath.FromSlash(f.Name)), f.Text)
			}
			for _, f := range c.Files {
				if f.At >= 0 {
					t.Run(f.Name, func(t *testing.T) {
						doc := analysis.NewDocument(filepath.Join(folder, filepath.FromSlash(f.Name)), syntax.NewText(f.Text))
						test(t, f, doc, analysis.Disk{Remote: elsewhere(folder)})
					})
				}
			}
		})
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// elsewhere is a folder that holds what is not on this machine, as the archives have it: hub/NAME/VERSION.yaml and
// web/HOST/PATH.
type elsewhere string

func (e elsewhere) Fetch(_ context.Context, ref spec.Reference) (*syntax.Tree, error) {
	name := path.Join("web", strings.TrimPrefix(ref.Text, "http://"))
	if ref.Field == "hubRef" {
		component, version, _ := strings.Cut(ref.Text, ":")
		name = path.Join("hub", component, version+".yaml")
	}
	text, err := analysis.ReadFile(filepath.Join(string(e), filepath.FromSlash(name)))
	if err != nil {
		return nil, spec.ErrNoComponent
	}
	return syntax.Parse(text), nil
}

// itemsAt are completions as an editor sees them.
func itemsAt(text *syntax.Text, found []analysis.Completion) []cursor.Item {
	var items []cursor.Item
	for _, c := range found {
		items = append(items, cursor.Item{
			Label: c.Label, Filter: c.Filter, Sort: c.Sort, Snippet: c.Snippet, Deprecated: c.Deprecated,
			Edit: cursor.Edit{Start: text.Offset(c.Range.Start), End: text.Offset(c.Range.End), Text: c.Insert},
		})
	}
	return items
}

// TestCompletionCases completes at the cursors of testdata/completion, accepts what is to be accepted, and looks at the
// document then.
func TestCompletionCases(t *testing.T) {
	eachCursor(t, "completion", func(t *testing.T, f cursor.File, doc *analysis.Document, files spec.Resolver) {
		text := doc.Tree.Text
		items := itemsAt(text, analysis.Complete(context.Background(), doc, text.Pos(f.At), files))
		for _, wrong := range cursor.JudgeItems(f, items) {
			t.Error(wrong)
		}
		if f.Want.Accept == "" {
			return
		}
		item, found := cursor.Accepted(f, items)
		if !found {
			t.Fatalf("%q cannot be accepted", f.Want.Accept)
		}
		after, at := cursor.Accept(f.Text, item)
		if wrong := cursor.JudgeEnd(f, after, at); wrong != "" {
			t.Error(wrong)
		}
	})
}

// TestEndsAreRight shows that the documents that the cases ask for are what they say: as right as before at least, and
// without any error where the case says so.
func TestEndsAreRight(t *testing.T) {
	eachCursor(t, "completion", func(t *testing.T, f cursor.File, doc *analysis.Document, files spec.Resolver) {
		if f.Want.Accept == "" {
			return
		}
		end := analysis.NewDocument(doc.Path, syntax.NewText(f.Want.After))
		if before, after := len(errorsOf(doc.Tree)), errorsOf(end.Tree); len(after) > before {
			t.Errorf("the text was right before and is not any more: %v", after)
		}
		if !f.Want.Valid {
			return
		}
		for _, d := range analysis.Diagnostics(context.Background(), end, files) {
			if d.Severity == spec.Error {
				t.Errorf("%d: %s: %s", d.Range.Start.Line+1, d.Code, d.Message)
			}
		}
	})
}

// errorsOf are the problems of a text that Polyaxon rejects it for.
func errorsOf(tree *syntax.Tree) []syntax.Problem {
	var found []syntax.Problem
	for _, p := range tree.Problems {
		if p.Code != syntax.DuplicateKey {
			found = append(found, p)
		}
	}
	return found
}
