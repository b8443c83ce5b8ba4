package spec

import (
	corev1 "k8s.io/api/core/v1"
)

// Dag runs a graph of operations in the order of their dependencies, side by side where it can.
//
//	run:
//	  kind: dag
//	  operations:
//	    - {name: prepare, hubRef: clean-data}
//	    - {name: train, hubRef: train, params: {data: {ref: ops.prepare, value: outputs.path}}}
type Dag struct {
	// The operations of the graph. Each needs a name of its own and something to run: `component`, `run` or a
	// reference.
	Operations *OrTemplate[[]*Polyaxonfile] `yaml:"operations,omitempty"`
	// Components that the operations share, each with a name that `dagRef` can use.
	Components *OrTemplate[[]*Polyaxonfile] `yaml:"components,omitempty"`
	// Pod settings for all operations of the graph.
	Environment *OrTemplate[Environment] `yaml:"environment,omitempty"`
	// Names of connections for all operations of the graph. Literal names only: templates are not rendered here.
	Connections *OrTemplate[[]string] `yaml:"connections,omitempty"`
	// Kubernetes volumes for the pods of all operations. A volume of the same name in an operation collides.
	Volumes []*K8s[corev1.Volume] `yaml:"volumes,omitempty"`
	// How many operations may run at once. Default: as many as are ready.
	Concurrency *OrTemplate[int64] `yaml:"concurrency,omitempty" spec:"gt=0,lax"`
	// Conditions under which the whole graph ends early.
	EarlyStopping *OrTemplate[[]EarlyStopping] `yaml:"earlyStopping,omitempty"`
}
