package spec

type Cache struct {
	Disable  *OrTemplate[bool]           `yaml:"disable,omitempty"`
	TTL      *OrTemplate[int64]          `yaml:"ttl,omitempty"`
	IO       *OrTemplate[[]string]       `yaml:"io,omitempty"`
	Sections *OrTemplate[[]CacheSection] `yaml:"sections,omitempty"`
}
