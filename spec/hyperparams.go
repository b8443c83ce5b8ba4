package spec

type HpChoice struct {
	Value *OrTemplate[[]any] `yaml:"value" spec:"required,nullable"`
}

type HpPChoice struct {
	Value *OrTemplate[[]PChoice] `yaml:"value,omitempty"`
}

type HpRange struct {
	Value *OrTemplate[Range] `yaml:"value,omitempty"`
}

type HpDateRange struct {
	Value *OrTemplate[DateRange] `yaml:"value,omitempty"`
}

type HpDateTimeRange struct {
	Value *OrTemplate[DateTimeRange] `yaml:"value" spec:"required,nullable"`
}

type HpLinSpace struct {
	Value *OrTemplate[LinSpace] `yaml:"value,omitempty"`
}

type HpLogSpace struct {
	Value *OrTemplate[LogSpace] `yaml:"value,omitempty"`
}

type HpGeomSpace struct {
	Value *OrTemplate[GeomSpace] `yaml:"value,omitempty"`
}

type HpUniform struct {
	Value *OrTemplate[Uniform] `yaml:"value,omitempty"`
}

type HpQUniform struct {
	Value *OrTemplate[QUniform] `yaml:"value,omitempty"`
}

type HpLogUniform struct {
	Value *OrTemplate[LogUniform] `yaml:"value,omitempty"`
}

type HpQLogUniform struct {
	Value *OrTemplate[QLogUniform] `yaml:"value,omitempty"`
}

type HpNormal struct {
	Value *OrTemplate[Normal] `yaml:"value,omitempty"`
}

type HpQNormal struct {
	Value *OrTemplate[QNormal] `yaml:"value,omitempty"`
}

type HpLogNormal struct {
	Value *OrTemplate[LogNormal] `yaml:"value,omitempty"`
}

type HpQLogNormal struct {
	Value *OrTemplate[QLogNormal] `yaml:"value,omitempty"`
}
