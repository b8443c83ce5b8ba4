package blackbox

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"

	"github.com/plx-lsp/plx-lsp/internal/refactorcase"
)

// refactoring are the capabilities of a client that takes code actions and edits that make files.
func refactoring(can map[string]any, creates bool) map[string]any {
	can = acting(can, true)
	edit := can["workspace"].(map[string]any)["workspaceEdit"].(map[string]any)
	if creates {
		edit["resourceOperations"] = []string{"create", "rename"}
	}
	return can
}

// TestRefactoringArchives makes the refactorings of testdata/refactor over the wire.
func TestRefactoringArchives(t *testing.T) {
	archives, err := filepath.Glob("../../testdata/refactor/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, archive := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(archive), ".txtar"), func(t *testing.T) {
			c, err := refactorcase.Read(archive)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			for _, f := range c.Files {
				files[f.Name] = string(f.Data)
			}
			w := makeWorkspace(t, files)
			e, _ := begin(t, withEncoding(refactoring(pulling(), true), "utf-8"), w.root())
			e.open(w.uri(c.Files[0].Name), "yaml", 3, files[c.Files[0].Name])
			for _, want := range c.Refactorings {
				e.checkRefactoring(t, w, c, want)
			}
			e.quit()
		})
	}
}

func (e *editor) checkRefactoring(t *testing.T, w workspace, c *refactorcase.Case, want refactorcase.Refactoring) {
	t.Helper()
	name, text := c.Files[0].Name, string(c.Files[0].Data)
	at := func(offset int) lsp.Position {
		before := text[:offset]
		return lsp.Position{Line: strings.Count(before, "\n"), Character: offset - strings.LastIndexByte(before, '\n') - 1}
	}
	actions := e.actions(w.uri(name), lsp.Range{Start: at(c.Start), End: at(c.End)}, nil, "refactor."+want.Kind)
	i := slices.IndexFunc(actions, func(a action) bool { return a.Title == want.Title })
	if want.Absent || i < 0 {
		if want.Absent != (i < 0) {
			t.Errorf("%q: there are %s", want.Title, titles(actions))
		}
		return
	}
	a := e.resolved(actions[i])
	if got := applied(t, text, a.Edit.in(t, w.uri(name), 3), "utf-8"); got != want.After {
		t.Errorf("%s: the text is\n%s\nwant\n%s", want.Title, got, want.After)
	}
	for _, f := range want.New {
		created := slices.IndexFunc(a.Edit.DocumentChanges, func(c documentChange) bool { return c.Kind == "create" && c.URI == w.uri(f.Name) })
		filled := slices.IndexFunc(a.Edit.DocumentChanges, func(c documentChange) bool { return c.TextDocument.URI == w.uri(f.Name) })
		if created < 0 || filled < created {
			t.Errorf("%s: %s is not made and then filled: %+v", want.Title, f.Name, a.Edit.DocumentChanges)
			continue
		}
		if got := applied(t, "", a.Edit.in(t, w.uri(f.Name), none), "utf-8"); got != string(f.Data) {
			t.Errorf("%s: %s is\n%s\nwant\n%s", want.Title, f.Name, got, f.Data)
		}
	}
	if len(a.Edit.DocumentChanges) != 1+2*len(want.New) {
		t.Errorf("%s: changes %+v", want.Title, a.Edit.DocumentChanges)
	}
}

// TestRefactoringsThatMakeFiles are for editors that can make files.
func TestRefactoringsThatMakeFiles(t *testing.T) {
	const text = "kind: operation\ncomponent:\n  run: {kind: job, container: {image: a}}\n"
	for _, creates := range []bool{false, true} {
		e, _ := begin(t, refactoring(pulling(), creates), nil)
		e.open("file:///w/polyaxonfile.yaml", "yaml", 1, text)
		e.open("untitled:a", "polyaxonfile", 1, text)
		if got := titles(e.actions("file:///w/polyaxonfile.yaml", lines(1, 1), nil, "refactor.extract")); (got != "") != creates {
			t.Errorf("a client that makes files: %v; it is offered %q", creates, got)
		}
		if got := titles(e.actions("untitled:a", lines(1, 1), nil, "refactor.extract")); got != "" {
			t.Errorf("a text without a folder is offered %q", got)
		}
		e.quit()
	}
}
