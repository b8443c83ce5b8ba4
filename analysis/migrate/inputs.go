package migrate

import (
	"fmt"
	"regexp"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// reserved are names that inputs cannot have today.
var reserved = []string{"globals", "params", "connections"}

// renamed is the name of an input today.
func renamed(name string) string {
	if slices.Contains(reserved, name) {
		return name + "_"
	}
	return name
}

// oldRun matches a value that another run of the old server gives.
var oldRun = regexp.MustCompile(`\{\{-?\s*(experiments|jobs|ops)\.([\w-]+)\.(\w+)\.(\w+)\s*-?\}\}`)

// inputs makes the inputs: those that were declared, then params, then what a search goes through.
func (c *converter) inputs(part *node) {
	params := newParams(c)
	c.ioList(part, "inputs", c.root.take("inputs"), params)
	l := newList()
	if e := part.at("inputs"); e != nil {
		l = e.value
	}
	for _, e := range params.entries {
		if !params.used[e.Key.Value] {
			c.param(l, e)
		}
	}
	for _, s := range c.searched {
		c.searchedInput(l, s)
	}
	if c.service() == "tensorboard" {
		l.add(tensorboardInput())
	}
	if len(l.entries) > 0 {
		made := part.set("inputs", l)
		for _, f := range c.root.entriesOf("params", "declarations", "inputs") {
			c.from(made, f.key)
		}
	}
}

// params are the values of a file, in their order and by name.
type params struct {
	entries []syntax.Entry
	byName  map[string]*syntax.Node
	used    map[string]bool
}

func newParams(c *converter) *params {
	p := &params{byName: map[string]*syntax.Node{}, used: map[string]bool{}}
	for _, name := range []string{"params", "declarations"} {
		s := c.section(name, c.root.take(name))
		for _, e := range s.entries {
			if p.byName[e.Key.Value] == nil {
				p.byName[e.Key.Value] = e.Value.Resolve()
				p.entries = append(p.entries, e)
			}
		}
	}
	return p
}

func (p *params) of(name string) *syntax.Node {
	if p == nil || p.byName[name] == nil {
		return nil
	}
	p.used[name] = true
	return p.byName[name]
}

// param makes the input of a param, with its value as the default.
func (c *converter) param(l *node, p syntax.Entry) {
	n := newMap().onOneLine()
	name := n.set("name", str(renamed(p.Key.Value)))
	value := p.Value.Resolve()
	typ, made := c.typed(value)
	run := oldRun.FindStringSubmatch(value.Value)
	if value.Kind == yaml.ScalarNode && run != nil {
		made = nil
	}
	if typ != "" {
		n.set("type", str(typ))
	}
	n.set("isOptional", plain("!!bool", "true"))
	if made != nil {
		c.from(n.set("value", made), value)
	}
	e := c.from(l.add(n), p.Key)
	if renamed(p.Key.Value) != p.Key.Value {
		note(e, "`%s` is a name of Polyaxon's own today", p.Key.Value)
	}
	if run != nil && made == nil {
		c.check(e, p.Key, "`%s` came from a run of the old server. Give it when you run the file: `params: {%s: {ref: runs.UUID, value: %s.%s}}`",
			p.Key.Value, name.value.value, run[3], run[4])
	}
	if i := slices.IndexFunc(c.searched, func(s searched) bool { return s.name == p.Key.Value }); i >= 0 {
		c.searched[i].declared = true
		if c.searched[i].typ != typ {
			n.remove("type")
		}
		c.check(e, p.Key, "`%s` is a param and in the matrix. 0.x took the param, 2.x takes the matrix: remove one of the two", p.Key.Value)
	}
}

func (n *node) remove(key string) {
	n.entries = slices.DeleteFunc(n.entries, func(e *entry) bool { return e.key == key })
}

// typed is the type of a value, "" where it has none, and the value as it is written now; nil where there is none.
func (c *converter) typed(value *syntax.Node) (string, *node) {
	switch value.Kind {
	case yaml.MappingNode:
		return "dict", c.copy(value)
	case yaml.SequenceNode:
		return "list", c.copy(value)
	}
	switch value.Tag {
	case "!!null":
		return "", nil
	case "!!bool":
		return "bool", c.scalar(value)
	case "!!int":
		return "int", c.scalar(value)
	case "!!float":
		return "float", c.scalar(value)
	}
	if n, ok := number(value.Value); ok && value.Tag == "!!str" {
		return map[string]string{"!!int": "int", "!!float": "float"}[n.tag], n
	}
	return "str", c.renameIn(c.scalar(value))
}

// renameIn renames in the templates of a text the inputs that cannot have their old names.
func (c *converter) renameIn(n *node) *node {
	if text := renameInTemplates(n.value); text != n.value {
		return str(text)
	}
	return n
}

var (
	templatePart = regexp.MustCompile(`\{\{.*?\}\}|\{%.*?%\}`)
	reservedName = regexp.MustCompile(`(^|[^.\w])(globals|params|connections)\b`)
)

func renameInTemplates(text string) string {
	return templatePart.ReplaceAllStringFunc(text, func(part string) string {
		return reservedName.ReplaceAllString(part, "${1}${2}_")
	})
}

// ioTypes are the types that have another name today; "" is none.
var ioTypes = map[string]string{"dict_of_dicts": "dict", "gcs_path": "gcs", "s3_path": "s3", "azure_path": "wasb", "auth": ""}

// ioList makes the inputs or outputs that the old file declares. Values of params come before their defaults.
func (c *converter) ioList(part *node, name string, f field, values *params) {
	if !f.there() {
		return
	}
	l := newList()
	for i, item := range itemsOf(f.value) {
		item := item.Resolve()
		s := c.section(fmt.Sprintf("%s[%d]", name, i), field{f.key, item})
		if len(s.entries) == 0 {
			continue
		}
		c.from(l.add(c.io(s, values)), item)
	}
	if len(l.entries) > 0 {
		c.from(part.set(name, l), f.key)
	}
}

// io makes one input or output.
func (c *converter) io(s *section, values *params) *node {
	n := newMap()
	n.flow = true
	name := s.take("name")
	if name.there() {
		c.from(n.set("name", str(renamed(textOf(name.value)))), name.key)
	}
	c.moveText(n, "description", s.take("description"))
	typ := s.take("type")
	if t := textOf(typ.value); typ.there() {
		now, other := ioTypes[t]
		if !other {
			now = t
		}
		if now != "" {
			c.from(n.set("type", str(now)), typ.key)
		}
	}
	optional := s.take("is_optional")
	value := s.take("default")
	if given := values.of(textOf(name.value)); given != nil && !isNull(given) {
		value.value = given
	}
	switch {
	case value.there():
		n.set("isOptional", plain("!!bool", "true"))
	case optional.there():
		n.set("isOptional", c.copy(optional.value))
	}
	c.move(n, "isList", s.take("is_list"))
	c.move(n, "isFlag", s.take("is_flag"))
	if value.there() {
		_, made := c.typed(value.value)
		c.from(n.set("value", made), value.key)
	}
	if options := s.take("options"); options.there() {
		c.from(n.set("options", c.copy(options.value)), options.key)
	}
	if i := slices.IndexFunc(c.searched, func(q searched) bool { return q.name == textOf(name.value) }); i >= 0 {
		c.searched[i].declared = true
	}
	c.leave(s)
	return n
}

// searched is a name that a search gives values to.
type searched struct {
	name     string
	typ      string // "" for none
	key      *syntax.Node
	declared bool // there is an input for it
	resource bool // a hyperband gives them
}

func (c *converter) searchedInput(l *node, s searched) {
	if s.declared {
		return
	}
	n := newMap().onOneLine()
	n.set("name", str(renamed(s.name)))
	if s.typ != "" {
		n.set("type", str(s.typ))
	}
	l.add(n)
}
