package report

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

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
		return yamlNumber(t), nil
	case string:
		return yamlText(t)
	}
	return spec.Encode(token)
}

// yamlText writes text that a block of lines cannot hold with escapes.
func yamlText(text string) (*yaml.Node, error) {
	n, err := spec.Encode(text)
	// YAML 1.1 ends lines at more than \n, and the encoder loses an empty first line.
	if err == nil && (strings.ContainsAny(text, "\r\u0085\u2028\u2029") || strings.HasPrefix(text, "\n")) {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n, err
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

// yamlNumber writes a number as it is, but for what YAML 1.1 needs to see a float with an exponent: a point and a sign.
func yamlNumber(number json.Number) *yaml.Node {
	mantissa, exponent, scientific := strings.Cut(strings.ToLower(number.String()), "e")
	if scientific {
		if !strings.Contains(mantissa, ".") {
			mantissa += ".0"
		}
		if !strings.ContainsAny(exponent[:1], "+-") {
			exponent = "+" + exponent
		}
		mantissa += "e" + exponent
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: mantissa}
}
