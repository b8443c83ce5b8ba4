package analysis

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// values adds what may stand in the place of the probe, which is a value.
func (c *completer) values(p *place) {
	s := p.last()
	if c.hasValue(s.key) {
		return
	}
	if c.nameValues(p, s.slot) {
		return
	}
	if s.k8s != nil {
		c.kubernetesValues(s.k8s)
		c.nested(p)
		return
	}
	for _, t := range s.alternatives() {
		switch t.Kind {
		case spec.EnumType:
			for i, v := range t.Values {
				if !p.isBeside(v.Text) {
					c.value(v.Text, Completion{Doc: text(v.Doc), Sort: fmt.Sprintf("1%03d", i)})
				}
			}
		case spec.BoolType:
			c.bools(s.slot)
		case spec.RangeListType, spec.RangeTextType:
			c.rangeForm(t)
		}
	}
	if s.field != nil && s.depth == 0 && s.field.Default != nil && s.field.Name != "kind" {
		c.value(fmt.Sprint(s.field.Default), Completion{Detail: "the default", Sort: "0"})
	}
	c.nested(p)
}

// hasValue reports whether a key has a value already, behind the place or on the lines below.
func (c *completer) hasValue(key *syntax.Node) bool {
	if key == nil || c.word.typed != "" || c.word.leads {
		return false
	}
	if text := strings.TrimSpace(c.word.text); text != "" {
		return strings.IndexByte("{[|>&*!", text[0]) >= 0
	}
	if rest := strings.TrimSpace(c.word.after); rest != "" && rest[0] != '#' && !(c.word.flow && strings.IndexByte(",}]", rest[0]) >= 0) {
		return true
	}
	return !c.word.flow && c.hasBelow(key.Outer.Start.Byte)
}

// isBeside reports whether the place is an item of a list that has a text already.
func (p *place) isBeside(text string) bool {
	if p.last().key != nil || len(p.steps) < 2 {
		return false
	}
	return slices.ContainsFunc(p.steps[len(p.steps)-2].node.Children, func(n *syntax.Node) bool { return n.Resolve() != nil && n.Resolve().Value == text })
}

func text(s string) func() string {
	if s == "" {
		return nil
	}
	return func() string { return s }
}

func (c *completer) bools(s slot) {
	for i, word := range []string{"true", "false"} {
		c.bare(word, Completion{Sort: fmt.Sprintf("1%03d", i)})
	}
}

func (c *completer) kubernetesValues(t *spec.K8sType) {
	switch t.Kind {
	case "bool":
		c.bools(slot{})
	case "string":
		for i, v := range t.Enum {
			c.value(v, Completion{Sort: fmt.Sprintf("1%03d", i)})
		}
	}
}

// rangeForm adds the short form of a range, with a placeholder for each part.
func (c *completer) rangeForm(t *spec.Type) {
	p := &printer{layout: c.layout}
	var names []string
	for _, f := range t.Model.Fields {
		if f.Required {
			names = append(names, f.Name)
		}
	}
	if t.Kind == spec.RangeTextType {
		var parts []string
		for _, part := range rangeSketch(t.Model).values {
			parts = append(parts, p.scalar(part, false))
		}
		quote := `"` // YAML reads 1:10:2 as a number
		if c.word.quote != 0 {
			quote = string(c.word.quote)
		}
		c.add(Completion{
			Label: strings.Join(names, ":"), Kind: ValueCompletion, Insert: c.gap() + quote + strings.Join(parts, ":") + quote,
			Snippet: true, Doc: text(t.Model.Doc), Sort: "1",
		})
	}
	if t.Kind == spec.RangeTextType || c.word.quote != 0 {
		return
	}
	c.add(Completion{
		Label: "[" + strings.Join(names, ", ") + "]", Kind: ValueCompletion, Insert: c.gap() + p.flow(rangeSketch(t.Model)), Snippet: true,
		Doc: text(t.Model.Doc), Sort: "0",
	})
}

// nested adds what makes a mapping or a list of a value that nothing stands at yet, after its key.
func (c *completer) nested(p *place) {
	s := p.last()
	if c.word.leads && c.word.flow && s.key == nil && c.word.text == "" && len(s.objectsOf()) > 0 && s.objectsOf()[0].entry == nil {
		c.braces(s.slot) // another item
	}
	if c.word.leads || c.word.quote != 0 || c.word.typed != "" && s.isList() {
		return
	}
	c.snippetsBelow(p)
	if s.isList() {
		c.listAfterKey(p)
		return
	}
	objects := s.objectsOf()
	switch {
	case len(objects) == 0:
	case c.word.flow && objects[0].entry == nil:
		c.braces(s.slot)
	case !c.word.flow:
		c.keysBelow(p, objects)
	}
}

// objectsOf are what a mapping in the slot of a step may be.
func (s *step) objectsOf() []object { return s.slot.objects(nil) }

// braces adds the outline of a mapping in brackets.
func (c *completer) braces(s slot) {
	sketch := outline(s, 1)
	if !sketch.mapping {
		return
	}
	p := &printer{layout: c.layout}
	c.add(Completion{Label: "{…}", Kind: ValueCompletion, Insert: c.lead() + c.gap() + p.flow(sketch) + c.trail(), Snippet: true, Filter: "{", Sort: "5"})
}

// keysBelow adds the keys of a mapping, each on the line below.
func (c *completer) keysBelow(p *place, objects []object) {
	line := c.doc.Tree.Text.Line(c.at.Line)
	key := p.last().key
	if key == nil {
		return
	}
	column := key.Outer.Start.Byte + c.layout.step
	indent := c.indent(c.word.Range)
	below := *c
	below.word.alone, below.word.glued = false, false
	below.found, below.said = nil, nil
	empty := *p
	empty.steps = append(append([]step{}, p.steps[:len(p.steps)-1]...), step{
		slot: p.last().slot, key: key, objects: objects, node: emptyMapping(),
	})
	for rank, o := range objects {
		switch {
		case o.model != nil:
			below.modelKeys(&empty, o, rank, column)
		case o.k8s != nil:
			below.kubernetesKeys(empty.last().node, o, column)
		case o.entry != nil:
			below.entryKeys(&empty, o, column)
		}
	}
	start := len(strings.TrimRight(line[:c.word.Range.Start.Byte], " "))
	for _, item := range below.found {
		item.Range = syntax.Range{Start: syntax.Pos{Line: c.at.Line, Byte: start}, End: c.word.Range.End}
		item.Filter = item.Label
		item.Insert = "\n" + spaces(column-indent) + item.Insert
		c.add(item)
	}
}

func emptyMapping() *syntax.Node {
	return &syntax.Node{Node: yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}}
}

// value adds a text as a value, in quotes where YAML or JSON need them.
func (c *completer) value(value string, item Completion) {
	item.Label = value
	c.literal(c.quoted(value, false), item)
}

// bare adds a value that is no text, such as true.
func (c *completer) bare(value string, item Completion) {
	item.Label = value
	c.literal(value, item)
}

func (c *completer) literal(written string, item Completion) {
	if item.Kind == KeyCompletion {
		item.Kind = ValueCompletion
	}
	item.Insert = c.lead() + c.gap() + written
	if c.word.leads && c.word.flow {
		item.Insert += c.trail()
	}
	c.add(item)
}

// gap is the space that is missing after a colon.
func (c *completer) gap() string {
	if c.word.glued {
		return " "
	}
	return ""
}

// quoted is a text as a scalar: in the quotes that are open, or in those that it needs.
func (c *completer) quoted(value string, isKey bool) string {
	switch {
	case c.layout.json || c.word.quote == '"':
		return syntax.DoubleQuoted(value)
	case c.word.quote == '\'':
		return "'" + strings.ReplaceAll(value, "'", "''") + "'"
	}
	if !isKey && !c.word.flow {
		return quotedIn("x: ", value, "")
	}
	return yamlScalar(value, isKey)
}

// yamlScalar is a text as YAML, in brackets or not: in quotes where it would be read as something else.
func yamlScalar(value string, isKey bool) string {
	if isKey {
		return quotedIn("{", value, ": 1}")
	}
	return quotedIn("[", value, "]")
}

// quotedIn is a text as YAML between some other text: in quotes where it would be read as something else there.
func quotedIn(before, value, after string) string {
	if plainName.MatchString(value) {
		return value
	}
	tree := syntax.Parse(syntax.NewText(before + value + after))
	at := syntax.Pos{Byte: len(before)}
	if root := tree.Root; len(tree.Problems) == 0 && root != nil {
		for _, n := range root.Children {
			if n.Range.Start == at && n.Kind == yaml.ScalarNode && n.Value == value && n.Tag == "!!str" {
				return value
			}
		}
	}
	if !strings.ContainsAny(value, "\"\\") {
		return syntax.DoubleQuoted(value)
	}
	return "'" + strings.ReplaceAll(value, "'", "''") + "'"
}

// plainName matches what no YAML reads as anything but text, long enough to be none of the words for a boolean or null.
var plainName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]{5,}$`)

// listAfterKey adds the values of a list's items after its key, each as a list of one.
func (c *completer) listAfterKey(p *place) {
	item := p.last().slot.item()
	inner := *c
	inner.found, inner.said = nil, nil
	inner.word.glued, inner.word.flow = false, true
	inner.nameValues(p, item)
	for _, t := range item.alternatives() {
		if t.Kind == spec.EnumType {
			for i, v := range t.Values {
				inner.value(v.Text, Completion{Doc: text(v.Doc), Sort: fmt.Sprintf("1%03d", i)})
			}
		}
	}
	for _, one := range inner.found {
		one.Insert = c.gap() + "[" + one.Insert + "]"
		c.add(one)
	}
	if len(inner.found) == 0 && !c.word.flow {
		c.itemBelow(p, item)
	}
}

// itemBelow adds the outline of a list's first item on the line below its key.
func (c *completer) itemBelow(p *place, item slot) {
	key := p.last().key
	if key == nil {
		return
	}
	line := c.doc.Tree.Text.Line(c.at.Line)
	pr := &printer{layout: c.layout}
	column := key.Outer.Start.Byte + c.layout.dash
	indent := len(line) - len(strings.TrimLeft(line, " "))
	start := len(strings.TrimRight(line[:c.word.Range.Start.Byte], " "))
	c.add(Completion{
		Label: "- …", Kind: ValueCompletion, Detail: "an item", Snippet: true, Filter: "-", Sort: "0",
		Insert: "\n" + spaces(column-indent) + pr.block(sketch{list: true, values: []sketch{outline(item, 1)}}, column-indent),
		Range:  syntax.Range{Start: syntax.Pos{Line: c.at.Line, Byte: start}, End: c.word.Range.End},
	})
}

// items adds the items that a list may get, each with its dash. The probe is an item.
func (c *completer) items(p *place) {
	list := p.steps[len(p.steps)-2]
	item := p.last().slot
	if list.node.Style&yaml.FlowStyle != 0 || !list.slot.isList() {
		return
	}
	column := c.start()
	misfit := c.misfit
	for _, other := range list.node.Children {
		if other.Value != probe {
			misfit = misfit && column == list.node.Range.Start.Byte
			column = list.node.Range.Start.Byte
		}
	}
	if misfit {
		return
	}
	inner := *c
	inner.found, inner.said = nil, nil
	inner.values(p)
	for _, one := range inner.found {
		if one.Kind == KeyCompletion {
			continue
		}
		insert := one.Insert
		one.Label, one.Filter = "- "+one.Label, one.Label
		one.Insert = ""
		c.align(&one, column)
		one.Insert += "- " + insert
		c.add(one)
	}
	if s := outline(item, 1); s.mapping {
		c.anotherItem(s, column)
	}
	c.snippetItems(p, column)
}

// anotherItem adds the outline of an item with its dash.
func (c *completer) anotherItem(s sketch, column int) {
	pr := &printer{layout: c.layout}
	one := Completion{
		Label: "- " + append(s.keys, "…")[0], Kind: KeyCompletion, Detail: "another item", Snippet: true, Sort: "05", Range: c.word.Range,
	}
	if column != c.word.Range.Start.Byte {
		one.Sort = "8"
	}
	c.align(&one, column)
	one.Insert += pr.block(sketch{list: true, values: []sketch{s}}, column-c.indent(one.Range))
	c.add(one)
}
