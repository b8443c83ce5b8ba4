package spec

import (
	corev1 "k8s.io/api/core/v1"
)

type DaskCluster struct {
	Worker      *OrTemplate[DaskReplica] `yaml:"worker,omitempty"`
	Scheduler   *OrTemplate[DaskReplica] `yaml:"scheduler,omitempty"`
	MinReplicas *OrTemplate[int64]       `yaml:"minReplicas,omitempty"`
	MaxReplicas *OrTemplate[int64]       `yaml:"maxReplicas,omitempty"`
}

type DaskReplica struct {
	Replicas    *OrTemplate[int64]       `yaml:"replicas,omitempty"`
	Environment *OrTemplate[Environment] `yaml:"environment,omitempty"`
	Connections *OrTemplate[[]string]    `yaml:"connections,omitempty"`
	Volumes     []*K8s[corev1.Volume]    `yaml:"volumes,omitempty"`
	Init        *OrTemplate[[]*Init]     `yaml:"init,omitempty"`
	Sidecars    []*K8s[corev1.Container] `yaml:"sidecars,omitempty"`
	Container   *K8s[corev1.Container]   `yaml:"container,omitempty"`
}

type RayCluster struct {
	Entrypoint              string                             `yaml:"entrypoint,omitempty" spec:"lax"`
	RuntimeEnv              *OrTemplate[map[string]any]        `yaml:"runtimeEnv,omitempty" spec:"lax"`
	Metadata                *OrTemplate[map[string]string]     `yaml:"metadata,omitempty" spec:"lax"`
	RayVersion              string                             `yaml:"rayVersion,omitempty" spec:"lax"`
	Head                    *OrTemplate[RayReplica]            `yaml:"head,omitempty"`
	Workers                 map[string]*OrTemplate[RayReplica] `yaml:"workers,omitempty" spec:"lax"`
	EnableInTreeAutoscaling *OrTemplate[bool]                  `yaml:"enableInTreeAutoscaling,omitempty"`
	AutoscalerOptions       *OrTemplate[RayAutoscalerOptions]  `yaml:"autoscalerOptions,omitempty"`
}

type RayReplica struct {
	Replicas       *OrTemplate[int64]       `yaml:"replicas,omitempty"`
	MinReplicas    *OrTemplate[int64]       `yaml:"minReplicas,omitempty"`
	MaxReplicas    *OrTemplate[int64]       `yaml:"maxReplicas,omitempty"`
	RayStartParams map[string]string        `yaml:"rayStartParams,omitempty" spec:"generic"`
	Environment    *OrTemplate[Environment] `yaml:"environment,omitempty"`
	Connections    *OrTemplate[[]string]    `yaml:"connections,omitempty"`
	Volumes        []*K8s[corev1.Volume]    `yaml:"volumes,omitempty"`
	Init           *OrTemplate[[]*Init]     `yaml:"init,omitempty"`
	Sidecars       []*K8s[corev1.Container] `yaml:"sidecars,omitempty"`
	Container      *K8s[corev1.Container]   `yaml:"container,omitempty"`
}

type RayAutoscalerOptions struct {
	UpscalingMode   string                            `yaml:"upscalingMode,omitempty" spec:"lax"`
	ImagePullPolicy string                            `yaml:"imagePullPolicy,omitempty" spec:"lax"`
	Resources       *K8s[corev1.ResourceRequirements] `yaml:"resources,omitempty"`
}
