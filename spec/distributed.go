package spec

import (
	corev1 "k8s.io/api/core/v1"
)

type MPIJob struct {
	CleanPodPolicy   CleanPodPolicy         `yaml:"cleanPodPolicy,omitempty"`
	SchedulingPolicy *SchedulingPolicy      `yaml:"schedulingPolicy,omitempty"`
	SlotsPerWorker   *OrTemplate[int64]     `yaml:"slotsPerWorker,omitempty"`
	Launcher         *OrTemplate[KFReplica] `yaml:"launcher,omitempty"`
	Worker           *OrTemplate[KFReplica] `yaml:"worker,omitempty"`
}

type PytorchJob struct {
	CleanPodPolicy   CleanPodPolicy         `yaml:"cleanPodPolicy,omitempty"`
	SchedulingPolicy *SchedulingPolicy      `yaml:"schedulingPolicy,omitempty"`
	ElasticPolicy    *PytorchElasticPolicy  `yaml:"elasticPolicy,omitempty"`
	NProcPerNode     *OrTemplate[int64]     `yaml:"nProcPerNode,omitempty"`
	Master           *OrTemplate[KFReplica] `yaml:"master,omitempty"`
	Worker           *OrTemplate[KFReplica] `yaml:"worker,omitempty"`
}

type PytorchElasticPolicy struct {
	MinReplicas  *OrTemplate[int64] `yaml:"minReplicas,omitempty"`
	MaxReplicas  *OrTemplate[int64] `yaml:"maxReplicas,omitempty"`
	RdvzBackend  string             `yaml:"rdvzBackend,omitempty"`
	RdvzPort     *OrTemplate[int64] `yaml:"rdvzPort,omitempty"`
	RdvzHost     string             `yaml:"rdvzHost,omitempty"`
	RdvzID       string             `yaml:"rdvzId,omitempty"`
	RdvzConf     []AnyMap           `yaml:"rdvzConf,omitempty"`
	Standalone   *OrTemplate[bool]  `yaml:"standalone,omitempty"`
	NProcPerNode *OrTemplate[int64] `yaml:"nProcPerNode,omitempty"`
	MaxRestarts  *OrTemplate[int64] `yaml:"maxRestarts,omitempty"`
	Metrics      []AnyMap           `yaml:"Metrics,omitempty"`
}

type TFJob struct {
	CleanPodPolicy      CleanPodPolicy         `yaml:"cleanPodPolicy,omitempty"`
	SchedulingPolicy    *SchedulingPolicy      `yaml:"schedulingPolicy,omitempty"`
	EnableDynamicWorker *bool                  `yaml:"enableDynamicWorker,omitempty"`
	SuccessPolicy       string                 `yaml:"successPolicy,omitempty" spec:"lax"`
	Chief               *OrTemplate[KFReplica] `yaml:"chief,omitempty"`
	PS                  *OrTemplate[KFReplica] `yaml:"ps,omitempty"`
	Worker              *OrTemplate[KFReplica] `yaml:"worker,omitempty"`
	Evaluator           *OrTemplate[KFReplica] `yaml:"evaluator,omitempty"`
}

type SchedulingPolicy struct {
	MinAvailable           *OrTemplate[int64] `yaml:"minAvailable,omitempty"`
	Queue                  string             `yaml:"queue,omitempty"`
	MinResources           *OrTemplate[int64] `yaml:"minResources,omitempty"`
	PriorityClass          string             `yaml:"priorityClass,omitempty"`
	ScheduleTimeoutSeconds *OrTemplate[int64] `yaml:"scheduleTimeoutSeconds,omitempty"`
}

type KFReplica struct {
	Replicas    *OrTemplate[int64]       `yaml:"replicas,omitempty"`
	Environment *OrTemplate[Environment] `yaml:"environment,omitempty"`
	Connections *OrTemplate[[]string]    `yaml:"connections,omitempty"`
	Volumes     []*K8s[corev1.Volume]    `yaml:"volumes,omitempty"`
	Init        *OrTemplate[[]*Init]     `yaml:"init,omitempty"`
	Sidecars    []*K8s[corev1.Container] `yaml:"sidecars,omitempty"`
	Container   *K8s[corev1.Container]   `yaml:"container,omitempty"`
}
