package spec

import "reflect"

// OrTemplate is a value, or a template such as "{{ params.retries }}" that yields it when the run is compiled.
// A nil *OrTemplate stands for an absent field.
type OrTemplate[T any] struct {
	Value    T
	Template string // when not empty it stands in place of Value
}

// Of is v itself, for a field that could also hold a template.
func Of[T any](v T) *OrTemplate[T] { return &OrTemplate[T]{Value: v} }

// Expr is the template text, for a field that holds a T when the run is compiled.
func Expr[T any](text string) *OrTemplate[T] { return &OrTemplate[T]{Template: text} }

// IsTemplate reports whether a template stands in place of the value.
func (o *OrTemplate[T]) IsTemplate() bool { return o != nil && o.Template != "" }

// templated is what every *OrTemplate can do for code that works by reflection.
type templated interface {
	valueType() reflect.Type
	value() reflect.Value
	template() *string
}

func (o *OrTemplate[T]) valueType() reflect.Type { return reflect.TypeFor[T]() }
func (o *OrTemplate[T]) value() reflect.Value    { return reflect.ValueOf(&o.Value).Elem() }
func (o *OrTemplate[T]) template() *string       { return &o.Template }

// OrString is a plain string or an object, for fields that have a short form.
type OrString[T any] struct {
	String string
	Object *T // when not nil it stands in place of String
}

// stringOr is what every *OrString can do for code that works by reflection.
type stringOr interface {
	objectType() reflect.Type
	object() reflect.Value
	text() *string
}

func (o *OrString[T]) objectType() reflect.Type { return reflect.TypeFor[T]() }
func (o *OrString[T]) object() reflect.Value    { return reflect.ValueOf(&o.Object).Elem() }
func (o *OrString[T]) text() *string            { return &o.String }

// Strings is one string or a list of them. A single one is written without the list.
type Strings []string

// Paths is a list of paths, of which each is a path or a pair of where it comes from and where it goes, or one path.
type Paths []Strings

// AnyMap is a mapping that the specification does not look into. Keys that are not strings are kept as their text.
type AnyMap map[string]any

// Number is a number that keeps apart 1 and 1.0, as the reference does where either is allowed.
type Number struct {
	float float64
	int   int64
	isInt bool
}

// Int is the integer n.
func Int(n int64) Number { return Number{int: n, isInt: true} }

// Float is the number f, written with a point.
func Float(f float64) Number { return Number{float: f} }

// Float64 is the number's value.
func (n Number) Float64() float64 {
	if n.isInt {
		return float64(n.int)
	}
	return n.float
}

// Int64 is the number's value and true when it is an integer.
func (n Number) Int64() (int64, bool) { return n.int, n.isInt }

// Amount is a quantity such as 2 or 500m, or a range from request to limit such as 1..2Gi, as text.
type Amount string

// PChoice is a value and how likely it is to be chosen.
type PChoice struct {
	Value       any
	Probability float64 // at least 0 and below 1
}

// OptimizationTarget says when a metric counts as good enough: in the direction in which to compare, or a number.
type OptimizationTarget struct {
	Direction Optimization
	Value     *float64 // when not nil it stands in place of Direction
}

// DockerEnv is the environment of an image: a mapping, or a list of names and values.
type DockerEnv struct {
	Map   map[string]any
	Pairs [][]string // when not nil it stands in place of Map
}

// Date is a day, in the form in which it was written, such as 2024-03-01.
type Date string

// DateTime is a moment, in the form in which it was written, such as 2024-03-01T08:30:00+01:00.
type DateTime string

// Duration is a stretch of time, in the form in which it was written: seconds, "1 day", "01:30:00" or ISO 8601 "PT1H".
type Duration string
