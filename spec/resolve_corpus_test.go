package spec

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

type noFiles struct{}

func (noFiles) File(context.Context, string) (*syntax.Tree, error) { return nil, fs.ErrNotExist }

func (noFiles) Fetch(context.Context, Reference) (*syntax.Tree, error) {
	return nil, errors.New("nothing is fetched here")
}

// overlaySet is a line of the corpus of overlays: files, and what the reference made of them.
type overlaySet struct {
	Files     []string
	Ext       string
	Params    []string
	OK        bool
	Operation any
	Compiled  any
	Error     any
}

// TestResolveCorpus compares what becomes of sets of files with what the reference made of them.
func TestResolveCorpus(t *testing.T) {
	file, err := os.Open("../../shared/corpus/overlays.jsonl")
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
		t.Run(fmt.Sprint(i), func(t *testing.T) { compareSet(t, set) })
	}
}

func compareSet(t *testing.T, set overlaySet) {
	read := func(i int) Source {
		return Source{fmt.Sprintf("layer%d.yaml", i), syntax.Parse(syntax.NewText(set.Files[i]))}
	}
	s := Set{Base: read(0)}
	for i := range set.Files[1:] {
		s.Overlays = append(s.Overlays, read(i+1))
	}
	for _, p := range set.Params {
		name, value, _ := strings.Cut(p, "=")
		s.Params = append(s.Params, GivenParam{name, value})
	}
	res := Resolve(context.Background(), s, noFiles{})
	if set.OK != !hasErrors(res.Found) {
		t.Fatalf("reference: %v %v\nours: %v\n%s", set.OK, set.Error, res.Found, strings.Join(set.Files, "\n----\n"))
	}
	if !set.OK {
		return
	}
	for name, pair := range map[string][2]any{"operation": {set.Operation, res.Operation()}, "compiled": {set.Compiled, res.Compiled()}} {
		var ours any
		if err := json.Unmarshal(pair[1].([]byte), &ours); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, pair[1])
		}
		if diff := cmp.Diff(pair[0], ours); diff != "" {
			t.Errorf("%s (-reference +ours):\n%s\n%s", name, diff, strings.Join(set.Files, "\n----\n"))
		}
	}
}
