package spec

import (
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
)

// Termination says when Polyaxon stops or retries a run, and what stays on the cluster afterwards.
type Termination struct {
	// How often to start again after a failure. Default: no retry.
	MaxRetries *OrTemplate[int64] `yaml:"maxRetries,omitempty"`
	// For how many seconds the finished pods stay on the cluster, for a look at what went wrong. Default: they go
	// once logs and artifacts are collected.
	TTL *OrTemplate[int64] `yaml:"ttl,omitempty"`
	// After how many seconds to stop the run, however well it does. Counts from its start.
	Timeout *OrTemplate[int64] `yaml:"timeout,omitempty"`
	// Stops a service that nobody uses. Needs `probe`, which says what counts as use.
	Culling *Culling `yaml:"culling,omitempty"`
	// How to find out whether a service is in use, for `culling`. Give either `exec` or `http`.
	//
	//     probe: {http: {path: /api/status, port: 8888}}
	Probe *ActivityProbe `yaml:"probe,omitempty"`
	// Which failures of a pod count as a failed try, by exit code or pod condition, as in a Kubernetes Job. Useful to
	// give up at once on a mistake in the code, and to retry for free when a node was taken away.
	PodFailurePolicy *K8s[batchv1.PodFailurePolicy] `yaml:"podFailurePolicy,omitempty"`
}

// Culling stops a service after a time without activity.
type Culling struct {
	// How many seconds of idleness to allow: 3600 is an hour. On a Ray cluster it is also when the autoscaler drops
	// idle workers.
	Timeout *int64 `yaml:"timeout,omitempty" spec:"lax"`
}

// ActivityProbe asks a service whether it is in use: with a command in its container, or over HTTP.
type ActivityProbe struct {
	// A command to run in the container: exit code 0 means in use, 1 means idle.
	Exec *K8s[corev1.ExecAction] `yaml:"exec,omitempty" spec:"alias=var_exec"`
	// An address of the service that tells its activity, such as `/api/status` of Jupyter.
	HTTP *K8s[corev1.HTTPGetAction] `yaml:"http,omitempty"`
}
