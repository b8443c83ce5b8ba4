//go:build reference

package spec_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// reference is a process that says what the reference thinks of files. PLX_REFERENCE_PYTHON names a Python that has it.
type reference struct {
	ask   *json.Encoder
	reply *bufio.Scanner
}

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

func startReference(t *testing.T) *reference {
	python := os.Getenv("PLX_REFERENCE_PYTHON")
	if python == "" {
		t.Fatal("PLX_REFERENCE_PYTHON must name a Python that has polyaxon " + spec.Version)
	}
	cmd := exec.Command(python, "testdata/reference.py")
	cmd.Stderr = os.Stderr
	cmd.Env = append(os.Environ(), "PYTHONHASHSEED=0") // some messages list a set
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close(); cmd.Wait() })
	reply := bufio.NewScanner(out)
	reply.Buffer(nil, 1<<24)
	return &reference{json.NewEncoder(in), reply}
}

func (r *reference) answer(t *testing.T, q question) (a answer) {
	if err := r.ask.Encode(q); err != nil {
		t.Fatal(err)
	}
	if !r.reply.Scan() {
		t.Fatal("the reference ended: ", r.reply.Err())
	}
	if err := json.Unmarshal(r.reply.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	return a
}

func (r *reference) verdicts(t *testing.T, text string) (lint, check verdict) {
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
