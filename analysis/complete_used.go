package analysis

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// usedNames adds the names of the sort of a slot that stand elsewhere in the document.
func (c *completer) usedNames(p *place, s slot) {
	var names []string
	switch sort := s.sort(); sort {
	case "":
		return
	case mountName:
		names = p.volumes()
	case volumeName: // those that are mounted and not there yet
		there := p.volumes()
		names = slices.DeleteFunc(p.used(mountName), func(name string) bool { return slices.Contains(there, name) })
	case metricName:
		c.metrics(p)
		names = p.used(sort)
	default:
		names = p.used(sort)
	}
	taken := p.siblings()
	for i, name := range names {
		if !taken[name] {
			c.value(name, Completion{Kind: NameCompletion, Detail: string(s.sort()), Sort: fmt.Sprintf("0%03d", i)})
		}
	}
}

// metrics adds the outputs of the component around that a run may log as metrics.
func (c *completer) metrics(p *place) {
	_, i := p.owner()
	for i, io := range declaredIn(p.layers(i)) {
		group := map[string]int{"metric": 0, "float": 1, "int": 1, "": 2}
		if rank, ok := group[io.typ]; ok && io.side == "output" {
			c.value(io.name, Completion{Kind: NameCompletion, Detail: io.detail(), Doc: func() string { return io.doc() }, Sort: fmt.Sprintf("0%d%02d", rank, i)})
		}
	}
}

// inputNames adds the names of inputs, in the order of a rank that leaves out those below 0.
func (c *completer) inputNames(p *place, ios []declared, rank func(io declared) int) {
	taken := p.siblings()
	for i, io := range ios {
		if group := rank(io); io.side == "input" && group >= 0 && !taken[io.name] {
			c.value(io.name, Completion{Kind: NameCompletion, Detail: io.detail(), Doc: func() string { return io.doc() }, Sort: fmt.Sprintf("0%d%02d", group, i)})
		}
	}
}

// cacheNames adds the inputs that a cache may look at: those of the component that it caches.
func (c *completer) cacheNames(p *place) {
	k := p.fieldStep()
	any := func(declared) int { return 0 }
	if k > 1 && p.steps[k-1].owner.is("V1Build") {
		if l, ok := p.remote("hubRef", textOf(p.steps[k-2].node.Resolve(), "hubRef"), p.doc.Path); ok {
			c.inputNames(p, declaredIn(p.follow(l, noComponents)), any)
		}
		return
	}
	_, i := p.owner()
	c.inputNames(p, declaredIn(p.layers(i)), any)
}

// resourceNames adds the inputs that can carry the budget of Hyperband: those that get no value otherwise first.
func (c *completer) resourceNames(p *place) {
	owner, i := p.owner()
	if owner == nil {
		return
	}
	root := owner.node.Resolve()
	params, hyper := fieldOf(root, "params"), fieldOf(fieldOf(root, "matrix"), "params")
	c.inputNames(p, declaredIn(p.layers(i)), func(io declared) int {
		switch {
		case io.isList || io.typ != "int" && io.typ != "float":
			return -1
		case has(hyper, io.name) || has(params, io.name):
			return 1
		}
		return 0
	})
}

// fieldPaths adds the ways to the values of the document around, such as run.container.image.
func (c *completer) fieldPaths(p *place) {
	owner, _ := p.owner()
	if owner == nil {
		return
	}
	taken := p.siblings()
	n := 0
	var add func(mapping *syntax.Node, path string, depth int)
	add = func(mapping *syntax.Node, path string, depth int) {
		for _, e := range mapping.Entries() {
			name := path + e.Key.Value
			switch {
			case e.Key.Value == probe || n >= maxFieldPaths || name == "template":
			case e.Value.Kind == yaml.MappingNode && depth < maxFieldDepth: // not what an alias names, which is written elsewhere
				add(e.Value, name+".", depth+1)
			case !taken[name]:
				n++
				c.value(name, Completion{Kind: NameCompletion, Sort: fmt.Sprintf("0%d%03d", depth, n)})
			}
		}
	}
	add(owner.node.Resolve(), "", 0)
}

const (
	maxFieldPaths = 300 // how many fields of the document are offered
	maxFieldDepth = 6
)
