package spec

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// ToYAML writes a value of this package as YAML: see Encode. What is written can be read again, but for a Polyaxonfile in
// which nothing is set: it becomes {}, and a file without a key is an error.
func ToYAML(value any) ([]byte, error) {
	n, err := Encode(value)
	if err != nil {
		return nil, err
	}
	data, err := yaml.Marshal(n)
	if err != nil {
		return nil, notWritable(err)
	}
	return data, nil
}

// ToJSON writes a value of this package as JSON, with the keys in the order of the specification. Dates become text, for
// JSON has none; infinite numbers and NaN, which it lacks too, are errors.
func ToJSON(value any) ([]byte, error) {
	data, err := ToYAML(value)
	if err != nil {
		return nil, err
	}
	tree := syntax.Parse(syntax.NewText(string(data)))
	for _, p := range tree.Problems {
		return nil, notWritable(errors.New(p.Message))
	}
	var b strings.Builder
	if err := nodeJSON(&b, tree.Root); err != nil {
		return nil, notWritable(err)
	}
	return []byte(b.String()), nil
}

// nodeJSON writes a node without aliases. Dates are the text that they were written as.
func nodeJSON(b *strings.Builder, n *syntax.Node) error {
	switch {
	case n.Kind == yaml.SequenceNode:
		b.WriteByte('[')
		for i, c := range n.Children {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := nodeJSON(b, c); err != nil {
				return inField(fmt.Sprintf("[%d]", i), err)
			}
		}
		b.WriteByte(']')
	case n.Kind == yaml.MappingNode:
		b.WriteByte('{')
		for i, e := range n.Entries() {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSON(b, e.Key.Value)
			b.WriteByte(':')
			if err := nodeJSON(b, e.Value); err != nil {
				return inField(e.Key.Value, err)
			}
		}
		b.WriteByte('}')
	case n.Tag == "!!timestamp":
		writeJSON(b, n.Value)
	default:
		value := scalarOf(n)
		if f, ok := value.(float64); ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
			return errors.New("JSON has no infinite numbers and no NaN: write YAML")
		}
		writeJSON(b, value)
	}
	return nil
}

// MarshalJSON writes the file for encoding/json.
func (p *Polyaxonfile) MarshalJSON() ([]byte, error) { return ToJSON(p) }

// MarshalJSON writes the component for encoding/json, with its kind.
func (c *Component) MarshalJSON() ([]byte, error) { return ToJSON(c) }

// MarshalJSON writes the operation for encoding/json, with its kind.
func (o *Operation) MarshalJSON() ([]byte, error) { return ToJSON(o) }

// MarshalJSON writes the compiled operation for encoding/json, with its kind.
func (c *CompiledOperation) MarshalJSON() ([]byte, error) { return ToJSON(c) }
