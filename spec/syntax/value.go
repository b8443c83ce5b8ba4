package syntax

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// Scalar is the Python value of a scalar: nil, bool, int64, *big.Int (only where int64 is too small), float64, string,
// []byte, Date or DateTime. An alias has the value of its target. Collections have none, and neither have scalars that
// PyYAML cannot construct; the tree's problems say so, too. (One collection is a scalar: !!str {=: text}.)
func (n *Node) Scalar() (any, error) {
	n = n.Resolve()
	if n == nil || n.Kind != yaml.ScalarNode && (n.Kind != yaml.MappingNode || !hashable(n)) {
		return nil, errors.New("not a scalar")
	}
	if n.Kind == yaml.ScalarNode {
		return construct(n.Tag, n.Value)
	}
	text, ok := scalarText(n, 0)
	if !ok {
		return nil, errors.New("not a scalar")
	}
	return construct(n.Tag, text)
}

// construct makes the value that tag says of a text.
func construct(tag, text string) (any, error) {
	switch tag {
	case "!!str":
		return text, nil
	case "!!null":
		return nil, nil
	case "!!bool":
		if value, ok := bools[text]; ok {
			return value, nil
		}
		switch strings.ToLower(text) {
		case "yes", "true", "on":
			return true, nil
		case "no", "false", "off":
			return false, nil
		}
		return nil, fmt.Errorf("%q is no truth value: write true or false", shorten(text))
	case "!!int":
		return constructInt(text)
	case "!!float":
		return constructFloat(text)
	case "!!timestamp":
		return constructTimestamp(text)
	case "!!binary":
		return constructBinary(text)
	case "!!value":
		return nil, errors.New("a lone \"=\" has a meaning of its own in YAML 1.1: put it in quotes")
	case "!!merge":
		return nil, errors.New("\"<<\" has a meaning of its own in YAML: put it in quotes")
	}
	return nil, fmt.Errorf("the tag %s is unknown: remove it", tag)
}

// splitSign takes one sign off a number. Underscores mean nothing in numbers.
func splitSign(text string) (digits string, negative bool) {
	digits = text
	if strings.IndexByte(digits, '_') >= 0 {
		digits = strings.ReplaceAll(digits, "_", "")
	}
	if digits != "" && (digits[0] == '-' || digits[0] == '+') {
		return digits[1:], digits[0] == '-'
	}
	return digits, false
}

func constructInt(text string) (any, error) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && (text[0] != '0' || n == 0) && text[0] != '-' && text[0] != '+' {
		return n, nil
	}
	digits, negative := splitSign(text)
	n, ok := new(big.Int), true
	switch {
	case digits == "":
		ok = false
	case strings.HasPrefix(digits, "0b"):
		n, ok = pythonInt(digits[2:], 2)
	case strings.HasPrefix(digits, "0x"):
		n, ok = pythonInt(digits[2:], 16)
	case digits[0] == '0' && digits != "0":
		n, ok = pythonInt(digits, 8)
	case strings.Contains(digits, ":"):
		for _, part := range strings.Split(digits, ":") {
			digit, good := pythonInt(part, 10)
			if ok = ok && good; !ok {
				break
			}
			n.Add(n.Mul(n, big.NewInt(60)), digit)
		}
	default:
		n, ok = pythonInt(digits, 10)
	}
	if !ok {
		return nil, fmt.Errorf("%q is no whole number", shorten(text))
	}
	if negative {
		n.Neg(n)
	}
	if n.IsInt64() {
		return n.Int64(), nil
	}
	return n, nil
}

// maxDigits is how many decimal digits Python's int() takes.
const maxDigits = 4300

// pythonInt reads what Python's int(text, base) reads, but for digits other than ASCII's.
func pythonInt(text string, base int) (*big.Int, bool) {
	text = strings.TrimSpace(text)
	negative := false
	if text != "" && (text[0] == '-' || text[0] == '+') {
		negative = text[0] == '-'
		text = text[1:]
	}
	if len(text) > 2 && text[0] == '0' && strings.EqualFold(text[1:2], map[int]string{2: "b", 8: "o", 16: "x"}[base]) {
		text = text[2:]
	}
	if text == "" || strings.Trim(text, "0123456789abcdefABCDEF") != "" || base == 10 && len(text) > maxDigits {
		return nil, false
	}
	n, ok := new(big.Int).SetString(text, base)
	if ok && negative {
		n.Neg(n)
	}
	return n, ok
}

func constructFloat(text string) (any, error) {
	digits, negative := splitSign(strings.ToLower(text))
	value, ok := 0.0, digits != ""
	switch {
	case digits == ".inf":
		value, ok = pythonFloat("inf")
	case digits == ".nan":
		value, ok = pythonFloat("nan")
	case strings.Contains(digits, ":"):
		for _, part := range strings.Split(digits, ":") {
			digit, good := pythonFloat(part)
			ok = ok && good
			value = value*60 + digit
		}
	default:
		value, ok = pythonFloat(digits)
	}
	if !ok {
		return nil, fmt.Errorf("%q is no number", shorten(text))
	}
	if negative {
		value = -value
	}
	return value, nil
}

// pythonFloat reads what Python's float(text) reads, but for digits other than ASCII's.
func pythonFloat(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	switch strings.TrimLeft(text, "+-") {
	case "inf", "infinity", "nan":
	default:
		if strings.Trim(text, "0123456789.e+-") != "" {
			return 0, false
		}
	}
	value, err := strconv.ParseFloat(text, 64)
	if errors.Is(err, strconv.ErrRange) {
		err = nil // too large is infinite in Python, too
	}
	return value, err == nil
}

// constructBinary decodes base64 as Python does: what is no base64 is ignored, padding must be complete.
func constructBinary(text string) (any, error) {
	if strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) >= 0 {
		return nil, errors.New("base64 is made of letters, digits, \"+\", \"/\" and \"=\" only")
	}
	var kept []byte
	pads := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '=':
			if pads++; len(kept)%4 >= 2 && len(kept)%4+pads >= 4 {
				return decodeBase64(kept)
			}
		case c == '+' || c == '/' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z':
			kept = append(kept, c)
			pads = 0
		}
	}
	if len(kept)%4 != 0 {
		return nil, errors.New("this base64 is cut off: its length is no multiple of 4 characters")
	}
	return decodeBase64(kept)
}

func decodeBase64(kept []byte) (any, error) {
	value := make([]byte, base64.RawStdEncoding.DecodedLen(len(kept)))
	n, err := base64.RawStdEncoding.Decode(value, kept)
	return value[:n], err
}
