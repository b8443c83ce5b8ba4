package analysis

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// templateScope is what the templates of a value can use.
type templateScope struct {
	stage       template.Stage
	isService   bool
	hasPorts    bool       // of a service
	variables   []variable // by their bare names and in params
	connections []string
	inits       []string
}

// variable is an input, an output or a param that is declared nowhere.
type variable struct {
	declared        // with the name; of a param that is not declared, nothing else
	from     string // for such a param: what gives it its value
}

// detail says in a few words what a variable is.
func (v variable) detail() string {
	if v.node == nil {
		return v.from
	}
	return v.declared.detail()
}

// doc explains a variable, as Markdown; nil where there is nothing to say.
func (v variable) doc() func() string {
	if v.node == nil {
		return nil
	}
	return v.declared.doc
}

// templateScope is what templates in the last value of the place can use.
func (p *place) templateScope() templateScope {
	_, i := p.owner()
	if i < 0 {
		return templateScope{}
	}
	keys := p.keysBelow(i)
	outer := p.operationOf(i)
	kind := p.runKind(outer)
	layers := p.layers(outer)
	scope := templateScope{stage: template.StageOf(keys, kind), isService: kind == "service"}
	if kind == "" {
		scope.isService = slices.ContainsFunc(layers, func(l layer) bool { return has(l.node, "ports") })
	}
	scope.hasPorts = slices.ContainsFunc(layers, func(l layer) bool {
		return has(l.node, "ports") || has(fieldOf(l.node, "run"), "ports") || has(fieldOf(l.node, "runPatch"), "ports") || has(l.node, "plugins")
	})
	if scope.stage == template.AtArgument {
		if io, _ := p.around(func(o object) bool { return o.is("V1IO") }); io != nil {
			d := declaredAs(layer{}, "input", io.node.Resolve())
			scope.variables = []variable{{declared: d}}
		}
		return scope
	}
	scope.variables = variablesOf(append(layers, p.usersOf(outer)...))
	if scope.stage.Has("connections") {
		scope.connections, scope.inits = p.connectionsInScope(i, layers)
	}
	return scope
}

// keysBelow are the keys that lead from step i to the last value of the place, without the numbers of items.
func (p *place) keysBelow(i int) []string {
	var keys []string
	for _, s := range p.steps[i+1:] {
		if s.key != nil {
			keys = append(keys, spec.CamelCase(s.key.Value))
		}
	}
	return keys
}

// usersOf are the operations that name the component at step i by a dagRef, where it is one of the components of a DAG.
func (p *place) usersOf(i int) []layer {
	s := &p.steps[i]
	if s.field == nil || s.field.Name != "components" || !s.owner.is("V1Dag") {
		return nil
	}
	d := p.dagAround(i)
	var users []layer
	for _, op := range d.operations {
		if d.self != "" && textOf(op.node, "dagRef") == d.self {
			users = append(users, op)
		}
	}
	return users
}

// operationOf is the step of the operation that the one at step i is the component of, or i itself.
func (p *place) operationOf(i int) int {
	for i > 0 && p.steps[i].field != nil && p.steps[i].field.Name == "component" && p.steps[i-1].object().isRoot() {
		i--
	}
	return i
}

// variablesOf are the inputs, outputs and other params of an operation with these layers.
func variablesOf(layers []layer) []variable {
	var all []variable
	add := func(v variable) {
		if v.name != "" && v.name != probe && !slices.ContainsFunc(all, func(o variable) bool { return o.name == v.name }) {
			all = append(all, v)
		}
	}
	for _, d := range declaredIn(layers) {
		add(variable{declared: d})
	}
	for _, l := range layers {
		given := func(mapping *syntax.Node, from string) {
			for _, e := range mapping.Entries() {
				add(variable{declared: declared{name: e.Key.Value}, from: from})
			}
		}
		given(fieldOf(l.node, "params"), "a param")
		matrix := fieldOf(l.node, "matrix")
		given(fieldOf(matrix, "params"), "a param of the matrix")
		if values := itemsOf(matrix, "values"); len(values) > 0 {
			given(values[0], "a param of the matrix")
		}
		for _, join := range itemsOf(l.node, "joins") {
			given(fieldOf(join, "params"), "a param of a join")
		}
	}
	return all
}

// connectionsInScope are the connections that the run of the operation at step i lists, and those that its init uses: of
// the replica that the place is in, where it is in one.
func (p *place) connectionsInScope(i int, layers []layer) (connections, inits []string) {
	add := func(n *syntax.Node) {
		for _, item := range itemsOf(n, "connections") {
			connections = append(connections, item.Value)
		}
		for _, item := range itemsOf(n, "init") {
			inits = append(inits, textOf(item, "connection"))
		}
	}
	replica := ""
	if i+2 < len(p.steps) && p.steps[i+1].object().isRun() && isReplica(p.steps[i+2].object()) {
		replica = p.steps[i+2].key.Value
	}
	for _, l := range layers {
		add(l.node)
		for _, key := range []string{"run", "runPatch"} {
			run := fieldOf(l.node, key)
			add(run)
			for _, e := range run.Entries() {
				if replica != "" && e.Key.Value == replica || replica == "" && isReplicaName(e.Key.Value) {
					add(e.Value.Resolve())
				}
			}
		}
	}
	return unique(connections), unique(inits)
}

// isReplica reports whether o is a part of a distributed run that has containers of its own.
func isReplica(o object) bool {
	return o.is("V1KFReplica") || o.is("V1DaskReplica") || o.is("V1RayReplica")
}

// isReplicaName reports whether a key of a run holds a replica.
func isReplicaName(key string) bool {
	return slices.Contains([]string{"launcher", "worker", "master", "chief", "ps", "evaluator", "scheduler", "head"}, key)
}
