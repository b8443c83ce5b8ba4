package analysis

import (
	"slices"
	"strings"
)

// dag is the DAG around a place. Its operations and components are those of all layers that the DAG is made of.
type dag struct {
	*scene
	operations []layer
	components []layer
	self       string // the name of the operation or component of it that the place is in; "" when it has none
	inside     bool   // there is a DAG around
	root       int    // the step of the operation or component that the DAG is the run of; -1 when it is of none
}

// dagAround is the DAG around step i.
func (p *place) dagAround(i int) dag {
	d := dag{scene: p.scene, root: -1}
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
	if !around.owner.isRoot() || at == 0 {
		d.add(layer{node: around.node, path: p.doc.Path})
		return d
	}
	d.root = at - 1
	for _, l := range p.layers(d.root) {
		for _, key := range []string{"run", "runPatch"} {
			d.add(layer{fieldOf(l.node, key), l.path, l.ref})
		}
	}
	return d
}

func (d *dag) add(run layer) {
	for _, n := range itemsOf(run.node, "operations") {
		d.operations = append(d.operations, layer{n, run.path, run.ref})
	}
	for _, n := range itemsOf(run.node, "components") {
		d.components = append(d.components, layer{n, run.path, run.ref})
	}
}

// layersOf are an operation or component of the DAG and the components that it refers to.
func (d *dag) layersOf(l layer) []layer {
	return d.follow(l, func() []layer { return d.components })
}

// operation is the operation with a name.
func (d *dag) operation(name string) (layer, bool) { return named(d.operations, name) }

func named(all []layer, name string) (layer, bool) {
	i := slices.IndexFunc(all, func(l layer) bool { return textOf(l.node, "name") == name })
	if i < 0 || name == "" {
		return layer{}, false
	}
	return all[i], true
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
	l, ok := named(d.components, from)
	if !ok {
		return false
	}
	return slices.ContainsFunc(d.layersOf(l), func(l layer) bool { return textOf(l.node, "dagRef") == name })
}
