//go:build reference

package spec_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/reference"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// asker asks the reference what it thinks of files.
type asker struct{ *reference.Program }

type verdict struct {
	OK    bool
	Error string
}

// question is a set of files: the first of Set is the base, the others are laid over it, and what else is in Files is
// referred to.
type question struct {
	Files  map[string]string `json:"files"`
	Set    []string          `json:"set"`
	Params []string          `json:"params"`
}

// answer is what the reference says of a set. The documents are there only when its check passes.
type answer struct {
	Lint, Check         verdict
	Operation, Compiled any
}

func startReference(t *testing.T) asker {
	return asker{reference.Start(t, []string{"PYTHONHASHSEED=0"}, "testdata/reference.py")} // some messages list a set
}

func (r asker) answer(t *testing.T, q question) (a answer) {
	r.Ask(t, q, &a)
	return a
}

func (r asker) verdicts(t *testing.T, text string) (lint, check verdict) {
	const name = "polyaxonfile.yaml"
	a := r.answer(t, question{Files: map[string]string{name: text}, Set: []string{name}})
	return a.Lint, a.Check
}

type noReferences struct{}

func (noReferences) File(context.Context, string) (*syntax.Tree, error) { return nil, fs.ErrNotExist }

func (noReferences) Fetch(context.Context, spec.Reference) (*syntax.Tree, error) {
	return nil, errors.New("nothing is fetched here")
}

// TestReferenceAgrees makes random files over every model of the specification and compares verdicts.
// PLX_REFERENCE_CASES says how many (default 2000) and PLX_REFERENCE_SEED repeats a run.
func TestReferenceAgrees(t *testing.T) {
	r := startReference(t)
	seed := number("PLX_REFERENCE_SEED", int(rand.Uint32()))
	t.Logf("PLX_REFERENCE_SEED=%d", seed)
	g := &generator{rand.New(rand.NewPCG(uint64(seed), 0)), spec.SchemaOf()}
	bad, valid := 0, 0
	for i := range number("PLX_REFERENCE_CASES", 2000) {
		text := g.file()
		lint, _ := r.verdicts(t, text)
		set := spec.Set{Base: spec.Source{Path: "polyaxonfile.yaml", Tree: syntax.Parse(syntax.NewText(text))}, Lint: true}
		found := errorsIn(spec.Resolve(context.Background(), set, noReferences{}).Found)
		if lint.OK {
			valid++
		}
		if lint.OK == (len(found) == 0) {
			continue
		}
		if bad++; bad <= 20 {
			t.Errorf("case %d: reference %v %s\nours: %s\n%s", i, lint.OK, lint.Error, strings.Join(found, "\n      "), text)
		}
	}
	t.Logf("%d of them are valid", valid)
	if bad > 0 {
		t.Errorf("%d files disagree", bad)
	}
}

func errorsIn(found []spec.Diagnostic) (messages []string) {
	for _, d := range found {
		if d.Severity == spec.Error {
			messages = append(messages, fmt.Sprintf("%d: %s [%s]", d.Range.Start.Line+1, d.Message, d.Code))
		}
	}
	return messages
}

func number(variable string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
		return n
	}
	return otherwise
}
