package spec

import (
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dlclark/regexp2"
)

// validation are the keywords that hold the value of an input or output to more than its type, by camelCase name.
// Those that are absent or null are not in it.
type validation map[string]any

// check is nil when the value, converted to its type, keeps all keywords. Some keywords apply to each item of a list and
// each value of a mapping, as in the reference.
func (k validation) check(value any) error {
	items := []any{value}
	switch v := value.(type) {
	case []any:
		items = v
	case dict:
		items = nil
		for _, item := range v {
			items = append(items, item.value)
		}
	}
	for _, item := range items {
		for _, keyword := range itemKeywords {
			if limit, ok := k[keyword.name]; ok {
				if err := keyword.check(item, limit); err != nil {
					return err
				}
			}
		}
	}
	return k.checkWhole(value)
}

// keyword is one validation of a single value. Its error says what the value must be.
type keyword struct {
	name  string
	check func(value, limit any) error
}

// itemKeywords are in the order in which the reference applies them.
var itemKeywords = []keyword{
	{"gt", compareWith("greater than", func(c int) bool { return c > 0 })},
	{"ge", compareWith("greater than or equal to", func(c int) bool { return c >= 0 })},
	{"lt", compareWith("less than", func(c int) bool { return c < 0 })},
	{"le", compareWith("less than or equal to", func(c int) bool { return c <= 0 })},
	{"multipleOf", multipleOf},
	{"minDigits", atLeast("digits", digits)},
	{"maxDigits", atMost("digits", digits)},
	{"decimalPlaces", atMost("decimal places", decimalPlaces)},
	{"regex", matchRegex},
	{"minLength", atLeast("characters", length)},
	{"maxLength", atMost("characters", length)},
	{"contains", func(value, part any) error { return membership(value, part, true) }},
	{"excludes", func(value, part any) error { return membership(value, part, false) }},
	{"options", isOption},
}

func (k validation) checkWhole(value any) error {
	_, isList := value.([]any)
	d, isDict := value.(dict)
	if isList || isDict {
		for _, keyword := range []keyword{{"minItems", atLeast("items", length)}, {"maxItems", atMost("items", length)}} {
			if limit, ok := k[keyword.name]; ok {
				if err := keyword.check(value, limit); err != nil {
					return err
				}
			}
		}
	}
	if !isDict {
		return nil
	}
	for name, want := range map[string]func(found, wanted int) bool{
		"keys":         func(found, wanted int) bool { return found == wanted && wanted == len(d) },
		"containsKeys": func(found, wanted int) bool { return found == wanted },
		"excludesKeys": func(found, wanted int) bool { return found == 0 },
	} {
		keys, ok := k[name].([]any)
		if !ok {
			continue
		}
		found := 0
		for _, key := range keys {
			if _, ok := d.get(key); ok {
				found++
			}
		}
		if !want(found, len(keys)) {
			return fmt.Errorf("`%s` is %s", name, pythonText(keys))
		}
	}
	return nil
}

func compareWith(words string, fits func(int) bool) func(value, limit any) error {
	return func(value, limit any) error {
		c, err := compare(value, limit)
		if err != nil {
			return err
		}
		if !fits(c) {
			return fmt.Errorf("it must be %s %s", words, pythonText(limit))
		}
		return nil
	}
}

// notComparable is the sign of compare for NaN, which is neither less nor greater.
const notComparable = 0

// compare orders two numbers or two strings; Python refuses anything else.
func compare(a, b any) (int, error) {
	x, xok := a.(string)
	y, yok := b.(string)
	if xok && yok {
		return strings.Compare(x, y), nil
	}
	n, nok := exactNumber(a)
	m, mok := exactNumber(b)
	if nok && mok {
		return n.Cmp(m), nil
	}
	f, fok := a.(float64)
	if fok && mok && !math.IsNaN(f) {
		return int(math.Copysign(1, f)), nil
	}
	return notComparable, fmt.Errorf("%s cannot be compared with %s", pythonLiteral(a), pythonLiteral(b))
}

func multipleOf(value, limit any) error {
	n, nok := exactNumber(value)
	m, mok := exactNumber(limit)
	if !nok || !mok || m.Sign() == 0 {
		return fmt.Errorf("%s has no multiples of %s", pythonLiteral(value), pythonLiteral(limit))
	}
	if a, aok := n.Int(nil); aok == big.Exact {
		if b, bok := m.Int(nil); bok == big.Exact {
			if new(big.Int).Rem(a, b).Sign() != 0 {
				return fmt.Errorf("it must be a multiple of %s", pythonText(limit))
			}
			return nil
		}
	}
	x, _ := n.Float64()
	y, _ := m.Float64()
	if math.Mod(x, y) != 0 {
		return fmt.Errorf("it must be a multiple of %s", pythonText(limit))
	}
	return nil
}

// measure counts something of a value, or fails where the value has none of it.
type measure func(value any) (int, error)

func atLeast(what string, count measure) func(value, limit any) error {
	return bound(what, count, "at least", func(n, limit int64) bool { return n >= limit })
}

func atMost(what string, count measure) func(value, limit any) error {
	return bound(what, count, "at most", func(n, limit int64) bool { return n <= limit })
}

func bound(what string, count measure, words string, fits func(n, limit int64) bool) func(value, limit any) error {
	return func(value, limit any) error {
		n, err := count(value)
		if err != nil {
			return err
		}
		most, ok := limit.(int64)
		if !ok {
			return fmt.Errorf("%s is no number of %s", pythonLiteral(limit), what)
		}
		if !fits(int64(n), most) {
			return fmt.Errorf("it must have %s %d %s", words, most, what)
		}
		return nil
	}
}

func digits(value any) (int, error) {
	return utf8.RuneCountInString(strings.ReplaceAll(pythonText(value), ".", "")), nil
}

func decimalPlaces(value any) (int, error) {
	parts := strings.Split(pythonText(value), ".")
	if len(parts) < 2 {
		return 0, fmt.Errorf("`decimalPlaces` works on numbers with a decimal point only, not on %s", pythonLiteral(value))
	}
	return len(parts[1]), nil
}

func length(value any) (int, error) {
	switch v := value.(type) {
	case string:
		return utf8.RuneCountInString(v), nil
	case []any:
		return len(v), nil
	case dict:
		return len(v), nil
	}
	return 0, fmt.Errorf("%s has no length: `minLength` and `maxLength` are for strings", pythonLiteral(value))
}

// regexTime is how long one match may take: a pattern may backtrack without end.
const regexTime = 200 * time.Millisecond

// pythonEnd matches \Z, which is \z elsewhere.
var pythonEnd = regexp.MustCompile(`((?:^|[^\\])(?:\\\\)*)\\Z`)

func matchRegex(value, pattern any) error {
	text, ok := value.(string)
	source, _ := pattern.(string)
	if !ok {
		return fmt.Errorf("`regex` works on strings only, not on %s", pythonLiteral(value))
	}
	re, err := compileRegex(source)
	if err != nil {
		return err
	}
	at, err := re.FindStringMatch(text)
	if err != nil || at == nil || at.Index != 0 {
		return fmt.Errorf("it must match the regex `%s`", source)
	}
	return nil
}

func compileRegex(source string) (*regexp2.Regexp, error) {
	source = pythonEnd.ReplaceAllString(strings.ReplaceAll(source, "(?P<", "(?<"), `$1\z`)
	re, err := regexp2.Compile(`\G(?:`+source+`)`, regexp2.None)
	if err != nil {
		return nil, fmt.Errorf("the regex `%s` does not compile", source)
	}
	re.MatchTimeout = regexTime
	return re, nil
}

// membership is Python's `part in value`.
func membership(value, part any, want bool) error {
	found := false
	switch v := value.(type) {
	case string:
		text, ok := part.(string)
		if !ok {
			return fmt.Errorf("a string cannot contain %s", pythonLiteral(part))
		}
		found = strings.Contains(v, text)
	case []any:
		found = containsValue(v, part)
	case dict:
		_, found = v.get(part)
	default:
		return fmt.Errorf("%s cannot contain anything", pythonLiteral(value))
	}
	if found == want {
		return nil
	}
	if want {
		return fmt.Errorf("it must contain %s", pythonLiteral(part))
	}
	return fmt.Errorf("it must not contain %s", pythonLiteral(part))
}

func isOption(value, options any) error {
	found := false
	switch o := options.(type) {
	case []any:
		found = containsValue(o, value)
	case dict:
		_, found = o.get(value)
	case string:
		text, ok := value.(string)
		if !ok {
			return fmt.Errorf("`options` must be a list")
		}
		found = strings.Contains(o, text)
	default:
		return fmt.Errorf("`options` must be a list")
	}
	if !found {
		return fmt.Errorf("it must be one of %s", pythonText(options))
	}
	return nil
}

func containsValue(list []any, value any) bool {
	for _, x := range list {
		if equal(x, value) {
			return true
		}
	}
	return false
}
