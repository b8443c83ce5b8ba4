package analysis

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// surprise says what a plain scalar is read as, where that is not what it looks like; "" where it is. Polyaxon reads YAML
// 1.1, and that as PyYAML does.
func surprise(n *syntax.Node) string {
	if n.Kind != yaml.ScalarNode || n.Style != 0 {
		return ""
	}
	value, err := n.Scalar()
	if err != nil {
		return ""
	}
	switch v := value.(type) {
	case bool:
		if lower := strings.ToLower(n.Value); lower != "true" && lower != "false" {
			return fmt.Sprintf("YAML reads %s as %s: write `%t`, or put it in quotes if the word is meant.", code(n.Value), code(strconv.FormatBool(v)), v)
		}
	case int64:
		return surprisingInt(n.Value, strconv.FormatInt(v, 10))
	case *big.Int:
		return surprisingInt(n.Value, v.String())
	case float64:
		return surprisingFloat(n.Value, v)
	case syntax.Date:
		return fmt.Sprintf("YAML reads %s as a date, not as text: put it in quotes if text is meant.", code(n.Value))
	case syntax.DateTime:
		return fmt.Sprintf("YAML reads %s as a date with a time, not as text: put it in quotes if text is meant.", code(n.Value))
	case string:
		return surprisingText(v)
	}
	return ""
}

func surprisingInt(text, value string) string {
	digits := strings.TrimLeft(text, "+-")
	how := ""
	switch {
	case strings.Contains(text, ":"):
		return fmt.Sprintf("YAML reads %s as the number %s, with each part between colons counting 60 of the next: put it in quotes.",
			code(text), code(value))
	case strings.HasPrefix(digits, "0x"):
		how = "in base 16"
	case strings.HasPrefix(digits, "0b"):
		how = "in base 2"
	case len(digits) > 1 && digits[0] == '0':
		return fmt.Sprintf("YAML reads %s as the number %s, for a 0 at the beginning means base 8. Put it in quotes if text is meant.",
			code(text), code(value))
	case strings.Contains(text, "_"):
		return fmt.Sprintf("YAML reads %s as the number %s.", code(text), code(value))
	}
	if how == "" {
		return ""
	}
	return fmt.Sprintf("The number %s, written %s.", code(value), how)
}

func surprisingFloat(text string, value float64) string {
	short := strconv.FormatFloat(value, 'g', -1, 64)
	switch {
	case strings.Contains(text, ":"):
		return fmt.Sprintf("YAML reads %s as the number %s, with each part between colons counting 60 of the next: put it in quotes.",
			code(text), code(short))
	case strings.Contains(text, "_"):
		return fmt.Sprintf("YAML reads %s as the number %s.", code(text), code(short))
	case lostZero.MatchString(text):
		return fmt.Sprintf("YAML reads %s as the number %s: put it in quotes if it is a version.", code(text), code(short))
	case strings.ContainsAny(text, "eE"):
		if plain := strconv.FormatFloat(value, 'f', -1, 64); len(plain) < 20 {
			return fmt.Sprintf("The number %s.", code(plain))
		}
	}
	return ""
}

// lostZero matches numbers whose last zeros get lost, such as 3.10.
var lostZero = regexp.MustCompile(`^\d+\.\d*[1-9]0+$`)

var (
	exponent    = regexp.MustCompile(`^([-+]?)(\d+\.?\d*|\.\d+)[eE]([-+]?)(\d+)$`)
	zeroDecimal = regexp.MustCompile(`^[-+]?0[\d_]*[89][\d_]*$`)
	newOctal    = regexp.MustCompile(`^[-+]?0o[0-7]+$`)
)

// surprisingText is surprise for what is read as text and does not look like it.
func surprisingText(text string) string {
	lower := strings.ToLower(text)
	switch {
	case exponent.MatchString(text):
		return fmt.Sprintf("YAML reads %s as text, not as a number, which needs a point and a sign: write %s.", code(text), code(dotted(text)))
	case zeroDecimal.MatchString(text):
		return fmt.Sprintf("YAML reads %s as text: a 0 at the beginning means base 8, which has no digits 8 and 9.", code(text))
	case newOctal.MatchString(text):
		return fmt.Sprintf("YAML reads %s as text: base 8 is written with a 0 alone, without the letter.", code(text))
	case lower == "none" || lower == "nil":
		return fmt.Sprintf("YAML reads %s as text: nothing is written `null`.", code(text))
	case lower == "nan" || strings.TrimLeft(lower, "+-") == "inf":
		return fmt.Sprintf("YAML reads %s as text: the number is written with a point, as `.nan` or `.inf`.", code(text))
	case lower == "y" || lower == "n":
		return fmt.Sprintf("YAML reads %s as text, not as %t.", code(text), lower == "y")
	}
	return ""
}

// dotted is a number with an exponent as YAML 1.1 writes it: with a point, and with a sign in the exponent.
func dotted(text string) string {
	m := exponent.FindStringSubmatch(text)
	mantissa, sign := m[2], m[3]
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	if strings.HasPrefix(mantissa, ".") {
		mantissa = "0" + mantissa
	}
	if sign == "" {
		sign = "+"
	}
	return m[1] + mantissa + "e" + sign + m[4]
}
