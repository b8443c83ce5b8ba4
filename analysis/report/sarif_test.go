package report_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/plx-lsp/plx-lsp/analysis/report"
)

// TestSARIFSchema holds the SARIF logs of all archives, and that of no files, against the schema of the standard.
func TestSARIFSchema(t *testing.T) {
	source, err := os.Open("../../../shared/reference/sarif-schema-2.1.0.json")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the schema is not at hand")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	document, err := jsonschema.UnmarshalJSON(source)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	reports := []*report.Report{{}}
	archives, err := filepath.Glob("../../testdata/report/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, readArchive(t, archive))
	}
	for i, r := range reports {
		var log bytes.Buffer
		if err := report.SARIF(&log, r, "1.2.3"); err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(&log)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("report %d: %v", i, err)
		}
	}
	if err := schema.Validate(map[string]any{"version": "2.1.0", "runs": []any{map[string]any{}}}); err == nil {
		t.Error("the schema accepts a run without a tool, so it checks nothing")
	}
}

func TestArtifactURI(t *testing.T) {
	names := map[string]string{
		"a.yaml":            "a.yaml",
		"./dir/../a b.yaml": "a%20b.yaml",
		"../a#1?.yaml":      "../a%231%3F.yaml",
		"c:a.yaml":          "./c:a.yaml",
		"/tmp/x y.yaml":     "file:///tmp/x%20y.yaml",
		"-":                 "-",
	}
	for name, want := range names {
		if got := report.ArtifactURI(name); got != want {
			t.Error(cmp.Diff(want, got))
		}
	}
}
