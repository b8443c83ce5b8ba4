package spec

import (
	"math"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// scalarOf is the value that YAML 1.1 gives a scalar. A scalar that has none, such as a month 13, counts as text here:
// the reader has already reported it.
func scalarOf(n *syntax.Node) any {
	v, err := n.Scalar()
	if err != nil {
		return n.Value
	}
	return v
}

// stringOf is the text of a scalar that is read as a string.
func stringOf(n *syntax.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode {
		return "", false
	}
	if n.Tag == "!!str" {
		return n.Value, true // the usual case, without the cost of making a value
	}
	text, ok := scalarOf(n).(string)
	return text, ok
}

// acceptsNode is accepts for the value of a scalar.
func (t *Type) acceptsNode(n *syntax.Node) bool {
	switch t.Kind {
	case StringType, EnumType, TemplateType:
		if text, ok := stringOf(n); ok {
			return t.acceptsText(text)
		}
	case GenericString:
		return !isNull(n)
	}
	return t.accepts(scalarOf(n))
}

// acceptsText is accepts for a string, of the types that are strings.
func (t *Type) acceptsText(text string) bool {
	switch t.Kind {
	case StringType:
		return t.Pattern == "" || namePattern.MatchString(text)
	case EnumType:
		return slices.ContainsFunc(t.Values, func(v Value) bool { return v.Text == text })
	}
	return isTemplate(text)
}

func (v *validator) scalar(n *syntax.Node, t *Type, s site) bool {
	if n.Kind != yaml.ScalarNode && t.Kind != GenericString {
		return v.wrongType(n, t, s)
	}
	if n.Kind != yaml.ScalarNode || t.acceptsNode(n) {
		return true
	}
	value := scalarOf(n)
	text, isText := value.(string)
	switch {
	case t.Kind == EnumType && isText:
		meant := Suggest(text, t.texts())
		return v.with(s.fixing(meaning(n, meant))...).report(CodeInvalidValue, s.at(n), nil, "%s cannot be %s: it must be one of %s.%s",
			capital(s.name()), show(text), quoteAll(t.texts()), proposal(meant))
	case t.Pattern != "" && isText:
		return v.with(s.fixing(possible(meaning(n, slugOf(text))))...).report(CodeInvalidValue, s.at(n), nil,
			"%s cannot be %s: it may hold letters, digits, `-` and `_`, or be a {{ template }}.", capital(s.name()), show(text))
	case t.outOfBounds(value):
		return v.with(s.fixing(t.leastFix(n))...).report(CodeOutOfRange, s.at(n), nil, "%s must be %s, not %s.", capital(s.name()), t.Describe(), show(value))
	}
	return v.wrongType(n, t, s)
}

// accepts reports whether the reference takes a value for a scalar type.
func (t *Type) accepts(value any) bool {
	var err error
	switch t.Kind {
	case StringType, EnumType, TemplateType:
		if _, binary := value.([]byte); binary && t.Kind == StringType && !t.Strict {
			return true
		}
		text, ok := value.(string)
		return ok && t.acceptsText(text)
	case BoolType:
		_, err = coerceBool(value)
	case IntType:
		_, err = coerceInt(value)
		if t.Strict && !strictInt(value) {
			err = errCoerce
		}
	case FloatType:
		_, err = coerceFloat(value)
		if t.Strict && !strictFloat(value) {
			err = errCoerce
		}
	case DateType:
		_, err = coerceDate(value)
	case DateTimeType:
		_, err = coerceDateTime(value)
	case DurationType:
		_, err = coerceDuration(value)
	case UUIDType:
		_, err = coerceUUID(value)
	case GenericString:
		return value != nil
	default:
		return false
	}
	return err == nil && !t.outOfBounds(value)
}

// outOfBounds reports whether value is a number that breaks the type's bounds.
func (t *Type) outOfBounds(value any) bool {
	if t.Gt == nil && t.Ge == nil {
		return false
	}
	if t.Kind == IntType {
		n, err := coerceInt(value)
		if err != nil {
			return false
		}
		if big, ok := n.(*big.Int); ok {
			return big.Sign() < 0
		}
		value = n
	}
	f, err := coerceFloat(value)
	if err != nil || math.IsNaN(f) {
		return err == nil // NaN is within no bounds
	}
	return t.Gt != nil && f <= *t.Gt || t.Ge != nil && f < *t.Ge
}

// leastFix are the fixes of a number that is too small where the smallest one that is not is plain.
func (t *Type) leastFix(n *syntax.Node) []Fix {
	switch {
	case t.Kind == IntType && t.Gt != nil:
		return possible([]Fix{writing(n, strconv.FormatFloat(*t.Gt+1, 'f', -1, 64))})
	case t.Ge != nil:
		return possible([]Fix{writing(n, strconv.FormatFloat(*t.Ge, 'f', -1, 64))})
	}
	return nil
}

// slugOf is a name that a text comes to when dashes stand for all that names cannot hold, or "".
func slugOf(text string) string {
	return strings.Trim(noName.ReplaceAllString(text, "-"), "-")
}

var noName = regexp.MustCompile(`[^-a-zA-Z0-9_]+`)

// namePattern is the only pattern in the specification; a test compares it with the models'.
var namePattern = regexp.MustCompile(`^[-a-zA-Z0-9_]+\z`)

// wrongType reports that n is no t, with what to do where that is plain.
func (v *validator) wrongType(n *syntax.Node, t *Type, s site) bool {
	if isNull(n) {
		return v.report(CodeWrongType, s.at(n), nil, "%s has no value: it must be %s.", capital(s.name()), t.Describe())
	}
	h := v.hintFor(n, t, s)
	return v.with(s.fixing(h.fixes)...).report(CodeWrongType, s.at(n), nil, "%s must be %s, but %s%s.",
		capital(s.name()), t.Describe(), thisIs(n), h.text)
}

func isNull(n *syntax.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag != "!!str" && scalarOf(n) == nil
}

// capital makes the first letter of a sentence one.
func capital(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
