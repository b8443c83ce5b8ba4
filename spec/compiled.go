package spec

type CompiledOperation struct {
	Version            *float64                     `yaml:"version,omitempty"`
	Kind               CompiledKind                 `yaml:"kind,omitempty"`
	Name               string                       `yaml:"name,omitempty" spec:"pattern=^[-a-zA-Z0-9_]+\\z,template"`
	Description        string                       `yaml:"description,omitempty"`
	Tags               []string                     `yaml:"tags,omitempty"`
	Presets            []string                     `yaml:"presets,omitempty"`
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
	Contexts           []*IO                        `yaml:"contexts,omitempty"`
	Run                Runtime                      `yaml:"run,omitempty"`
}

// CompiledKind is the kind of a compiled operation.
type CompiledKind string

const (
	// An operation and its component in one, as Polyaxon prepares it to be run; not read from a file.
	CompiledOperationKind CompiledKind = "compiled_operation"
)
