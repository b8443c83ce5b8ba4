package spec

type Status string

const (
	StatusCreated        Status = "created"
	StatusResuming       Status = "resuming"
	StatusOnSchedule     Status = "on_schedule"
	StatusCompiled       Status = "compiled"
	StatusQueued         Status = "queued"
	StatusScheduled      Status = "scheduled"
	StatusStarting       Status = "starting"
	StatusRunning        Status = "running"
	StatusProcessing     Status = "processing"
	StatusStopping       Status = "stopping"
	StatusFailed         Status = "failed"
	StatusStopped        Status = "stopped"
	StatusSucceeded      Status = "succeeded"
	StatusSkipped        Status = "skipped"
	StatusWarning        Status = "warning"
	StatusUnschedulable  Status = "unschedulable"
	StatusUpstreamFailed Status = "upstream_failed"
	StatusRetrying       Status = "retrying"
	StatusUnknown        Status = "unknown"
	StatusDone           Status = "done"
)
