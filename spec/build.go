package spec

type Build struct {
	HubRef        string                        `yaml:"hubRef" spec:"required"`
	Connection    string                        `yaml:"connection,omitempty"`
	Presets       *OrTemplate[[]string]         `yaml:"presets,omitempty"`
	Queue         string                        `yaml:"queue,omitempty"`
	Namespace     string                        `yaml:"namespace,omitempty"`
	Cache         *OrTemplate[Cache]            `yaml:"cache,omitempty"`
	Params        map[string]*OrTemplate[Param] `yaml:"params,omitempty" spec:"lax"`
	RunPatch      map[string]any                `yaml:"runPatch,omitempty" spec:"lax"`
	PatchStrategy PatchStrategy                 `yaml:"patchStrategy,omitempty" spec:"template"`
}
