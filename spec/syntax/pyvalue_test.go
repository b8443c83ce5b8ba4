package syntax

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"
)

// pyValue writes what a tree says in the form of testdata/pyyaml_oracle.py.
func pyValue(n *Node) any {
	if n == nil {
		return nil
	}
	return pyNode(n, nil)
}

func pyNode(n *Node, path []*Node) any {
	if n = n.Resolve(); n == nil {
		return map[string]any{"undefined": true}
	}
	if slices.Contains(path, n) {
		return map[string]any{"loop": true}
	}
	inner := append(slices.Clip(path), n)
	switch {
	case n.Kind == yaml.ScalarNode:
		v, err := n.Scalar()
		if err != nil {
			return map[string]any{"error": err.Error()}
		}
		return pyScalar(v)
	case n.Tag == "!!omap" || n.Tag == "!!pairs":
		list := []any{}
		for _, c := range n.Children {
			pair := c.Resolve().Children
			first := any(map[string]any{"pair": []any{pyNode(pair[0], inner), pyNode(pair[1], inner)}})
			list = append(list, first)
		}
		return map[string]any{"seq": list}
	case n.Kind == yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Children {
			list = append(list, pyNode(c, inner))
		}
		return map[string]any{"seq": list}
	case n.Tag == "!!set":
		list := []any{}
		for _, e := range n.Entries() {
			list = append(list, pyKey(e.Key, inner))
		}
		slices.SortFunc(list, func(a, b any) int { return compareJSON(a, b) })
		return map[string]any{"set": list}
	case n.Tag != "!!map":
		v, _ := n.Scalar()
		return pyScalar(v)
	}
	list := []any{}
	for _, e := range n.Entries() {
		list = append(list, []any{pyKey(e.Key, inner), pyNode(e.Value, inner)})
	}
	return map[string]any{"map": list}
}

func pyKey(n *Node, path []*Node) any {
	if n.Tag == "!!value" {
		return n.Value
	}
	return pyNode(n, path)
}

func compareJSON(a, b any) int {
	text := func(v any) string {
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			panic(err)
		}
		return b.String()
	}
	return strings.Compare(text(a), text(b))
}

func pyScalar(v any) any {
	switch v := v.(type) {
	case int64:
		return map[string]any{"int": strconv.FormatInt(v, 10)}
	case *big.Int:
		if v.BitLen() > 13287 { // 10**4000
			sign := ""
			if v.Sign() < 0 {
				sign = "-"
			}
			return map[string]any{"int": sign + "0x" + new(big.Int).Abs(v).Text(16)}
		}
		return map[string]any{"int": v.String()}
	case float64:
		return map[string]any{"float": pyHex(v)}
	case []byte:
		return map[string]any{"bytes": hex.EncodeToString(v)}
	case Date:
		return map[string]any{"date": v.String()}
	case DateTime:
		layout := "2006-01-02T15:04:05"
		if v.Time.Nanosecond() != 0 {
			layout += ".000000"
		}
		text := v.Time.Format(layout)
		if v.Zoned {
			_, offset := v.Time.Zone()
			sign := '+'
			if offset < 0 {
				sign, offset = '-', -offset
			}
			d := time.Duration(offset) * time.Second
			text += fmt.Sprintf("%c%02d:%02d", sign, int(d.Hours()), int(d.Minutes())%60)
		}
		return map[string]any{"datetime": text}
	}
	return v
}

// pyHex is Python's float.hex.
func pyHex(v float64) string {
	switch {
	case math.IsNaN(v):
		return "nan"
	case math.IsInf(v, 1):
		return "inf"
	case math.IsInf(v, -1):
		return "-inf"
	}
	bits := math.Float64bits(v)
	sign := ""
	if bits>>63 == 1 {
		sign = "-"
	}
	exponent := int(bits>>52&0x7FF) - 1023
	fraction := bits & (1<<52 - 1)
	if exponent == -1023 {
		if fraction == 0 {
			return sign + "0x0.0p+0"
		}
		return fmt.Sprintf("%s0x0.%013xp-1022", sign, fraction)
	}
	return fmt.Sprintf("%s0x1.%013xp%+d", sign, fraction, exponent)
}
