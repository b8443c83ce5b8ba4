package spec_test

import (
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

func TestPointTexts(t *testing.T) {
	for text, want := range map[string]string{
		"{kind: range, value: [0, 0.5, 0.1]}":                                      "0 0.1 0.2 0.3 0.4",
		"{kind: geomspace, value: [-8, -1, 4]}":                                    "-8 -4 -2 -1",
		"{kind: logspace, value: [-6, 0, 3]}":                                      "1e-06 0.001 1",
		"{kind: choice, value: [yes, 1.50, \"1.50\", null, {a: [1]}, 2024-01-01]}": `true 1.5 1.50 null {"a":[1]} 2024-01-01`,
		"{kind: datetimerange, value: [2024-01-01, 2024-01-02, PT12H]}":            "2024-01-01 00:00:00 2024-01-01 12:00:00",
		"{kind: choice, value: &a [1, *a]}":                                        "not ok", // an alias inside its own value
		"{kind: pchoice, value: [[a, 0.5], *b]}":                                   "not ok", // an alias of nothing
		"{kind: choice, value: *b}":                                                "not ok",
	} {
		p, ok := spec.PointsOf(syntax.Parse(syntax.NewText(text)).Root)
		var texts []string
		for i := range p.Values {
			texts = append(texts, p.Text(i))
		}
		got := strings.Join(texts, " ")
		if !ok {
			got = "not ok"
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestWeightsOfAPChoice(t *testing.T) {
	p, ok := spec.PointsOf(nodeOf(t, "{kind: pchoice, value: [[a, 0.5], [b, 0.25], [c, 0.1]]}"))
	if !ok || len(p.Weights) != 3 || p.Weights[0] != 0.5 || p.Weights[1] != 0.25 || p.Weights[2] != 0.25 {
		t.Errorf("%+v: the last value gets what the others leave", p)
	}
}

// TestRunsOfUnfinishedMatrices: what counts is read, whatever else is wrong.
func TestRunsOfUnfinishedMatrices(t *testing.T) {
	for text, want := range map[string]spec.MatrixRuns{
		"{kind: mapping, values: [{}, {}], concurrency: 3, foo: 1}":                                   {Kind: "mapping", Sure: spec.ExactRuns, Total: 2, Concurrency: 3},
		"{kind: mapping, values: [{}, {}], earlyStopping: [{}]}":                                      {Kind: "mapping", Sure: spec.MostRuns, Total: 2},
		`{kind: mapping, values: "{{ x }}"}`:                                                          {Kind: "mapping"},
		"{kind: iterative, maxIterations: 3}":                                                         {Kind: "iterative", Rounds: 4},
		"{kind: grid, params: {a: {kind: choice, value: [1, 2]}, b: {kind: uniform, value: [0, 1]}}}": {Kind: "grid"},
		`{kind: grid, params: {a: {kind: choice, value: [1, 2]}}, numRuns: "{{ n }}"}`:                {Kind: "grid"},
		"{kind: grid, params: {a: {kind: range, value: [0, 1.0e+12, 1]}, b: {kind: range, value: [0, 1.0e+12, 1]}}}": {
			Kind: "grid", Sure: spec.ExactRuns, Total: 1<<63 - 1},
		"{kind: random, numRuns: 3, params: {a: {kind: choice, value: [1, 1.0, true]}}}": {Kind: "random", Sure: spec.EndlessRuns},
		"{kind: random, params: &p {a: {kind: choice, value: *p}}, numRuns: 3}":          {Kind: "random"},
	} {
		got, ok := spec.MatrixRunsOf(syntax.Parse(syntax.NewText(text)).Root)
		if !ok || got.Kind != want.Kind || got.Sure != want.Sure || got.Total != want.Total || got.Rounds != want.Rounds || got.Concurrency != want.Concurrency {
			t.Errorf("%s: %+v %v, want %+v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "a", "[]", "{}", "{kind: job}", "{kind: [grid]}"} {
		if got, ok := spec.MatrixRunsOf(syntax.Parse(syntax.NewText(text)).Root); ok {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func FuzzMatrixRuns(f *testing.F) {
	for _, text := range []string{
		"{kind: grid, params: {a: {kind: choice, value: &a [1, 2]}, b: {kind: choice, value: *a}}, numRuns: 2}",
		"{kind: hyperband, eta: 1.001, maxIterations: 81, resource: {name: n}, params: {a: {kind: pchoice, value: [[1, 0.5]]}}}",
		"{kind: random, numRuns: 9, params: {a: {kind: range, value: '1:9:1e-9'}, b: {kind: qlognormal, value: [1, 2, 3]}}}",
		"kind: tpe\nparams:\n  a: {kind: datetimerange, value: [2024-01-01, 2024-02-01, 1 day]}\n  <<: &x {b: {kind: daterange, value: [2024-01-01, 2024-02-01, 3]}}",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tree := syntax.Parse(syntax.NewText(text))
		if !tree.Finite() {
			return
		}
		runs, _ := spec.MatrixRunsOf(tree.Root)
		if runs.Total < 0 || runs.First < 0 || runs.Each < 0 || runs.Rounds < 0 || runs.Concurrency < 0 {
			t.Fatalf("%q: %+v", text, runs)
		}
		if tree.Root != nil {
			_, params := tree.Root.Get("params")
			for _, e := range params.Entries() {
				if p, ok := spec.PointsOf(e.Value); ok {
					for i := range p.Values {
						_ = p.Text(i)
					}
				}
			}
		}
	})
}
