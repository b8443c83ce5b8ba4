package analysis

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// distribution: the matrix becomes one that can search what its hyper-parameters are.
func (f *fixer) distribution() {
	p := f.at(f.d.Range.Start)
	if p == nil {
		return
	}
	i := slices.IndexFunc(p.steps, func(s step) bool {
		union := s.union()
		return union != nil && union.Name == "Matrix" && s.node.Kind == yaml.MappingNode
	})
	if i < 0 {
		return
	}
	m := p.steps[i].node
	_, kind := m.Get("kind")
	if kind == nil || kind.Kind != yaml.ScalarNode {
		return
	}
	for _, t := range p.steps[i].union().Of {
		name := t.Model.Kind
		if !slices.Contains([]string{"random", "tpe", "iterative"}, name) {
			continue
		}
		edits := []spec.Edit{{Range: kind.Range, NewText: f.word(name)}}
		missing, ok := f.missingOf(m, object{model: t.Model})
		f.offer("Change the matrix to `"+name+"`", false, append(edits, missing...), ok)
	}
}

// missingOf puts in what an object requires and a mapping lacks, when it has all that the mapping has.
func (f *fixer) missingOf(m *syntax.Node, o object) ([]spec.Edit, bool) {
	for _, e := range m.Entries() {
		if !o.has(e.Key.Value) {
			return nil, false
		}
	}
	var edits []spec.Edit
	for _, field := range o.model.Fields {
		if !field.Required || hasEntry(m, field.Name) || len(edits) > 0 {
			continue // of several, the others are told when the first is there
		}
		value, ok := f.sampleOf(o, field.Name)
		if !ok {
			return nil, false
		}
		if edits, ok = f.insert(m, len(m.Children), f.entry(field.Name, value)); !ok {
			return nil, false
		}
	}
	return edits, true
}

// rangeOrder: the ends of a range change places.
func (f *fixer) rangeOrder() {
	stop := f.valueAt(f.d.Range)
	if stop == nil || stop.Kind != yaml.ScalarNode {
		return
	}
	way := f.way(stop)
	if len(way) < 2 {
		return
	}
	start := f.startOf(way[len(way)-2], stop)
	if start == nil || start.Kind != yaml.ScalarNode || start.Value == stop.Value {
		return
	}
	f.offer("Exchange `start` and `stop`", false, []spec.Edit{
		{Range: start.Range, NewText: f.text.Slice(stop.Range)}, {Range: stop.Range, NewText: f.text.Slice(start.Range)},
	}, true)
}

// startOf is where a range begins that ends at a node, in its long or its short form.
func (f *fixer) startOf(n, stop *syntax.Node) *syntax.Node {
	if n.Kind == yaml.SequenceNode {
		if len(n.Children) > 1 && n.Children[1] == stop {
			return n.Children[0]
		}
		return nil
	}
	if _, last := n.Get("stop"); last == stop {
		_, start := n.Get("start")
		return start
	}
	return nil
}

// probability: a probability has a decimal point.
func (f *fixer) probability() {
	n := f.valueAt(f.d.Range)
	if n == nil || n.Kind != yaml.ScalarNode || n.Style&yaml.TaggedStyle != 0 {
		return
	}
	p, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || !(p >= 0 && p < 1) {
		return
	}
	text := strconv.FormatFloat(p, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	f.offer("Write `"+text+"`", true, []spec.Edit{{Range: n.Range, NewText: text}}, true)
}

// wrongType: a list in a block in the place of a hyper-parameter is a choice, one item of it in the place of a scalar that
// scalar, and the variables of a container are no variables of a file.
func (f *fixer) wrongType() {
	key := f.keyAt(f.d.Range)
	if key == nil {
		return
	}
	m, i := f.entryOf(key)
	n := m.Children[i+1]
	p := f.at(key.Range.Start)
	if n.Kind != yaml.SequenceNode || inBraces(n) || inBraces(m) || n.Outer.Start != n.Range.Start || p == nil || p.last().node != m {
		return
	}
	s := p.entry(p.last(), key)
	colon, hasColon := f.colon(key)
	switch union := s.union(); {
	case !hasColon || colon.Line == n.Range.Start.Line:
	case union != nil && slices.ContainsFunc(union.Of, func(t *spec.Type) bool { return t.Model.Kind == "choice" }):
		f.choice(m, n)
	case p.last().object().isRoot() && key.Value == "env":
		f.variables(n)
	case len(n.Children) == 1 && n.Children[0].Kind == yaml.ScalarNode && !s.isList() && len(s.alternatives()) > 0:
		item := n.Children[0]
		edits := []spec.Edit{{Range: syntax.Range{Start: colon, End: item.Outer.Start}, NewText: " "}}
		f.offer("Take it out of the list", true, edits, isBlank(f.after(colon)) && item.Range.Start.Line == n.Range.Start.Line)
	}
}

// choice makes a list in a block the values of a hyper-parameter.
func (f *fixer) choice(m, n *syntax.Node) {
	column := m.Range.Start.Byte + f.layout.step
	by := column - n.Range.Start.Byte
	head := spaces(column) + "kind: choice\n" + spaces(column) + "value:\n"
	first := n.Range.Start.Line
	edits := []spec.Edit{inserting(syntax.Pos{Line: first}, f.block(head))}
	if by != 0 {
		shifted := f.shift(first, n.Range.End.Line, by)
		edits[0].Range = shifted[0].Range
		edits[0].NewText += shifted[0].NewText
		edits = append(edits, shifted[1:]...)
	}
	f.offer("Make it a choice", true, edits, true)
}

// variables makes a mapping of a list of names and values.
func (f *fixer) variables(n *syntax.Node) {
	var lines []string
	column := n.Range.Start.Byte
	for _, item := range n.Children {
		_, name := item.Get("name")
		_, value := item.Get("value")
		if item.Kind != yaml.MappingNode || len(item.Children) != 4 || name == nil || value == nil || value.Kind != yaml.ScalarNode {
			return
		}
		lines = append(lines, f.layout.text(name.Value, true)+": "+f.layout.text(value.Value, false))
	}
	if key := f.keyAt(f.d.Range); key != nil && key.Range.Start.Byte == column {
		column += f.layout.step
		lines[0] = spaces(f.layout.step) + lines[0]
	}
	text := strings.Join(lines, "\n"+spaces(column))
	f.offer("Write it as a mapping", false, []spec.Edit{{Range: n.Range, NewText: f.block(text)}}, true)
}
