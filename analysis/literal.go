package analysis

import (
	"encoding/json"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

const (
	maxLiteral      = 80 // how long a value may be, in bytes, to be written again elsewhere
	maxLiteralDepth = 4
)

// literal writes the value of a node on one line. ok is false for what is too long for that, or cannot be written.
func (l layout) literal(n *syntax.Node) (text string, ok bool) {
	var b strings.Builder
	if !l.write(&b, n, 0) || b.Len() > maxLiteral {
		return "", false
	}
	return b.String(), true
}

func (l layout) write(b *strings.Builder, n *syntax.Node, depth int) bool {
	if n = n.Resolve(); n == nil || depth > maxLiteralDepth || b.Len() > maxLiteral {
		return false
	}
	switch n.Kind {
	case yaml.ScalarNode:
		text, ok := l.scalar(n)
		b.WriteString(text)
		return ok
	case yaml.SequenceNode:
		b.WriteByte('[')
		for i, item := range n.Children {
			if i > 0 {
				b.WriteString(", ")
			}
			if !l.write(b, item, depth+1) {
				return false
			}
		}
		b.WriteByte(']')
	case yaml.MappingNode:
		b.WriteByte('{')
		for i, e := range n.Entries() {
			if i > 0 {
				b.WriteString(", ")
			}
			if e.Key.Kind != yaml.ScalarNode {
				return false
			}
			b.WriteString(l.text(e.Key.Value, true) + ": ")
			if !l.write(b, e.Value, depth+1) {
				return false
			}
		}
		b.WriteByte('}')
	}
	return true
}

// scalar writes a scalar. JSON has words of its own for some.
func (l layout) scalar(n *syntax.Node) (string, bool) {
	value, err := n.Scalar()
	if err != nil {
		return "", false
	}
	switch value := value.(type) {
	case string:
		return l.text(value, false), true
	case nil:
		return "null", true
	case bool:
		return strconv.FormatBool(value), true
	case int64, float64:
		if json.Valid([]byte(n.Value)) || !l.json {
			return n.Value, true
		}
	}
	if l.json {
		return l.text(n.Value, false), true
	}
	return n.Value, n.Tag != "!!binary" && n.Tag != "!!value"
}

// text writes a text: in the quotes that it needs.
func (l layout) text(value string, isKey bool) string {
	if l.json || strings.ContainsAny(value, "\n\t") {
		return syntax.DoubleQuoted(value)
	}
	return yamlScalar(value, isKey)
}

// inQuotesOf writes a text as YAML in the quotes that a scalar has, or in none where it needs none.
func inQuotesOf(n *syntax.Node, text string, isKey bool) string {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return syntax.DoubleQuoted(text)
	case n.Style&yaml.SingleQuotedStyle != 0:
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return yamlScalar(text, isKey)
}
