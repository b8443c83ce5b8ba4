package spec

// EventKind is something that can start an operation.
type EventKind string

const (
	// The run was created.
	EventRunStatusCreated EventKind = "run_status_created"
	// The run is about to go on after it had been stopped.
	EventRunStatusResuming EventKind = "run_status_resuming"
	// The specification of the run is ready.
	EventRunStatusCompiled EventKind = "run_status_compiled"
	// The run waits for its time.
	EventRunStatusOnSchedule EventKind = "run_status_on_schedule"
	// The run waits in its queue.
	EventRunStatusQueued EventKind = "run_status_queued"
	// The run was handed to the cluster.
	EventRunStatusScheduled EventKind = "run_status_scheduled"
	// The pods of the run are starting.
	EventRunStatusStarting EventKind = "run_status_starting"
	// The main container runs: the moment to attach a TensorBoard.
	EventRunStatusRunning EventKind = "run_status_running"
	// The main container has ended; results are still being worked on.
	EventRunStatusProcessing EventKind = "run_status_processing"
	// The run is about to be stopped.
	EventRunStatusStopping EventKind = "run_status_stopping"
	// The run ended badly.
	EventRunStatusFailed EventKind = "run_status_failed"
	// The run was stopped.
	EventRunStatusStopped EventKind = "run_status_stopped"
	// The run ended well.
	EventRunStatusSucceeded EventKind = "run_status_succeeded"
	// The run was skipped.
	EventRunStatusSkipped EventKind = "run_status_skipped"
	// Something about the pods of the run is wrong.
	EventRunStatusWarning EventKind = "run_status_warning"
	// No node can take the pods of the run.
	EventRunStatusUnschedulable EventKind = "run_status_unschedulable"
	// The run could not start because one that it depends on failed.
	EventRunStatusUpstreamFailed EventKind = "run_status_upstream_failed"
	// The run failed and is about to be tried again.
	EventRunStatusRetrying EventKind = "run_status_retrying"
	// The server lost track of the run.
	EventRunStatusUnknown EventKind = "run_status_unknown"
	// The run ended, well or not.
	EventRunStatusDone EventKind = "run_status_done"
	// Somebody approved the run.
	EventRunApprovedActor EventKind = "run_approved_actor"
	// Somebody declared the results of the run invalid, so that the cache no longer uses them.
	EventRunInvalidatedActor EventKind = "run_invalidated_actor"
	// The run logged new artifacts.
	EventRunNewArtifacts EventKind = "run_new_artifacts"
	// A commit arrived in the repository of a connection.
	EventConnectionGitCommit EventKind = "connection_git_commit"
	// A dataset of a connection has a new version.
	EventConnectionDatasetVersion EventKind = "connection_dataset_version"
	// A registry of a connection has a new image.
	EventConnectionRegistryImage EventKind = "connection_registry_image"
	// An alert was raised as information.
	EventAlertInfo EventKind = "alert_info"
	// An alert was raised as a warning.
	EventAlertWarning EventKind = "alert_warning"
	// An alert was raised as critical.
	EventAlertCritical EventKind = "alert_critical"
	// A model version got a new metric.
	EventModelVersionNewMetric EventKind = "model_version_new_metric"
	// An event of your own in a project.
	EventProjectCustomEvent EventKind = "project_custom_event"
	// An event of your own in the organization.
	EventOrgCustomEvent EventKind = "org_custom_event"
)
