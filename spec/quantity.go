package spec

import (
	"math/big"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Quantity is what Kubernetes reads as an amount of a resource: a number, or text with a unit. Where it refuses it, and
// then the pod, problem says so in a sentence.
func Quantity(n *syntax.Node) (q resource.Quantity, problem string) {
	if n = resolved(n); n == nil || n.Kind != yaml.ScalarNode {
		return q, "An amount is a number, or text with a unit such as `500m` or `2Gi`."
	}
	switch v := scalarOf(n).(type) {
	case int64, *big.Int, float64:
		return QuantityOf(show(v))
	case string:
		return QuantityOf(v)
	}
	return q, "An amount is a number, or text with a unit such as `500m` or `2Gi`."
}

// quantityText is what Kubernetes reads, with an exponent that its arithmetic can take.
var quantityText = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,3})?$`)

// maxQuantity is the longest text, in bytes, that is read as an amount.
const maxQuantity = 100

// QuantityOf is Quantity for a text.
func QuantityOf(text string) (q resource.Quantity, problem string) {
	if len(text) <= maxQuantity && quantityText.MatchString(text) {
		if q, err := resource.ParseQuantity(text); err == nil {
			return q, ""
		}
	}
	return q, quantityProblem(text)
}

// almostQuantity is a number and a unit as people write them.
var almostQuantity = regexp.MustCompile(`(?i)^\s*([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))\s*([kmgtpe]?)(i?)(b|byte|bytes)?\s*$`)

func quantityProblem(text string) string {
	quoted := "`" + text + "`"
	if len(text) > maxQuantity {
		quoted = "This"
	}
	m := almostQuantity.FindStringSubmatch(text)
	if strings.TrimSpace(text) == "" {
		return "The amount is empty: write a number, with a unit such as `m` or `Gi`."
	}
	if m == nil {
		return quoted + " is no amount: write a number, with a unit such as `m`, `k`, `M`, `G`, `Ki`, `Mi` or `Gi`."
	}
	number, letter := m[1], strings.ToUpper(m[2])
	decimal := letter
	if decimal == "K" {
		decimal = "k"
	}
	switch {
	case letter == "" && m[3] != "":
		return quoted + " is no amount: a letter is missing before the `i`, as in `" + number + "Gi`."
	case letter == "":
		return quoted + " is no amount that Kubernetes reads: write `" + number + "`."
	case m[3] != "":
		return quoted + " is no amount that Kubernetes reads: write `" + number + letter + "i`."
	}
	return quoted + " is no amount that Kubernetes reads: write `" + number + decimal + "`, or `" + number + letter + "i` to count in 1024s."
}

// ShortAmount takes apart an amount of the short form of resources at the root: what is requested, and what is allowed at
// most, each "" where the reference sets nothing. name is the resource.
func ShortAmount(name string, n *syntax.Node) (request, limit string) {
	if n = resolved(n); n == nil || n.Kind != yaml.ScalarNode {
		return "", ""
	}
	text := func(part *syntax.Node) string {
		if part == nil {
			return ""
		}
		return strings.TrimSpace(part.Value)
	}
	low, high := amounts(n, name != "cpu" && name != "memory")
	return text(low), text(high)
}
