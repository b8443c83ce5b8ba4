package spec

import (
	corev1 "k8s.io/api/core/v1"
)

type Job struct {
	Environment *OrTemplate[Environment] `yaml:"environment,omitempty"`
	Connections *OrTemplate[[]string]    `yaml:"connections,omitempty"`
	Volumes     []*K8s[corev1.Volume]    `yaml:"volumes,omitempty"`
	Init        *OrTemplate[[]*Init]     `yaml:"init,omitempty"`
	Sidecars    []*K8s[corev1.Container] `yaml:"sidecars,omitempty"`
	Container   *K8s[corev1.Container]   `yaml:"container,omitempty"`
}

type NotifierJob Job

type CleanerJob Job

type TunerJob Job
