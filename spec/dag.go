package spec

import (
	corev1 "k8s.io/api/core/v1"
)

type Dag struct {
	Operations    *OrTemplate[[]Root]          `yaml:"operations,omitempty"`
	Components    *OrTemplate[[]Root]          `yaml:"components,omitempty"`
	Environment   *OrTemplate[Environment]     `yaml:"environment,omitempty"`
	Connections   *OrTemplate[[]string]        `yaml:"connections,omitempty"`
	Volumes       []*K8s[corev1.Volume]        `yaml:"volumes,omitempty"`
	Concurrency   *OrTemplate[int64]           `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	EarlyStopping *OrTemplate[[]EarlyStopping] `yaml:"earlyStopping,omitempty"`
}
