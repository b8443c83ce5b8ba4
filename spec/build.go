package spec

// Build runs a builder component before the operation, and uses the image that it makes for the main container.
//
//	build:
//	  hubRef: kaniko
//	  connection: docker-registry
//	  params: {destination: {connection: docker-registry, value: my-image:dev}}
type Build struct {
	// The builder in the hub, such as `kaniko` or `dockerizer`.
	HubRef string `yaml:"hubRef" spec:"required"`
	// The connection of the registry that the builder pushes to.
	Connection string `yaml:"connection,omitempty"`
	// Presets for the build run, in place of those of the builder.
	Presets *OrTemplate[[]string] `yaml:"presets,omitempty"`
	// The queue for the build run, as `queue` or `agent/queue`.
	Queue string `yaml:"queue,omitempty"`
	// The Kubernetes namespace for the build run.
	Namespace string `yaml:"namespace,omitempty"`
	// Whether an earlier build with the same inputs may be used again.
	Cache *OrTemplate[Cache] `yaml:"cache,omitempty"`
	// Values for the inputs of the builder, by name. Here each must be an object: `{value: ...}`.
	Params map[string]*OrTemplate[Param] `yaml:"params,omitempty" spec:"lax"`
	// A part of a runtime to lay over that of the builder, such as its environment.
	RunPatch map[string]any `yaml:"runPatch,omitempty" spec:"lax"`
	// How to lay `runPatch` and the other fields over the builder. Default `post_merge`.
	PatchStrategy PatchStrategy `yaml:"patchStrategy,omitempty" spec:"template"`
}
