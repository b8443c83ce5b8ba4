package analysis

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// dependency: an operation need not wait for one that is not there, or that waits for it.
func (f *fixer) dependency() {
	n := f.valueAt(f.d.Range)
	if n == nil {
		return
	}
	way := f.way(n)
	if len(way) < 3 || way[len(way)-2].Kind != yaml.SequenceNode {
		return
	}
	list := way[len(way)-2]
	owner := way[len(way)-3]
	key := slices.Index(owner.Children, list) - 1
	if owner.Kind != yaml.MappingNode || key < 0 || owner.Children[key].Value != "dependencies" {
		return
	}
	title := "Remove the dependency on `" + shorten(n.Value) + "`"
	if len(list.Children) == 1 {
		edits, ok := f.remove(owner, key)
		f.offer(title, false, edits, ok)
		return
	}
	edits, ok := f.remove(list, slices.Index(list.Children, n))
	f.offer(title, false, edits, ok)
}

// dagName: an operation or a component of a DAG gets a name, or one that no other has.
func (f *fixer) dagName() {
	if n := f.valueAt(f.d.Range); n != nil && n.Value != "" {
		name := f.freeName(n.Value)
		f.offer("Rename to `"+name+"`", false, []spec.Edit{{Range: n.Range, NewText: f.layout.text(name, false)}}, n.Kind == yaml.ScalarNode)
		return
	}
	key := f.keyAt(f.d.Range)
	if key == nil {
		return
	}
	m, i := f.entryOf(key)
	name := f.freeName("train")
	if null := m.Children[i+1]; key.Value == "name" {
		edits, ok := f.replaceNull(null, f.layout.text(name, false))
		f.offer("Write `name: "+name+"`", false, edits, ok)
		return
	}
	edits, ok := f.insert(m, f.beside(m, "name"), f.scalar("name", f.layout.text(name, false)))
	f.offer("Add `name: "+name+"`", false, edits, ok)
}

// freeName is a name that nothing in the document has: one as it is, or with a number.
func (f *fixer) freeName(name string) string {
	taken := map[string]bool{}
	var collect func(n *syntax.Node)
	collect = func(n *syntax.Node) {
		if n.Kind == yaml.ScalarNode {
			taken[n.Value] = true
		}
		for _, child := range n.Children {
			collect(child)
		}
	}
	collect(f.scene.doc.Tree.Root)
	free := name
	for i := 2; taken[free]; i++ {
		free = fmt.Sprintf("%s-%d", name, i)
	}
	return free
}

// emptyDag: a DAG gets an operation.
func (f *fixer) emptyDag() {
	job := sketch{mapping: true, keys: []string{"name", "run"}, values: []sketch{{text: f.word("train")}, f.exampleRun()}}
	list := sketch{list: true, values: []sketch{job}}
	const title = "Add an operation"
	if n := f.valueAt(f.d.Range); n != nil && n.Kind == yaml.SequenceNode {
		p := printer{layout: f.layout, plain: true}
		edits, ok := f.insert(n, 0, single(p.flow(job)))
		f.offer(title, false, edits, ok && inBraces(n))
		return
	}
	key := f.keyAt(f.d.Range)
	if key == nil {
		return
	}
	m, _ := f.entryOf(key)
	for i := 0; i+1 < len(m.Children); i += 2 {
		if m.Children[i].Value != "operations" {
			continue
		}
		p := printer{layout: f.layout, plain: true}
		edits, ok := f.replaceNull(m.Children[i+1], p.flow(list))
		f.offer(title, false, edits, ok)
		return
	}
	edits, ok := f.insert(m, len(m.Children), f.entry("operations", list))
	f.offer(title, false, edits, ok)
}

// exampleRun is a run that shows what one looks like.
func (f *fixer) exampleRun() sketch {
	container := sketch{mapping: true, keys: []string{"image"}, values: []sketch{{text: f.word("python:3.12")}}}
	return sketch{mapping: true, keys: []string{"kind", "container"}, values: []sketch{{text: f.word("job")}, container}}
}

// noRun: what has nothing to run gets a run.
func (f *fixer) noRun() {
	p := f.at(f.d.Range.Start)
	if p == nil {
		return
	}
	s, _ := p.owner()
	if s == nil || s.node.Kind != yaml.MappingNode || len(s.node.Children) == 0 {
		return
	}
	if !hasEntry(s.node, "run") {
		edits, ok := f.insert(s.node, len(s.node.Children), f.entry("run", f.exampleRun()))
		f.offer("Add a `run`", false, edits, ok)
	}
	if key := f.keyAt(f.d.Range); key != nil && key.Value == "runPatch" {
		f.d.Range = key.Range
		edits := []spec.Edit{{Range: key.Range, NewText: f.keyLike(key, "run")}}
		f.offer("Write `run`", false, edits, !hasEntry(s.node, "run"))
	}
}

// keyLike is a key in the quotes of another.
func (f *fixer) keyLike(key *syntax.Node, name string) string {
	if key.Style&yaml.DoubleQuotedStyle != 0 || f.layout.json {
		return syntax.DoubleQuoted(name)
	}
	return name
}

// serviceOnly: the run becomes a service, or does without what only a service has.
func (f *fixer) serviceOnly() {
	defer f.removeKey(f.d.Range, false)
	p := f.at(f.d.Range.Start)
	if p == nil {
		return
	}
	s, _ := p.owner()
	if s == nil {
		return
	}
	_, run := s.node.Get("run")
	run = run.Resolve()
	_, kind := run.Get("kind")
	if kind == nil || kind.Kind != yaml.ScalarNode || run.Kind != yaml.MappingNode {
		return
	}
	service := object{model: runKindModel("service")}
	for _, e := range run.Entries() {
		if !service.has(e.Key.Value) {
			return
		}
	}
	f.offer("Change the kind of the run to `service`", false, []spec.Edit{{Range: kind.Range, NewText: f.word("service")}}, true)
}

// runKindModel is the model of a kind of run.
func runKindModel(kind string) *spec.Model {
	for _, t := range runType().Of {
		if t.Model.Kind == kind {
			return t.Model
		}
	}
	return nil
}
