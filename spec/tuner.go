package spec

// Tuner names the component that proposes the next params, in place of the built-in one of the algorithm.
type Tuner struct {
	// The tuner by its name in the hub.
	HubRef string `yaml:"hubRef" spec:"required"`
	// Presets for the runs of the tuner, in place of those of its component.
	Presets *OrTemplate[[]string] `yaml:"presets,omitempty"`
	// The queue for the runs of the tuner, as `queue` or `agent/queue`.
	Queue string `yaml:"queue,omitempty"`
	// The Kubernetes namespace for the runs of the tuner.
	Namespace string `yaml:"namespace,omitempty"`
	// Values for the inputs of the tuner, by name. Here each must be an object: `{value: ...}`.
	Params *OrTemplate[map[string]*Param] `yaml:"params,omitempty" spec:"lax"`
}

// OptimizationMetric is the metric that a search tries to improve.
type OptimizationMetric struct {
	// The name under which the runs log it.
	Name string `yaml:"name" spec:"required"`
	// Whether more or less of it is better. Say it: the searches do not agree on a default.
	Optimization Optimization `yaml:"optimization,omitempty"`
}

// OptimizationResource is the input that says how long a run may take, such as epochs or steps.
type OptimizationResource struct {
	// The name of the input. Hyperband sets it, so it needs no param.
	Name string `yaml:"name" spec:"required"`
	// Whether the input takes whole numbers or fractions.
	Type ResourceType `yaml:"type,omitempty"`
}

// UtilityFunctionConfig says how Bayesian optimization weighs trying something new against improving on the best.
type UtilityFunctionConfig struct {
	// What is computed for every candidate to rank it.
	AcquisitionFunction AcquisitionFunction `yaml:"acquisitionFunction,omitempty" spec:"default=ucb"`
	// The model of how the metric depends on the params.
	GaussianProcess *GaussianProcessConfig `yaml:"gaussianProcess,omitempty"`
	// How much to explore, for `ucb`, which requires it. More means more exploring; 2.5 is a usual start.
	Kappa *float64 `yaml:"kappa,omitempty"`
	// How much to explore, for `ei` and `poi`, which require it. More means more exploring; 0.01 is a usual start.
	Eps *float64 `yaml:"eps,omitempty"`
	// How many random candidates to rank. Default 5.
	NumWarmup *int64 `yaml:"numWarmup,omitempty" spec:"lax"`
	// From how many random points to climb to a maximum. Default 10.
	NumIterations *int64 `yaml:"numIterations,omitempty" spec:"lax"`
}

// GaussianProcessConfig sets the Gaussian process of Bayesian optimization.
type GaussianProcessConfig struct {
	// How much two points tell of each other, by their distance.
	Kernel GaussianProcessKernel `yaml:"kernel,omitempty" spec:"default=matern"`
	// The distance over which points tell of each other.
	LengthScale *float64 `yaml:"lengthScale,omitempty" spec:"default=1.0"`
	// How smooth the `matern` kernel is: 0.5 rough, 1.5 once, 2.5 twice differentiable.
	Nu *float64 `yaml:"nu,omitempty" spec:"default=1.5"`
	// How often to fit again from another start.
	NumRestartsOptimizer *int64 `yaml:"numRestartsOptimizer,omitempty" spec:"lax,default=0"`
}
