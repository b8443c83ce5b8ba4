package analysis

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Codes of what goes wrong in a DAG that the reference does not look into: one inside of another DAG, and text that names
// operations.
const (
	CodeNestedDag          = "nested-dag"          // a DAG in a DAG that cannot be resolved
	CodeJoinRef            = "join-ref"            // a join that refers to no operation of its DAG
	CodeUnreachableTrigger = "unreachable-trigger" // a trigger with nothing to wait for
	CodeUnusedComponent    = "unused-component"    // a component of a DAG that no operation refers to
)

var nestedDagRule = &rule{
	code: CodeNestedDag, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if len(s.objects) != 1 || !s.object().is("V1Dag") || !p.insideDag() {
			return
		}
		operations := fieldOf(s.node, "operations")
		if operations == nil || operations.Kind == yaml.SequenceNode && len(operations.Children) == 0 {
			at := p.last().node.Range
			if s.key != nil {
				at = s.key.Range
			}
			c.report(firstLineOf(at), "A DAG needs `operations`: Polyaxon finds out about this one when it is to run.")
			return
		}
		names := map[string]*syntax.Node{}
		for _, op := range itemsOf(s.node.Resolve(), "operations") {
			names[textOf(op, "name")] = op
		}
		for _, op := range itemsOf(s.node.Resolve(), "operations") {
			for _, on := range itemsOf(op, "dependencies") {
				if isText(on) && names[on.Value] == nil && !spec.IsTemplate(on) {
					c.report(on.Range, "The DAG around this has no operation `%s`.%s", on.Value, meaning(on.Value, namesOf(names)))
				}
			}
		}
	},
}

func namesOf(names map[string]*syntax.Node) []string {
	var all []string
	for name := range names {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// insideDag reports whether the DAG of the last step is run by an operation of another DAG.
func (p *place) insideDag() bool {
	for i := len(p.steps) - 2; i >= 0; i-- {
		if len(p.steps[i].objects) > 0 && p.steps[i].object().is("V1Dag") {
			return true
		}
	}
	return false
}

var joinRefRule = &rule{
	code: CodeJoinRef, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if !s.isField("V1Join", "ref") || !isText(n) || spec.IsTemplate(n) {
			return
		}
		name, isOp := strings.CutPrefix(n.Value, "ops.")
		_, i := p.owner()
		d := p.dagAround(i)
		if !isOp || !d.inside {
			return
		}
		if _, known := d.operation(name); !known {
			c.report(s.node.Range, "The DAG has no operation `%s`.%s", name, meaning(name, d.names()))
		}
	},
}

// names are the names of the operations of a DAG.
func (d *dag) names() []string {
	var names []string
	for _, op := range d.operations {
		names = append(names, textOf(op.node, "name"))
	}
	return names
}

var unreachableTriggerRule = &rule{
	code: CodeUnreachableTrigger, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if !s.object().isRoot() || len(p.steps) < 2 || !s.owner.is("V1Dag") || s.field == nil || s.field.Name != "operations" {
			return
		}
		op := s.node.Resolve()
		d := p.dagAround(len(p.steps) - 1)
		if len(d.upstream(layer{node: op, path: c.doc.Path})) > 0 || fieldOf(op, "events") != nil || fieldOf(op, "dependencies") != nil ||
			fieldOf(op, "joins") != nil || refersUp(op) {
			return
		}
		for _, name := range []string{"trigger", "skipOnUpstreamSkip"} {
			if value := fieldOf(op, name); value != nil && value.Tag != "!!null" && value.Value != "false" {
				c.report(place2key(op, name), "This operation waits for no other, so that `%s` has nothing to look at: add `dependencies`, or remove it.", name)
			}
		}
	},
}

// refersUp reports whether a param of an operation comes from another one.
func refersUp(op *syntax.Node) bool {
	for _, e := range fieldOf(op, "params").Entries() {
		if strings.HasPrefix(textOf(e.Value.Resolve(), "ref"), "ops.") {
			return true
		}
	}
	return false
}

var unusedComponentRule = &rule{
	code: CodeUnusedComponent, severity: spec.Hint, tag: spec.Unnecessary,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if len(s.objects) != 1 || !s.object().is("V1Dag") {
			return
		}
		used := map[string]bool{}
		dagRefs(s.node.Resolve(), used, 0)
		for _, component := range itemsOf(s.node.Resolve(), "components") {
			name := fieldOf(component, "name")
			if isText(name) && !used[name.Value] {
				c.report(name.Range, "No operation of this DAG refers to the component `%s`.", name.Value)
			}
		}
	},
}

// dagRefs collects what the dagRefs below a node refer to.
func dagRefs(n *syntax.Node, used map[string]bool, depth int) {
	if n = n.Resolve(); n == nil || depth > 60 {
		return
	}
	if n.Kind == yaml.MappingNode {
		if ref := textOf(n, "dagRef"); ref != "" {
			used[ref] = true
		}
	}
	for _, child := range n.Children {
		dagRefs(child, used, depth+1)
	}
}

// CodeMatrixInput is about names in a matrix that do not fit together.
const CodeMatrixInput = "matrix-values"

var matrixValuesRule = &rule{
	code: CodeMatrixInput, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if len(s.objects) != 1 || s.object().model == nil || s.field == nil || s.field.Name != "matrix" || !s.owner.isRoot() {
			return
		}
		operation := p.steps[len(p.steps)-2].node.Resolve()
		params := fieldOf(operation, "params")
		for _, e := range fieldOf(s.node, "params").Entries() {
			if key, value := params.Get(e.Key.Value); key != nil && value.Resolve() != nil {
				c.report(e.Key.Range, "`params` gives `%s` a value as well: every run of the matrix overwrites it.", e.Key.Value).
					relate(key.Range, "the value in params")
			}
		}
		if s.object().is("V1Mapping") {
			c.sameNames(itemsOf(s.node.Resolve(), "values"))
		}
	},
}

// sameNames: the reference looks at the first item of a mapping only.
func (c *ruleCheck) sameNames(items []*syntax.Node) {
	if len(items) < 2 || items[0].Kind != yaml.MappingNode {
		return
	}
	var want []string
	for _, e := range items[0].Entries() {
		want = append(want, e.Key.Value)
	}
	for i, item := range items[1:] {
		if item.Kind != yaml.MappingNode {
			continue
		}
		for _, e := range item.Entries() {
			if !slices.Contains(want, e.Key.Value) {
				c.report(e.Key.Range, "The first item has no `%s`, and Polyaxon expects the same names in all.%s", e.Key.Value, meaning(e.Key.Value, want))
				return
			}
		}
		for _, name := range want {
			if fieldOf(item, name) == nil && !hasKeyNamed(item, name) {
				at := item.Range
				if len(item.Children) > 0 {
					at = item.Children[0].Range
				}
				c.report(firstLineOf(at), "Item %s has no `%s`, which the first one has: that run gets no value for it.", fmt.Sprint(i+2), name)
				return
			}
		}
	}
}

func hasKeyNamed(mapping *syntax.Node, name string) bool {
	key, _ := mapping.Get(name)
	return key != nil
}
