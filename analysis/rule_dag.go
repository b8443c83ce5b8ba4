package analysis

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Codes of what goes wrong in a DAG in places that the reference does not look at.
const (
	CodeJoinRef            = "join-ref"            // a join that refers to no operation of its DAG
	CodeUnreachableTrigger = "unreachable-trigger" // a trigger with nothing to wait for
	CodeUnusedComponent    = "unused-component"    // a component of a DAG that no operation refers to
)

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
		for _, name := range []string{"trigger", "skipOnUpstreamSkip"} {
			if value := fieldOf(op, name); value == nil || value.Tag == "!!null" || value.Value == "false" || c.waits(p, op) {
				continue
			}
			c.report(place2key(op, name), "This operation waits for no other, so that `%s` has nothing to look at: add `dependencies`, or remove it.", name)
		}
	},
}

// waits reports whether the operation of a DAG at a place waits for anything.
func (c *ruleCheck) waits(p *place, op *syntax.Node) bool {
	d := p.dagAround(len(p.steps) - 1)
	return len(d.upstream(layer{node: op, path: c.doc.Path})) > 0 || fieldOf(op, "events") != nil || fieldOf(op, "dependencies") != nil ||
		fieldOf(op, "joins") != nil || refersUp(op)
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
