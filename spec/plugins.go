package spec

type Plugins struct {
	Auth                *OrTemplate[bool]                     `yaml:"auth,omitempty"`
	Docker              *OrTemplate[bool]                     `yaml:"docker,omitempty"`
	SHM                 *OrTemplate[bool]                     `yaml:"shm,omitempty"`
	Tmux                *OrTemplate[bool]                     `yaml:"tmux,omitempty"`
	Sandbox             *OrTemplate[bool]                     `yaml:"sandbox,omitempty"`
	SSH                 *OrTemplate[bool]                     `yaml:"ssh,omitempty"`
	MountArtifactsStore *OrTemplate[bool]                     `yaml:"mountArtifactsStore,omitempty"`
	CollectArtifacts    *OrTemplate[bool]                     `yaml:"collectArtifacts,omitempty"`
	CollectLogs         *OrTemplate[bool]                     `yaml:"collectLogs,omitempty"`
	CollectResources    *OrTemplate[bool]                     `yaml:"collectResources,omitempty"`
	SyncStatuses        *OrTemplate[bool]                     `yaml:"syncStatuses,omitempty"`
	AutoResume          *OrTemplate[bool]                     `yaml:"autoResume,omitempty"`
	LogLevel            string                                `yaml:"logLevel,omitempty"`
	ExternalHost        *OrTemplate[bool]                     `yaml:"externalHost,omitempty"`
	Sidecar             *OrTemplate[PolyaxonSidecarContainer] `yaml:"sidecar,omitempty"`
	Notifications       *OrTemplate[[]*Notification]          `yaml:"notifications,omitempty"`
}

type PolyaxonSidecarContainer struct {
	Image           string                      `yaml:"image,omitempty"`
	ImageTag        string                      `yaml:"imageTag,omitempty"`
	ImagePullPolicy PullPolicy                  `yaml:"imagePullPolicy,omitempty"`
	SleepInterval   *OrTemplate[int64]          `yaml:"sleepInterval,omitempty"`
	SyncInterval    *OrTemplate[int64]          `yaml:"syncInterval,omitempty"`
	MonitorLogs     *OrTemplate[bool]           `yaml:"monitorLogs,omitempty"`
	MonitorSpec     *OrTemplate[bool]           `yaml:"monitorSpec,omitempty"`
	NoConnections   *OrTemplate[bool]           `yaml:"noConnections,omitempty"`
	Resources       *OrTemplate[map[string]any] `yaml:"resources,omitempty" spec:"lax"`
}

type Notification struct {
	Connections []string `yaml:"connections" spec:"required"`
	Trigger     Status   `yaml:"trigger,omitempty"`
}
