package spec

type RootKind string

const (
	RootComponent RootKind = "component"
	RootOperation RootKind = "operation"
)

type HookTrigger string

const (
	HookDone           HookTrigger = "done"
	HookFailed         HookTrigger = "failed"
	HookSkipped        HookTrigger = "skipped"
	HookStopped        HookTrigger = "stopped"
	HookSucceeded      HookTrigger = "succeeded"
	HookUpstreamFailed HookTrigger = "upstream_failed"
)

type RestartPolicy string

const (
	RestartAlways    RestartPolicy = "Always"
	RestartOnFailure RestartPolicy = "OnFailure"
	RestartNever     RestartPolicy = "Never"
	RestartExitCode  RestartPolicy = "ExitCode"
)

type TriggerPolicy string

const (
	TriggerAllSucceeded TriggerPolicy = "all_succeeded"
	TriggerAllFailed    TriggerPolicy = "all_failed"
	TriggerAllDone      TriggerPolicy = "all_done"
	TriggerOneSucceeded TriggerPolicy = "one_succeeded"
	TriggerOneFailed    TriggerPolicy = "one_failed"
	TriggerOneDone      TriggerPolicy = "one_done"
)

type PatchStrategy string

const (
	PatchReplace   PatchStrategy = "replace"
	PatchIfNull    PatchStrategy = "isnull"
	PatchPostMerge PatchStrategy = "post_merge"
	PatchPreMerge  PatchStrategy = "pre_merge"
)

type CacheSection string

const (
	CacheContainers  CacheSection = "containers"
	CacheInit        CacheSection = "init"
	CacheConnections CacheSection = "connections"
)

type CleanPodPolicy string

const (
	CleanPodAll     CleanPodPolicy = "All"
	CleanPodRunning CleanPodPolicy = "Running"
	CleanPodNone    CleanPodPolicy = "None"
)

type PullPolicy string

const (
	PullAlways       PullPolicy = "Always"
	PullIfNotPresent PullPolicy = "IfNotPresent"
	PullNever        PullPolicy = "Never"
)

type AcquisitionFunction string

const (
	AcquisitionUCB AcquisitionFunction = "ucb"
	AcquisitionEI  AcquisitionFunction = "ei"
	AcquisitionPOI AcquisitionFunction = "poi"
)

type Optimization string

const (
	Maximize Optimization = "maximize"
	Minimize Optimization = "minimize"
)

type ResourceType string

const (
	ResourceInt   ResourceType = "int"
	ResourceFloat ResourceType = "float"
)

type GaussianProcessKernel string

const (
	KernelRBF    GaussianProcessKernel = "rbf"
	KernelMatern GaussianProcessKernel = "matern"
)
