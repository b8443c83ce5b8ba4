package spec

import (
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// What the reference reads scalars as, for those who explain them.

// SecondsOf is the length of time that a value stands for: a number of seconds, or text such as "1 day", "01:30:00" and
// "PT1H".
func SecondsOf(n *syntax.Node) (s float64, ok bool) {
	if n = resolved(n); n == nil || n.Kind != yaml.ScalarNode {
		return 0, false
	}
	duration, err := coerceDuration(scalarOf(n))
	return float64(duration), err == nil
}

// IntegerOf is the integer that a value stands for, where 64 bits hold it.
func IntegerOf(n *syntax.Node) (i int64, ok bool) {
	if n = resolved(n); n == nil || n.Kind != yaml.ScalarNode {
		return 0, false
	}
	converted, err := coerceInt(scalarOf(n))
	i, ok = converted.(int64)
	return i, ok && err == nil
}

// MomentOf is the moment that a value stands for: a date, a date with a time, or seconds since 1970. The reference takes
// one without a zone for UTC.
func MomentOf(n *syntax.Node) (moment syntax.DateTime, ok bool) {
	if n = resolved(n); n == nil || n.Kind != yaml.ScalarNode {
		return syntax.DateTime{}, false
	}
	moment, err := coerceDateTime(scalarOf(n))
	return moment, err == nil
}

// IsTemplate reports whether a value is a string with {{ ... }} in it.
func IsTemplate(n *syntax.Node) bool {
	if n = resolved(n); n == nil || n.Kind != yaml.ScalarNode {
		return false
	}
	text, ok := scalarOf(n).(string)
	return ok && isTemplate(text)
}
