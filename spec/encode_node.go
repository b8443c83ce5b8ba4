package spec

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// written copies the node of an object that is kept as it was written, with aliases worked in: a node that was made in Go
// may be anything, and hold itself. No node is an empty mapping.
func (e *encoder) written(n *yaml.Node) (*yaml.Node, error) {
	if n == nil {
		return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}, nil
	}
	if n.Kind == yaml.DocumentNode && len(n.Content) == 1 && n.Content[0] != nil {
		n = n.Content[0]
	}
	if n.Kind != yaml.MappingNode {
		return nil, errors.New("a node that stands for an object must be a mapping")
	}
	return e.copy(n)
}

func (e *encoder) copy(n *yaml.Node) (*yaml.Node, error) {
	if err := e.enter(); err != nil {
		return nil, err
	}
	defer func() { e.depth-- }()
	switch {
	case n == nil:
		return nil, errors.New("a node without a value")
	case n.Kind == yaml.AliasNode:
		return e.copy(n.Alias)
	case n.Kind == yaml.ScalarNode:
		return &yaml.Node{Kind: n.Kind, Style: n.Style, Tag: n.Tag, Value: n.Value}, nil
	case n.Kind != yaml.SequenceNode && (n.Kind != yaml.MappingNode || len(n.Content)%2 != 0):
		return nil, errors.New("a node that is no mapping, list or single value")
	}
	out := &yaml.Node{Kind: n.Kind, Style: n.Style, Tag: n.Tag, Content: make([]*yaml.Node, len(n.Content))}
	for i, c := range n.Content {
		var err error
		if out.Content[i], err = e.copy(c); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// numberNode is a number of JSON: an integer when it is written as one.
func numberNode(number json.Number) (*yaml.Node, error) {
	text := number.String()
	if !json.Valid([]byte(text)) || strings.Trim(text, "+-.0123456789eE") != "" {
		return nil, fmt.Errorf("%q is no number", text)
	}
	if i, ok := new(big.Int).SetString(text, 10); ok {
		return scalarNode(i), nil
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil, fmt.Errorf("%q is too large for a number", text)
	}
	return scalarNode(f), nil
}
