package spec

// Hook starts a component when the run ends: to notify somebody, to evaluate a model, to clean up. The hook sees
// params, outputs and status of the run.
//
//	hooks:
//	  - {hubRef: slack, trigger: failed, connection: slack-connection}
type Hook struct {
	// The component to start, by its name in the hub, such as `slack`.
	HubRef string `yaml:"hubRef" spec:"required"`
	// The connection that the component uses, such as that of the chat to write to.
	Connection string `yaml:"connection,omitempty"`
	// The end to wait for. Default: any.
	Trigger HookTrigger `yaml:"trigger,omitempty"`
	// A template that must come out true for the hook to start, such as `'{{ loss > 0.9 }}'`.
	Conditions string `yaml:"conditions,omitempty"`
	// Presets for the run of the hook, in place of those of its component.
	Presets []string `yaml:"presets,omitempty"`
	// The queue for the run of the hook, as `queue` or `agent/queue`.
	Queue string `yaml:"queue,omitempty"`
	// The Kubernetes namespace for the run of the hook.
	Namespace string `yaml:"namespace,omitempty"`
	// Values for the inputs of the component, by name. Here each must be an object: `{value: ...}`.
	Params *OrTemplate[map[string]*Param] `yaml:"params,omitempty" spec:"lax"`
	// Leaves out the params that every hook gets: uuid, kind, name, inputs, outputs, status and condition of the run.
	// Default `false`.
	DisableDefaults *OrTemplate[bool] `yaml:"disableDefaults,omitempty"`
}
