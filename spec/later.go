package spec

import (
	"context"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Later is a build, a hook or a tuner: it has a component of the hub, which Polyaxon looks for when it starts it.
type Later struct {
	Path  string       // of the file that it is written in
	Node  *syntax.Node // its mapping
	Model string       // Build, Hook or Tuner
	// Supplied reports whether Polyaxon itself gives a value to an input.
	Supplied func(input string) bool
}

// CheckParams says what is wrong with the params that a Later gives to the inputs of its component. A component that is not
// valid, or that is an operation itself, has no inputs to speak of.
func (l Later) CheckParams(ctx context.Context, component *syntax.Tree) []Diagnostic {
	const there = "the component" // takes the place of the path of a file
	root := component.Root
	if root == nil || root.Kind != yaml.MappingNode || IsOperation(root) || hasErrors(newValidator(there).whole(component)) {
		return nil
	}
	c := newComposer(ctx, l.Path, nil)
	given := recordOf((&canon{schema: c.schema, file: l.Path, files: c.from}).model(l.Node.Resolve(), c.schema.Model(l.Model), false), nil)
	params := given.value("params")
	if params != nil && params.Kind != yaml.MappingNode {
		return nil // a template
	}
	declared := recordOf(c.load(there, component), nil)
	operation := newRecord(nil)
	for _, side := range []string{"inputs", "outputs"} {
		if list := declared.value(side); list != nil {
			operation.set(side, textNode(list, "!!str", side), l.expected(list))
		}
	}
	if params != nil {
		operation.set("params", given.at("params").Key, params)
	}
	c.params(operation, given.value("hubRef"), nil)
	for i := range c.found {
		c.found[i].Related = nil // leads to the component, which is in no file
	}
	return slices.DeleteFunc(c.found, func(d Diagnostic) bool {
		return d.Code != CodeParamType && d.Code != CodeParamValue && d.Code != CodeMissingParam
	})
}

// expected are those of some inputs or outputs that the params are for.
func (l Later) expected(list *syntax.Node) *syntax.Node {
	expected := &syntax.Node{Node: yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}, Range: list.Range}
	for _, n := range itemsOf(list) {
		if !l.Supplied(recordOf(n, nil).text("name")) {
			expected.Children = append(expected.Children, n)
			expected.Content = append(expected.Content, &n.Node)
		}
	}
	return expected
}
