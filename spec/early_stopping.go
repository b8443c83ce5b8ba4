package spec

// MetricEarlyStopping ends everything, as succeeded, when a run logs a metric that is good enough. With a policy
// it stops only the runs that fall behind.
//
//	earlyStopping:
//	  - {kind: metric_early_stopping, metric: loss, value: 0.01, optimization: minimize}
type MetricEarlyStopping struct {
	// The name under which the runs log the metric.
	Metric string `yaml:"metric" spec:"required"`
	// The metric that is good enough.
	Value *OrTemplate[float64] `yaml:"value" spec:"required"`
	// `maximize` when more than `value` is good enough, `minimize` when less is.
	Optimization OptimizationTarget `yaml:"optimization" spec:"required"`
	// Stops runs that do worse than others instead of ending everything.
	Policy EarlyStoppingPolicy `yaml:"policy,omitempty"`
}

// FailureEarlyStopping ends everything, as failed, when too many runs fail.
type FailureEarlyStopping struct {
	// How many in a hundred runs may fail, between 0 and 100.
	Percent *OrTemplate[float64] `yaml:"percent" spec:"required"`
}

// MedianStoppingPolicy stops a run whose best metric is worse than the median of the others so far.
type MedianStoppingPolicy struct {
	// After how many values of the metric to compare again.
	EvaluationInterval *OrTemplate[int64] `yaml:"evaluationInterval,omitempty" spec:"notnull"`
	// How many values a run must have logged before it can be stopped.
	MinInterval *OrTemplate[int64] `yaml:"minInterval,omitempty"`
	// How many runs there must be to compare with before any is stopped.
	MinSamples *OrTemplate[int64] `yaml:"minSamples,omitempty"`
}

// TruncationStoppingPolicy stops the worst share of the runs at every look.
type TruncationStoppingPolicy struct {
	// How many in a hundred runs to stop.
	Percent *OrTemplate[float64] `yaml:"percent" spec:"required"`
	// After how many values of the metric to compare again.
	EvaluationInterval *OrTemplate[int64] `yaml:"evaluationInterval" spec:"required"`
	// How many values a run must have logged before it can be stopped.
	MinInterval *OrTemplate[int64] `yaml:"minInterval,omitempty"`
	// How many runs there must be to compare with before any is stopped.
	MinSamples *OrTemplate[int64] `yaml:"minSamples,omitempty"`
	// Compares with runs that have succeeded already too. Default `false`.
	IncludeSucceeded *OrTemplate[bool] `yaml:"includeSucceeded,omitempty"`
}

// DiffStoppingPolicy stops a run that is worse than the best by more than a share.
type DiffStoppingPolicy struct {
	// By how many percent a run may be worse than the best.
	Percent *OrTemplate[float64] `yaml:"percent" spec:"required"`
	// After how many values of the metric to compare again.
	EvaluationInterval *OrTemplate[int64] `yaml:"evaluationInterval" spec:"required"`
	// How many values a run must have logged before it can be stopped.
	MinInterval *OrTemplate[int64] `yaml:"minInterval,omitempty"`
	// How many runs there must be to compare with before any is stopped.
	MinSamples *OrTemplate[int64] `yaml:"minSamples,omitempty"`
}
