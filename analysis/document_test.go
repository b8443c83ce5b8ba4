package analysis_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/internal/marker"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestDiagnostics checks the files of each archive under testdata/diagnostics and testdata/rules against the markers in them.
func TestDiagnostics(t *testing.T) {
	archives, err := filepath.Glob("../testdata/[dr]*s/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, archive := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(archive), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(archive)
			if err != nil {
				t.Fatal(err)
			}
			c, err := marker.Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			checkCase(t, c)
		})
	}
}

func checkCase(t *testing.T, c marker.Case) {
	folder := t.TempDir()
	settings := analysis.Settings{Root: folder}
	for _, f := range c.Files {
		path := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(f.Text), 0o666); err != nil {
			t.Fatal(err)
		}
		if f.Name == analysis.SettingsFile {
			settings, _ = settings.With(syntax.Parse(syntax.NewText(f.Text)))
		}
	}
	inSets := map[string]bool{}
	for _, set := range settings.Sets {
		for _, f := range set.Files {
			inSets[f.Path] = true
		}
	}
	var want, found []marker.Diagnostic
	for _, f := range c.Files {
		want = append(want, f.Want...)
		path := filepath.Join(folder, filepath.FromSlash(f.Name))
		doc := analysis.NewDocument(path, syntax.NewText(f.Text))
		switch {
		case f.Name == analysis.SettingsFile:
			wrong := analysis.CheckSettings(context.Background(), folder, doc.Tree, analysis.Disk{})
			found = append(found, inMarkers(t, folder, doc, wrong)...)
			for _, set := range settings.Sets {
				wrong := settings.Apply(set.Resolve(context.Background(), path, analysis.Disk{}).Found)
				found = append(found, inMarkers(t, folder, doc, wrong)...)
			}
		case !inSets[path] && analysis.Recognise(path, doc.Tree, settings).Yes():
			wrong := settings.Apply(analysis.Diagnostics(context.Background(), doc, analysis.Disk{}))
			found = append(found, inMarkers(t, folder, doc, wrong)...)
		}
	}
	found = once(found)
	if diff := marker.Compare(want, found); diff != "" {
		t.Error(diff)
	}
}

// once leaves out what was found again: a file may be in several sets.
func once(found []marker.Diagnostic) []marker.Diagnostic {
	var kept []marker.Diagnostic
	for _, d := range found {
		if !slices.ContainsFunc(kept, func(k marker.Diagnostic) bool { return k.String() == d.String() }) {
			kept = append(kept, d)
		}
	}
	return kept
}

// inMarkers translates diagnostics of doc and of the files in folder that it refers to.
func inMarkers(t *testing.T, folder string, doc *analysis.Document, diagnostics []spec.Diagnostic) []marker.Diagnostic {
	t.Helper()
	var out []marker.Diagnostic
	for _, d := range diagnostics {
		path, text := doc.Path, doc.Tree.Text
		if d.File != "" && d.File != doc.Path {
			tree, err := analysis.Disk{}.File(context.Background(), d.File)
			if err != nil {
				t.Fatal(err)
			}
			path, text = d.File, tree.Text
		}
		if analysis.Recognise(path, syntax.Parse(text), analysis.Settings{}) == analysis.SwitchedOff {
			continue // which is for the session to know
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			t.Fatal(err)
		}
		covers, _, _ := strings.Cut(text.Slice(d.Range), "\n")
		out = append(out, marker.Diagnostic{
			File: filepath.ToSlash(name), Line: d.Range.Start.Line, Severity: d.Severity.String(), Code: d.Code,
			Message: d.Message, Covers: &covers,
		})
	}
	return out
}
