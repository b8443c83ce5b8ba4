//go:build reference

package spec_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
)

// TestReferencePlansHyperbands compares the brackets of many hyperbands with those of the reference.
func TestReferencePlansHyperbands(t *testing.T) {
	cmd := exec.Command(os.Getenv("PLX_REFERENCE_PYTHON"), "testdata/hyperband.py")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	if len(lines) < 1000 {
		t.Fatalf("only %d hyperbands", len(lines))
	}
	for _, line := range lines {
		var row [3]json.RawMessage
		var want [][][2]float64
		if err := json.Unmarshal(line, &row); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(row[2], &want); err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprintf("{kind: hyperband, maxIterations: %s, eta: %s, resource: {name: n, type: int}, params: {a: {kind: uniform, value: [0, 1]}}}", row[0], row[1])
		runs, ok := spec.MatrixRunsOf(nodeOf(t, text))
		if !ok || runs.Sure != spec.PlannedRuns || len(runs.Brackets) != len(want) {
			t.Errorf("%s: %+v, want %v", text, runs, want)
			continue
		}
		for i, bracket := range runs.Brackets {
			if !slices.EqualFunc(bracket, want[i], func(r spec.BracketRound, w [2]float64) bool { return float64(r.Runs) == w[0] && r.Resource == w[1] }) {
				t.Errorf("%s: bracket %d is %v, want %v", text, i, bracket, want[i])
			}
		}
	}
}
