package spec

import (
	"fmt"
	"math/big"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// dict is a mapping as a value, in the order of the text. Values as such are what syntax yields for scalars, []any and
// dict.
type dict []dictItem

type dictItem struct{ key, value any }

// get is the value of a key, compared as Python compares keys.
func (d dict) get(key any) (any, bool) {
	for _, item := range d {
		if equal(item.key, key) {
			return item.value, true
		}
	}
	return nil, false
}

// resolved is the node that n stands for. An alias of an anchor that does not exist, which the reader reports, counts as
// empty.
func resolved(n *syntax.Node) *syntax.Node {
	if r := n.Resolve(); r != nil || n == nil {
		return r
	}
	return &syntax.Node{Node: yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}, Range: n.Range, Outer: n.Outer}
}

// maxNative bounds how many values a node may stand for: aliases can multiply a short text beyond any memory.
const maxNative = 100_000

// nativeOf is the value that a node stands for, with aliases followed. It fails on aliases that lead back to themselves
// or that multiply without measure.
func nativeOf(n *syntax.Node) (any, error) {
	left := maxNative
	return native(n, &left)
}

func native(n *syntax.Node, left *int) (any, error) {
	if *left--; *left < 0 {
		return nil, fmt.Errorf("too many values")
	}
	n = resolved(n)
	switch n.Kind {
	case yaml.MappingNode:
		d := dict{}
		for _, e := range n.Entries() {
			key, err := native(e.Key, left)
			if err != nil {
				return nil, err
			}
			value, err := native(e.Value, left)
			if err != nil {
				return nil, err
			}
			d = append(d, dictItem{key, value})
		}
		return d, nil
	case yaml.SequenceNode:
		list := make([]any, len(n.Children))
		for i, c := range n.Children {
			value, err := native(c, left)
			if err != nil {
				return nil, err
			}
			list[i] = value
		}
		return list, nil
	}
	return scalarOf(n), nil
}

// equal compares values as Python does: 1, 1.0 and true are the same.
func equal(a, b any) bool {
	if x, ok := exactNumber(a); ok {
		y, ok := exactNumber(b)
		return ok && x.Cmp(y) == 0
	}
	switch a := a.(type) {
	case []any:
		b, ok := b.([]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for i := range a {
			if !equal(a[i], b[i]) {
				return false
			}
		}
		return true
	case dict:
		b, ok := b.(dict)
		if !ok || len(a) != len(b) {
			return false
		}
		for _, item := range a {
			if v, ok := b.get(item.key); !ok || !equal(item.value, v) {
				return false
			}
		}
		return true
	case []byte:
		b, ok := b.([]byte)
		return ok && string(a) == string(b)
	case syntax.DateTime:
		b, ok := b.(syntax.DateTime)
		return ok && a.Zoned == b.Zoned && a.Time.Equal(b.Time)
	case string, syntax.Date, nil:
		return a == b
	}
	return false
}

// exactNumber is the exact value of what Python counts as a number; not of NaN and infinities.
func exactNumber(v any) (*big.Float, bool) {
	switch v := v.(type) {
	case bool:
		if v {
			return big.NewFloat(1), true
		}
		return new(big.Float), true
	case int64:
		return new(big.Float).SetPrec(64).SetInt64(v), true
	case *big.Int:
		return new(big.Float).SetInt(v), true
	case float64:
		if v-v != 0 {
			return nil, false
		}
		return big.NewFloat(v), true
	}
	return nil, false
}

// pythonText is what Python's str makes of a value; validations count its digits.
func pythonText(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case string:
		return v
	case float64:
		return formatFloat(v)
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = pythonLiteral(item)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case dict:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = pythonLiteral(item.key) + ": " + pythonLiteral(item.value)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return fmt.Sprint(v)
}

// pythonLiteral is pythonText with strings in quotes.
func pythonLiteral(v any) string {
	if s, ok := v.(string); ok {
		return "'" + s + "'"
	}
	return pythonText(v)
}
