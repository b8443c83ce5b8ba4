package spec

import (
	corev1 "k8s.io/api/core/v1"
)

type Service struct {
	Environment *OrTemplate[Environment] `yaml:"environment,omitempty"`
	Connections *OrTemplate[[]string]    `yaml:"connections,omitempty"`
	Volumes     []*K8s[corev1.Volume]    `yaml:"volumes,omitempty"`
	Init        *OrTemplate[[]*Init]     `yaml:"init,omitempty"`
	Sidecars    []*K8s[corev1.Container] `yaml:"sidecars,omitempty"`
	Container   *K8s[corev1.Container]   `yaml:"container,omitempty"`
	Ports       *OrTemplate[[]int64]     `yaml:"ports,omitempty"`
	RewritePath *OrTemplate[bool]        `yaml:"rewritePath,omitempty"`
	IsExternal  *OrTemplate[bool]        `yaml:"isExternal,omitempty"`
	Replicas    *OrTemplate[int64]       `yaml:"replicas,omitempty"`
}
