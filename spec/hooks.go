package spec

type Hook struct {
	HubRef          string                         `yaml:"hubRef" spec:"required"`
	Connection      string                         `yaml:"connection,omitempty"`
	Trigger         HookTrigger                    `yaml:"trigger,omitempty"`
	Conditions      string                         `yaml:"conditions,omitempty"`
	Presets         []string                       `yaml:"presets,omitempty"`
	Queue           string                         `yaml:"queue,omitempty"`
	Namespace       string                         `yaml:"namespace,omitempty"`
	Params          *OrTemplate[map[string]*Param] `yaml:"params,omitempty" spec:"lax"`
	DisableDefaults *OrTemplate[bool]              `yaml:"disableDefaults,omitempty"`
}
