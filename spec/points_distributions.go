package spec

import (
	"math"
	"strings"
)

// normal95 is the number of standard deviations below which 95% of a normal distribution lie.
const normal95 = 1.6448536269514722

// distributionOf is what numbers are drawn from, by the kind of a hyper-parameter and the fields of its range; nil when
// NumPy refuses to draw from it.
func distributionOf(kind string, r map[string]float64) *Distribution {
	q, quantized := r["q"]
	base := kind
	if quantized {
		base = strings.TrimPrefix(kind, "q")
	}
	var d *Distribution
	switch base {
	case "uniform", "loguniform":
		d = uniformBetween(r["low"], r["high"])
	case "normal", "lognormal":
		d = normalAround(r["loc"], r["scale"])
	}
	if d == nil {
		return nil
	}
	if strings.HasPrefix(base, "log") {
		d.apply(math.Exp)
	}
	d.growing = r["low"] < r["high"] || r["scale"] > 0
	if quantized {
		d.quantize(q)
		d.growing = d.growing && q > 0
	}
	return d
}

// quantize rounds down to multiples of q.
func (d *Distribution) quantize(q float64) {
	end := d.High
	d.apply(func(f float64) float64 { return multipleBelow(f, q) })
	if d.Step = math.Abs(q); d.High == end && q > 0 && d.Low < end && !math.IsInf(end, 0) {
		d.High -= q // the end of a uniform distribution is not drawn itself
	}
	d.different = math.Round((d.High-d.Low)/d.Step) + 1
	if math.IsInf(d.different, 0) || math.IsNaN(d.different) {
		d.different = 0
	}
}

// multipleBelow is f // q * q in Python, where the quotient is exact before it is rounded.
func multipleBelow(f, q float64) float64 {
	if math.IsInf(f, 0) {
		return f
	}
	rest := math.Mod(f, q)
	times := (f - rest) / q
	if rest != 0 && (q < 0) != (rest < 0) {
		times--
	}
	return math.Round(times) * q
}

func uniformBetween(low, high float64) *Distribution {
	if math.IsInf(high-low, 0) || math.IsNaN(high-low) {
		return nil
	}
	at := func(share float64) float64 { return low + float64((high-low)*share) }
	if high < low {
		low, high = high, low
	}
	return &Distribution{Low: low, High: high, Median: at(0.5), Least95: min(at(0.05), at(0.95)), Most95: max(at(0.05), at(0.95))}
}

func normalAround(loc, scale float64) *Distribution {
	if scale < 0 || math.IsNaN(loc+scale) || math.IsInf(loc, 0) || math.IsInf(scale, 0) {
		return nil
	}
	return &Distribution{Low: math.Inf(-1), High: math.Inf(1), Median: loc,
		Least95: loc - float64(normal95*scale), Most95: loc + float64(normal95*scale)}
}

// apply carries the distribution over through a function that never falls.
func (d *Distribution) apply(f func(float64) float64) {
	for _, number := range []*float64{&d.Low, &d.High, &d.Median, &d.Least95, &d.Most95} {
		*number = f(*number)
	}
}
