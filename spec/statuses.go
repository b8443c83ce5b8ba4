package spec

// Status is a stage in the life of a run.
type Status string

const (
	// Known to the server; nothing has been done yet.
	StatusCreated Status = "created"
	// About to go on after it had been stopped.
	StatusResuming Status = "resuming"
	// Waiting for its time.
	StatusOnSchedule Status = "on_schedule"
	// Component, presets and params are worked into one specification.
	StatusCompiled Status = "compiled"
	// Waiting in its queue for a free place.
	StatusQueued Status = "queued"
	// Handed to the cluster, waiting for a node.
	StatusScheduled Status = "scheduled"
	// On a node: images are pulled and init containers run.
	StatusStarting Status = "starting"
	// The main container runs.
	StatusRunning Status = "running"
	// The main container has ended; results are still being worked on.
	StatusProcessing Status = "processing"
	// About to be stopped.
	StatusStopping Status = "stopping"
	// Ended badly.
	StatusFailed Status = "failed"
	// Ended because somebody or something stopped it.
	StatusStopped Status = "stopped"
	// Ended well.
	StatusSucceeded Status = "succeeded"
	// Not run, because of its conditions, its trigger or the cache.
	StatusSkipped Status = "skipped"
	// Something about the pods is wrong, and may pass.
	StatusWarning Status = "warning"
	// No node can take the pods, for lack of resources or because of node rules.
	StatusUnschedulable Status = "unschedulable"
	// Not run, because a run that it depends on failed.
	StatusUpstreamFailed Status = "upstream_failed"
	// Failed, and about to be tried again.
	StatusRetrying Status = "retrying"
	// The server lost track of it.
	StatusUnknown Status = "unknown"
	// Any end.
	StatusDone Status = "done"
)
