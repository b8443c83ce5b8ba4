package spec

import (
	corev1 "k8s.io/api/core/v1"
)

// MPIJob runs an MPI program: a launcher and workers, through the Kubeflow operator.
type MPIJob struct {
	// Which pods to remove when the job ends.
	CleanPodPolicy CleanPodPolicy `yaml:"cleanPodPolicy,omitempty"`
	// How the pods are placed on the cluster together.
	SchedulingPolicy *SchedulingPolicy `yaml:"schedulingPolicy,omitempty"`
	// How many processes `mpirun` starts on each worker, usually its number of GPUs. Default 1.
	SlotsPerWorker *OrTemplate[int64] `yaml:"slotsPerWorker,omitempty"`
	// The pod that calls `mpirun`.
	Launcher *OrTemplate[KFReplica] `yaml:"launcher,omitempty"`
	// The pods that do the work.
	Worker *OrTemplate[KFReplica] `yaml:"worker,omitempty"`
}

// PytorchJob runs distributed PyTorch: a master and workers that find each other by environment variables, through
// the Kubeflow operator.
type PytorchJob struct {
	// Which pods to remove when the job ends.
	CleanPodPolicy CleanPodPolicy `yaml:"cleanPodPolicy,omitempty"`
	// How the pods are placed on the cluster together.
	SchedulingPolicy *SchedulingPolicy `yaml:"schedulingPolicy,omitempty"`
	// Lets workers come and go during training, with `torchrun`.
	ElasticPolicy *PytorchElasticPolicy `yaml:"elasticPolicy,omitempty"`
	// How many processes `torchrun` starts in each pod, usually its number of GPUs.
	NProcPerNode *OrTemplate[int64] `yaml:"nProcPerNode,omitempty"`
	// The pod of rank 0, which the others connect to.
	Master *OrTemplate[KFReplica] `yaml:"master,omitempty"`
	// The pods of the other ranks.
	Worker *OrTemplate[KFReplica] `yaml:"worker,omitempty"`
}

// PytorchElasticPolicy sets up elastic training with `torchrun`: between how many workers, and how they meet.
type PytorchElasticPolicy struct {
	// With how few workers training may go on.
	MinReplicas *OrTemplate[int64] `yaml:"minReplicas,omitempty"`
	// With how many workers at most.
	MaxReplicas *OrTemplate[int64] `yaml:"maxReplicas,omitempty"`
	// How the workers find each other: `c10d`, `etcd` or `etcd-v2`.
	RdvzBackend string `yaml:"rdvzBackend,omitempty"`
	// The port at which they meet.
	RdvzPort *OrTemplate[int64] `yaml:"rdvzPort,omitempty"`
	// The host at which they meet.
	RdvzHost string `yaml:"rdvzHost,omitempty"`
	// A name that all workers of one job share.
	RdvzID string `yaml:"rdvzId,omitempty"`
	// More settings of the backend, as a list of `key` and `value`.
	RdvzConf []AnyMap `yaml:"rdvzConf,omitempty"`
	// Starts a meeting point of its own on a single node: for one pod only.
	Standalone *OrTemplate[bool] `yaml:"standalone,omitempty"`
	// How many processes to start in each pod.
	NProcPerNode *OrTemplate[int64] `yaml:"nProcPerNode,omitempty"`
	// How often the workers may be restarted before the job fails.
	MaxRestarts *OrTemplate[int64] `yaml:"maxRestarts,omitempty"`
	// Metrics by which Kubernetes scales the number of workers, as in a HorizontalPodAutoscaler. Note the capital M.
	Metrics []AnyMap `yaml:"Metrics,omitempty"`
}

// TFJob runs distributed TensorFlow with roles given by `TF_CONFIG`, through the Kubeflow operator.
type TFJob struct {
	// Which pods to remove when the job ends.
	CleanPodPolicy CleanPodPolicy `yaml:"cleanPodPolicy,omitempty"`
	// How the pods are placed on the cluster together.
	SchedulingPolicy *SchedulingPolicy `yaml:"schedulingPolicy,omitempty"`
	// Lets the number of workers change while the job runs.
	EnableDynamicWorker *bool `yaml:"enableDynamicWorker,omitempty"`
	// When the job counts as succeeded: by default when worker 0 or the chief ends; `AllWorkers` waits for all.
	SuccessPolicy string `yaml:"successPolicy,omitempty" spec:"lax"`
	// The pod that directs the training and writes checkpoints.
	Chief *OrTemplate[KFReplica] `yaml:"chief,omitempty"`
	// The parameter servers, which hold the weights that workers share.
	PS *OrTemplate[KFReplica] `yaml:"ps,omitempty"`
	// The pods that train. Without a chief, worker 0 takes its part.
	Worker *OrTemplate[KFReplica] `yaml:"worker,omitempty"`
	// The pods that compute metrics of the model while it trains.
	Evaluator *OrTemplate[KFReplica] `yaml:"evaluator,omitempty"`
}

// SchedulingPolicy places the pods of a distributed job together, with a scheduler that supports it such as
// Volcano.
type SchedulingPolicy struct {
	// How many pods must find a place before any of them starts.
	MinAvailable *OrTemplate[int64] `yaml:"minAvailable,omitempty"`
	// The queue of that scheduler (not of Polyaxon).
	Queue string `yaml:"queue,omitempty"`
	// What must be free before any pod starts.
	MinResources *OrTemplate[int64] `yaml:"minResources,omitempty"`
	// The Kubernetes priority class of the group of pods.
	PriorityClass string `yaml:"priorityClass,omitempty"`
	// How many seconds the group may wait for its place.
	ScheduleTimeoutSeconds *OrTemplate[int64] `yaml:"scheduleTimeoutSeconds,omitempty"`
}

// KFReplica describes the pods of one role of a distributed job.
type KFReplica struct {
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
