package spec

type Range struct {
	Start float64 `yaml:"start" spec:"required"`
	Stop  float64 `yaml:"stop" spec:"required"`
	Step  Number  `yaml:"step" spec:"required"`
}

type DateRange struct {
	Start Date  `yaml:"start" spec:"required"`
	Stop  Date  `yaml:"stop" spec:"required"`
	Step  int64 `yaml:"step" spec:"required,lax"`
}

type DateTimeRange struct {
	Start DateTime `yaml:"start" spec:"required"`
	Stop  DateTime `yaml:"stop" spec:"required"`
	Step  Duration `yaml:"step" spec:"required"`
}

type LinSpace struct {
	Start float64 `yaml:"start" spec:"required"`
	Stop  float64 `yaml:"stop" spec:"required"`
	Num   int64   `yaml:"num" spec:"required,lax"`
}

type LogSpace struct {
	Start float64 `yaml:"start" spec:"required"`
	Stop  float64 `yaml:"stop" spec:"required"`
	Num   int64   `yaml:"num" spec:"required,lax"`
	Base  *int64  `yaml:"base,omitempty" spec:"lax"`
}

type GeomSpace struct {
	Start float64 `yaml:"start" spec:"required"`
	Stop  float64 `yaml:"stop" spec:"required"`
	Num   int64   `yaml:"num" spec:"required,lax"`
}

type Uniform struct {
	Low  float64 `yaml:"low" spec:"required"`
	High float64 `yaml:"high" spec:"required"`
	Size *int64  `yaml:"size,omitempty" spec:"lax"`
}

type QUniform struct {
	Low  float64 `yaml:"low" spec:"required"`
	High float64 `yaml:"high" spec:"required"`
	Q    Number  `yaml:"q" spec:"required"`
	Size *int64  `yaml:"size,omitempty" spec:"lax"`
}

type LogUniform struct {
	Low  float64 `yaml:"low" spec:"required"`
	High float64 `yaml:"high" spec:"required"`
	Size *int64  `yaml:"size,omitempty" spec:"lax"`
}

type QLogUniform struct {
	Low  float64 `yaml:"low" spec:"required"`
	High float64 `yaml:"high" spec:"required"`
	Q    Number  `yaml:"q" spec:"required"`
	Size *int64  `yaml:"size,omitempty" spec:"lax"`
}

type Normal struct {
	Loc   float64 `yaml:"loc" spec:"required"`
	Scale float64 `yaml:"scale" spec:"required"`
	Size  *int64  `yaml:"size,omitempty" spec:"lax"`
}

type QNormal struct {
	Loc   float64 `yaml:"loc" spec:"required"`
	Scale float64 `yaml:"scale" spec:"required"`
	Q     Number  `yaml:"q" spec:"required"`
	Size  *int64  `yaml:"size,omitempty" spec:"lax"`
}

type LogNormal struct {
	Loc   float64 `yaml:"loc" spec:"required"`
	Scale float64 `yaml:"scale" spec:"required"`
	Size  *int64  `yaml:"size,omitempty" spec:"lax"`
}

type QLogNormal struct {
	Loc   float64 `yaml:"loc" spec:"required"`
	Scale float64 `yaml:"scale" spec:"required"`
	Q     Number  `yaml:"q" spec:"required"`
	Size  *int64  `yaml:"size,omitempty" spec:"lax"`
}
