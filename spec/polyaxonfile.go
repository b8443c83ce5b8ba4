package spec

import (
	corev1 "k8s.io/api/core/v1"
)

type Polyaxonfile struct {
	Version            *float64                     `yaml:"version,omitempty"`
	Kind               RootKind                     `yaml:"kind,omitempty"`
	Name               string                       `yaml:"name,omitempty" spec:"pattern=^[-a-zA-Z0-9_]+\\z,template"`
	Description        string                       `yaml:"description,omitempty"`
	Tags               []string                     `yaml:"tags,omitempty" spec:"split"`
	Presets            []string                     `yaml:"presets,omitempty" spec:"split"`
	StrictParams       *bool                        `yaml:"strictParams,omitempty"`
	Queue              string                       `yaml:"queue,omitempty"`
	Namespace          string                       `yaml:"namespace,omitempty"`
	Cache              *OrTemplate[Cache]           `yaml:"cache,omitempty"`
	Termination        *OrTemplate[Termination]     `yaml:"termination,omitempty"`
	Plugins            *OrTemplate[Plugins]         `yaml:"plugins,omitempty"`
	Build              *OrTemplate[Build]           `yaml:"build,omitempty"`
	Hooks              *OrTemplate[[]*Hook]         `yaml:"hooks,omitempty"`
	IsApproved         *OrTemplate[bool]            `yaml:"isApproved,omitempty"`
	Cost               *OrTemplate[float64]         `yaml:"cost,omitempty"`
	Mount              []*OrString[Mount]           `yaml:"mount,omitempty"`
	Schedule           Schedule                     `yaml:"schedule,omitempty"`
	Events             *OrTemplate[[]*EventTrigger] `yaml:"events,omitempty"`
	Matrix             Matrix                       `yaml:"matrix,omitempty"`
	Joins              *OrTemplate[[]*Join]         `yaml:"joins,omitempty"`
	Dependencies       *OrTemplate[[]string]        `yaml:"dependencies,omitempty"`
	Trigger            TriggerPolicy                `yaml:"trigger,omitempty" spec:"template"`
	Conditions         string                       `yaml:"conditions,omitempty"`
	SkipOnUpstreamSkip *bool                        `yaml:"skipOnUpstreamSkip,omitempty"`
	Inputs             []*IO                        `yaml:"inputs,omitempty"`
	Outputs            []*IO                        `yaml:"outputs,omitempty"`
	Run                Runtime                      `yaml:"run,omitempty" spec:"partial"`
	Ports              []int64                      `yaml:"ports,omitempty"`
	Container          *K8s[corev1.Container]       `yaml:"container,omitempty"`
	Cmd                Strings                      `yaml:"cmd,omitempty"`
	Env                map[string]string            `yaml:"env,omitempty"`
	Resources          map[string]Amount            `yaml:"resources,omitempty"`
	Environment        *Environment                 `yaml:"environment,omitempty"`
	Init               []*Init                      `yaml:"init,omitempty"`
	Connections        []string                     `yaml:"connections,omitempty"`
	Sidecars           []*K8s[corev1.Container]     `yaml:"sidecars,omitempty"`
	Volumes            []*K8s[corev1.Volume]        `yaml:"volumes,omitempty"`
	Template           *Template                    `yaml:"template,omitempty"`
	Params             map[string]*Param            `yaml:"params,omitempty" spec:"short"`
	HubRef             string                       `yaml:"hubRef,omitempty"`
	DagRef             string                       `yaml:"dagRef,omitempty"`
	URLRef             string                       `yaml:"urlRef,omitempty"`
	PathRef            string                       `yaml:"pathRef,omitempty"`
	Component          Root                         `yaml:"component,omitempty"`
	PatchStrategy      PatchStrategy                `yaml:"patchStrategy,omitempty"`
	IsPreset           *bool                        `yaml:"isPreset,omitempty"`
	RunPatch           AnyMap                       `yaml:"runPatch,omitempty"`
}
