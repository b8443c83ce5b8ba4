package spec

// GridSearch runs every combination of the values. Distributions such as `uniform` have no list of values, so it
// does not take them.
//
//	matrix:
//	  kind: grid
//	  params:
//	    lr: {kind: choice, value: [0.1, 0.01]}
type GridSearch struct {
	// The values to combine, by the name of the input.
	Params *OrTemplate[map[string]HpParam] `yaml:"params" spec:"required,lax"`
	// Stops after so many combinations. Default: all of them.
	NumRuns *OrTemplate[int64] `yaml:"numRuns,omitempty" spec:"gt=0,lax"`
	// How many runs may go on at once. Default: as many as the queue allows.
	Concurrency *OrTemplate[int64] `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	// Conditions under which the search ends before all runs are done.
	EarlyStopping *OrTemplate[[]EarlyStopping] `yaml:"earlyStopping,omitempty"`
}

// RandomSearch runs with params drawn at random. Often as good as a grid at a fraction of the runs.
type RandomSearch struct {
	// What to draw from, by the name of the input.
	Params *OrTemplate[map[string]HpParam] `yaml:"params" spec:"required,lax"`
	// How many runs to start.
	NumRuns *OrTemplate[int64] `yaml:"numRuns" spec:"required,gt=0,lax"`
	// Makes the random choices the same every time.
	Seed *OrTemplate[int64] `yaml:"seed,omitempty"`
	// How many runs may go on at once. Default: as many as the queue allows.
	Concurrency *OrTemplate[int64] `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	// Conditions under which the search ends before all runs are done.
	EarlyStopping *OrTemplate[[]EarlyStopping] `yaml:"earlyStopping,omitempty"`
}

// Hyperband starts many runs with a small budget, keeps the best, and gives those more, again and again. Good
// where a short training tells a lot.
type Hyperband struct {
	// What to draw from, by the name of the input. `check` fails without it where the component has inputs.
	Params *OrTemplate[map[string]HpParam] `yaml:"params,omitempty" spec:"lax"`
	// The largest budget that one run may get, in units of `resource`.
	MaxIterations *int64 `yaml:"maxIterations,omitempty" spec:"gt=0,lax"`
	// Each round keeps one run in `eta` and gives it `eta` times the budget. 3 is usual; it should be above 1.
	Eta *OrTemplate[float64] `yaml:"eta,omitempty" spec:"ge=0"`
	// The input that carries the budget, such as a number of epochs. `check` fails without it where the component has
	// inputs.
	Resource *OptimizationResource `yaml:"resource,omitempty"`
	// The metric that tells good runs from bad.
	Metric *OptimizationMetric `yaml:"metric,omitempty"`
	// Goes on with the runs that were kept rather than starting them anew. Default `false`.
	Resume *OrTemplate[bool] `yaml:"resume,omitempty"`
	// Makes the random choices the same every time.
	Seed *OrTemplate[int64] `yaml:"seed,omitempty"`
	// How many runs may go on at once. Default: as many as the queue allows.
	Concurrency *OrTemplate[int64] `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	// A component that proposes the next params in place of the built-in one.
	Tuner *Tuner `yaml:"tuner,omitempty"`
	// Conditions under which the search ends before all runs are done.
	EarlyStopping *OrTemplate[[]EarlyStopping] `yaml:"earlyStopping,omitempty"`
}

// Bayes learns from the runs so far where the best params may lie, with a Gaussian process, and tries there. For
// few and costly runs; of the distributions it takes `uniform` only.
type Bayes struct {
	// How the next params are picked from what was learned. Default: `ucb`, which needs `kappa`.
	UtilityFunction *UtilityFunctionConfig `yaml:"utilityFunction,omitempty"`
	// How many random runs to learn from at first.
	NumInitialRuns *OrTemplate[int64] `yaml:"numInitialRuns" spec:"required,gt=0,lax"`
	// How many more runs to propose after those.
	MaxIterations *OrTemplate[int64] `yaml:"maxIterations" spec:"required,gt=0,lax"`
	// The metric to optimize.
	Metric *OptimizationMetric `yaml:"metric" spec:"required"`
	// The values and ranges to search, by the name of the input.
	Params *OrTemplate[map[string]HpParam] `yaml:"params" spec:"required,lax"`
	// Makes the random choices the same every time.
	Seed *OrTemplate[int64] `yaml:"seed,omitempty"`
	// How many runs may go on at once. Default: as many as the queue allows.
	Concurrency *OrTemplate[int64] `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	// A component that proposes the next params in place of the built-in one.
	Tuner *OrTemplate[Tuner] `yaml:"tuner,omitempty"`
	// Conditions under which the search ends before all runs are done.
	EarlyStopping *OrTemplate[[]EarlyStopping] `yaml:"earlyStopping,omitempty"`
}

// TPE proposes params that are likelier among the good runs so far than among the bad (tree-structured Parzen
// estimator). The first runs are random.
type TPE struct {
	// How many rounds of proposing and running follow the first one. Without it, or with 0, the search goes on until an
	// early stopping ends it.
	MaxIterations *OrTemplate[int64] `yaml:"maxIterations,omitempty"`
	// The metric to optimize.
	Metric *OptimizationMetric `yaml:"metric" spec:"required"`
	// The values and distributions to search, by the name of the input.
	Params *OrTemplate[map[string]HpParam] `yaml:"params" spec:"required,lax"`
	// How many runs each round starts. The built-in tuner fails without it.
	NumRuns *OrTemplate[int64] `yaml:"numRuns,omitempty" spec:"notnull,gt=0,lax"`
	// Makes the random choices the same every time.
	Seed *OrTemplate[int64] `yaml:"seed,omitempty"`
	// How many runs may go on at once. Default: as many as the queue allows.
	Concurrency *OrTemplate[int64] `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	// A component that proposes the next params in place of the built-in one.
	Tuner *Tuner `yaml:"tuner,omitempty"`
	// Conditions under which the search ends before all runs are done.
	EarlyStopping *OrTemplate[[]EarlyStopping] `yaml:"earlyStopping,omitempty"`
}

// Iterative asks a tuner of your own for the next params, round after round.
type Iterative struct {
	// The values and distributions to search, by the name of the input. `check` fails without it where the component
	// has inputs.
	Params *OrTemplate[map[string]HpParam] `yaml:"params,omitempty" spec:"lax"`
	// How many rounds follow the first one.
	MaxIterations *OrTemplate[int64] `yaml:"maxIterations" spec:"required,gt=0,lax"`
	// Makes the random choices the same every time.
	Seed *OrTemplate[int64] `yaml:"seed,omitempty"`
	// How many runs may go on at once. Default: as many as the queue allows.
	Concurrency *OrTemplate[int64] `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	// A component that proposes the next params in place of the built-in one.
	Tuner *Tuner `yaml:"tuner,omitempty"`
	// Conditions under which the search ends before all runs are done.
	EarlyStopping *OrTemplate[[]EarlyStopping] `yaml:"earlyStopping,omitempty"`
}

// Mapping runs once for every item of a list of params.
//
//	matrix:
//	  kind: mapping
//	  values:
//	    - {lr: 0.1, epochs: 10}
//	    - {lr: 0.01, epochs: 20}
type Mapping struct {
	// The list: each item is a mapping from input names to values. Give all items the same names.
	Values *OrTemplate[[]AnyMap] `yaml:"values" spec:"required"`
	// How many runs may go on at once. Default: as many as the queue allows.
	Concurrency *OrTemplate[int64] `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	// Conditions under which the search ends before all runs are done.
	EarlyStopping *OrTemplate[[]EarlyStopping] `yaml:"earlyStopping,omitempty"`
}
