package spec

// RootKind is the kind of a file.
type RootKind string

const (
	// Something to reuse: what runs, and which inputs it takes.
	RootComponent RootKind = "component"
	// A request to run a component: which one, with which params, when and how often.
	RootOperation RootKind = "operation"
)

// HookTrigger is an end of a run that a hook can wait for.
type HookTrigger string

const (
	// Any end.
	HookDone HookTrigger = "done"
	// The run failed.
	HookFailed HookTrigger = "failed"
	// The run was skipped, by its conditions, its trigger or the cache.
	HookSkipped HookTrigger = "skipped"
	// Somebody or something stopped the run.
	HookStopped HookTrigger = "stopped"
	// The run ended well.
	HookSucceeded HookTrigger = "succeeded"
	// The run could not start because one that it depends on failed.
	HookUpstreamFailed HookTrigger = "upstream_failed"
)

// RestartPolicy says when Kubernetes restarts a container that ended.
type RestartPolicy string

const (
	// After every end.
	RestartAlways RestartPolicy = "Always"
	// After a failure.
	RestartOnFailure RestartPolicy = "OnFailure"
	// Not at all.
	RestartNever RestartPolicy = "Never"
	// After a failure that looks temporary by its exit code, 128 and above. Distributed jobs only.
	RestartExitCode RestartPolicy = "ExitCode"
)

// TriggerPolicy says how the upstream operations of a DAG must have ended for an operation to start.
type TriggerPolicy string

const (
	// All of them succeeded.
	TriggerAllSucceeded TriggerPolicy = "all_succeeded"
	// All of them failed.
	TriggerAllFailed TriggerPolicy = "all_failed"
	// All of them ended, well or not.
	TriggerAllDone TriggerPolicy = "all_done"
	// One of them succeeded; does not wait for the others.
	TriggerOneSucceeded TriggerPolicy = "one_succeeded"
	// One of them failed; does not wait for the others.
	TriggerOneFailed TriggerPolicy = "one_failed"
	// One of them ended; does not wait for the others.
	TriggerOneDone TriggerPolicy = "one_done"
)

// PatchStrategy says how one layer of settings is laid over another.
type PatchStrategy string

const (
	// The new layer wins, and its lists and mappings replace the old ones whole.
	PatchReplace PatchStrategy = "replace"
	// The new layer only fills in what is not set.
	PatchIfNull PatchStrategy = "isnull"
	// Lists are joined and mappings merged; where both set a value, the new layer wins.
	PatchPostMerge PatchStrategy = "post_merge"
	// Lists are joined and mappings merged; where both set a value, the old layer wins.
	PatchPreMerge PatchStrategy = "pre_merge"
)

// CacheSection is a part of a run that counts when runs are compared for the cache.
type CacheSection string

const (
	// The command and arguments of the containers.
	CacheContainers CacheSection = "containers"
	// What is prepared before the main container starts.
	CacheInit CacheSection = "init"
	// The connections of the run.
	CacheConnections CacheSection = "connections"
)

// CleanPodPolicy says which pods to remove when a distributed job ends.
type CleanPodPolicy string

const (
	// Removes all of them, with their logs on the cluster.
	CleanPodAll CleanPodPolicy = "All"
	// Removes those that still run, and keeps the finished ones.
	CleanPodRunning CleanPodPolicy = "Running"
	// Keeps all of them, also those that still run and cost.
	CleanPodNone CleanPodPolicy = "None"
)

// PullPolicy says when to pull an image.
type PullPolicy string

const (
	// Asks the registry before every start, and so follows a tag that moves.
	PullAlways PullPolicy = "Always"
	// Pulls when the node has no image of that name and tag.
	PullIfNotPresent PullPolicy = "IfNotPresent"
	// Uses what the node has, and fails when it has none.
	PullNever PullPolicy = "Never"
)

// AcquisitionFunction ranks the candidates of Bayesian optimization.
type AcquisitionFunction string

const (
	// Upper confidence bound: prefers what may be good. Requires `kappa`.
	AcquisitionUCB AcquisitionFunction = "ucb"
	// Expected improvement over the best so far. Requires `eps`.
	AcquisitionEI AcquisitionFunction = "ei"
	// Probability of any improvement over the best so far. Requires `eps`.
	AcquisitionPOI AcquisitionFunction = "poi"
)

// Optimization says which direction of a metric is better.
type Optimization string

const (
	// More is better, as for accuracy.
	Maximize Optimization = "maximize"
	// Less is better, as for loss.
	Minimize Optimization = "minimize"
)

// ResourceType is the type of the input that carries the budget.
type ResourceType string

const (
	// Whole numbers, such as epochs or steps.
	ResourceInt ResourceType = "int"
	// Fractions, such as a share of the data.
	ResourceFloat ResourceType = "float"
)

// GaussianProcessKernel says how much two points tell of each other.
type GaussianProcessKernel string

const (
	// Squared exponential: for metrics that change very smoothly.
	KernelRBF GaussianProcessKernel = "rbf"
	// Matérn, with its smoothness in `nu`: for metrics that change less smoothly.
	KernelMatern GaussianProcessKernel = "matern"
)
