package analysis

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// relatedKey is the key that a related place of the diagnostic stands at; nil when there is none in the document.
func (f *fixer) relatedKey(i int) *syntax.Node {
	if i >= len(f.d.Related) || !f.isOwn(f.d.Related[i].File) {
		return nil
	}
	return f.keyAt(f.d.Related[i].Range)
}

func (f *fixer) isOwn(file string) bool { return file == "" || file == f.scene.doc.Path }

// requiredDefault: what says that an input with a default is not optional is in the way, or the default is.
func (f *fixer) requiredDefault() {
	if key := f.relatedKey(0); key != nil {
		f.removeKey(key.Range, true)
	}
	f.removeKey(f.d.Range, false)
}

// flagType: a flag is of type bool, or no flag.
func (f *fixer) flagType() {
	key := f.keyAt(f.d.Range)
	if key == nil {
		return
	}
	m, _ := f.entryOf(key)
	if m == nil {
		return
	}
	if _, typ := m.Get("type"); typ != nil && typ.Kind == yaml.ScalarNode {
		f.offer("Write `type: bool`", false, []spec.Edit{{Range: typ.Range, NewText: f.word("bool")}}, !typ.Range.Empty())
	} else {
		edits, ok := f.insert(m, len(m.Children), f.scalar("type", f.word("bool")))
		f.offer("Add `type: bool`", true, edits, ok)
	}
	f.removeKey(f.d.Range, false)
}

// blankCommand: an empty line of a command goes, or the whole of it.
func (f *fixer) blankCommand() {
	n := f.valueAt(f.d.Range)
	if n == nil {
		f.removeKey(f.d.Range, false)
		return
	}
	way := f.way(n)
	if len(way) < 2 {
		return
	}
	parent := way[len(way)-2]
	for i, child := range parent.Children {
		switch {
		case child != n:
		case parent.Kind == yaml.SequenceNode && len(parent.Children) > 1:
			edits, ok := f.remove(parent, i)
			f.offer("Remove the line", true, edits, ok)
		case parent.Kind == yaml.MappingNode && i%2 == 1:
			f.removeKey(parent.Children[i-1].Range, false)
		}
	}
}

// acquisition: the function gets the parameter that it requires.
func (f *fixer) acquisition() {
	m, name := f.acquisitionIn()
	if m == nil {
		return
	}
	if value, ok := f.sample(m, name); ok {
		f.offerEntry(m, len(m.Children), name, value, false)
	}
}

func (f *fixer) acquisitionIn() (m *syntax.Node, name string) {
	if n := f.valueAt(f.d.Range); n != nil { // the name of the function
		way := f.way(n)
		name = "eps"
		if n.Value == "ucb" {
			name = "kappa"
		}
		return way[len(way)-2], name
	}
	key := f.keyAt(f.d.Range)
	if key == nil {
		return nil, ""
	}
	m, i := f.entryOf(key)
	if value := m.Children[i+1]; key.Value == "utilityFunction" || key.Value == "utility_function" {
		m = value
	}
	if m.Kind != yaml.MappingNode {
		return nil, ""
	}
	return m, "kappa"
}

// initSource: the second of two sources goes into another item, or one of them goes.
func (f *fixer) initSource() {
	defer f.oneOfTwo()
	key := f.keyAt(f.d.Range)
	if key == nil {
		return
	}
	m, i := f.entryOf(key)
	way := f.way(m)
	if len(f.d.Related) == 0 {
		if git := m.Children[i+1]; git.Kind == yaml.MappingNode && !hasEntry(git, "url") {
			if value, ok := f.sample(git, "url"); ok && len(git.Children) > 0 {
				f.offerEntry(git, 0, "url", value, false)
			} else if ok {
				edits, ok := f.fill(key, git, f.entry("url", value))
				f.offer("Add `url`", false, edits, ok)
			}
		}
		return
	}
	if len(way) < 2 || way[len(way)-2].Kind != yaml.SequenceNode {
		return
	}
	list := way[len(way)-2]
	add, ok := f.copied(m, i)
	removed, canRemove := f.remove(m, i)
	if !ok || !canRemove {
		return
	}
	if add.flow != "" {
		add.flow = "{" + add.flow + "}"
	}
	for at, item := range list.Children {
		if item == m {
			inserted, ok := f.insert(list, at+1, add)
			f.offer("Make `"+key.Value+"` another item of the list", false, f.merge(removed, inserted), ok)
		}
	}
}

// refValue: a param with a ref gets one of the outputs of what it refers to.
func (f *fixer) refValue() {
	key := f.keyAt(f.d.Range)
	if key == nil || key.Value != "ref" {
		return
	}
	m, i := f.entryOf(key)
	p := f.at(key.Range.Start)
	_, op := p.owner()
	if op < 0 {
		return
	}
	around := p.dagAround(op)
	name := operationOf(m.Children[i+1].Value)
	var values []string
	if target, ok := around.operation(name); ok {
		for _, d := range declaredIn(around.layersOf(target)) {
			if d.side == "output" {
				values = append(values, "outputs."+d.name)
			}
		}
	}
	const most = 5
	values = append(values[:min(len(values), most)], "outputs")
	if strings.HasPrefix(m.Children[i+1].Value, "dag") {
		values = []string{"inputs"}
	}
	for _, value := range values {
		edits, ok := f.insert(m, i+2, f.scalar("value", f.word(value)))
		f.offer("Add `value: "+value+"`", false, edits, ok)
	}
}
