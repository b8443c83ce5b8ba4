package spec

type MetricEarlyStopping struct {
	Metric       string               `yaml:"metric" spec:"required"`
	Value        *OrTemplate[float64] `yaml:"value" spec:"required"`
	Optimization OptimizationTarget   `yaml:"optimization" spec:"required"`
	Policy       EarlyStoppingPolicy  `yaml:"policy,omitempty"`
}

type FailureEarlyStopping struct {
	Percent *OrTemplate[float64] `yaml:"percent" spec:"required"`
}

type MedianStoppingPolicy struct {
	EvaluationInterval *OrTemplate[int64] `yaml:"evaluationInterval,omitempty" spec:"notnull"`
	MinInterval        *OrTemplate[int64] `yaml:"minInterval,omitempty"`
	MinSamples         *OrTemplate[int64] `yaml:"minSamples,omitempty"`
}

type TruncationStoppingPolicy struct {
	Percent            *OrTemplate[float64] `yaml:"percent" spec:"required"`
	EvaluationInterval *OrTemplate[int64]   `yaml:"evaluationInterval" spec:"required"`
	MinInterval        *OrTemplate[int64]   `yaml:"minInterval,omitempty"`
	MinSamples         *OrTemplate[int64]   `yaml:"minSamples,omitempty"`
	IncludeSucceeded   *OrTemplate[bool]    `yaml:"includeSucceeded,omitempty"`
}

type DiffStoppingPolicy struct {
	Percent            *OrTemplate[float64] `yaml:"percent" spec:"required"`
	EvaluationInterval *OrTemplate[int64]   `yaml:"evaluationInterval" spec:"required"`
	MinInterval        *OrTemplate[int64]   `yaml:"minInterval,omitempty"`
	MinSamples         *OrTemplate[int64]   `yaml:"minSamples,omitempty"`
}
