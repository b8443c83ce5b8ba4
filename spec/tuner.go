package spec

type Tuner struct {
	HubRef    string                         `yaml:"hubRef" spec:"required"`
	Presets   *OrTemplate[[]string]          `yaml:"presets,omitempty"`
	Queue     string                         `yaml:"queue,omitempty"`
	Namespace string                         `yaml:"namespace,omitempty"`
	Params    *OrTemplate[map[string]*Param] `yaml:"params,omitempty" spec:"lax"`
}

type OptimizationMetric struct {
	Name         string       `yaml:"name" spec:"required"`
	Optimization Optimization `yaml:"optimization,omitempty"`
}

type OptimizationResource struct {
	Name string       `yaml:"name" spec:"required"`
	Type ResourceType `yaml:"type,omitempty"`
}

type UtilityFunctionConfig struct {
	AcquisitionFunction AcquisitionFunction    `yaml:"acquisitionFunction,omitempty" spec:"default=ucb"`
	GaussianProcess     *GaussianProcessConfig `yaml:"gaussianProcess,omitempty"`
	Kappa               *float64               `yaml:"kappa,omitempty"`
	Eps                 *float64               `yaml:"eps,omitempty"`
	NumWarmup           *int64                 `yaml:"numWarmup,omitempty" spec:"lax"`
	NumIterations       *int64                 `yaml:"numIterations,omitempty" spec:"lax"`
}

type GaussianProcessConfig struct {
	Kernel               GaussianProcessKernel `yaml:"kernel,omitempty" spec:"default=matern"`
	LengthScale          *float64              `yaml:"lengthScale,omitempty" spec:"default=1.0"`
	Nu                   *float64              `yaml:"nu,omitempty" spec:"default=1.5"`
	NumRestartsOptimizer *int64                `yaml:"numRestartsOptimizer,omitempty" spec:"lax,default=0"`
}
