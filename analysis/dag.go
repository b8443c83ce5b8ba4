package analysis

import (
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// dag is the DAG around a place.
type dag struct {
	*scene
	*dagParts
	self   string // the name of the operation or component of it that the place is in; "" when it has none
	inside bool   // there is a DAG around
	root   int    // the step of the operation or component that the DAG is the run of; -1 when it is of none
}

// dagParts are the operations and components of all layers that a DAG is made of. They are found once for a scene.
type dagParts struct {
	operations []layer
	components []layer
	named      map[string]layer // the first operation with each name
	defined    map[string]layer // the first component with each name
}

// dagKey tells DAGs apart: a DAG, and the operation or component that it is the run of.
type dagKey struct{ root, run *syntax.Node }

// dagAround is the DAG around step i.
func (p *place) dagAround(i int) dag {
	d := dag{scene: p.scene, dagParts: &dagParts{}, root: -1}
	at := i - 1
	for at >= 0 && !(len(p.steps[at].objects) > 0 && p.steps[at].object().is("V1Dag")) {
		at--
	}
	if at < 0 {
		return d
	}
	d.inside = true
	if at+2 < len(p.steps) && p.steps[at+2].depth == 1 {
		d.self = textOf(p.steps[at+2].node, "name")
	}
	around := &p.steps[at]
	key := dagKey{run: around.node}
	if around.owner.isRoot() && at > 0 {
		d.root = at - 1
		key.root = p.steps[d.root].node
	}
	if parts := p.dags[key]; parts != nil {
		d.dagParts = parts
		return d
	}
	if p.dags == nil {
		p.dags = map[dagKey]*dagParts{}
	}
	p.dags[key] = d.dagParts
	if d.root < 0 {
		d.add(layer{node: around.node, path: p.doc.Path})
		return d
	}
	for _, l := range p.layers(d.root) {
		for _, key := range []string{"run", "runPatch"} {
			d.add(layer{fieldOf(l.node, key), l.path, l.ref})
		}
	}
	return d
}

func (d *dagParts) add(run layer) {
	collect := func(section string, all *[]layer, byName *map[string]layer) {
		for _, n := range itemsOf(run.node, section) {
			l := layer{n, run.path, run.ref}
			*all = append(*all, l)
			name := textOf(n, "name")
			if _, known := (*byName)[name]; known || name == "" {
				continue
			}
			if *byName == nil {
				*byName = map[string]layer{}
			}
			(*byName)[name] = l
		}
	}
	collect("operations", &d.operations, &d.named)
	collect("components", &d.components, &d.defined)
}

// layersOf are an operation or component of the DAG and the components that it refers to.
func (d *dag) layersOf(l layer) []layer {
	return d.follow(l, func() *dagParts { return d.dagParts })
}

// operation is the operation with a name.
func (d *dagParts) operation(name string) (layer, bool) {
	l, ok := d.named[name]
	return l, ok
}

// component is the component with a name.
func (d *dagParts) component(name string) (layer, bool) {
	l, ok := d.defined[name]
	return l, ok
}

// upstream are the names of the operations that one waits for: its dependencies, and what its params and events refer to.
func (d *dag) upstream(l layer) []string {
	var names []string
	for _, l := range d.layersOf(l) {
		for _, n := range itemsOf(l.node, "dependencies") {
			names = append(names, n.Value)
		}
		for _, e := range fieldOf(l.node, "params").Entries() {
			names = append(names, operationOf(textOf(e.Value.Resolve(), "ref")))
		}
		for _, event := range itemsOf(l.node, "events") {
			names = append(names, operationOf(textOf(event, "ref")))
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// operationOf is the operation that a ref such as ops.train names; "" when it names none.
func operationOf(ref string) string {
	name, _ := strings.CutPrefix(ref, "ops.")
	if name == ref {
		return ""
	}
	return name
}

// dependents are the names of the operations that wait for one, be it over others between.
func (d *dag) dependents(name string) map[string]bool {
	waiting := map[string][]string{} // by what they wait for
	for _, op := range d.operations {
		for _, up := range d.upstream(op) {
			waiting[up] = append(waiting[up], textOf(op.node, "name"))
		}
	}
	found := map[string]bool{}
	next := []string{name}
	for len(next) > 0 {
		for _, dependent := range waiting[next[0]] {
			if !found[dependent] {
				found[dependent] = true
				next = append(next, dependent)
			}
		}
		next = next[1:]
	}
	return found
}

// componentLeadsTo reports whether a component refers to another by dagRefs.
func (d *dag) componentLeadsTo(from, name string) bool {
	l, ok := d.component(from)
	if !ok {
		return false
	}
	return slices.ContainsFunc(d.layersOf(l), func(l layer) bool { return textOf(l.node, "dagRef") == name })
}
