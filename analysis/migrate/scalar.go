package migrate

import (
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// place says where a scalar stands: different characters need quotes there.
type place int

const (
	inBlock    place = iota // the value of a key, or an item
	inBrackets              // in a list or mapping on one line
	asKey                   // a key
)

// plainText matches texts that mean themselves everywhere.
var plainText = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_./-]*$`)

// words are texts that YAML 1.1 or 1.2 reads as something else.
var words = regexp.MustCompile(`(?i)^(~|null|true|false|yes|no|on|off|y|n)$`)

// inline writes a scalar on one line.
func (n *node) inline(at place) string {
	if n.tag != "!!str" && n.text != "" {
		return n.text
	}
	if n.text != "" && readsAs(n.text, n.value, at) {
		return n.text
	}
	return quoted(n.value, at)
}

// quoted writes a text on one line: in quotes where it needs them.
func quoted(value string, at place) string {
	if !words.MatchString(value) && (plainText.MatchString(value) || isPrintable(value) && readsAs(value, value, at)) {
		return value
	}
	if isPrintable(value) && strings.ContainsAny(value, "\"\\") {
		return "'" + strings.ReplaceAll(value, "'", "''") + "'"
	}
	return syntax.DoubleQuoted(value)
}

// readsAs reports whether YAML reads what is written at a place as a text.
func readsAs(written, value string, at place) bool {
	before, after := "k: ", ""
	switch at {
	case inBrackets:
		before, after = "[", "]"
	case asKey:
		before, after = "", ": 1"
	}
	if strings.ContainsAny(written, "\n\r") {
		return false
	}
	tree := syntax.Parse(syntax.NewText(before + written + after))
	if len(tree.Problems) > 0 || tree.Root == nil || len(tree.Comments) > 0 {
		return false
	}
	for _, n := range tree.Root.Children {
		if n.Range.Start.Byte == len(before) {
			return n.Kind == yaml.ScalarNode && n.Tag == "!!str" && n.Value == value && n.Anchor == "" && n.Range.End.Byte == len(before)+len(written)
		}
	}
	return false
}

// reads reports whether YAML reads a text without quotes as a value of a type.
func reads(text, tag string) bool {
	tree := syntax.Parse(syntax.NewText("- " + text))
	if len(tree.Problems) > 0 || tree.Root == nil || len(tree.Root.Children) != 1 {
		return false
	}
	n := tree.Root.Children[0]
	return n.Kind == yaml.ScalarNode && n.Tag == tag && n.Value == text && n.Style == 0
}

// isPrintable reports whether a text can stand on one line without escapes.
func isPrintable(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' || 0x7f <= r && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == '\ufffd' || r > 0xffff
	})
}

var (
	wholeNumber = regexp.MustCompile(`^[-+]?(0|[1-9][0-9]*)$`)
	realNumber  = regexp.MustCompile(`^([-+]?)(0|[1-9][0-9]*|)(\.[0-9]*)?(?:[eE]([-+]?)([0-9]+))?$`)
)

// number is a text that 0.x took for a number although YAML 1.1 does not, such as 1e-5, written so that both read one.
func number(text string) (n *node, ok bool) {
	if wholeNumber.MatchString(text) && len(text) < 19 {
		return plain("!!int", text), true
	}
	m := realNumber.FindStringSubmatch(text)
	if m == nil || m[2] == "" && len(m[3]) < 2 || m[3] == "" && m[5] == "" {
		return nil, false
	}
	whole, fraction := m[2], m[3]
	if whole == "" {
		whole = "0"
	}
	if len(fraction) < 2 {
		fraction = ".0"
	}
	written := m[1] + whole + fraction
	if m[5] != "" {
		sign := m[4]
		if sign == "" {
			sign = "+"
		}
		written += "e" + sign + m[5]
	}
	return plain("!!float", written), true
}
