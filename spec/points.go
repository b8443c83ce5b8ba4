package spec

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Points is what a hyper-parameter comes to: a list of values, or a distribution that numbers are drawn from. The values
// are those of the reference's own tuner, which makes them with NumPy.
type Points struct {
	Kind         string
	Count        int64         // how many values there are; 0 for a distribution
	Values       []any         // the first of them, MaxPoints at most: what YAML yields, with lists and mappings
	Weights      []float64     // of a pchoice: how likely each of Values is to be drawn
	Distribution *Distribution // nil where there is a list of values
}

// MaxPoints is how many values Points lists at most.
const MaxPoints = 1000

// Distribution says where drawn numbers lie.
type Distribution struct {
	Low, High       float64 // no number lies outside; infinite where there is no end
	Median          float64
	Least95, Most95 float64 // nineteen in twenty numbers are at least, and at most, so large
	Step            float64 // what the numbers are multiples of; 0 when of nothing
	different       float64 // how many different numbers there are; 0 when there is no end of them
	growing         bool    // the second number of the range is above the first, or the scale above 0, and q is not negative
}

// PointsOf is what a hyper-parameter comes to: a mapping with a kind and a value in any of its forms. It is not ok where
// that cannot be said: the value is a template, the reference refuses it, or its tuner fails on it.
func PointsOf(hp *syntax.Node) (p Points, ok bool) {
	family := hyperParam()
	hp = hp.Resolve()
	if hp == nil || hp.Kind != yaml.MappingNode || !newValidator("").value(hp, family, site{}) {
		return Points{}, false
	}
	c := canon{schema: SchemaOf(), files: map[*syntax.Node]string{}}
	canonical := c.node(hp, family)
	value := fieldValue(canonical, "value")
	if value == nil || value.Kind == yaml.ScalarNode {
		return Points{}, false
	}
	p.Kind = fieldText(canonical, "kind")
	switch p.Kind {
	case "choice":
		ok = p.choice(value)
	case "pchoice":
		ok = p.weighted(value)
	case "range", "linspace", "logspace", "geomspace":
		ok = p.numbers(rangeNumbers(value))
	case "daterange":
		ok = p.days(value)
	case "datetimerange":
		ok = p.moments(value)
	default:
		p.Distribution = distributionOf(p.Kind, rangeNumbers(value))
		ok = p.Distribution != nil
	}
	return p, ok
}

// hyperParam is the union of all kinds of hyper-parameter.
func hyperParam() *Type {
	params := SchemaOf().Model("RandomSearch").Field("params").Type
	for _, a := range params.Alternatives() {
		if a.Kind == MapType {
			return a.Elem
		}
	}
	return nil // the model says otherwise
}

// rangeNumbers are the fields of a range of numbers in canonical form. Those that are not there are 0.
func rangeNumbers(n *syntax.Node) map[string]float64 {
	numbers := map[string]float64{}
	for _, e := range n.Entries() {
		if f, err := coerceFloat(scalarOf(e.Value)); err == nil && !isNull(e.Value) {
			numbers[e.Key.Value] = f
		}
	}
	return numbers
}

func (p *Points) choice(list *syntax.Node) bool {
	p.Count = int64(len(list.Children))
	left := maxNative
	for _, item := range list.Children[:min(len(list.Children), MaxPoints)] {
		value, err := native(item, &left)
		if err != nil {
			return false
		}
		p.Values = append(p.Values, value)
	}
	return true
}

// weighted reads a pchoice. NumPy gives the last value all that the others leave, whatever its own probability.
func (p *Points) weighted(list *syntax.Node) bool {
	p.Count = int64(len(list.Children))
	left, rest := maxNative, 1.0
	for i, item := range list.Children {
		pair := resolved(item).Children
		if len(pair) != 2 {
			return false // an alias of nothing
		}
		weight, err := coerceFloat(scalarOf(resolved(pair[1])))
		if err != nil {
			return false
		}
		if i == len(list.Children)-1 {
			weight = max(rest, 0)
		}
		if rest -= weight; i >= MaxPoints {
			continue
		}
		value, err := native(pair[0], &left)
		if err != nil {
			return false
		}
		p.Values, p.Weights = append(p.Values, value), append(p.Weights, weight)
	}
	return p.Count > 0
}

// Text is one of the values in words for people: numbers without the noise of binary fractions.
func (p *Points) Text(i int) string { return valueText(p.Values[i]) }

func valueText(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return v
	case float64:
		return NumberText(v)
	case syntax.Date:
		return v.String()
	case syntax.DateTime:
		return strings.Replace(v.String(), "T", " ", 1)
	case []byte:
		return "binary data"
	}
	if jsonable(v) {
		return jsonText(v)
	}
	return show(v)
}

// NumberText writes a number for people: as Python does, but without the noise of binary fractions, and without ".0".
func NumberText(f float64) string {
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 12, 64), 64); err == nil && !math.IsNaN(f) {
		f = rounded
	}
	return strings.TrimSuffix(formatFloat(f), ".0")
}

// distinct is how many different values there are, as far as that is known: not ok for a range of numbers, which has no
// end of them.
func (p *Points) distinct() (count float64, ok bool) {
	if d := p.Distribution; d != nil {
		return d.different, d.different > 0
	}
	if p.Count > int64(len(p.Values)) {
		return float64(p.Count), true
	}
	seen := map[string]bool{}
	for i, v := range p.Values {
		if p.Weights == nil || p.Weights[i] > 0 {
			seen[identity(v)] = true
		}
	}
	return float64(len(seen)), true
}

// identity is a text that is the same for values that are equal in Python.
func identity(v any) string {
	if n, ok := exactNumber(v); ok && n.Sign() == 0 {
		return "0"
	} else if ok {
		return n.Text('x', -1)
	}
	switch v := v.(type) {
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = identity(item)
		}
		return fmt.Sprintf("%q", items)
	case dict:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = identity(item.key) + identity(item.value)
		}
		slices.Sort(items)
		return fmt.Sprintf("{%q}", items)
	}
	return fmt.Sprintf("%T %v", v, v)
}
