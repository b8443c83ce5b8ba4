package spec

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// A matrix gives inputs their values, so that these need no params; its hyper-parameters must suit their types.

// inMatrix reports whether a matrix gives an input its values. It is not ok where the reference fails on the matrix.
func (c *composer) inMatrix(matrix *syntax.Node, p ioPort) (satisfied, ok bool) {
	if matrix == nil || matrix.Kind != yaml.MappingNode {
		return false, true
	}
	m := recordOf(matrix, nil)
	if m.text("kind") == "mapping" {
		values := m.value("values")
		if values == nil || values.Kind != yaml.SequenceNode {
			return values != nil, true
		}
		return len(values.Children) > 0 && hasEntry(values.Children[0].Resolve(), p.name), true
	}
	params := m.value("params")
	if params == nil {
		return false, c.fail(matrixPlace(matrix), CodeMatrixParams,
			"A matrix of kind `%s` without `params` cannot be run over a component with inputs: Polyaxon fails on it.", m.text("kind"))
	}
	if params.Kind != yaml.MappingNode {
		if strings.Contains(params.Value, p.name) {
			return false, c.fail(params, CodeTemplateNotHere, "Polyaxon cannot look for the input `%s` in a template: write the hyper-parameters.", p.name)
		}
	} else if hp := fieldValue(params, p.name); hp != nil {
		return true, c.hyperParamType(hp, p)
	}
	if m.text("kind") != "hyperband" {
		return false, true
	}
	resource := m.value("resource")
	if resource == nil {
		return false, c.fail(matrixPlace(matrix), CodeMatrixParams,
			"`hyperband` requires a `resource` when the component has other inputs than those in `params`: Polyaxon fails without it.")
	}
	return fieldText(resource, "name") == p.name, true
}

func matrixPlace(matrix *syntax.Node) *syntax.Node {
	if entries := matrix.Entries(); len(entries) > 0 {
		return entries[0].Value
	}
	return matrix
}

func hasEntry(n *syntax.Node, name string) bool {
	key, _ := n.Get(name)
	return key != nil
}

// HyperParamTypes are the types that an input may have for a hyper-parameter of some kind; none: any.
func HyperParamTypes(kind string) []string {
	switch kind {
	case "choice", "pchoice":
		return nil
	case "daterange":
		return []string{"date"}
	case "datetimerange":
		return []string{"datetime"}
	}
	return []string{"int", "float"}
}

// hyperParamType: ranges and distributions give numbers or dates, so that their inputs must be of that type.
func (c *composer) hyperParamType(hp *syntax.Node, p ioPort) bool {
	kind := fieldText(hp, "kind")
	want := HyperParamTypes(kind)
	if want == nil || slices.Contains(want, p.typ) {
		return true
	}
	found := "no type"
	if p.typ != "" {
		found = "the type `" + p.typ + "`"
	}
	return c.fail(fieldValue(hp, "kind"), CodeParamType, "The hyper-parameter `%s` of kind `%s` needs an input of type %s, and `%s` has %s.",
		p.name, kind, oneOf(quotedList(want)), p.name, found)
}
