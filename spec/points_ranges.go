package spec

import (
	"math"
	"time"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// The values of ranges, made in the steps in which NumPy makes them, so that they are the same to the last digit; only
// powers and logarithms may differ in that one. Products are converted to float64 where Go may otherwise add without
// rounding first.

// numbers lists a range of numbers: np.arange, np.linspace, np.logspace or np.geomspace.
func (p *Points) numbers(r map[string]float64) bool {
	start, stop := r["start"], r["stop"]
	if math.IsInf(stop-start, 0) || math.IsNaN(stop-start) {
		return false
	}
	if p.Kind == "range" {
		return p.arange(start, stop, r["step"])
	}
	num := r["num"]
	if num < 0 || num > math.MaxInt64/2 {
		return false
	}
	p.Count = int64(num)
	switch p.Kind {
	case "linspace":
		p.Values = floats(linspace(start, stop, p.Count))
	case "logspace":
		base, given := r["base"]
		if !given {
			base = 10
		}
		p.Values = floats(powers(base, linspace(start, stop, p.Count)))
	case "geomspace":
		if start == 0 || stop == 0 {
			return false
		}
		p.Values = floats(geomspace(start, stop, p.Count))
	}
	return true
}

func (p *Points) arange(start, stop, step float64) bool {
	delta := stop - start
	length := math.Ceil(delta / step)
	switch {
	case math.IsNaN(length) || length > math.MaxInt64/2:
		return false
	case delta/step == 0 && !math.Signbit(delta/step):
		length = 1 // less than a step
	}
	if length <= 0 {
		return true
	}
	p.Count = int64(length)
	distance := start + step - start
	for i := range min(p.Count, MaxPoints) {
		p.Values = append(p.Values, start+float64(float64(i)*distance))
	}
	return true
}

// linspace lists the first of num numbers from start to stop.
func linspace(start, stop float64, num int64) []float64 {
	delta := stop - start
	step := delta / float64(num-1)
	numbers := make([]float64, min(num, MaxPoints))
	for i := range numbers {
		switch {
		case i > 0 && int64(i) == num-1:
			numbers[i] = stop
		case num < 2:
			numbers[i] = start
		case step == 0:
			numbers[i] = float64(float64(i)/float64(num-1)*delta) + start
		default:
			numbers[i] = float64(float64(i)*step) + start
		}
	}
	return numbers
}

func powers(base float64, exponents []float64) []float64 {
	for i, e := range exponents {
		exponents[i] = math.Pow(base, e)
	}
	return exponents
}

func geomspace(start, stop float64, num int64) []float64 {
	sign := 1.0
	if start < 0 {
		sign = -1
	}
	start, stop = start*sign, stop*sign
	numbers := powers(10, linspace(math.Log10(start), math.Log10(stop), num))
	for i := range numbers {
		switch {
		case i == 0:
			numbers[i] = start
		case int64(i) == num-1:
			numbers[i] = stop
		}
		numbers[i] *= sign
	}
	return numbers
}

func floats(numbers []float64) []any {
	values := make([]any, len(numbers))
	for i, f := range numbers {
		values[i] = f
	}
	return values
}

// days lists a range of days.
func (p *Points) days(n *syntax.Node) bool {
	start, err := coerceDate(scalarOf(fieldValue(n, "start")))
	stop, stopErr := coerceDate(scalarOf(fieldValue(n, "stop")))
	step, isInt := scalarOf(fieldValue(n, "step")).(int64)
	if err != nil || stopErr != nil || !isInt {
		return false
	}
	const day = 24 * 60 * 60
	p.Count = stepsIn((stop.Time().Unix()-start.Time().Unix())/day, step)
	for i := range min(p.Count, MaxPoints) {
		p.Values = append(p.Values, syntax.DateOf(start.Time().AddDate(0, 0, int(i*step))))
	}
	return true
}

// moments lists a range of moments, which NumPy counts in microseconds and in UTC.
func (p *Points) moments(n *syntax.Node) bool {
	start, err := coerceDateTime(scalarOf(fieldValue(n, "start")))
	stop, stopErr := coerceDateTime(scalarOf(fieldValue(n, "stop")))
	step, stepErr := coerceDuration(scalarOf(fieldValue(n, "step")))
	micros := math.Round(float64(step) * 1e6)
	if err != nil || stopErr != nil || stepErr != nil || math.Abs(micros) > math.MaxInt64/2 {
		return false
	}
	first := start.Time.UnixMicro()
	p.Count = stepsIn(stop.Time.UnixMicro()-first, int64(micros))
	for i := range min(p.Count, MaxPoints) {
		p.Values = append(p.Values, syntax.DateTime{Time: time.UnixMicro(first + i*int64(micros)).UTC()})
	}
	return true
}

// stepsIn is how many values a range of whole numbers has.
func stepsIn(length, step int64) int64 {
	switch {
	case step > 0 && length > 0:
		return (length-1)/step + 1
	case step < 0 && length < 0:
		return (length+1)/step + 1
	}
	return 0
}
