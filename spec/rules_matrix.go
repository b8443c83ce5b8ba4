package spec

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// The rules about matrices and their hyper-parameters.

// noTemplateRule is about numbers that the reference compares before it reads them, which fails on any string.
func noTemplateRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	text, ok := scalarOf(n).(string)
	if n.Kind != yaml.ScalarNode || !ok || text == "" || isTemplate(text) {
		return onlyNumberRule(v, n, f, s)
	}
	h := v.hintFor(n, f.Type, s)
	v.with(s.fixing(h.fixes)...).report(CodeWrongType, s.at(n), nil, "%s must be %s, but %s%s.", capital(s.name()), bareInteger, thisIs(n), h.text)
	return false
}

const bareInteger = "an integer greater than 0"

// onlyNumberRule is about numbers that the reference compares once it has read them, which fails on a template.
func onlyNumberRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	text, ok := scalarOf(n).(string)
	if n.Kind != yaml.ScalarNode || !ok || !isTemplate(text) {
		return true
	}
	v.report(CodeTemplateNotHere, n.Range, nil, "%s cannot be a template in this kind of matrix: write %s.", capital(s.name()), bareInteger)
	return false
}

// searchParamsRule is about the params of the matrices that look into them when they read them.
func searchParamsRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	text, ok := scalarOf(n).(string)
	if n.Kind != yaml.ScalarNode || !ok || !isTemplate(text) {
		return true
	}
	v.report(CodeTemplateNotHere, n.Range, nil, "%s cannot be a template in this kind of matrix: write the hyper-parameters.", capital(s.name()))
	return false
}

// distributions are the kinds of hyper-parameter that draw at random; grid search needs a list of values.
var distributions = []string{
	"pchoice", "uniform", "quniform", "loguniform", "qloguniform", "normal", "qnormal", "lognormal", "qlognormal",
}

// TakesHyperParam reports whether a matrix of one kind, such as "grid", takes hyper-parameters of another, such as
// "uniform".
func TakesHyperParam(matrix, kind string) bool {
	switch matrix {
	case "grid":
		return !slices.Contains(distributions, kind)
	case "bayes":
		return kind == "uniform" || !slices.Contains(distributions, kind)
	}
	return true
}

func gridRule(v *validator, n *syntax.Node, f fields, s site, fine bool) {
	v.distributionRule(f, "grid", "a grid search cannot list the values of `%s`: use %s.",
		"a kind with points, such as choice, range or linspace")
}

func bayesRule(v *validator, n *syntax.Node, f fields, s site, fine bool) {
	v.distributionRule(f, "bayes", "Bayesian optimization cannot search a `%s`: use %s.",
		"uniform, or a kind with points such as choice, range or linspace")
}

func (v *validator) distributionRule(f fields, matrix, format, instead string) {
	params := f.value("params")
	if params == nil || params.Kind != yaml.MappingNode {
		return
	}
	for _, e := range params.Entries() {
		param := resolved(e.Value)
		if param.Kind != yaml.MappingNode {
			continue
		}
		key, kind := param.Get("kind")
		if key == nil || resolved(kind).Kind != yaml.ScalarNode {
			continue
		}
		if kind = resolved(kind); !TakesHyperParam(matrix, kind.Value) {
			v.report(CodeDistribution, kind.Range, nil, "`%s`: "+format, e.Key.Value, kind.Value, instead)
		}
	}
}

// acquisitionRule: each acquisition function has a parameter that it cannot do without.
func acquisitionRule(v *validator, n *syntax.Node, f fields, s site, fine bool) {
	if !fine {
		return
	}
	function, at := "ucb", s.head(n)
	if e, ok := f["acquisitionFunction"]; ok {
		if isNull(resolved(e.Value)) {
			return
		}
		function, at = resolved(e.Value).Value, resolved(e.Value).Range
	}
	needs := "eps"
	if function == "ucb" {
		needs = "kappa"
	}
	if f.value(needs) == nil {
		v.report(CodeAcquisition, at, nil, "The acquisition function `%s` requires `%s`.", function, needs)
	}
}

// probability checks one item of a pchoice.
func (v *validator) probability(n *syntax.Node, s site) bool {
	if n.Kind != yaml.SequenceNode || len(n.Children) != 2 {
		return v.report(CodeWrongType, s.at(n), nil,
			"%s must be a pair of a value and its probability, such as [a, 0.5].", capital(s.name()))
	}
	p := resolved(n.Children[1])
	f, ok := scalarOf(p).(float64)
	if p.Kind != yaml.ScalarNode || !ok {
		return v.report(CodeProbability, site{}.at(p), nil,
			"A probability must be a number with a decimal point, from 0.0 to below 1.0, but %s.", thisIs(p))
	}
	if !(f >= 0 && f < 1) {
		return v.report(CodeProbability, p.Range, nil, "A probability must be from 0.0 to below 1.0, not %s.", formatFloat(f))
	}
	return true
}

// probabilitiesRule: the probabilities of a pchoice add up to 1 at most, in plain floating point as the reference adds.
func probabilitiesRule(v *validator, n *syntax.Node, f fields, s site, fine bool) {
	value := f.value("value")
	if !fine || value == nil || value.Kind != yaml.SequenceNode {
		return
	}
	sum := 0.0
	for _, c := range value.Children {
		pair := resolved(c).Children
		if len(pair) != 2 {
			continue // an alias of nothing
		}
		if p, ok := scalarOf(resolved(pair[1])).(float64); ok {
			sum += p
		}
	}
	if sum > 1 {
		v.report(CodeProbability, f["value"].Key.Range, nil, "The probabilities add up to %s: they must not exceed 1.", formatFloat(sum))
	}
}

// rangeList checks the short form [start, stop, step]: its items are the fields of the range in their order.
func (v *validator) rangeList(n *syntax.Node, t *Type, s site) bool {
	if n.Kind != yaml.SequenceNode {
		return v.wrongType(n, t, s)
	}
	return v.rangeParts(n, n.Children, t, s)
}

// rangeText checks the short form "start:stop:step".
func (v *validator) rangeText(n *syntax.Node, t *Type, s site) bool {
	text, ok := scalarOf(n).(string)
	if n.Kind != yaml.ScalarNode || !ok || !strings.Contains(text, ":") {
		return v.wrongType(n, t, s)
	}
	return v.rangeParts(n, colonParts(n), t, s)
}

// colonParts are the parts of a text with colons, each a text at the place of the whole.
func colonParts(n *syntax.Node) []*syntax.Node {
	var parts []*syntax.Node
	for _, text := range strings.Split(n.Value, ":") {
		part := textNode(n, "!!str", text)
		part.Style = yaml.DoubleQuotedStyle
		parts = append(parts, part)
	}
	return parts
}

// rangeParts checks the values of a range in the order of its model's fields. Surplus values are dropped, as the
// reference does.
func (v *validator) rangeParts(n *syntax.Node, parts []*syntax.Node, t *Type, s site) bool {
	fine, f := true, fields{}
	for i, field := range t.Model.Fields {
		if i >= len(parts) {
			if field.Required {
				return v.lacking(n, field.Name).report(CodeMissingField, s.at(n), nil, "%s requires `%s`: write it as %s.",
					capital(s.name()), field.Name, t.Describe())
			}
			break
		}
		part := resolved(parts[i])
		if isNull(part) {
			if !field.Nullable {
				fine = v.wrongType(part, field.Type, site{label: "`" + field.Name + "`"})
			}
			continue
		}
		if !v.value(parts[i], field.Type, site{label: "`" + field.Name + "` of " + s.name()}) {
			fine = false
			continue
		}
		f[field.Name] = syntax.Entry{Key: part, Value: parts[i]}
	}
	if !fine {
		return false
	}
	before := v.errors
	if rule := modelRuleOf(t.Model.Ref); rule != nil {
		rule(v, n, f, s, true)
	}
	return v.errors == before
}

// rangeRule: a range goes upwards, and its step or number of points is not zero.
func rangeRule(v *validator, n *syntax.Node, f fields, s site, fine bool) {
	if !fine {
		return
	}
	if start, stop := f.value("start"), f.value("stop"); start != nil && stop != nil {
		if order, ok := orderOf(start, stop); ok && order >= 0 {
			v.report(CodeRangeOrder, stop.Range, nil, "`stop` (%s) must be greater than `start` (%s).", stop.Value, start.Value)
			return
		}
	}
	for _, name := range []string{"step", "num", "q"} {
		value := f.value(name)
		if value == nil {
			continue
		}
		zero := false
		if d, err := coerceDuration(scalarOf(value)); err == nil && d == 0 {
			zero = true
		}
		if x, err := coerceFloat(scalarOf(value)); err == nil && x == 0 {
			zero = true
		}
		if zero {
			v.report(CodeRangeOrder, value.Range, nil, "`%s` must not be 0.", name)
		}
	}
}

// dateTimeRangeRule: Polyaxon cannot compare a time that has a zone with one that has none.
func dateTimeRangeRule(v *validator, n *syntax.Node, f fields, s site, fine bool) {
	if start, stop := f.value("start"), f.value("stop"); fine && start != nil && stop != nil {
		from, fromErr := coerceDateTime(scalarOf(start))
		to, toErr := coerceDateTime(scalarOf(stop))
		if fromErr == nil && toErr == nil && from.Zoned != to.Zoned {
			v.report(CodeRangeOrder, stop.Range, nil,
				"`start` (%s) and `stop` (%s) cannot be compared: give both a time zone, or neither.", start.Value, stop.Value)
			return
		}
	}
	rangeRule(v, n, f, s, fine)
}

// orderOf compares the ends of a range, as numbers or else as dates.
func orderOf(a, b *syntax.Node) (int, bool) {
	x, xerr := coerceFloat(scalarOf(a))
	y, yerr := coerceFloat(scalarOf(b))
	if xerr == nil && yerr == nil {
		switch {
		case x < y:
			return -1, true
		case x >= y:
			return 1, true
		}
		return 0, false // NaN has no order
	}
	d, derr := coerceDateTime(scalarOf(a))
	e, eerr := coerceDateTime(scalarOf(b))
	if derr != nil || eerr != nil {
		return 0, false
	}
	return d.Time.Compare(e.Time), true
}
