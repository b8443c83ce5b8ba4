package spec

import (
	corev1 "k8s.io/api/core/v1"
)

// Job runs a container until it ends: training, preprocessing, an export.
//
//	run:
//	  kind: job
//	  container: {image: python:3.12, command: [python, train.py]}
type Job struct {
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
}

// NotifierJob runs the container that sends notifications. Polyaxon starts it; you rarely write one.
type NotifierJob Job

// CleanerJob runs the container that removes the artifacts of deleted runs. Polyaxon starts it; you rarely write
// one.
type CleanerJob Job

// TunerJob runs the container that proposes the next params of a search. Write one to bring a search algorithm of
// your own.
type TunerJob Job
