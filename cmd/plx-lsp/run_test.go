package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// blocked is a standard input that nobody writes to.
type blocked struct{ until <-chan struct{} }

func (b blocked) Read([]byte) (int, error) {
	<-b.until
	return 0, errors.New("closed")
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
	result := checkAll(ctx, inputs, stdin, cancel)
	if result.done == len(inputs) || len(result.report.Files) != result.done {
		t.Errorf("%d of %d inputs done, %d reported", result.done, len(inputs), len(result.report.Files))
	}
}
