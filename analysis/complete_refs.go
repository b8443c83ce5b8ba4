package analysis

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// This file completes what names something in a DAG: its operations, its components, and the values of a ref.

// siblings are the texts that stand in the list around the place already.
func (p *place) siblings() map[string]bool {
	taken := map[string]bool{}
	for i := len(p.steps) - 1; i >= 0 && i >= len(p.steps)-2; i-- {
		if n := p.steps[i].node.Resolve(); n != nil && n.Kind == yaml.SequenceNode {
			for _, item := range n.Children {
				if item = item.Resolve(); item != nil {
					taken[item.Value] = true
				}
			}
			break
		}
	}
	return taken
}

// operations adds the other operations of the DAG around, with something before the name. Those that wait for the
// operation at hand come last.
func (c *completer) operations(p *place, prefix string, rank func(op layer) int) {
	_, i := p.owner()
	d := p.dagAround(i)
	dependents, taken := d.dependents(d.self), p.siblings()
	for i, op := range d.operations {
		name := textOf(op.node, "name")
		if name == "" || name == probe || name == d.self || taken[prefix+name] {
			continue
		}
		item := Completion{Kind: NameCompletion, Detail: runsWhat(op.node), Doc: text(textOf(op.node, "description"))}
		group := 0
		if rank != nil {
			group = rank(op)
		}
		if d.self != "" && dependents[name] {
			group, item.Detail = 9, "waits for `"+d.self+"`: this would close a circle"
		}
		item.Sort = fmt.Sprintf("%d%03d", group, i)
		c.value(prefix+name, item)
	}
}

// runsWhat says in a few words what an operation runs.
func runsWhat(op *syntax.Node) string {
	for _, field := range []string{"hubRef", "pathRef", "urlRef", "dagRef"} {
		if ref := textOf(op, field); ref != "" {
			return "runs " + ref
		}
	}
	run := fieldOf(op, "run")
	if run == nil {
		run = fieldOf(fieldOf(op, "component"), "run")
	}
	if kind := textOf(run, "kind"); kind != "" {
		return "a " + kind
	}
	return ""
}

// dagComponents adds the components of the DAG around that the one at hand may refer to.
func (c *completer) dagComponents(p *place) {
	_, i := p.owner()
	d := p.dagAround(i)
	for i, component := range d.components {
		name := textOf(component.node, "name")
		if name == "" || name == probe || component.node == p.steps[len(p.steps)-2].node.Resolve() || d.componentLeadsTo(name, d.self) {
			continue
		}
		c.value(name, Completion{
			Kind: NameCompletion, Detail: runsWhat(component.node), Doc: text(textOf(component.node, "description")), Sort: fmt.Sprintf("0%03d", i),
		})
	}
}

// refs adds what the ref of a param may name.
func (c *completer) refs(p *place, m params, io declared) {
	_, i := p.owner()
	d := p.dagAround(i)
	c.operations(p, "ops.", func(op layer) int {
		for _, out := range declaredIn(d.layersOf(op)) {
			if out.side == "output" && fitsRef(io, out) {
				return 0
			}
		}
		return 1
	})
	if d.inside && m.form != joinParams {
		c.value("dag", Completion{Kind: NameCompletion, Detail: "the DAG around, for its inputs", Sort: "2"})
	}
	c.run("3")
}

// maxWholeRefs is how many references are offered where a plain value can stand.
const maxWholeRefs = 40

// wholeRefs adds params that take what fits an input: outputs of other operations of the DAG, and inputs of the DAG.
func (c *completer) wholeRefs(p *place, io declared) {
	_, i := p.owner()
	d := p.dagAround(i)
	if !d.inside || io.node == nil || c.word.quote != 0 {
		return
	}
	n := 0
	add := func(ref string, from declared) {
		if n++; n > maxWholeRefs || !fitsRef(io, from) {
			return
		}
		value := from.side + "s." + from.name
		s := sketch{mapping: true, keys: []string{"ref", "value"}}
		s.values = []sketch{{choices: []string{ref}, quoted: true}, {choices: []string{value}, quoted: true}}
		c.add(Completion{
			Label: ref + ": " + value, Kind: NameCompletion, Detail: from.detail(), Doc: func() string { return from.doc() }, Snippet: true,
			Insert: c.gap() + (&printer{layout: c.layout}).flow(s), Sort: fmt.Sprintf("1%03d", n),
		})
	}
	dependents := d.dependents(d.self)
	for _, op := range d.operations {
		name := textOf(op.node, "name")
		if name == "" || name == d.self || dependents[name] && d.self != "" {
			continue
		}
		for _, from := range declaredIn(d.layersOf(op)) {
			if from.side == "output" {
				add("ops."+name, from)
			}
		}
	}
	if d.root >= 0 {
		for _, from := range declaredIn(p.layers(d.root)) {
			if from.side == "input" {
				add("dag", from)
			}
		}
	}
}

// run adds a reference to an earlier run.
func (c *completer) run(sort string) {
	if c.word.quote == 0 && !c.layout.json {
		c.add(Completion{Label: "runs.UUID", Kind: ValueCompletion, Detail: "an earlier run", Insert: c.gap() + "runs.${1:UUID}", Snippet: true, Sort: sort})
	}
}

// fitsRef reports whether an input takes the value of another input or output by a ref. An input that is not declared takes
// anything.
func fitsRef(io, from declared) bool {
	return io.node == nil || spec.Compatible(io.typ, from.typ) && io.isList == from.isList
}

// sourceOf is what a ref names, as far as it is known: the DAG around or an operation of it.
func (p *place) sourceOf(ref string) (ios []declared, known bool) {
	_, i := p.owner()
	d := p.dagAround(i)
	if ref == "dag" {
		if d.root >= 0 {
			return declaredIn(p.layers(d.root)), true
		}
		return nil, d.inside
	}
	op, ok := d.operation(operationOf(ref))
	if !ok {
		return nil, false
	}
	return declaredIn(d.layersOf(op)), true
}

// refValues adds what a param with a ref may take: what fits its input first.
func (c *completer) refValues(p *place, ref string, io declared) {
	ios, _ := p.sourceOf(ref)
	ofDag := ref == "dag"
	for i, from := range ios {
		if ofDag && from.side == "output" {
			continue
		}
		group := 1
		switch {
		case !fitsRef(io, from):
			group = 6
		case from.side == "output":
			group = 0
		}
		c.value(from.side+"s."+from.name, Completion{
			Kind: NameCompletion, Detail: from.detail(), Doc: func() string { return from.doc() }, Sort: fmt.Sprintf("%d%03d", group, i),
		})
		if from.typ == "artifacts" && !ofDag {
			c.value("artifacts."+from.name, Completion{Kind: NameCompletion, Detail: from.detail(), Sort: fmt.Sprintf("%d%03d", max(group, 2), i)})
		}
	}
	for i, whole := range spec.WholeRefs(ofDag) {
		group := 3
		if io.node != nil && !slices.Contains([]string{"any", "artifacts", "dict", "metadata"}, baseType(io.typ)) && io.typ != "" {
			group = 7
		}
		c.value(whole, Completion{Kind: ValueCompletion, Detail: "all of them", Sort: fmt.Sprintf("%d%03d", group, i)})
	}
	c.globals(io)
}

// globals adds what is known of every run.
func (c *completer) globals(io declared) {
	group := 4
	if io.node != nil && !spec.Compatible(io.typ, "str") {
		group = 8
	}
	for i, name := range spec.Globals() {
		c.value("globals."+name, Completion{Kind: ValueCompletion, Detail: "str", Sort: fmt.Sprintf("%d%03d", group, i)})
	}
}

// joinValues adds what a join may take of each run that it finds. Which runs these are is not known unless the join names
// the operation that they are of; often they are runs of the same component.
func (c *completer) joinValues(p *place, io declared) {
	join, _ := p.around(func(o object) bool { return o.is("V1Join") })
	ios, known := []declared(nil), false
	if join != nil {
		ios, known = p.sourceOf(textOf(join.node, "ref"))
	}
	if _, i := p.owner(); !known {
		ios = declaredIn(p.layers(i))
	}
	for i, from := range ios {
		group := 1
		switch {
		case from.name == io.name && !known:
			continue
		case from.side == "output":
			group = 0
		}
		c.value(from.side+"s."+from.name, Completion{Kind: NameCompletion, Detail: from.detail(), Sort: fmt.Sprintf("%d%03d", group, i)})
	}
	for i, whole := range []string{"outputs", "inputs", "artifacts"} {
		c.value(whole, Completion{Kind: ValueCompletion, Detail: "all of them", Sort: fmt.Sprintf("2%03d", i)})
	}
	c.globals(declared{})
}
