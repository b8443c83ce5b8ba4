package spec

type GridSearch struct {
	Params        *OrTemplate[map[string]HpParam] `yaml:"params" spec:"required,lax"`
	NumRuns       *OrTemplate[int64]              `yaml:"numRuns,omitempty" spec:"gt=0,lax"`
	Concurrency   *OrTemplate[int64]              `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	EarlyStopping *OrTemplate[[]EarlyStopping]    `yaml:"earlyStopping,omitempty"`
}

type RandomSearch struct {
	Params        *OrTemplate[map[string]HpParam] `yaml:"params" spec:"required,lax"`
	NumRuns       *OrTemplate[int64]              `yaml:"numRuns" spec:"required,gt=0,lax"`
	Seed          *OrTemplate[int64]              `yaml:"seed,omitempty"`
	Concurrency   *OrTemplate[int64]              `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	EarlyStopping *OrTemplate[[]EarlyStopping]    `yaml:"earlyStopping,omitempty"`
}

type Hyperband struct {
	Params        *OrTemplate[map[string]HpParam] `yaml:"params,omitempty" spec:"lax"`
	MaxIterations *int64                          `yaml:"maxIterations,omitempty" spec:"gt=0,lax"`
	Eta           *OrTemplate[float64]            `yaml:"eta,omitempty" spec:"ge=0"`
	Resource      *OptimizationResource           `yaml:"resource,omitempty"`
	Metric        *OptimizationMetric             `yaml:"metric,omitempty"`
	Resume        *OrTemplate[bool]               `yaml:"resume,omitempty"`
	Seed          *OrTemplate[int64]              `yaml:"seed,omitempty"`
	Concurrency   *OrTemplate[int64]              `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	Tuner         *Tuner                          `yaml:"tuner,omitempty"`
	EarlyStopping *OrTemplate[[]EarlyStopping]    `yaml:"earlyStopping,omitempty"`
}

type Bayes struct {
	UtilityFunction *UtilityFunctionConfig          `yaml:"utilityFunction,omitempty"`
	NumInitialRuns  *OrTemplate[int64]              `yaml:"numInitialRuns" spec:"required,gt=0,lax"`
	MaxIterations   *OrTemplate[int64]              `yaml:"maxIterations" spec:"required,gt=0,lax"`
	Metric          *OptimizationMetric             `yaml:"metric" spec:"required"`
	Params          *OrTemplate[map[string]HpParam] `yaml:"params" spec:"required,lax"`
	Seed            *OrTemplate[int64]              `yaml:"seed,omitempty"`
	Concurrency     *OrTemplate[int64]              `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	Tuner           *OrTemplate[Tuner]              `yaml:"tuner,omitempty"`
	EarlyStopping   *OrTemplate[[]EarlyStopping]    `yaml:"earlyStopping,omitempty"`
}

type TPE struct {
	MaxIterations *OrTemplate[int64]              `yaml:"maxIterations,omitempty"`
	Metric        *OptimizationMetric             `yaml:"metric" spec:"required"`
	Params        *OrTemplate[map[string]HpParam] `yaml:"params" spec:"required,lax"`
	NumRuns       *OrTemplate[int64]              `yaml:"numRuns,omitempty" spec:"notnull,gt=0,lax"`
	Seed          *OrTemplate[int64]              `yaml:"seed,omitempty"`
	Concurrency   *OrTemplate[int64]              `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	Tuner         *Tuner                          `yaml:"tuner,omitempty"`
	EarlyStopping *OrTemplate[[]EarlyStopping]    `yaml:"earlyStopping,omitempty"`
}

type Iterative struct {
	Params        *OrTemplate[map[string]HpParam] `yaml:"params,omitempty" spec:"lax"`
	MaxIterations *OrTemplate[int64]              `yaml:"maxIterations" spec:"required,gt=0,lax"`
	Seed          *OrTemplate[int64]              `yaml:"seed,omitempty"`
	Concurrency   *OrTemplate[int64]              `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	Tuner         *Tuner                          `yaml:"tuner,omitempty"`
	EarlyStopping *OrTemplate[[]EarlyStopping]    `yaml:"earlyStopping,omitempty"`
}

type Mapping struct {
	Values        *OrTemplate[[]AnyMap]        `yaml:"values" spec:"required"`
	Concurrency   *OrTemplate[int64]           `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	EarlyStopping *OrTemplate[[]EarlyStopping] `yaml:"earlyStopping,omitempty"`
}
