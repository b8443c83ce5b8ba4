package spec

// HpChoice takes one of the listed values.
//
//	optimizer: {kind: choice, value: [adam, sgd]}
type HpChoice struct {
	// The values, of any type.
	Value *OrTemplate[[]any] `yaml:"value" spec:"required,nullable"`
}

// HpPChoice takes one of the listed values, each with a probability of its own.
//
//	dropout: {kind: pchoice, value: [[0.2, 0.7], [0.5, 0.3]]}
type HpPChoice struct {
	// Pairs of a value and its probability. Write the probability with a point: at least `0.0` and below `1.0`;
	// together at most 1.
	Value *OrTemplate[[]PChoice] `yaml:"value,omitempty"`
}

// HpRange takes numbers from `start` up to but not including `stop`, `step` apart.
//
//	epochs: {kind: range, value: [10, 50, 10]}
type HpRange struct {
	// `[start, stop, step]`, `start:stop:step`, or an object.
	Value *OrTemplate[Range] `yaml:"value,omitempty"`
}

// HpDateRange takes days from `start` up to but not including `stop`, `step` days apart.
type HpDateRange struct {
	// `[start, stop, step]` or an object, with days such as `2024-06-01`.
	Value *OrTemplate[DateRange] `yaml:"value,omitempty"`
}

// HpDateTimeRange takes moments from `start` up to but not including `stop`, `step` apart.
type HpDateTimeRange struct {
	// `[start, stop, step]` or an object, with moments such as `2024-06-01T00:00:00` and a step in seconds or as a
	// duration.
	Value *OrTemplate[DateTimeRange] `yaml:"value" spec:"required,nullable"`
}

// HpLinSpace takes `num` numbers from `start` to `stop`, evenly spaced.
//
//	dropout: {kind: linspace, value: [0.1, 0.5, 5]}
type HpLinSpace struct {
	// `[start, stop, num]`, `start:stop:num`, or an object.
	Value *OrTemplate[LinSpace] `yaml:"value,omitempty"`
}

// HpLogSpace takes `num` numbers from base^start to base^stop, evenly spaced on a log scale.
//
//	lr: {kind: logspace, value: [-4, -1, 4]}
type HpLogSpace struct {
	// `[start, stop, num]`, with the base as an optional fourth, the same with colons, or an object. `start` and
	// `stop` are exponents.
	Value *OrTemplate[LogSpace] `yaml:"value,omitempty"`
}

// HpGeomSpace takes `num` numbers from `start` to `stop`, each the same multiple of the one before.
//
//	lr: {kind: geomspace, value: [0.0001, 0.1, 4]}
type HpGeomSpace struct {
	// `[start, stop, num]`, `start:stop:num`, or an object.
	Value *OrTemplate[GeomSpace] `yaml:"value,omitempty"`
}

// HpUniform draws numbers between `low` and `high`, all equally likely.
//
//	dropout: {kind: uniform, value: [0.1, 0.5]}
type HpUniform struct {
	// `[low, high]`, `low:high`, or an object.
	Value *OrTemplate[Uniform] `yaml:"value,omitempty"`
}

// HpQUniform draws numbers between `low` and `high`, all equally likely, and rounds them down to multiples of `q`.
type HpQUniform struct {
	// `[low, high, q]`, `low:high:q`, or an object.
	Value *OrTemplate[QUniform] `yaml:"value,omitempty"`
}

// HpLogUniform draws numbers of which the logarithm is equally likely between `low` and `high`. Good for learning
// rates.
//
//	lr: {kind: loguniform, value: [-9.2, -2.3]}
type HpLogUniform struct {
	// `[low, high]`, `low:high`, or an object. Both are natural logarithms: the numbers lie between e^low and e^high.
	Value *OrTemplate[LogUniform] `yaml:"value,omitempty"`
}

// HpQLogUniform draws as `loguniform` does, and rounds down to multiples of `q`.
type HpQLogUniform struct {
	// `[low, high, q]`, `low:high:q`, or an object. `low` and `high` are natural logarithms.
	Value *OrTemplate[QLogUniform] `yaml:"value,omitempty"`
}

// HpNormal draws numbers from a normal distribution around `loc` with standard deviation `scale`.
//
//	weight: {kind: normal, value: [0, 1]}
type HpNormal struct {
	// `[loc, scale]`, `loc:scale`, or an object.
	Value *OrTemplate[Normal] `yaml:"value,omitempty"`
}

// HpQNormal draws as `normal` does, and rounds down to multiples of `q`.
type HpQNormal struct {
	// `[loc, scale, q]`, `loc:scale:q`, or an object.
	Value *OrTemplate[QNormal] `yaml:"value,omitempty"`
}

// HpLogNormal draws numbers of which the logarithm is normally distributed around `loc` with standard deviation
// `scale`.
type HpLogNormal struct {
	// `[loc, scale]`, `loc:scale`, or an object. Both are of the logarithm.
	Value *OrTemplate[LogNormal] `yaml:"value,omitempty"`
}

// HpQLogNormal draws as `lognormal` does, and rounds down to multiples of `q`.
type HpQLogNormal struct {
	// `[loc, scale, q]`, `loc:scale:q`, or an object.
	Value *OrTemplate[QLogNormal] `yaml:"value,omitempty"`
}
