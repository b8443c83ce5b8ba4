package spec

import (
	corev1 "k8s.io/api/core/v1"
)

// DaskCluster runs Dask: a scheduler and workers, with service and dashboard set up.
type DaskCluster struct {
	// The pods that compute.
	Worker *OrTemplate[DaskReplica] `yaml:"worker,omitempty"`
	// The pod that hands out the tasks.
	Scheduler *OrTemplate[DaskReplica] `yaml:"scheduler,omitempty"`
	// The fewest workers to keep. Together with `maxReplicas` it switches autoscaling on.
	MinReplicas *OrTemplate[int64] `yaml:"minReplicas,omitempty"`
	// The most workers to run. Together with `minReplicas` it switches autoscaling on.
	MaxReplicas *OrTemplate[int64] `yaml:"maxReplicas,omitempty"`
}

// DaskReplica describes the scheduler or the workers of a Dask cluster.
type DaskReplica struct {
	// How many pods of this role to run. Default 1.
	Replicas *OrTemplate[int64] `yaml:"replicas,omitempty"`
	// Settings for the pods of this role, such as labels, node selection, tolerations and service account.
	Environment *OrTemplate[Environment] `yaml:"environment,omitempty"`
	// Names of connections for the container of each pod: buckets and volumes get mounted, secrets and config maps
	// become environment variables. They must be set up in the deployment.
	Connections *OrTemplate[[]string] `yaml:"connections,omitempty"`
	// Kubernetes volumes for the pods of this role. Each container mounts them with `volumeMounts`. Prefer a
	// connection where there is one.
	Volumes []*K8s[corev1.Volume] `yaml:"volumes,omitempty"`
	// What to prepare in each pod before its container starts: code, data, files, or containers of your own, in
	// order.
	Init *OrTemplate[[]*Init] `yaml:"init,omitempty"`
	// Containers to run beside the container of each pod, as in Kubernetes, such as a proxy or a database.
	Sidecars []*K8s[corev1.Container] `yaml:"sidecars,omitempty"`
	// The container of each pod, as in Kubernetes: image, command, args, env, resources. Polyaxon sets its name.
	Container *K8s[corev1.Container] `yaml:"container,omitempty"`
}

// RayCluster runs Ray: a head and groups of workers, through KubeRay.
type RayCluster struct {
	// The command that the head runs once the cluster is up.
	Entrypoint string `yaml:"entrypoint,omitempty" spec:"lax"`
	// The packages, environment variables and files that Ray provides to tasks, as in `ray.init(runtime_env=...)`.
	RuntimeEnv *OrTemplate[map[string]any] `yaml:"runtimeEnv,omitempty" spec:"lax"`
	// Text that Ray keeps with the submitted job.
	Metadata *OrTemplate[map[string]string] `yaml:"metadata,omitempty" spec:"lax"`
	// The version of Ray in the images, such as `2.9.0`. KubeRay needs it to be right.
	RayVersion string `yaml:"rayVersion,omitempty" spec:"lax"`
	// The pod that coordinates the cluster.
	Head *OrTemplate[RayReplica] `yaml:"head,omitempty"`
	// Groups of worker pods, by a name of your choice.
	Workers map[string]*OrTemplate[RayReplica] `yaml:"workers,omitempty" spec:"lax"`
	// Lets Ray start and stop workers as the work asks for them. Idle workers stop after
	// `termination.culling.timeout`.
	EnableInTreeAutoscaling *OrTemplate[bool] `yaml:"enableInTreeAutoscaling,omitempty"`
	// Settings of the autoscaler.
	AutoscalerOptions *OrTemplate[RayAutoscalerOptions] `yaml:"autoscalerOptions,omitempty"`
}

// RayReplica describes the head or one group of workers of a Ray cluster.
type RayReplica struct {
	// How many pods to start with. Default 1.
	Replicas *OrTemplate[int64] `yaml:"replicas,omitempty"`
	// The fewest pods that the autoscaler may leave.
	MinReplicas *OrTemplate[int64] `yaml:"minReplicas,omitempty"`
	// The most pods that the autoscaler may start.
	MaxReplicas *OrTemplate[int64] `yaml:"maxReplicas,omitempty"`
	// Options for `ray start`, by name without dashes. Values are kept as text.
	//
	//     rayStartParams: {num-cpus: 4}
	RayStartParams map[string]string `yaml:"rayStartParams,omitempty" spec:"generic"`
	// Settings for the pods of this role, such as labels, node selection, tolerations and service account.
	Environment *OrTemplate[Environment] `yaml:"environment,omitempty"`
	// Names of connections for the container of each pod: buckets and volumes get mounted, secrets and config maps
	// become environment variables. They must be set up in the deployment.
	Connections *OrTemplate[[]string] `yaml:"connections,omitempty"`
	// Kubernetes volumes for the pods of this role. Each container mounts them with `volumeMounts`. Prefer a
	// connection where there is one.
	Volumes []*K8s[corev1.Volume] `yaml:"volumes,omitempty"`
	// What to prepare in each pod before its container starts: code, data, files, or containers of your own, in
	// order.
	Init *OrTemplate[[]*Init] `yaml:"init,omitempty"`
	// Containers to run beside the container of each pod, as in Kubernetes, such as a proxy or a database.
	Sidecars []*K8s[corev1.Container] `yaml:"sidecars,omitempty"`
	// The container of each pod, as in Kubernetes: image, command, args, env, resources. Polyaxon sets its name.
	Container *K8s[corev1.Container] `yaml:"container,omitempty"`
}

// RayAutoscalerOptions sets up the container that scales a Ray cluster.
type RayAutoscalerOptions struct {
	// How fast to add workers: `Default` and `Aggressive` at once, `Conservative` never more at a time than are
	// running.
	UpscalingMode string `yaml:"upscalingMode,omitempty" spec:"lax"`
	// When to pull the image of the autoscaler: `Always`, `IfNotPresent` or `Never`.
	ImagePullPolicy string `yaml:"imagePullPolicy,omitempty" spec:"lax"`
	// What to request for the autoscaler's container and what to limit it to.
	Resources *K8s[corev1.ResourceRequirements] `yaml:"resources,omitempty"`
}
