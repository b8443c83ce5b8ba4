package spec

// Range is numbers a step apart. As a list or text its parts come in the order of the fields.
type Range struct {
	// The first number.
	Start float64 `yaml:"start" spec:"required"`
	// Where to stop; greater than `start`, and itself not included.
	Stop float64 `yaml:"stop" spec:"required"`
	// The distance between two numbers. Not zero.
	Step Number `yaml:"step" spec:"required"`
}

// DateRange is days a step apart. As a list its parts come in the order of the fields.
type DateRange struct {
	// The first day.
	Start Date `yaml:"start" spec:"required"`
	// Where to stop; after `start`, and itself not included.
	Stop Date `yaml:"stop" spec:"required"`
	// The distance in days. Not zero.
	Step int64 `yaml:"step" spec:"required,lax"`
}

// DateTimeRange is moments a step apart. As a list its parts come in the order of the fields.
type DateTimeRange struct {
	// The first moment.
	Start DateTime `yaml:"start" spec:"required"`
	// Where to stop; itself not included.
	Stop DateTime `yaml:"stop" spec:"required"`
	// The distance: seconds as a number, or `1 day`, `02:30:00`, `PT1H`. Not zero.
	Step Duration `yaml:"step" spec:"required"`
}

// LinSpace is a number of evenly spaced values. As a list or text its parts come in the order of the fields.
type LinSpace struct {
	// The first value.
	Start float64 `yaml:"start" spec:"required"`
	// The last value; greater than `start`.
	Stop float64 `yaml:"stop" spec:"required"`
	// How many values to take. Not zero.
	Num int64 `yaml:"num" spec:"required,lax"`
}

// LogSpace is a number of values evenly spaced on a log scale. As a list or text its parts come in the order of
// the fields.
type LogSpace struct {
	// The exponent of the first value: `base` to this power.
	Start float64 `yaml:"start" spec:"required"`
	// The exponent of the last value; greater than `start`.
	Stop float64 `yaml:"stop" spec:"required"`
	// How many values to take. Not zero.
	Num int64 `yaml:"num" spec:"required,lax"`
	// What to raise to the powers. Default 10.
	Base *int64 `yaml:"base,omitempty" spec:"lax"`
}

// GeomSpace is a number of values of which each is the same multiple of the one before. As a list or text its
// parts come in the order of the fields.
type GeomSpace struct {
	// The first value. Not zero.
	Start float64 `yaml:"start" spec:"required"`
	// The last value; greater than `start`.
	Stop float64 `yaml:"stop" spec:"required"`
	// How many values to take. Not zero.
	Num int64 `yaml:"num" spec:"required,lax"`
}

// Uniform is numbers of which all between two are equally likely. As a list or text its parts come in the order of
// the fields, `size` last.
type Uniform struct {
	// The least number.
	Low float64 `yaml:"low" spec:"required"`
	// The greatest number.
	High float64 `yaml:"high" spec:"required"`
	// Has no effect in the searches of Polyaxon: they draw one number for each run.
	Size *int64 `yaml:"size,omitempty" spec:"lax"`
}

// QUniform is numbers of which all between two are equally likely, rounded down to multiples of `q`. As a list or text
// its parts come in the order of the fields, `size` last.
type QUniform struct {
	// The least number.
	Low float64 `yaml:"low" spec:"required"`
	// The greatest number.
	High float64 `yaml:"high" spec:"required"`
	// What to round down to multiples of. Not zero.
	Q Number `yaml:"q" spec:"required"`
	// Has no effect in the searches of Polyaxon: they draw one number for each run.
	Size *int64 `yaml:"size,omitempty" spec:"lax"`
}

// LogUniform is numbers with an evenly spread logarithm. As a list or text its parts come in the order of the
// fields, `size` last.
type LogUniform struct {
	// The natural logarithm of the least number.
	Low float64 `yaml:"low" spec:"required"`
	// The natural logarithm of the greatest number.
	High float64 `yaml:"high" spec:"required"`
	// Has no effect in the searches of Polyaxon: they draw one number for each run.
	Size *int64 `yaml:"size,omitempty" spec:"lax"`
}

// QLogUniform is numbers with an evenly spread logarithm, rounded down to multiples of `q`. As a list or text its parts
// come in the order of the fields, `size` last.
type QLogUniform struct {
	// The natural logarithm of the least number.
	Low float64 `yaml:"low" spec:"required"`
	// The natural logarithm of the greatest number.
	High float64 `yaml:"high" spec:"required"`
	// What to round down to multiples of. Not zero.
	Q Number `yaml:"q" spec:"required"`
	// Has no effect in the searches of Polyaxon: they draw one number for each run.
	Size *int64 `yaml:"size,omitempty" spec:"lax"`
}

// Normal is a normal distribution. As a list or text its parts come in the order of the fields, `size` last.
type Normal struct {
	// The mean.
	Loc float64 `yaml:"loc" spec:"required"`
	// The standard deviation.
	Scale float64 `yaml:"scale" spec:"required"`
	// Has no effect in the searches of Polyaxon: they draw one number for each run.
	Size *int64 `yaml:"size,omitempty" spec:"lax"`
}

// QNormal is a normal distribution, rounded down to multiples of `q`. As a list or text its parts come in the order of
// the fields, `size` last.
type QNormal struct {
	// The mean.
	Loc float64 `yaml:"loc" spec:"required"`
	// The standard deviation.
	Scale float64 `yaml:"scale" spec:"required"`
	// What to round down to multiples of. Not zero.
	Q Number `yaml:"q" spec:"required"`
	// Has no effect in the searches of Polyaxon: they draw one number for each run.
	Size *int64 `yaml:"size,omitempty" spec:"lax"`
}

// LogNormal is numbers with a normally distributed logarithm. As a list or text its parts come in the order of the
// fields, `size` last.
type LogNormal struct {
	// The mean of the logarithm.
	Loc float64 `yaml:"loc" spec:"required"`
	// The standard deviation of the logarithm.
	Scale float64 `yaml:"scale" spec:"required"`
	// Has no effect in the searches of Polyaxon: they draw one number for each run.
	Size *int64 `yaml:"size,omitempty" spec:"lax"`
}

// QLogNormal is numbers with a normally distributed logarithm, rounded down to multiples of `q`. As a list or text its
// parts come in the order of the fields, `size` last.
type QLogNormal struct {
	// The mean of the logarithm.
	Loc float64 `yaml:"loc" spec:"required"`
	// The standard deviation of the logarithm.
	Scale float64 `yaml:"scale" spec:"required"`
	// What to round down to multiples of. Not zero.
	Q Number `yaml:"q" spec:"required"`
	// Has no effect in the searches of Polyaxon: they draw one number for each run.
	Size *int64 `yaml:"size,omitempty" spec:"lax"`
}
