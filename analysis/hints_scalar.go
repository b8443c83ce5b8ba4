package analysis

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// scalar says what YAML reads, where that is not what stands there.
func (h *hinter) scalar(p *place) {
	s := p.last()
	n := s.node
	if n.Style != 0 || n.Kind != yaml.ScalarNode {
		return
	}
	label, instead := readAs(n)
	switch {
	case label == "", label == "as text" && !textMatters(p), n.Tag == "!!bool" && (takesBool(s.slot) || ioType(p) == "bool"):
		return
	}
	hint := Hint{At: n.Range.End, Label: label, Markdown: surprise(n)}
	if instead != "" {
		hint.Replaces, hint.Instead = n.Range, instead
	}
	h.hints = append(h.hints, hint)
}

// readAs says in a word what a plain scalar is read as; "" where it is what it looks like. instead is how that would be
// written plainly.
func readAs(n *syntax.Node) (label, instead string) {
	value, err := n.Scalar()
	if err != nil {
		return "", ""
	}
	switch v := value.(type) {
	case bool:
		if lower := strings.ToLower(n.Value); lower != "true" && lower != "false" {
			instead = strconv.FormatBool(v)
		}
	case int64:
		instead = plainNumber(n.Value, strconv.FormatInt(v, 10))
	case *big.Int:
		instead = plainNumber(n.Value, v.String())
	case float64:
		short := strconv.FormatFloat(v, 'g', -1, 64)
		if strings.Contains(n.Value, ":") || lostZero.MatchString(n.Value) {
			instead = short
		}
	case string:
		if exponent.MatchString(v) || zeroDecimal.MatchString(v) || newOctal.MatchString(v) {
			return "as text", ""
		}
	}
	if instead == "" {
		return "", ""
	}
	return "= " + instead, instead
}

// plainNumber is an integer in decimal digits, "" where it is written in a way that everybody reads so: in base 10, 16 or
// 2.
func plainNumber(text, value string) string {
	digits := strings.TrimLeft(text, "+-")
	octal := len(digits) > 1 && digits[0] == '0' && digits[1] != 'x' && digits[1] != 'b'
	if octal || strings.Contains(text, ":") {
		return value
	}
	return ""
}

// takesBool reports whether a truth value is what belongs into a slot.
func takesBool(s slot) bool {
	return s.k8s != nil && s.k8s.Kind == "bool" ||
		slices.ContainsFunc(s.alternatives(), func(t *spec.Type) bool { return t.Kind == spec.BoolType })
}

// textMatters reports whether it makes a difference that the last value of a place is a text and no number: not where a
// text is wanted, and not where a number is read out of it.
func textMatters(p *place) bool {
	s := p.last()
	short := s.field != nil && s.field.Short && s.depth == 1
	if !short && s.typ != nil && !slices.ContainsFunc(s.alternatives(), func(t *spec.Type) bool { return t.Kind == spec.AnyType }) {
		return false
	}
	switch ioType(p) {
	case "float", "int", "str":
		return false
	}
	return s.field != nil
}

// ioType is the type of the input or output whose value the last value of a place is; "" where it is of none, or that has
// no type.
func ioType(p *place) string {
	s := p.last()
	if s.owner.is("V1IO") && len(p.steps) > 1 {
		return baseType(textOf(p.steps[len(p.steps)-2].node, "type"))
	}
	_, io, _ := p.paramAround()
	return baseType(io.typ)
}
