package syntax

import "strings"

const longTag = "tag:yaml.org,2002:"

// shortTag writes "!!" for the long prefix of YAML's own tags.
func shortTag(tag string) string {
	if rest, ok := strings.CutPrefix(tag, longTag); ok {
		switch rest { // so that no string is built for the usual ones
		case "str":
			return "!!str"
		case "int":
			return "!!int"
		}
		return "!!" + rest
	}
	return tag
}

// resolvePlain is the tag that PyYAML gives to a plain scalar: YAML 1.1, but for floats without a dot (1e3), which are
// text, "y" and "n", which are text, and dates without leading zeros.
func resolvePlain(value string) string {
	if value == "" {
		return "!!null"
	}
	switch c := value[0]; {
	case '0' <= c && c <= '9' || c == '-' || c == '+' || c == '.':
		return resolveNumber(value)
	case c == '~' && value == "~", c == 'n' && value == "null", c == 'N' && (value == "Null" || value == "NULL"):
		return "!!null"
	case c == '<' && value == "<<":
		return "!!merge"
	case c == '=' && value == "=":
		return "!!value"
	}
	if len(value) <= 5 {
		if _, ok := bools[value]; ok {
			return "!!bool"
		}
	}
	return "!!str"
}

var bools = map[string]bool{
	"yes": true, "Yes": true, "YES": true, "no": false, "No": false, "NO": false,
	"true": true, "True": true, "TRUE": true, "false": false, "False": false, "FALSE": false,
	"on": true, "On": true, "ON": true, "off": false, "Off": false, "OFF": false,
}

func resolveNumber(value string) string {
	switch {
	case isFloat(value):
		return "!!float"
	case isInt(value):
		return "!!int"
	case isTimestamp(value):
		return "!!timestamp"
	}
	return "!!str"
}

// matcher eats a value from the left.
type matcher struct{ rest string }

// byte eats one byte if it is among set.
func (m *matcher) byte(set string) bool {
	if m.rest != "" && strings.IndexByte(set, m.rest[0]) >= 0 {
		m.rest = m.rest[1:]
		return true
	}
	return false
}

// run eats bytes of set and returns how many.
func (m *matcher) run(set string) int {
	n := 0
	for n < len(m.rest) && strings.IndexByte(set, m.rest[n]) >= 0 {
		n++
	}
	m.rest = m.rest[n:]
	return n
}

// digits eats between least and most decimal digits.
func (m *matcher) digits(least, most int) bool {
	n := 0
	for n < most && n < len(m.rest) && '0' <= m.rest[n] && m.rest[n] <= '9' {
		n++
	}
	m.rest = m.rest[n:]
	return n >= least
}

// sexagesimal eats ":" and a number below 60, at least once.
func (m *matcher) sexagesimal() bool {
	n := 0
	for m.byte(":") {
		tens := m.rest
		if !m.digits(1, 2) || len(tens)-len(m.rest) == 2 && tens[0] > '5' {
			return false
		}
		n++
	}
	return n > 0
}

const (
	decimal     = "0123456789"
	decimalLine = "0123456789_"
)

func isFloat(value string) bool {
	m := matcher{value}
	signed := m.byte("+-")
	switch m.rest {
	case ".inf", ".Inf", ".INF":
		return true
	case ".nan", ".NaN", ".NAN":
		return !signed
	}
	if m.byte(".") {
		return !signed && m.byte(decimal) && m.fraction()
	}
	if !m.byte(decimal) {
		return false
	}
	m.run(decimalLine)
	if m.byte(".") {
		return m.fraction()
	}
	if !m.sexagesimal() || !m.byte(".") {
		return false
	}
	m.run(decimalLine)
	return m.rest == ""
}

// fraction eats the digits after the dot and an exponent, which must have a sign, up to the end.
func (m *matcher) fraction() bool {
	m.run(decimalLine)
	if m.byte("eE") {
		if !m.byte("+-") || m.run(decimal) == 0 {
			return false
		}
	}
	return m.rest == ""
}

func isInt(value string) bool {
	m := matcher{value}
	m.byte("+-")
	if m.byte("0") {
		switch {
		case m.rest == "":
			return true
		case m.byte("b"):
			return m.run("01_") > 0 && m.rest == ""
		case m.byte("x"):
			return m.run("0123456789abcdefABCDEF_") > 0 && m.rest == ""
		}
		return m.run("01234567_") > 0 && m.rest == ""
	}
	if !m.byte(decimal) {
		return false
	}
	m.run(decimalLine)
	return m.rest == "" || m.sexagesimal() && m.rest == ""
}

func isTimestamp(value string) bool {
	m := matcher{value}
	if !m.digits(4, 4) || !m.byte("-") {
		return false
	}
	if date := m; date.digits(2, 2) && date.byte("-") && date.digits(2, 2) && date.rest == "" {
		return true
	}
	if !m.digits(1, 2) || !m.byte("-") || !m.digits(1, 2) {
		return false
	}
	if !m.byte("Tt") && m.run(" \t") == 0 {
		return false
	}
	return m.digits(1, 2) && m.byte(":") && m.digits(2, 2) && m.byte(":") && m.digits(2, 2) && m.zone()
}

// zone eats the fraction of a second and the time zone at the end of a timestamp.
func (m *matcher) zone() bool {
	if m.byte(".") {
		m.run(decimal)
	}
	if m.rest == "" {
		return true
	}
	m.run(" \t")
	if m.byte("Z") {
		return m.rest == ""
	}
	if !m.byte("+-") || !m.digits(1, 2) {
		return false
	}
	return m.rest == "" || m.byte(":") && m.digits(2, 2) && m.rest == ""
}
