package spec

// Plugins switches on and off what Polyaxon adds to the pods of a run.
type Plugins struct {
	// Gives the containers a token to talk to the API with the rights of the user who started the run. Default
	// `true`.
	Auth *OrTemplate[bool] `yaml:"auth,omitempty"`
	// Mounts the Docker socket of the node. Default `false`. It gives power over the node, and many clusters refuse
	// it.
	Docker *OrTemplate[bool] `yaml:"docker,omitempty"`
	// Mounts memory at `/dev/shm`, which PyTorch data loaders need: without it there are 64 MB. Default `true`.
	SHM *OrTemplate[bool] `yaml:"shm,omitempty"`
	// Puts `tmux` into the container, so that `polyaxon ops shell` finds its session again after a lost connection.
	// Default `false`.
	Tmux *OrTemplate[bool] `yaml:"tmux,omitempty"`
	// Runs a daemon in the container through which SDKs and tools execute commands and handle files. Services only:
	// `check` rejects it on any other kind. Default `false`.
	Sandbox *OrTemplate[bool] `yaml:"sandbox,omitempty"`
	// Runs an SSH server in the container, for VS Code Remote, JetBrains Gateway, rsync and the like. Services only:
	// `check` rejects it on any other kind. Default `false`.
	SSH *OrTemplate[bool] `yaml:"ssh,omitempty"`
	// Mounts the artifacts store of the project into the main container, whatever its connection is called. Default
	// `false`.
	MountArtifactsStore *OrTemplate[bool] `yaml:"mountArtifactsStore,omitempty"`
	// Uploads what the run writes under its artifacts path, while it runs and at the end. Default `true`.
	CollectArtifacts *OrTemplate[bool] `yaml:"collectArtifacts,omitempty"`
	// Keeps the logs after the pods are gone. Default `true`.
	CollectLogs *OrTemplate[bool] `yaml:"collectLogs,omitempty"`
	// Records memory, CPU and GPU use of runs that use the tracking client. Default `true`.
	CollectResources *OrTemplate[bool] `yaml:"collectResources,omitempty"`
	// Reports the statuses of the pods to the API while the run goes on. Default `true`.
	SyncStatuses *OrTemplate[bool] `yaml:"syncStatuses,omitempty"`
	// Goes on with the metrics and artifacts collected so far when the run is retried or resumed. Default `true`.
	AutoResume *OrTemplate[bool] `yaml:"autoResume,omitempty"`
	// The log level of Polyaxon's own helpers and of the tracking client in the containers: `debug`, `info`,
	// `warning` or `error`.
	LogLevel string `yaml:"logLevel,omitempty"`
	// Reaches the API by its public address rather than inside the cluster. Default `false`; for networks where pods
	// cannot reach the service.
	ExternalHost *OrTemplate[bool] `yaml:"externalHost,omitempty"`
	// Settings of the helper container that collects artifacts and logs, in place of those of the deployment.
	Sidecar *OrTemplate[PolyaxonSidecarContainer] `yaml:"sidecar,omitempty"`
	// Connections to notify when the run reaches a status, without a hook.
	Notifications *OrTemplate[[]*Notification] `yaml:"notifications,omitempty"`
}

// PolyaxonSidecarContainer sets up the helper that Polyaxon runs beside the main container to collect logs,
// artifacts and statuses.
type PolyaxonSidecarContainer struct {
	// The image of the helper, without a tag. Default: that of the deployment.
	Image string `yaml:"image,omitempty"`
	// The tag of the image. Default: the version of the deployment.
	ImageTag string `yaml:"imageTag,omitempty"`
	// When to pull the image.
	ImagePullPolicy PullPolicy `yaml:"imagePullPolicy,omitempty"`
	// Seconds between two looks at the main container. Default 10; a small number asks a lot of the API.
	SleepInterval *OrTemplate[int64] `yaml:"sleepInterval,omitempty"`
	// Seconds between two uploads of changed artifacts. Default 10; `-1` uploads only at the end.
	SyncInterval *OrTemplate[int64] `yaml:"syncInterval,omitempty"`
	// Collects the logs while the run goes on rather than only at its end. Default: as the deployment says.
	MonitorLogs *OrTemplate[bool] `yaml:"monitorLogs,omitempty"`
	// Records the specification of the pod while the run goes on. Default: as the deployment says.
	MonitorSpec *OrTemplate[bool] `yaml:"monitorSpec,omitempty"`
	// Leaves the connections of the run out of the helper.
	NoConnections *OrTemplate[bool] `yaml:"noConnections,omitempty"`
	// What to request for the helper and what to limit it to, as in Kubernetes: `requests` and `limits`.
	Resources *OrTemplate[map[string]any] `yaml:"resources,omitempty" spec:"lax"`
}

// Notification sends a message to connections such as Slack or a webhook when a run reaches a status.
type Notification struct {
	// Names of the connections to notify. They must be set up in the deployment.
	Connections []string `yaml:"connections" spec:"required"`
	// The status to wait for. `done` is any end.
	Trigger Status `yaml:"trigger,omitempty"`
}
