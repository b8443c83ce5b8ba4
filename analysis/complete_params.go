package analysis

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// paramKeys adds the inputs and outputs that a mapping of params may still give values to: first those that need one.
func (c *completer) paramKeys(p *place, m params, column int) {
	taken := map[string]bool{}
	for _, e := range m.node.Entries() {
		taken[e.Key.Value] = true
	}
	elsewhere := p.givenElsewhere(m.form)
	if m.form == mappedParams {
		c.otherMappings(p, m, taken, column)
	}
	for i, io := range m.ios {
		if taken[io.name] || io.side == "output" && (m.form == hyperParams || m.form == mappedParams) {
			continue
		}
		group := 2
		switch {
		case m.form == joinParams && !io.isList && io.typ != "artifacts":
			group = 8 // a join finds a list of values
		case elsewhere[io.name]:
			group = 7
		case io.side == "output":
			group = 3
		case io.required() || m.form == hyperParams || m.form == mappedParams:
			group = 1
		}
		c.entry(io.name, c.paramSketch(p, m.form, io), column, Completion{
			Detail: io.detail(), Doc: func() string { return io.doc() }, Sort: fmt.Sprintf("%d%03d", group, i),
		})
	}
}

// otherMappings adds the names that the other items of a mapping matrix have: all should have the same.
func (c *completer) otherMappings(p *place, m params, taken map[string]bool, column int) {
	if len(p.steps) < 2 {
		return
	}
	for i, item := range p.steps[len(p.steps)-2].node.Children {
		for j, e := range item.Entries() {
			name := e.Key.Value
			if taken[name] || name == probe || e.Key.Kind != yaml.ScalarNode {
				continue
			}
			io, known := m.find(name)
			item := Completion{Detail: "as in the other items", Sort: fmt.Sprintf("0%03d%03d", min(i, 999), min(j, 999))}
			if known {
				item.Detail, item.Doc = io.detail(), func() string { return io.doc() }
			}
			c.entry(name, c.paramSketch(p, m.form, io), column, item)
		}
	}
}

// givenElsewhere are the names that the operation around gives values to in another way than that of a form: by params,
// its matrix or its joins.
func (p *place) givenElsewhere(form paramForm) map[string]bool {
	names := map[string]bool{}
	add := func(mapping *syntax.Node) {
		for _, e := range mapping.Entries() {
			names[e.Key.Value] = true
		}
	}
	owner, _ := p.owner()
	if owner == nil || form == fullParams {
		return names
	}
	root := owner.node.Resolve()
	if form != shortParams {
		add(fieldOf(root, "params"))
	}
	if form != hyperParams && form != mappedParams {
		matrix := fieldOf(root, "matrix")
		add(fieldOf(matrix, "params"))
		if values := itemsOf(matrix, "values"); len(values) > 0 {
			add(values[0])
		}
		names[textOf(fieldOf(matrix, "resource"), "name")] = true
	}
	if form != joinParams {
		for _, join := range itemsOf(root, "joins") {
			add(fieldOf(join, "params"))
		}
	}
	return names
}

// paramSketch is the outline of a param for an input.
func (c *completer) paramSketch(p *place, form paramForm, io declared) sketch {
	switch form {
	case fullParams:
		return sketch{mapping: true, keys: []string{"value"}, values: []sketch{c.ioSketch(io)}}
	case joinParams:
		value := sketch{text: "outputs." + io.name, quoted: true}
		return sketch{mapping: true, keys: []string{"value"}, values: []sketch{value}}
	case hyperParams:
		return c.hyperParamSketch(p, io)
	}
	return c.ioSketch(io)
}

// ioSketch is a value for an input: its default or one of its options to begin with.
func (c *completer) ioSketch(io declared) sketch {
	value, hasValue := "", false
	if n := io.value(); n != nil {
		value, hasValue = c.layout.literal(n)
	}
	if options := io.options(); len(options) > 0 && !io.takesList() {
		s := sketch{}
		for _, o := range options {
			if text, ok := c.layout.literal(o); ok {
				s.choices = append(s.choices, text)
			}
		}
		if i := slices.Index(s.choices, value); i > 0 {
			s.choices = append([]string{value}, slices.Delete(s.choices, i, i+1)...)
		}
		return s
	}
	if baseType(io.typ) == "bool" && !io.isList {
		if value == "false" {
			return sketch{choices: []string{"false", "true"}}
		}
		return sketch{choices: []string{"true", "false"}}
	}
	if hasValue {
		return sketch{text: value}
	}
	return typeSketch(io.typ, io.takesList())
}

// typeSketch is the outline of a value of an IO type.
func typeSketch(typ string, isList bool) sketch {
	inline := func(key string) sketch {
		return sketch{mapping: true, inline: true, keys: []string{key}, values: []sketch{{quoted: true}}}
	}
	begun := map[string]string{
		"date": "2026-01-31", "datetime": "2026-01-31", "timedelta": "1 day", "uri": "https://", "s3": "s3://", "gcs": "gs://", "wasb": "wasbs://",
	}
	switch base := baseType(typ); {
	case isList:
		return sketch{list: true, inline: true, values: []sketch{{quoted: textual(itemType(typ))}}}
	case base == "dict" || base == "metadata":
		return sketch{mapping: true, inline: true}
	case base == "git":
		return inline("url")
	case base == "dockerfile":
		return inline("image")
	case base == "file":
		return inline("content")
	case base == "artifacts":
		s := inline("files")
		s.values[0] = sketch{list: true, values: []sketch{{quoted: true}}}
		return s
	default:
		return sketch{text: begun[base], quoted: textual(base)}
	}
}

// textual reports whether values of an IO type are texts.
func textual(typ string) bool {
	return slices.Contains([]string{"str", "path", "uri", "s3", "gcs", "wasb", "image", "email", "uuid", "date", "datetime", "timedelta"}, typ)
}

// itemType is the type of the items of a list: "int" of List[int], and the type itself of what is no list.
func itemType(typ string) string {
	if base := baseType(typ); len(base)+2 < len(typ) {
		return baseType(typ[len(base)+1 : len(typ)-1])
	}
	return baseType(typ)
}

// paramValues adds values that a param may have.
func (c *completer) paramValues(p *place, s slot) {
	m, io, step := p.paramAround()
	if step < 0 {
		return
	}
	here := step == len(p.steps)-1 // the place is at the value of the name itself
	owner := object{}
	if k := p.fieldStep(); k > step {
		owner = p.steps[k].owner
	}
	switch {
	case here && m.form == hyperParams:
		c.wholeHyperParams(p, io)
	case here && (m.form == shortParams || m.form == mappedParams):
		c.ioValues(io, false)
		if m.form == shortParams {
			c.wholeRefs(p, io)
		}
	case s.field == nil:
	case (m.form == shortParams || m.form == mappedParams) && owner.model == nil:
		c.ioValues(io, true)
	case m.form == hyperParams && s.field.Name == "kind":
		c.hyperParamKinds(p, io)
	case m.form == hyperParams && owner.is("V1HpChoice") && s.field.Name == "value" && s.depth == 1:
		c.ioValues(io, true)
	case s.field.Name == "ref" && (owner.is("V1Param") || owner.is("V1JoinParam")):
		c.refs(p, m, io)
	case s.field.Name == "value" && owner.is("V1JoinParam"):
		c.joinValues(p, io)
	case s.field.Name == "value" && owner.is("V1Param"):
		if ref := textOf(p.steps[step].node.Resolve(), "ref"); ref != "" {
			c.refValues(p, ref, io)
			return
		}
		c.ioValues(io, s.depth > 0)
	}
}

// ioValues adds values of an input or output: its options, its default. isItem says that they are for an item of a list.
func (c *completer) ioValues(io declared, isItem bool) {
	if io.node == nil || isItem != io.takesList() && len(io.options()) == 0 {
		return
	}
	value := io.value()
	if value != nil && !isItem {
		c.written(value, Completion{Detail: "the default", Sort: "0"})
	}
	for i, o := range io.options() {
		c.written(o, Completion{Sort: fmt.Sprintf("0%03d", i)})
	}
	if baseType(io.typ) == "bool" || baseType(io.typ) == "list" && itemType(io.typ) == "bool" {
		c.bools(slot{})
	}
}

// written adds the value of a node as it would be written here.
func (c *completer) written(n *syntax.Node, item Completion) {
	if n.Kind == yaml.ScalarNode && (n.Tag == "!!str" || c.word.quote != 0) {
		c.value(n.Value, item)
		return
	}
	if text, ok := c.layout.literal(n); ok && c.word.quote == 0 {
		c.bare(text, item)
	}
}
