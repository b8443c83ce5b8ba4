package spec

import (
	"errors"
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

// brokenKeyword is the first keyword that a value does not keep, and why.
type brokenKeyword struct {
	name string
	why  error // what the value must be, or in what way keyword and value do not fit together
}

func (b *brokenKeyword) Error() string { return "`" + b.name + "`: " + b.why.Error() }

// errUnfit is a keyword that does not suit the type of the value, which Python fails on.
type errUnfit struct{ why string }

func (e errUnfit) Error() string { return e.why }

// errKeyword is a keyword that no value keeps, such as a regex that does not compile.
type errKeyword struct{ why string }

func (e errKeyword) Error() string { return e.why }

// check is nil when the value, converted to its type, keeps all keywords, and otherwise a *brokenKeyword. Some keywords
// apply to each item of a list and each value of a mapping, as in the reference.
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
		if err := k.checkKeywords(itemKeywords, item); err != nil {
			return err
		}
	}
	return k.checkWhole(value)
}

func (k validation) checkKeywords(keywords []keyword, value any) error {
	for _, keyword := range keywords {
		if limit, ok := k[keyword.name]; ok {
			if err := keyword.check(value, limit); err != nil {
				return &brokenKeyword{keyword.name, err}
			}
		}
	}
	return nil
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
		if err := k.checkKeywords(countKeywords, value); err != nil {
			return err
		}
	}
	if isDict {
		return k.checkKeywords(keyKeywords, d)
	}
	return nil
}

// countKeywords are for lists and mappings, keyKeywords for mappings alone.
var (
	countKeywords = []keyword{{"minItems", atLeast("items", length)}, {"maxItems", atMost("items", length)}}
	keyKeywords   = []keyword{
		{"keys", withKeys("exactly the keys", func(found, wanted, all int) bool { return found == wanted && wanted == all })},
		{"containsKeys", withKeys("the keys", func(found, wanted, _ int) bool { return found == wanted })},
		{"excludesKeys", withKeys("none of the keys", func(found, _, _ int) bool { return found == 0 })},
	}
)

// withKeys compares how many of the keys that a keyword lists a mapping has.
func withKeys(words string, fits func(found, wanted, all int) bool) func(value, limit any) error {
	return func(value, limit any) error {
		d, _ := value.(dict)
		keys := keysOf(limit)
		found := 0
		for _, key := range keys {
			if _, ok := d.get(key); ok {
				found++
			}
		}
		if !fits(found, len(keys), len(d)) {
			return fmt.Errorf("it must have %s %s", words, brief(limit))
		}
		return nil
	}
}

// keysOf are the different keys that a keyword lists. Those of a template are its letters: Python takes a string for a
// list of them.
func keysOf(limit any) []any {
	list, _ := limit.([]any)
	if text, ok := limit.(string); ok {
		for _, letter := range text {
			list = append(list, string(letter))
		}
	}
	return distinct(list)
}

// distinct drops what is in a list already.
func distinct(list []any) []any {
	var kept []any
	for _, x := range list {
		if !containsValue(kept, x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// brief writes a value as it may stand in a file, cut where it is long.
func brief(v any) string {
	switch v.(type) {
	case []any, dict:
		const most = 60
		text := []rune(jsonText(v))
		if len(text) > most {
			return string(text[:most]) + "…"
		}
		return string(text)
	}
	return show(v)
}

func compareWith(words string, fits func(int) bool) func(value, limit any) error {
	return func(value, limit any) error {
		c, err := compare(value, limit)
		if err != nil && !errors.Is(err, errNaN) {
			return err
		}
		if err == nil && !fits(c) {
			return fmt.Errorf("it must be %s %s", words, brief(limit))
		}
		return nil
	}
}

// errNaN is the error of comparing with NaN, which is neither less nor greater than anything: no limit is broken by it.
var errNaN = errors.New("not a number")

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
	g, gok := b.(float64)
	if (nok || fok) && (mok || gok) && (math.IsNaN(f) || math.IsNaN(g)) {
		return 0, errNaN
	}
	return 0, errUnfit{fmt.Sprintf("%s cannot be compared with %s", brief(a), brief(b))}
}

func multipleOf(value, limit any) error {
	n, nok := exactNumber(value)
	m, mok := exactNumber(limit)
	if !nok || !mok || m.Sign() == 0 {
		return errUnfit{fmt.Sprintf("there are no multiples of %[2]s for %[1]s", brief(value), brief(limit))}
	}
	if a, aok := n.Int(nil); aok == big.Exact {
		if b, bok := m.Int(nil); bok == big.Exact {
			if new(big.Int).Rem(a, b).Sign() != 0 {
				return fmt.Errorf("it must be a multiple of %s", brief(limit))
			}
			return nil
		}
	}
	x, _ := n.Float64()
	y, _ := m.Float64()
	if math.Mod(x, y) != 0 {
		return fmt.Errorf("it must be a multiple of %s", brief(limit))
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
			return errKeyword{fmt.Sprintf("%s is no number of %s", brief(limit), what)}
		}
		if !fits(int64(n), most) {
			return fmt.Errorf("it must have %s %d %s", words, most, what)
		}
		return nil
	}
}

// objectDigits is about as many characters as Python describes an object with, which is what the reference counts.
const objectDigits = 60

func digits(value any) (int, error) {
	if _, ok := value.(object); ok {
		return objectDigits, nil
	}
	return utf8.RuneCountInString(strings.ReplaceAll(pythonText(value), ".", "")), nil
}

func decimalPlaces(value any) (int, error) {
	parts := strings.Split(pythonText(value), ".")
	if len(parts) < 2 {
		return 0, errUnfit{fmt.Sprintf("it works on numbers with a decimal point only, not on %s", brief(value))}
	}
	return len(parts[1]), nil
}

func length(value any) (int, error) {
	switch v := value.(type) {
	case address:
		return utf8.RuneCountInString(string(v)), nil
	case string:
		return utf8.RuneCountInString(v), nil
	case []any:
		return len(v), nil
	case dict:
		return len(v), nil
	}
	return 0, errUnfit{fmt.Sprintf("it works on what has a length, such as a string, not on %s", brief(value))}
}

// regexTime is how long one match may take: a pattern may backtrack without end.
const regexTime = 200 * time.Millisecond

// pythonEnd matches \Z, which is \z elsewhere.
var pythonEnd = regexp.MustCompile(`((?:^|[^\\])(?:\\\\)*)\\Z`)

func matchRegex(value, pattern any) error {
	text, ok := value.(string)
	source, _ := pattern.(string)
	if !ok {
		return errUnfit{fmt.Sprintf("it works on strings only, not on %s", brief(value))}
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
		return nil, errKeyword{fmt.Sprintf("`%s` is no regular expression", source)}
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
			return errUnfit{fmt.Sprintf("a string cannot contain %s", brief(part))}
		}
		found = strings.Contains(v, text)
	case []any:
		found = containsValue(v, part)
	case dict:
		if !hashable(part) {
			return errUnfit{fmt.Sprintf("a mapping has no key %s", brief(part))}
		}
		_, found = v.get(part)
	case object:
	default:
		return errUnfit{fmt.Sprintf("it works on strings, lists and mappings only, not on %s", brief(value))}
	}
	if found == want {
		return nil
	}
	if want {
		return fmt.Errorf("it must contain %s", brief(part))
	}
	return fmt.Errorf("it must not contain %s", brief(part))
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
			return errKeyword{"the options must be a list"}
		}
		found = strings.Contains(o, text)
	default:
		return errKeyword{"the options must be a list"}
	}
	if !found {
		return fmt.Errorf("it must be one of %s", brief(options))
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
