package spec

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// The functions of this file and of coerce_time.go say which values the reference takes for a scalar type, and as what:
// its models convert leniently ("1" is an int, 1.0 is one too, "yes" is a bool), and these rules are theirs. Values are
// those of syntax: nil, bool, int64, *big.Int, float64, string, []byte, syntax.Date and syntax.DateTime.

var errCoerce = errors.New("value does not convert")

// boolWords are the strings that convert to a bool, in any case.
var boolWords = map[string]bool{
	"1": true, "t": true, "y": true, "true": true, "yes": true, "on": true,
	"0": false, "f": false, "n": false, "false": false, "no": false, "off": false,
}

func coerceBool(v any) (bool, error) {
	switch v := v.(type) {
	case bool:
		return v, nil
	case int64:
		if v == 0 || v == 1 {
			return v == 1, nil
		}
	case float64:
		if v == 0 || v == 1 {
			return v == 1, nil
		}
	case string:
		if b, ok := boolWords[strings.ToLower(v)]; ok {
			return b, nil
		}
	}
	return false, errCoerce
}

// intText matches a string that converts to an int, once the spaces around it are gone.
var intText = regexp.MustCompile(`^[+-]?[0-9]+(_[0-9]+)*(\.0+)?$`)

// zerosText matches zeros before an int that has its sign behind them: they are dropped.
var zerosText = regexp.MustCompile(`^\+?0(_?0)*-(0|[1-9][0-9_]*)(\.0+)?$`)

// maxIntText is the longest number, in characters, that converts to an int.
const maxIntText = 4300

// coerceInt gives an int64, or a *big.Int when the number is larger.
func coerceInt(v any) (any, error) {
	switch v := v.(type) {
	case bool:
		if v {
			return int64(1), nil
		}
		return int64(0), nil
	case int64, *big.Int:
		return v, nil
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < math.MaxInt64 {
			return int64(v), nil
		}
	case string:
		s := strings.TrimSpace(v)
		if zerosText.MatchString(s) {
			s = strings.TrimLeft(s, "+0_")
		}
		if len(s) > maxIntText || !intText.MatchString(s) {
			break
		}
		s, _, _ = strings.Cut(s, ".")
		n, ok := new(big.Int).SetString(strings.TrimPrefix(strings.ReplaceAll(s, "_", ""), "+"), 10)
		if ok && n.IsInt64() {
			return n.Int64(), nil
		}
		if ok {
			return n, nil
		}
	}
	return nil, errCoerce
}

// strictInt reports whether v is an integer as it stands.
func strictInt(v any) bool {
	switch v.(type) {
	case int64, *big.Int:
		return true
	}
	return false
}

// strictFloat reports whether v is a number as it stands; an integer passes for a float.
func strictFloat(v any) bool {
	_, ok := v.(float64)
	return ok || strictInt(v)
}

// floatText matches a string that is a float: hexadecimal forms are none.
var floatText = regexp.MustCompile(`(?i)^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$|^[+-]?(inf|infinity|nan)$`)

func coerceFloat(v any) (float64, error) {
	switch v := v.(type) {
	case bool:
		if v {
			return 1, nil
		}
		return 0, nil
	case int64:
		return float64(v), nil
	case *big.Int:
		f, _ := new(big.Float).SetInt(v).Float64()
		if !math.IsInf(f, 0) {
			return f, nil
		}
	case float64:
		return v, nil
	case string:
		if s := strings.TrimSpace(v); floatText.MatchString(s) {
			return parseFloat(s)
		}
		// Single underscores inside the number are dropped, but not together with spaces around it.
		if strings.HasPrefix(v, "_") || strings.HasSuffix(v, "_") || strings.Contains(v, "__") {
			break
		}
		if s := strings.ReplaceAll(v, "_", ""); floatText.MatchString(s) {
			return parseFloat(s)
		}
	}
	return 0, errCoerce
}

// parseFloat reads what floatText matches; a number too large is an infinity.
func parseFloat(s string) (float64, error) {
	if strings.HasSuffix(strings.ToLower(s), "nan") {
		return math.NaN(), nil // strconv takes no sign before it
	}
	f, err := strconv.ParseFloat(s, 64)
	if err == nil || errors.Is(err, strconv.ErrRange) {
		return f, nil
	}
	return 0, errCoerce
}

// coerceUUID gives the 32 hexadecimal digits of a UUID in any of its spellings.
func coerceUUID(v any) (string, error) {
	s, ok := v.(string)
	if !ok {
		return "", errCoerce
	}
	s = strings.NewReplacer("urn:", "", "uuid:", "").Replace(s)
	s = strings.ReplaceAll(strings.Trim(s, "{}"), "-", "")
	if len(s) != 32 {
		return "", errCoerce
	}
	if strings.Trim(s, "0123456789abcdefABCDEF") != "" {
		return "", errCoerce
	}
	return strings.ToLower(s), nil
}

// templatePattern finds an expression in a string; what stands between the braces is not looked at.
var templatePattern = regexp.MustCompile(`\{\{\s*.+\s*}}`)

// isTemplate reports whether a string holds {{ ... }}.
func isTemplate(s string) bool {
	return strings.Contains(s, "{{") && templatePattern.MatchString(s)
}

// show writes a value as a message quotes it: text in quotes, long text cut.
func show(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		const most = 40
		if r := []rune(v); len(r) > most {
			v = string(r[:most]) + "…"
		}
		return strconv.Quote(v)
	case float64:
		return formatFloat(v)
	}
	return fmt.Sprint(v)
}

// formatFloat writes a float as Python's repr does.
func formatFloat(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	abs := math.Abs(f)
	if abs != 0 && (abs < 1e-4 || abs >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}
