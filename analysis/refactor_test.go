package analysis_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/internal/refactorcase"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

var updateRefactorings = flag.Bool("update-refactorings", false, "write the texts after the refactorings of testdata/refactor")

// TestRefactorings makes the refactorings of the archives of testdata/refactor.
func TestRefactorings(t *testing.T) {
	archives, err := filepath.Glob("../testdata/refactor/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, path := range archives {
		c, err := refactorcase.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.Refactorings {
			name := strings.TrimSuffix(filepath.Base(path), ".txtar") + "/" + want.Kind + " " + want.Title
			t.Run(name, func(t *testing.T) { checkRefactoring(t, c, want) })
		}
		if *updateRefactorings {
			if err := c.Write(path); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func checkRefactoring(t *testing.T, c *refactorcase.Case, want refactorcase.Refactoring) {
	folder := t.TempDir()
	for _, f := range c.Files {
		path := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	text := syntax.NewText(string(c.Files[0].Data))
	doc := analysis.NewDocument(filepath.Join(folder, filepath.FromSlash(c.Files[0].Name)), text)
	selected := syntax.Range{Start: text.Pos(c.Start), End: text.Pos(c.End)}
	all := analysis.Refactorings(context.Background(), doc, selected, analysis.Disk{})
	var titles []string
	for _, r := range all {
		titles = append(titles, string(r.Kind)+" "+r.Title)
	}
	i := slices.Index(titles, want.Kind+" "+want.Title)
	switch {
	case want.Absent && i >= 0:
		t.Fatal("the refactoring is there")
	case want.Absent:
		return
	case i < 0:
		t.Fatalf("there is no such refactoring; there are %q", titles)
	}
	after, ok := analysis.Apply(text, all[i].Edits)
	if !ok {
		t.Fatalf("the edits collide: %+v", all[i].Edits)
	}
	var made []txtar.File
	for _, f := range all[i].Files {
		name, err := filepath.Rel(folder, f.Path)
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, txtar.File{Name: filepath.ToSlash(name), Data: []byte(f.Text)})
	}
	if *updateRefactorings {
		c.Update(want, after.String(), made)
		return
	}
	if diff := cmp.Diff(want.After, after.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want.New, made); diff != "" {
		t.Errorf("new files (-want +got):\n%s", diff)
	}
}
