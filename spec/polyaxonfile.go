package spec

import (
	corev1 "k8s.io/api/core/v1"
)

// Polyaxonfile is what a file describes: a runtime, the inputs that it takes, and how and when to run it. The same
// fields may stand in a component (something to reuse) and in an operation (a request to run one); without `kind`
// Polyaxon takes it for whichever is needed.
type Polyaxonfile struct {
	// Has no effect any more: releases since 2.18 ignore it and say so. Write `1.1` only for a server older than
	// that.
	Version *float64 `yaml:"version,omitempty"`
	// Says whether this is a component to reuse or an operation to run. May be left out: then the file serves as
	// either.
	Kind RootKind `yaml:"kind,omitempty"`
	// What the run or component is called in lists, in `dagRef` and in `ops.NAME` references. Letters, digits, `-`
	// and `_` only, or a template.
	Name string `yaml:"name,omitempty" spec:"pattern=^[-a-zA-Z0-9_]+\\z,template"`
	// A sentence for people, shown next to the run or component in the UI.
	Description string `yaml:"description,omitempty"`
	// Words to find and filter runs by. A text such as `a, b` counts as a list.
	Tags []string `yaml:"tags,omitempty" spec:"split"`
	// Names of scheduling presets of the organization (queue, environment, plugins ...) to lay over this file, in
	// order. They must exist on the server; `check` does not look them up.
	Presets []string `yaml:"presets,omitempty" spec:"split"`
	// Refuses params that no input or output declares, which catches misspelled names. Default `false`: such a param
	// becomes a value of the context. A component that sets `true` cannot be relaxed by the operation.
	StrictParams *bool `yaml:"strictParams,omitempty"`
	// The queue to wait in, as `queue` or `agent/queue`. It decides the agent, and so the cluster, and how many runs
	// go on at once. Default: the default queue of the agent or project.
	Queue string `yaml:"queue,omitempty"`
	// The Kubernetes namespace to run in, where the edition of Polyaxon allows to choose. Default: the namespace of
	// the agent.
	Namespace string `yaml:"namespace,omitempty"`
	// Whether and how an earlier run with the same inputs may stand in for this one. Caching is on by default inside
	// DAGs, mappings and tuning.
	Cache *OrTemplate[Cache] `yaml:"cache,omitempty"`
	// When to give up or stop: retries, time limits, idle services, and how long to keep the finished pods.
	Termination *OrTemplate[Termination] `yaml:"termination,omitempty"`
	// Switches for what Polyaxon adds to the run, such as collecting logs and artifacts, authentication or shared
	// memory.
	Plugins *OrTemplate[Plugins] `yaml:"plugins,omitempty"`
	// Builds an image first, with a builder component, and uses the result as the image of the main container. A
	// matrix shares one build among its runs. Not for runs of kind `dag`.
	Build *OrTemplate[Build] `yaml:"build,omitempty"`
	// Operations to start when this one ends, such as a message to a chat or an evaluation.
	Hooks *OrTemplate[[]*Hook] `yaml:"hooks,omitempty"`
	// `false` makes the run wait until somebody approves it in the UI or with `polyaxon ops approve`. Default: it
	// starts at once.
	IsApproved *OrTemplate[bool] `yaml:"isApproved,omitempty"`
	// What one run costs, in a unit of your own, to compare and filter runs by. Any number.
	Cost *OrTemplate[float64] `yaml:"cost,omitempty"`
	// Local files and folders that the CLI uploads to the run before it starts: `local/path`,
	// `local/path:path/in/run`, or an object with `from` and `to`.
	Mount []*OrString[Mount] `yaml:"mount,omitempty"`
	// Starts the operation again and again, or at a given time. An operation inside a DAG cannot have one.
	Schedule Schedule `yaml:"schedule,omitempty"`
	// Starts the operation when something happens elsewhere, such as a commit, a new artifact, or an upstream run
	// that begins to run rather than ends.
	Events *OrTemplate[[]*EventTrigger] `yaml:"events,omitempty"`
	// Runs the operation many times with generated params: every combination, random samples, or values that a search
	// algorithm proposes.
	Matrix Matrix `yaml:"matrix,omitempty"`
	// Queries for earlier runs, of which inputs, outputs or artifacts become lists for params of this operation.
	Joins *OrTemplate[[]*Join] `yaml:"joins,omitempty"`
	// Names of operations of the same DAG that must come first. References such as `ref: ops.NAME` in params already
	// count as dependencies.
	Dependencies *OrTemplate[[]string] `yaml:"dependencies,omitempty"`
	// How the upstream operations of a DAG must have ended for this one to start. Default `all_succeeded`.
	Trigger TriggerPolicy `yaml:"trigger,omitempty" spec:"template"`
	// A template that must come out true for the run to start; otherwise it is skipped. Rendered with params, outputs
	// of upstream operations and globals.
	//
	//     conditions: '{{ accuracy > 0.9 }}'
	Conditions string `yaml:"conditions,omitempty"`
	// Skips this operation when an upstream operation was skipped. Default `false`: the trigger decides.
	SkipOnUpstreamSkip *bool `yaml:"skipOnUpstreamSkip,omitempty"`
	// The values that the run takes, with types, defaults and rules. Params are checked against them, and every input
	// is at hand in templates by its name.
	Inputs []*IO `yaml:"inputs,omitempty"`
	// The values that the run will log, such as metrics or a path, so that later operations can refer to them with
	// checked types.
	Outputs []*IO `yaml:"outputs,omitempty"`
	// What to run: its `kind` chooses among job, service, dag, distributed jobs and clusters. Without `kind` it
	// completes the runtime of the component that the file refers to.
	Run Runtime `yaml:"run,omitempty" spec:"partial"`
	// Short form: the ports to expose. Without a `run` it makes the run a service.
	Ports []int64 `yaml:"ports,omitempty"`
	// Short form: the main container, as in Kubernetes. Without a `run` it makes the run a job. Polyaxon sets its
	// name.
	Container *K8s[corev1.Container] `yaml:"container,omitempty"`
	// Short form: shell commands for the main container, as a text or one per item. They run with `/bin/sh -c` after
	// `set -e`, so the first that fails ends the run, and they replace `command` and `args`.
	//
	//     cmd: python train.py --lr={{ lr }}
	Cmd Strings `yaml:"cmd,omitempty"`
	// Short form: environment variables of the main container. Values must be text, so quote numbers and booleans:
	// `"1"`. A name that the container sets already is replaced.
	Env map[string]string `yaml:"env,omitempty"`
	// Short form: `cpu`, `memory`, `gpu` or an extended resource such as `google.com/tpu`, each an amount or a range
	// from request to limit. `gpu` stands for `nvidia.com/gpu`.
	//
	//     resources: {cpu: 500m..2, memory: 1Gi..4Gi, gpu: 1}
	Resources map[string]Amount `yaml:"resources,omitempty"`
	// Short form: pod settings such as labels, node selection or tolerations, put into the run.
	Environment *Environment `yaml:"environment,omitempty"`
	// Short form: what to prepare before the main container starts, put into the run.
	Init []*Init `yaml:"init,omitempty"`
	// Short form: names of connections for the main container, put into the run.
	Connections []string `yaml:"connections,omitempty"`
	// Short form: containers to run beside the main one, put into the run.
	Sidecars []*K8s[corev1.Container] `yaml:"sidecars,omitempty"`
	// Short form: Kubernetes volumes for the pod, put into the run. Each container mounts them by itself.
	Volumes []*K8s[corev1.Volume] `yaml:"volumes,omitempty"`
	// Marks the file as one to be filled in before it can run, and says what to fill in.
	Template *Template `yaml:"template,omitempty"`
	// Values for the inputs, by name. `lr: 0.1` is short for `lr: {value: 0.1}`.
	//
	//     params:
	//       lr: 0.1
	//       data: {ref: ops.prepare, value: outputs.path}
	Params map[string]*Param `yaml:"params,omitempty" spec:"short"`
	// The component to run, by its name in the hub: `NAME:VERSION`, or `OWNER/NAME:VERSION`. At most one of `hubRef`,
	// `dagRef`, `urlRef` and `pathRef`.
	HubRef string `yaml:"hubRef,omitempty"`
	// The component to run, by its name under `components` of the DAG around this operation.
	DagRef string `yaml:"dagRef,omitempty"`
	// The component to run, by the address of its file.
	URLRef string `yaml:"urlRef,omitempty"`
	// The component to run, by the path of its file, relative to this file. It may hold an operation as well.
	PathRef string `yaml:"pathRef,omitempty"`
	// The component to run, written in place. When a reference stands beside it, it is used instead.
	Component *Polyaxonfile `yaml:"component,omitempty"`
	// How this operation is laid over its component, and how a preset is laid over the file before it. Default
	// `post_merge`.
	PatchStrategy PatchStrategy `yaml:"patchStrategy,omitempty"`
	// Marks a file that is only laid over others, with `-f` or as a preset: it may have no run and no reference of
	// its own.
	IsPreset *bool `yaml:"isPreset,omitempty"`
	// A part of a runtime to lay over the component's run, such as its environment or container. It cannot change the
	// kind.
	//
	//     runPatch:
	//       container: {resources: {limits: {nvidia.com/gpu: 1}}}
	RunPatch AnyMap `yaml:"runPatch,omitempty"`
}
