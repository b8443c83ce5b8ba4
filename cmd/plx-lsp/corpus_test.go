package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// overlaySet is a line of the corpus of overlays: files, params, and what the reference made of them.
type overlaySet struct {
	Files     []string
	Ext       string // of the first file
	Params    []string
	OK        bool
	Operation any
	Compiled  any
}

// TestOverlayCorpus gives sets of files to the commands, as a user does: their verdicts and what they print are those of
// the reference.
func TestOverlayCorpus(t *testing.T) {
	file, err := os.Open("../../../shared/corpus/overlays.jsonl")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the corpus of overlays is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for i := 0; lines.Scan(); i++ {
		var set overlaySet
		if err := json.Unmarshal(lines.Bytes(), &set); err != nil {
			t.Fatal(err)
		}
		t.Run(fmt.Sprint(i), func(t *testing.T) { compareOverlays(t, i, set) })
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func compareOverlays(t *testing.T, number int, set overlaySet) {
	dir := t.TempDir()
	var source []string
	for i, text := range set.Files {
		path := filepath.Join(dir, fmt.Sprintf("layer%d.yaml", i))
		if i == 0 {
			path = filepath.Join(dir, "base"+set.Ext)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		source = append(source, "-f", path)
	}
	for _, p := range set.Params {
		source = append(source, "-P", p)
	}
	want := 0
	if !set.OK {
		want = 1
	}
	stdout, stderr, code := carryOut(t, append([]string{"check", "--format", "json"}, source...)...)
	if valid := firstVerdict(t, stdout); valid != set.OK || code != want || stderr != "" {
		t.Fatalf("the reference: %v; check: %v, exit code %d\n%s%s", set.OK, valid, code, stdout, stderr)
	}
	if stdout, _, _ := carryOut(t, append([]string{"check", "--lint", "--format", "json"}, source...)...); set.OK && !firstVerdict(t, stdout) {
		t.Errorf("lint finds more than check: %s", stdout)
	}
	for i, document := range []any{set.Operation, set.Compiled} {
		flag := fmt.Sprintf("--compiled=%v", i == 1)
		format := []string{"json", "yaml"}[(number+i)%2] // each document of each set in one of them, for the time it takes
		stdout, stderr, code := carryOut(t, append([]string{"resolve", flag, "--format", format}, source...)...)
		if code != want || set.OK == (stdout == "") {
			t.Fatalf("resolve %s: exit code %d\n%s%s", flag, code, stdout, stderr)
		}
		if set.OK {
			compareDocument(t, format, document, stdout)
		}
	}
}

// compareDocument compares what resolve printed with what the reference printed.
func compareDocument(t *testing.T, format string, want any, printed string) {
	t.Helper()
	var got any
	if format == "json" {
		if err := json.Unmarshal([]byte(printed), &got); err != nil {
			t.Fatal(err)
		}
	} else {
		got = valueOf(t, syntax.Parse(syntax.NewText(printed)).Root)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-reference +%s\n%s", format, diff)
	}
}

// valueOf is what a YAML node stands for, as encoding/json would read it.
func valueOf(t *testing.T, n *syntax.Node) any {
	t.Helper()
	if n.Tag == "!!map" {
		values := map[string]any{}
		for _, e := range n.Entries() {
			values[e.Key.Value] = valueOf(t, e.Value)
		}
		return values
	}
	if n.Tag == "!!seq" {
		values := []any{}
		for _, child := range n.Children {
			values = append(values, valueOf(t, child))
		}
		return values
	}
	value, err := n.Scalar()
	if err != nil {
		t.Fatal(err)
	}
	if integer, ok := value.(int64); ok {
		return float64(integer)
	}
	return value
}

// carryOut runs a command line in this process.
func carryOut(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errors bytes.Buffer
	root := rootCommand()
	root.SetArgs(args)
	root.SetOut(&out)
	root.SetErr(&errors)
	code = finish(&errors, root.ExecuteContext(t.Context()))
	return out.String(), errors.String(), code
}

// firstVerdict is the verdict on the first file of a JSON report.
func firstVerdict(t *testing.T, report string) bool {
	t.Helper()
	var parsed struct{ Files []struct{ Valid bool } }
	if err := json.Unmarshal([]byte(report), &parsed); err != nil || len(parsed.Files) == 0 {
		t.Fatalf("%v: %s", err, report)
	}
	return parsed.Files[0].Valid
}
