package spec

import (
	"maps"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// paramNode is the value of a param that was given from outside of the files.
type paramNode struct {
	name  string
	value *syntax.Node
}

// paramNodes are params as nodes at the place of another, texts first.
func paramNodes(at *syntax.Node, texts []GivenParam, values map[string]*syntax.Node) []paramNode {
	var nodes []paramNode
	for _, p := range texts {
		nodes = append(nodes, paramNode{p.Name, textNode(at, "!!str", p.Value)})
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		nodes = append(nodes, paramNode{name, placed(values[name], at)})
	}
	return nodes
}

// placed copies a tree of nodes without aliases to the place of another node.
func placed(n, at *syntax.Node) *syntax.Node {
	out := *n
	out.Range, out.Outer, out.Line, out.Column = at.Range, at.Outer, at.Line, at.Column
	out.Children = make([]*syntax.Node, len(n.Children))
	out.Content = make([]*yaml.Node, len(n.Children))
	for i, c := range n.Children {
		out.Children[i] = placed(c, at)
		out.Content[i] = &out.Children[i].Node
	}
	return &out
}

// over is the value laid over the one that the file has, if any: the reference merges mappings.
func (p paramNode) over(written *syntax.Node) *syntax.Node {
	if written != nil && written.Resolve().Kind == yaml.MappingNode && p.value.Kind == yaml.MappingNode {
		return deepUpdate(written.Resolve(), p.value, &Type{Kind: AnyType})
	}
	return p.value
}
