package analysis

import "testing"

func TestReadHyperParam(t *testing.T) {
	checkReadings(t, readHyperParam, map[string]string{
		"{kind: choice, value: [adam, sgd]}":                      "2 values: `adam`, `sgd`.",
		"{kind: choice, value: [adam]}":                           "One value: `adam`.",
		"{kind: choice, value: []}":                               "No values at all.",
		"{kind: range, value: [0, 10, 2]}":                        "5 values: `0`, `2`, `4`, `6`, `8`.",
		`{kind: range, value: "0:1:0.1"}`:                         "10 values: `0`, `0.1`, `0.2`, `0.3`, `0.4`, `0.5`, `0.6`, `0.7`, `0.8`, `0.9`.",
		"{kind: range, value: {start: 1, stop: 101, step: 1}}":    "100 values: `1`, `2`, `3`, `4`, `5` … `100`.",
		"{kind: range, value: [0, 5000, 1]}":                      "5,000 values: `0`, `1`, `2`, `3`, `4` ….",
		"{kind: logspace, value: [-4, -1, 4]}":                    "4 values: `0.0001`, `0.001`, `0.01`, `0.1`.",
		"{kind: daterange, value: [2026-01-01, 2026-01-04, 1]}":   "3 values: `2026-01-01`, `2026-01-02`, `2026-01-03`.",
		"{kind: pchoice, value: [[a, 0.5], [b, 0.25], [c, 0.1]]}": "Of the runs, `a` in 50%, `b` in 25%, `c` in 25%.",
		"{kind: uniform, value: [0.1, 0.5]}":                      "Any number from `0.1` to `0.5`, all equally likely.",
		"{kind: quniform, value: [0, 10, 2]}":                     "Multiples of `2` from `0` to `8`, all equally likely.",
		"{kind: loguniform, value: [-9.2, -2.3]}":                 "Any number from `0.000101` to `0.1`: half of them are below `0.00318`, and nine in ten lie between `0.000143` and `0.071`.",
		"{kind: normal, value: [0, 1]}":                           "Any number: half of them are below `0`, and nine in ten lie between `-1.64` and `1.64`.",
		"{kind: lognormal, value: [0, 1]}":                        "Any number above `0`: half of them are below `1`, and nine in ten lie between `0.193` and `5.18`.",
		`{kind: range, value: "{{ x }}"}`:                         "",
		"{kind: range, value: [10, 0, 1]}":                        "",
		"{kind: nothing}":                                         "",
		"a":                                                       "",
	})
}

func TestReadMatrix(t *testing.T) {
	const uniform = "params: {a: {kind: uniform, value: [0, 1]}}}"
	checkReadings(t, readMatrix, map[string]string{
		"{kind: grid, concurrency: 2, params: {a: {kind: choice, value: [1, 2, 3]}, b: {kind: linspace, value: [0, 1, 4]}}}":     "12 runs: 3 × 4, 2 at a time.",
		"{kind: grid, numRuns: 5, params: {a: {kind: choice, value: [1, 2, 3]}, b: {kind: linspace, value: [0, 1, 4]}}}":         "5 runs of 3 × 4.",
		"{kind: grid, concurrency: 9, params: {a: {kind: choice, value: [1]}}, earlyStopping: [{kind: failure_early_stopping}]}": "1 run, or fewer when an early stopping ends the search.",
		"{kind: grid, params: {a: {kind: choice, value: []}}}":                                                                   "No runs at all.",
		"{kind: mapping, values: [{a: 1}, {a: 2}]}":                                                                              "2 runs.",
		"{kind: random, numRuns: 1000, concurrency: 10, " + uniform:                                                              "1,000 runs, 10 at a time.",
		"{kind: random, numRuns: 9, params: {a: {kind: quniform, value: [0, 4, 1]}}}":                                            "This search does not come to an end: it looks for more different runs than its values allow.",
		"{kind: bayes, numInitialRuns: 5, maxIterations: 10, metric: {name: loss}, " + uniform:                                   "15 runs: 5 at first, and 10 more, one after the other.",
		"{kind: tpe, numRuns: 5, maxIterations: 3, metric: {name: loss}, " + uniform:                                             "20 runs: 4 rounds of 5.",
		"{kind: tpe, numRuns: 5, metric: {name: loss}, " + uniform:                                                               "5 runs in each round, and no last round: set `maxIterations`, or an early stopping.",
		"{kind: iterative, maxIterations: 3}":                                                                                    "4 rounds; its tuner says how many runs each has.",
		"{kind: hyperband, maxIterations: 9, eta: 3, concurrency: 4, resource: {name: n, type: int}, metric: {name: loss}, " + uniform: "22 runs in 3 brackets when every run yields its metric, 4 at a time.\n\n" +
			"Runs and their budget, round by round:\n\n- 9 of 1 → 3 of 3 → 1 of 9\n- 5 of 3 → 1 of 9\n- 3 of 9",
		`{kind: random, numRuns: "{{ n }}", ` + uniform: "",
		"{kind: random}": "",
		"{kind: job}":    "",
		"[]":             "",
	})
}
