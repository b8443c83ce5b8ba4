package spec

import (
	corev1 "k8s.io/api/core/v1"
)

// Service runs a container that keeps answering on a port until it is stopped: a notebook, TensorBoard, an app, a
// model server.
//
//	run:
//	  kind: service
//	  ports: [8888]
//	  container: {image: jupyter/minimal-notebook}
type Service struct {
	// Pod settings such as labels, node selection, tolerations and service account.
	Environment *OrTemplate[Environment] `yaml:"environment,omitempty"`
	// Names of connections for the main container: buckets and volumes get mounted, secrets and config maps become
	// environment variables. They must be set up in the deployment.
	Connections *OrTemplate[[]string] `yaml:"connections,omitempty"`
	// Kubernetes volumes for the pod. Each container mounts them with `volumeMounts`. Prefer a connection where there
	// is one.
	Volumes []*K8s[corev1.Volume] `yaml:"volumes,omitempty"`
	// What to prepare before the main container starts: code, data, files, or containers of your own, in order.
	Init *OrTemplate[[]*Init] `yaml:"init,omitempty"`
	// Containers to run beside the main one, as in Kubernetes, such as a proxy or a database.
	Sidecars []*K8s[corev1.Container] `yaml:"sidecars,omitempty"`
	// The main container, as in Kubernetes: image, command, args, env, resources. Polyaxon sets its name.
	Container *K8s[corev1.Container] `yaml:"container,omitempty"`
	// The ports that the container listens on. Templates see them as `{{ globals.ports[0] }}`.
	Ports *OrTemplate[[]int64] `yaml:"ports,omitempty"`
	// Cuts Polyaxon's path from the address before it reaches the container, for apps that expect to be served from
	// `/`. Default `false`: serve under `{{ globals.base_url }}`.
	RewritePath *OrTemplate[bool] `yaml:"rewritePath,omitempty"`
	// Lets anybody who knows the address in, without Polyaxon's authentication. Default `false`.
	IsExternal *OrTemplate[bool] `yaml:"isExternal,omitempty"`
	// How many copies of the pod to run. Default 1.
	Replicas *OrTemplate[int64] `yaml:"replicas,omitempty"`
}
