package spec_test

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

func nodeOf(t testing.TB, text string) *syntax.Node {
	t.Helper()
	tree := syntax.Parse(syntax.NewText(text))
	if len(tree.Problems) > 0 {
		t.Fatalf("%s: %v", text, tree.Problems)
	}
	return tree.Root
}

// recorded is testdata/points.json, which testdata/points.py makes.
func recorded(t *testing.T) (table struct{ Points, Runs [][2]json.RawMessage }) {
	data, err := os.ReadFile("testdata/points.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &table); err != nil {
		t.Fatal(err)
	}
	return table
}

// TestPoints holds what hyper-parameters come to against what the reference's tuner makes of them.
func TestPoints(t *testing.T) {
	rows := recorded(t).Points
	if len(rows) < 400 {
		t.Fatalf("only %d rows", len(rows))
	}
	for _, row := range rows {
		var text string
		var want *struct {
			Count             int64
			Values, Quantiles []string
		}
		if json.Unmarshal(row[0], &text) != nil || json.Unmarshal(row[1], &want) != nil {
			t.Fatalf("row %s", row)
		}
		p, ok := spec.PointsOf(nodeOf(t, text))
		if ok != (want != nil) {
			t.Errorf("%s: %+v %v, want %v", text, p, ok, want)
			continue
		}
		if !ok {
			continue
		}
		if d := p.Distribution; d != nil {
			sameNumbers(t, text, []any{d.Least95, d.Median, d.Most95}, want.Quantiles)
			if d.Least95 < d.Low || d.Most95 > d.High {
				t.Errorf("%s: %+v contradicts itself", text, d)
			}
			continue
		}
		if p.Count != want.Count {
			t.Errorf("%s: %d values, want %d", text, p.Count, want.Count)
		}
		if int64(len(p.Values)) != min(p.Count, spec.MaxPoints) {
			t.Errorf("%s: %d of %d values are listed", text, len(p.Values), p.Count)
		}
		sameNumbers(t, text, p.Values[:min(len(p.Values), len(want.Values))], want.Values)
	}
}

// sameNumbers compares values as Python writes them. Powers and logarithms may differ in the last digit.
func sameNumbers(t *testing.T, text string, got []any, want []string) {
	t.Helper()
	p := spec.Points{Values: got}
	if len(got) != len(want) {
		t.Errorf("%s: %v, want %v", text, got, want)
		return
	}
	for i, value := range got {
		f, isFloat := value.(float64)
		w, err := strconv.ParseFloat(want[i], 64)
		same := isFloat && err == nil && (f == w || math.IsNaN(f) && math.IsNaN(w) || math.Abs(f-w) <= 1e-14*math.Abs(w))
		if !same && p.Text(i) != want[i] {
			t.Errorf("%s: value %d is %v, want %s", text, i, value, want[i])
		}
	}
}

// TestMatrixRuns holds the counts of runs against those of the reference's tuners.
func TestMatrixRuns(t *testing.T) {
	rows := recorded(t).Runs
	if len(rows) < 50 {
		t.Fatalf("only %d rows", len(rows))
	}
	for _, row := range rows {
		var text string
		if err := json.Unmarshal(row[0], &text); err != nil {
			t.Fatal(err)
		}
		runs, ok := spec.MatrixRunsOf(nodeOf(t, text))
		if !ok {
			t.Errorf("%s is no matrix", text)
			continue
		}
		switch string(row[1]) {
		case "null":
			if runs.Sure != spec.UnknownRuns {
				t.Errorf("%s: %+v, but the tuner fails", text, runs)
			}
			continue
		case `"endless"`:
			if runs.Sure != spec.EndlessRuns {
				t.Errorf("%s: %+v, but the tuner does not come to an end", text, runs)
			}
			continue
		}
		if runs.Kind == "hyperband" {
			sameBrackets(t, text, runs, row[1])
			continue
		}
		var rounds []int64
		if err := json.Unmarshal(row[1], &rounds); err != nil {
			t.Fatal(err)
		}
		total := int64(0)
		for _, n := range rounds {
			total += n
		}
		same := runs.Sure == spec.ExactRuns && runs.Total == total
		if runs.Kind == "bayes" || runs.Kind == "tpe" {
			same = same && runs.Rounds == int64(len(rounds)) && runs.First == rounds[0] && (len(rounds) == 1 || runs.Each == rounds[1])
		}
		if !same {
			t.Errorf("%s: %+v, want %v", text, runs, rounds)
		}
	}
}

// sameBrackets compares the rounds of a hyperband: rows of bracket, runs and budget, of which those without runs are
// not made.
func sameBrackets(t *testing.T, text string, runs spec.MatrixRuns, data json.RawMessage) {
	var rows [][3]json.RawMessage
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	want := []spec.Bracket{}
	total := int64(0)
	for _, row := range rows {
		var bracket int
		var round spec.BracketRound
		var resource string
		for i, into := range []any{&bracket, &round.Runs, &resource} {
			if err := json.Unmarshal(row[i], into); err != nil {
				t.Fatal(err)
			}
		}
		round.Resource, _ = strconv.ParseFloat(resource, 64)
		if bracket == len(want) {
			want = append(want, nil)
		}
		if round.Runs > 0 {
			want[bracket] = append(want[bracket], round)
			total += round.Runs
		}
	}
	same := slices.EqualFunc(runs.Brackets, want, func(a, b spec.Bracket) bool {
		return slices.EqualFunc(a, b, func(x, y spec.BracketRound) bool { return x.Runs == y.Runs && math.Abs(x.Resource-y.Resource) < 1e-9 })
	})
	if !same || runs.Sure != spec.PlannedRuns || runs.Total != total {
		t.Errorf("%s: %+v, want %v", text, runs, want)
	}
}
