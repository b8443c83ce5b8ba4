//go:build reference

package reference

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"testing"
)

// maxAnswer is the longest line, in bytes, that a program answers with.
const maxAnswer = 16 << 20

// Program is a Python program that answers each line of JSON with a line of JSON.
type Program struct {
	questions *json.Encoder
	answers   *bufio.Scanner
}

// Start starts a program with the Python of PLX_REFERENCE_PYTHON, which has the reference, for as long as the test runs. env
// are further variables, as NAME=value.
func Start(t *testing.T, env []string, program ...string) *Program {
	t.Helper()
	python := os.Getenv("PLX_REFERENCE_PYTHON")
	if python == "" {
		t.Fatal("PLX_REFERENCE_PYTHON must name a Python that has polyaxon")
	}
	cmd := exec.Command(python, program...)
	cmd.Env, cmd.Stderr = append(os.Environ(), env...), os.Stderr
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
	t.Cleanup(func() {
		_ = in.Close() // which ends it
		_ = cmd.Wait()
	})
	p := &Program{json.NewEncoder(in), bufio.NewScanner(out)}
	p.answers.Buffer(nil, maxAnswer)
	return p
}

// Ask asks one question, and reads the answer into a variable.
func (p *Program) Ask(t *testing.T, question, answer any) {
	t.Helper()
	if err := p.questions.Encode(question); err != nil {
		t.Fatal(err)
	}
	if !p.answers.Scan() {
		t.Fatal("the reference ended: ", p.answers.Err())
	}
	if err := json.Unmarshal(p.answers.Bytes(), answer); err != nil {
		t.Fatal(err)
	}
}
