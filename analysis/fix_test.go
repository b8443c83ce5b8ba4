package analysis_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/internal/fixcase"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

var updateFixes = flag.Bool("update-fixes", false, "write the texts after the actions of testdata/fixes")

// TestFixes makes the fixes of the archives of testdata/fixes: the texts are those of the archive then, the diagnostic is
// gone, and no error is new.
func TestFixes(t *testing.T) {
	archives, err := filepath.Glob("../testdata/fixes/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, path := range archives {
		c, err := fixcase.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(c.Actions, func(a fixcase.Action) bool { return strings.HasPrefix(a.Code, "settings-") }) {
			continue // settings are checked by the server only
		}
		for _, a := range c.Actions {
			t.Run(fmt.Sprintf("%s/%s %d %s", strings.TrimSuffix(filepath.Base(path), ".txtar"), a.Code, a.Line+1, a.Title),
				func(t *testing.T) { checkFix(t, c, a) })
		}
		if *updateFixes {
			if err := c.Write(path); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// actionsFor are the fixes of a diagnostic, and the ways to silence it.
func actionsFor(doc *analysis.Document, d spec.Diagnostic) []spec.Fix {
	return append(analysis.Fixes(context.Background(), doc, d, analysis.Disk{}), analysis.Ignoring(doc, d)...)
}

func checkFix(t *testing.T, c *fixcase.Case, a fixcase.Action) {
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
	path := filepath.Join(folder, filepath.FromSlash(c.Files[0].Name))
	doc := analysis.NewDocument(path, syntax.NewText(string(c.Files[0].Data)))
	before := analysis.Diagnostics(context.Background(), doc, analysis.Disk{})
	i := slices.IndexFunc(before, func(d spec.Diagnostic) bool {
		return d.Code == a.Code && d.File == "" && (a.Line < 0 || d.Range.Start.Line == a.Line)
	})
	if i < 0 {
		t.Fatalf("there is no such diagnostic: %v", before)
	}
	fixes := actionsFor(doc, before[i])
	j := slices.IndexFunc(fixes, func(f spec.Fix) bool { return f.Title == a.Title })
	switch {
	case a.Absent && j >= 0:
		t.Fatalf("the action is there: %+v", fixes[j])
	case a.Absent:
		return
	case j < 0:
		t.Fatalf("there is no such action; the diagnostic is %q, the actions are %+v", before[i].Message, fixes)
	case fixes[j].Preferred != a.Preferred:
		t.Errorf("preferred: %v", fixes[j].Preferred)
	}
	for _, after := range a.After {
		text := edited(t, filepath.Join(folder, filepath.FromSlash(after.Name)), path, fixes[j])
		if *updateFixes {
			c.Update(after, text)
		} else if diff := cmp.Diff(after.Text, text); diff != "" {
			t.Errorf("%s (-want +got):\n%s", after.Name, diff)
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	checkGone(t, analysis.NewDocument(path, syntax.NewText(string(text))), before, i)
}

// edited makes the edits of a fix in one file and yields its text. Edits without a file are those of main.
func edited(t *testing.T, path, main string, fix spec.Fix) string {
	t.Helper()
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var edits []spec.Edit
	for _, e := range fix.Edits {
		if e.File == path || e.File == "" && path == main {
			edits = append(edits, e)
		}
	}
	text, ok := analysis.Apply(syntax.NewText(string(source)), edits)
	if !ok {
		t.Errorf("the edits collide: %+v", edits)
	}
	if err := os.WriteFile(path, []byte(text.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// checkGone checks that what was found before is found no more, and no error that is new.
func checkGone(t *testing.T, doc *analysis.Document, before []spec.Diagnostic, gone int) {
	t.Helper()
	count := func(all []spec.Diagnostic, d spec.Diagnostic) int {
		n := 0
		for _, other := range all {
			if other.Code == d.Code && other.Message == d.Message {
				n++
			}
		}
		return n
	}
	after := analysis.Diagnostics(context.Background(), doc, analysis.Disk{})
	if count(after, before[gone]) >= count(before, before[gone]) {
		t.Errorf("it is still there: %s", before[gone].Message)
	}
	for _, d := range after {
		if d.Severity == spec.Error && count(after, d) > count(before, d) {
			t.Errorf("an error that was not there before: %s", d.Message)
		}
	}
}
