package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// blocked is a standard input that nobody writes to.
type blocked struct{ until <-chan struct{} }

func (b blocked) Read([]byte) (int, error) {
	<-b.until
	return 0, errors.New("closed")
}

// faulty is a standard input that finds a defect of ours.
type faulty struct{}

func (faulty) Read([]byte) (int, error) { panic("unexpected shape") }

// A defect on one file is told there, and hides nothing about the others.
func TestCheckAllContainsPanics(t *testing.T) {
	path := filepath.Join(t.TempDir(), "polyaxonfile.yaml")
	if err := os.WriteFile(path, []byte("nme: a\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	inputs := []input{{name: stdinName, named: true}, {name: path, named: true}}
	result := (&examiner{files: analysis.Disk{}, stdin: faulty{}}).all(context.Background(), inputs, func() {})
	if result.done != 2 || len(result.report.Files) != 2 || len(result.trouble) != 1 {
		t.Fatalf("%d done, %d reported, trouble %v", result.done, len(result.report.Files), result.trouble)
	}
	if code := result.report.Files[0].Diagnostics[0].Code; code != codeInternalError {
		t.Errorf("code %q", code)
	}
	if result.report.Files[1].Valid() {
		t.Error("the other file was not checked")
	}
}

// Cancelling yields what is done, without waiting for an input that never ends.
func TestCheckAllCancelled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "polyaxonfile.yaml")
	if err := os.WriteFile(path, []byte("kind: job\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	stdin := blocked{ctx.Done()}
	inputs := []input{{name: path, named: true}, {name: stdinName, named: true}}
	result := (&examiner{files: analysis.Disk{}, stdin: stdin}).all(ctx, inputs, cancel)
	if result.done == len(inputs) || len(result.report.Files) != result.done {
		t.Errorf("%d of %d inputs done, %d reported", result.done, len(inputs), len(result.report.Files))
	}
}

// A defect on an overlay is told, too, when the first file of the set cannot be opened.
func TestExamineContainsPanicsOfSets(t *testing.T) {
	e := &examiner{files: analysis.Disk{}, stdin: faulty{}}
	o := e.examine(context.Background(), input{name: "missing.yaml", named: true, overlays: []string{stdinName}})
	if len(o.files) != 1 || o.files[0].Valid() || len(o.trouble) == 0 {
		t.Errorf("%+v", o)
	}
}
