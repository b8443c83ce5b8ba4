package spec

import (
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
)

type Termination struct {
	MaxRetries       *OrTemplate[int64]             `yaml:"maxRetries,omitempty"`
	TTL              *OrTemplate[int64]             `yaml:"ttl,omitempty"`
	Timeout          *OrTemplate[int64]             `yaml:"timeout,omitempty"`
	Culling          *Culling                       `yaml:"culling,omitempty"`
	Probe            *ActivityProbe                 `yaml:"probe,omitempty"`
	PodFailurePolicy *K8s[batchv1.PodFailurePolicy] `yaml:"podFailurePolicy,omitempty"`
}

type Culling struct {
	Timeout *int64 `yaml:"timeout,omitempty" spec:"lax"`
}

type ActivityProbe struct {
	Exec *K8s[corev1.ExecAction]    `yaml:"exec,omitempty" spec:"alias=var_exec"`
	HTTP *K8s[corev1.HTTPGetAction] `yaml:"http,omitempty"`
}
