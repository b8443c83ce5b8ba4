package spec

import (
	"errors"
	"math"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// ToYAML writes a value of this package as YAML: see Encode.
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
	native, err := nativeOf(tree.Root)
	if err != nil {
		return nil, notWritable(err)
	}
	if err := finite(native); err != nil {
		return nil, notWritable(err)
	}
	var b strings.Builder
	writeJSON(&b, native)
	return []byte(b.String()), nil
}

// finite is an error when a number in a value is none that JSON has.
func finite(value any) error {
	switch v := value.(type) {
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return errors.New("JSON has no infinite numbers and no NaN: write YAML")
		}
	case []any:
		for _, item := range v {
			if err := finite(item); err != nil {
				return err
			}
		}
	case dict:
		for _, item := range v {
			if err := finite(item.value); err != nil {
				return inField(pythonText(item.key), err)
			}
		}
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
