package spec

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// dagNode is an operation of a DAG, composed with its component.
type dagNode struct {
	name     string
	at       *syntax.Node // its name
	op       *record
	upstream []upstream
	lacks    bool // its component is not known
}

// upstream is an operation that another waits for, and where that is said.
type upstream struct {
	name string
	at   *syntax.Node
}

// meaning are the fixes for an operation that does not exist in whose place another was meant.
func (u upstream) meaning(name string) []Fix {
	if name != "" && strings.HasPrefix(u.at.Value, "ops.") {
		name = "ops." + name
	}
	return meaning(u.at, name)
}

// checkDag checks the operations of a DAG and how they hang together, and yields those that it could compose.
func (c *composer) checkDag(run, inputs *syntax.Node) []dagNode {
	dag := recordOf(run, nil)
	operations := dag.value("operations")
	if operations == nil || operations.Kind != yaml.SequenceNode || len(operations.Children) == 0 {
		at := place(run)
		if operations != nil {
			at = operations
		}
		c.fail(at, CodeEmptyDag, "A DAG needs a list of `operations`, with one at least.")
		return nil
	}
	components, ok := c.dagComponents(dag.value("components"))
	nodes := c.dagNodes(operations, components)
	if !ok || nodes == nil {
		return nil
	}
	c.dagEdges(nodes)
	refs := newDagRefs(nodes, inputs)
	for _, n := range nodes {
		if n.lacks {
			continue
		}
		c.params(n.op, n.at, refs)
		if run := n.op.value("run"); runKind(run) == "dag" {
			c.nestedDag(run, n.op.value("inputs"))
		}
	}
	return nodes
}

// nestedDag warns of what is wrong with a DAG that an operation of another one runs. The reference looks into it only when
// it is to run.
func (c *composer) nestedDag(run, inputs *syntax.Node) {
	nested := *c
	nested.found = nil
	nested.checkDag(run, inputs)
	for _, d := range nested.found {
		d.Severity, d.Code = Warning, CodeNestedDag
		c.addOnce(d)
	}
}

// dagComponents are the components that a DAG's operations may name.
func (c *composer) dagComponents(list *syntax.Node) (map[string]*syntax.Node, bool) {
	components := map[string]*syntax.Node{}
	if list != nil && list.Kind != yaml.SequenceNode {
		return nil, c.fail(list, CodeTemplateNotHere, "`components` cannot be a template: write a list.")
	}
	fine := true
	for _, n := range itemsOf(list) {
		name := fieldValue(n, "name")
		switch {
		case name == nil || name.Value == "":
			fine = c.fail(place(n), CodeDagName, "A component of a DAG needs a `name`.")
		case components[name.Value] != nil:
			fine = c.fail(name, CodeDagName, "Two components of this DAG are called `%s`: rename one.", name.Value)
		default:
			components[name.Value] = n
		}
	}
	return components, fine
}

// dagNodes composes the operations of a DAG; nil when one of them cannot be.
func (c *composer) dagNodes(operations *syntax.Node, components map[string]*syntax.Node) []dagNode {
	var nodes []dagNode
	seen := map[string]bool{}
	fine := true
	for _, n := range operations.Children {
		if n.Kind != yaml.MappingNode {
			fine = false
			continue
		}
		r := recordOf(n, c.schema.Root(""))
		name := r.value("name")
		switch {
		case name == nil || name.Value == "":
			fine = c.fail(place(n), CodeDagName, "An operation of a DAG needs a `name`.")
			continue
		case seen[name.Value]:
			fine = c.fail(name, CodeDagName, "Two operations of this DAG are called `%s`: rename one.", name.Value)
			continue
		}
		seen[name.Value] = true
		config, ok := c.dagTemplate(n, components, nil)
		if !ok {
			fine = false
			continue
		}
		node := dagNode{name: name.Value, at: name, op: r, lacks: lacksComponent(config)}
		if !node.lacks {
			node.op, ok = c.effective(config, true)
			if ok && node.op.value("run") == nil {
				ok = c.fail(name, CodeNoRun, "The operation `%s` has nothing to run: give it a `component`, a reference or a `run`.", name.Value)
			}
		}
		if !ok {
			fine = false
			continue
		}
		if node.upstream, ok = c.upstreamOf(node.op); !ok {
			fine = false
		}
		nodes = append(nodes, node)
	}
	if !fine {
		return nil
	}
	return nodes
}

// dagTemplate puts the component that a dagRef names into an operation, and so on along the chain of names.
func (c *composer) dagTemplate(n *syntax.Node, components map[string]*syntax.Node, chain []string) (*syntax.Node, bool) {
	r := recordOf(n, c.schema.Root(""))
	if component := r.value("component"); component != nil {
		resolved, ok := c.dagTemplate(component, components, chain)
		if !ok {
			return nil, false
		}
		r.set("component", r.at("component").Key, resolved)
		return c.keep(n, r.node()), true
	}
	ref := r.value("dagRef")
	if ref == nil || ref.Value == "" {
		return n, true
	}
	if slices.Contains(chain, ref.Value) {
		return nil, c.fail(ref, CodeReferenceCycle, "These components refer to each other in a circle: %s.",
			strings.Join(quotedList(append(chain, ref.Value)), " → "))
	}
	component := components[ref.Value]
	if component == nil {
		var names []string
		for name := range components {
			names = append(names, name)
		}
		slices.Sort(names)
		return nil, c.with(meaning(ref, Suggest(ref.Value, names))...).fail(ref, CodeDagRef, "This DAG has no component `%s`: name one of its `components`.%s", ref.Value, didYouMean(ref.Value, names))
	}
	resolved, ok := c.dagTemplate(component, components, append(chain[:len(chain):len(chain)], ref.Value))
	if !ok {
		return nil, false
	}
	r.set("component", textNode(n, "!!str", "component"), resolved)
	return c.keep(n, r.node()), true
}

// upstreamOf are the operations that one waits for: its dependencies, and those that its params and events refer to.
func (c *composer) upstreamOf(op *record) ([]upstream, bool) {
	var all []upstream
	if dependencies := op.value("dependencies"); dependencies != nil {
		if dependencies.Kind != yaml.SequenceNode {
			return nil, c.fail(dependencies, CodeTemplateNotHere, "`dependencies` cannot be a template: write a list of operations.")
		}
		for _, d := range dependencies.Children {
			all = append(all, upstream{d.Value, d})
		}
	}
	if params := op.value("params"); params != nil && params.Kind == yaml.MappingNode {
		for _, e := range params.Entries() {
			if e.Value.Kind != yaml.MappingNode {
				continue
			}
			if ref := fieldValue(e.Value, "ref"); ref != nil && isRef(ref.Value, "ops") {
				up, ok := c.opsRef(ref)
				if !ok {
					return nil, false
				}
				all = append(all, up)
			}
		}
	}
	events := op.value("events")
	if events != nil && events.Kind != yaml.SequenceNode {
		return nil, c.fail(events, CodeTemplateNotHere, "`events` of an operation of a DAG cannot be a template: write a list.")
	}
	for _, event := range itemsOf(events) {
		if ref := fieldValue(event, "ref"); ref != nil && isRef(ref.Value, "ops") {
			up, ok := c.opsRef(ref)
			if !ok {
				return nil, false
			}
			all = append(all, up)
		}
	}
	return all, true
}

func (c *composer) opsRef(ref *syntax.Node) (upstream, bool) {
	parts := strings.Split(ref.Value, ".")
	if len(parts) < 2 {
		return upstream{}, c.fail(ref, CodeRef, "`ops` needs the name of an operation: write ops.NAME.")
	}
	return upstream{parts[1], ref}, true
}

// dagEdges reports operations that wait for what is not there, or for each other.
func (c *composer) dagEdges(nodes []dagNode) {
	byName := map[string]dagNode{}
	var names []string
	for _, n := range nodes {
		byName[n.name] = n
		names = append(names, n.name)
	}
	for _, n := range nodes {
		reported := map[string]bool{}
		for _, up := range n.upstream {
			if _, ok := byName[up.name]; !ok && !reported[up.name] {
				reported[up.name] = true
				c.with(up.meaning(Suggest(up.name, names))...).fail(up.at, CodeUnknownOperation, "This DAG has no operation `%s`.%s", up.name, didYouMean(up.name, names))
			}
		}
	}
	state := map[string]int{} // 1: being visited, 2: done
	var path []string
	var visit func(n dagNode) bool
	visit = func(n dagNode) bool {
		state[n.name] = 1
		path = append(path, n.name)
		for _, up := range n.upstream {
			next, ok := byName[up.name]
			switch {
			case !ok || state[up.name] == 2:
			case state[up.name] == 1:
				circle := append(slices.Clone(path[slices.Index(path, up.name):]), up.name)
				return c.fail(up.at, CodeDagCycle, "These operations wait for each other in a circle: %s.", strings.Join(quotedList(circle), " → "))
			default:
				if !visit(next) {
					return false
				}
			}
		}
		path = path[:len(path)-1]
		state[n.name] = 2
		return true
	}
	for _, n := range nodes {
		if state[n.name] == 0 && !visit(n) {
			return
		}
	}
}
