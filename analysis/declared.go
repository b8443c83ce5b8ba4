package analysis

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// declared is an input or output of a component.
type declared struct {
	layer         // that declares it
	side   string // "input" or "output"
	node   *syntax.Node
	name   string
	typ    string // "" when it has none
	isList bool
}

// declaredIn are the inputs and outputs that some layers declare, inputs first. Of several with one name that of the
// nearest layer counts, and in one layer the last.
func declaredIn(layers []layer) []declared {
	var all []declared
	for _, side := range []string{"input", "output"} {
		for _, l := range layers {
			before := len(all)
			for _, n := range slices.Backward(itemsOf(l.node, side+"s")) {
				d := declaredAs(l, side, n)
				if d.name != "" && d.name != probe && !slices.ContainsFunc(all, func(o declared) bool { return o.name == d.name && o.side == side }) {
					all = append(all, d)
				}
			}
			slices.Reverse(all[before:])
		}
	}
	return all
}

// declaredAs is what a declaration in a layer says.
func declaredAs(l layer, side string, n *syntax.Node) declared {
	return declared{layer: l, side: side, node: n, name: textOf(n, "name"), typ: textOf(n, "type"), isList: isSet(n, "isList")}
}

// fieldOf is the value of a field of a mapping, in either spelling of its name.
func fieldOf(mapping *syntax.Node, name string) *syntax.Node {
	if _, value := mapping.Get(name); value != nil {
		return value.Resolve()
	}
	if !hasSnake(mapping.Resolve()) {
		return nil
	}
	for _, e := range mapping.Entries() {
		if spec.CamelCase(e.Key.Value) == name {
			return e.Value.Resolve()
		}
	}
	return nil
}

// hasSnake reports whether a mapping may have keys that are written with "_", or that come from elsewhere.
func hasSnake(n *syntax.Node) bool {
	if n == nil || n.Kind != yaml.MappingNode {
		return false
	}
	for i := 0; i+1 < len(n.Children); i += 2 {
		if key := n.Children[i]; key.Kind != yaml.ScalarNode || key.Tag != "!!str" || strings.Contains(key.Value, "_") {
			return true
		}
	}
	return false
}

// isSet reports whether a flag of a mapping is true.
func isSet(mapping *syntax.Node, name string) bool {
	n := fieldOf(mapping, name)
	if n == nil || n.Kind != yaml.ScalarNode {
		return false
	}
	value, _ := n.Scalar()
	return value == true
}

// required reports whether a run needs a param for it.
func (d declared) required() bool {
	return d.side == "input" && !isSet(d.node, "isOptional") && fieldOf(d.node, "value") == nil
}

// value is its default, nil when it has none.
func (d declared) value() *syntax.Node {
	if n := fieldOf(d.node, "value"); n != nil && n.Tag != "!!null" && n.Value != probe {
		return n
	}
	return nil
}

// options are the values that it takes; none when it takes any.
func (d declared) options() []*syntax.Node {
	list := fieldOf(d.node, "options")
	if list == nil {
		list = fieldOf(fieldOf(d.node, "validation"), "options")
	}
	if list == nil || list.Kind != yaml.SequenceNode {
		return nil
	}
	var options []*syntax.Node
	for _, n := range list.Children {
		if n = n.Resolve(); n != nil && n.Kind == yaml.ScalarNode && n.Value != probe {
			options = append(options, n)
		}
	}
	return options
}

// typeName is its type as messages name it: "List[int]".
func (d declared) typeName() string {
	switch {
	case d.isList && d.typ != "":
		return "List[" + d.typ + "]"
	case d.isList:
		return "list"
	}
	return d.typ
}

// takesList reports whether its value is a list.
func (d declared) takesList() bool {
	return d.isList || slices.Contains([]string{"list", "tuple", "set"}, baseType(d.typ))
}

// baseType is a type without what stands in its brackets: "list" of List[int].
func baseType(typ string) string {
	name, _, _ := strings.Cut(typ, "[")
	return strings.ToLower(strings.TrimSpace(name))
}

// detail says in a few words what it takes: "float = 0.001", "str, required".
func (d declared) detail() string {
	words := []string{}
	if typ := d.typeName(); typ != "" {
		words = append(words, typ)
	}
	text := ""
	if value := d.value(); value != nil {
		if literal, ok := (layout{}).literal(value); ok {
			text = " = " + literal
		}
	}
	if d.required() {
		words = append(words, "required")
	}
	if d.side == "output" {
		words = append(words, "output")
	}
	return strings.TrimSpace(strings.Join(words, ", ") + text)
}
