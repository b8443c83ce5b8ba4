package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/big"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
)

// indent is how deep each level of a printed document stands, in columns.
const indent = 2

// IndentedJSON writes a JSON document for people: as it is, with line breaks.
func IndentedJSON(w io.Writer, document []byte) error {
	var b bytes.Buffer
	if err := json.Indent(&b, document, "", "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

// YAML writes a JSON document as YAML, keys in their order. What YAML 1.1 and PyYAML read from it is the same value.
func YAML(w io.Writer, document []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.UseNumber()
	node, err := yamlNode(decoder)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(indent)
	if err := encoder.Encode(node); err != nil {
		return err
	}
	if err := encoder.Close(); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// yamlNode reads one value.
func yamlNode(decoder *json.Decoder) (*yaml.Node, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case json.Delim:
		return yamlCollection(decoder, t)
	case json.Number:
		return yamlNumber(t)
	}
	return spec.Encode(token)
}

// yamlCollection reads the rest of an object or a list. Empty ones stay on their line.
func yamlCollection(decoder *json.Decoder, start json.Delim) (*yaml.Node, error) {
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	if start == '[' {
		n = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	}
	for decoder.More() {
		child, err := yamlNode(decoder)
		if err != nil {
			return nil, err
		}
		n.Content = append(n.Content, child)
	}
	if len(n.Content) == 0 {
		n.Style = yaml.FlowStyle
	}
	_, err := decoder.Token() // its end
	return n, err
}

func yamlNumber(number json.Number) (*yaml.Node, error) {
	if integer, ok := new(big.Int).SetString(number.String(), 10); ok {
		return spec.Encode(integer)
	}
	float, err := number.Float64()
	if err != nil {
		return nil, fmt.Errorf("the number %s: %w", number, err)
	}
	return spec.Encode(float)
}
