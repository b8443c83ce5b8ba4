package spec

// CompiledOperation is an operation with its component and presets worked in, as Polyaxon stores it with a run.
// The server writes it; `check` does not accept it in a file.
type CompiledOperation struct {
	// Has no effect any more: releases since 2.18 ignore it and say so. Write `1.1` only for a server older than
	// that.
	Version *float64 `yaml:"version,omitempty"`
	// Always `compiled_operation`.
	Kind CompiledKind `yaml:"kind,omitempty"`
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
	// Params that no input or output declares, kept as values for templates.
	Contexts []*IO `yaml:"contexts,omitempty"`
	// What to run: its `kind` chooses among job, service, dag, distributed jobs and clusters. Without `kind` it
	// completes the runtime of the component that the file refers to.
	Run Runtime `yaml:"run,omitempty"`
}

// CompiledKind is the kind of a compiled operation.
type CompiledKind string

const (
	// An operation and its component in one, as Polyaxon prepares it to be run; not read from a file.
	CompiledOperationKind CompiledKind = "compiled_operation"
)
