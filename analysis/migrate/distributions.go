package migrate

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// parts are the distributions that are described by numbers, with the keys for these.
var parts = map[string][]string{
	"range": {"start", "stop", "step"}, "linspace": {"start", "stop", "num"}, "geomspace": {"start", "stop", "num"},
	"logspace": {"start", "stop", "num", "base"},
	"uniform":  {"low", "high"}, "loguniform": {"low", "high"}, "quniform": {"low", "high", "q"}, "qloguniform": {"low", "high", "q"},
	"normal": {"loc", "scale"}, "lognormal": {"loc", "scale"}, "qnormal": {"loc", "scale", "q"}, "qlognormal": {"loc", "scale", "q"},
}

// distribution makes the values that a search takes for one name, and the type of its input.
func (c *converter) distribution(f field) (n *node, typ string, ok bool) {
	if f.value.Kind == yaml.SequenceNode && len(f.value.Children) > 0 {
		n, typ = c.choice(f)
		c.lost(f.key, "`matrix.%s` is read as `values`: 0.x took no list without a name", f.key.Value)
		return n, typ, true
	}
	s := c.section("matrix."+f.key.Value, f)
	for _, e := range s.entries {
		name, value := lowerOf(e.Key), e.Value.Resolve()
		if isNull(value) {
			continue
		}
		s.taken[e.Key.Value] = true
		of := field{e.Key, value}
		switch {
		case name == "values":
			n, typ = c.choice(of)
		case name == "pvalues":
			n, typ = c.weighted(of)
		case parts[name] != nil:
			n, typ = c.numbers(name, of)
		default:
			s.taken[e.Key.Value] = false
			continue
		}
		break
	}
	if n == nil {
		c.lostPart(f, "`matrix.%s` says no values that 2.x knows, and is left out", f.key.Value)
		return nil, "", false
	}
	c.leave(s)
	return n, typ, true
}

func lowerOf(n *syntax.Node) string { return strings.ToLower(n.Value) }

func distributionOf(kind string, value *node) *node {
	n := newMap()
	n.set("kind", str(kind))
	n.set("value", value)
	return n
}

// choice makes a choice among values.
func (c *converter) choice(f field) (*node, string) {
	l := newList()
	l.flow = f.value.Kind != yaml.SequenceNode || f.value.Style&yaml.FlowStyle != 0
	var common commonType
	for _, item := range itemsOf(f.value) {
		t, value := c.typed(item.Resolve())
		if value == nil {
			value = plain("!!null", "null")
		}
		c.from(l.add(value), item)
		common.add(t)
	}
	return c.valuesOf("choice", l, f), common.typ
}

// commonType is the type that values have in common, "" where they have none.
type commonType struct {
	typ  string
	some bool
}

func (c *commonType) add(typ string) {
	if c.some && typ != c.typ {
		typ = ""
	}
	c.typ, c.some = typ, true
}

// valuesOf is a distribution over the values of a list; nil when there are none.
func (c *converter) valuesOf(kind string, l *node, f field) *node {
	if l.empty() {
		return nil
	}
	n := distributionOf(kind, l)
	c.from(n.at("value"), f.key)
	return n
}

// weighted makes a choice among values with their probabilities.
func (c *converter) weighted(f field) (*node, string) {
	l := newList()
	l.flow = true
	var common commonType
	for _, item := range itemsOf(f.value) {
		both := item.Resolve()
		if both.Kind != yaml.SequenceNode || len(both.Children) != 2 {
			return nil, ""
		}
		t, value := c.typed(both.Children[0].Resolve())
		chance := c.scalar(both.Children[1].Resolve())
		if value == nil || chance.shape != scalar {
			return nil, ""
		}
		if chance.tag == "!!int" {
			chance = plain("!!float", chance.value+".0")
		}
		p := newList()
		p.flow = true
		p.add(value)
		p.add(chance)
		c.from(l.add(p), item)
		common.add(t)
	}
	return c.valuesOf("pchoice", l, f), common.typ
}

// numbers makes a distribution that numbers describe: "a:b:c", a list, or a mapping.
func (c *converter) numbers(name string, f field) (*node, string) {
	keys, values := parts[name], map[string]*node{}
	switch f.value.Kind {
	case yaml.ScalarNode: // as it is written: YAML may take it for a number to the base of 60
		for i, text := range strings.Split(strings.TrimSpace(f.value.Value), ":") {
			if i < len(keys) {
				values[keys[i]] = numberOr(strings.TrimSpace(text))
			}
		}
	case yaml.SequenceNode:
		for i, item := range f.value.Children {
			if item = item.Resolve(); i < len(keys) && item.Kind == yaml.ScalarNode {
				values[keys[i]] = numberOr(item.Value)
			}
		}
	default:
		for _, e := range f.value.Entries() {
			if value := e.Value.Resolve(); value.Kind == yaml.ScalarNode {
				values[lowerOf(e.Key)] = numberOr(value.Value)
			}
		}
	}
	n := newMap().onOneLine()
	typ := "float"
	whole := name == "range"
	for _, key := range keys {
		value := values[key]
		switch {
		case value == nil && key == "base":
		case value == nil:
			return nil, ""
		default:
			whole = whole && value.tag == "!!int"
			n.set(key, value)
		}
	}
	if whole {
		typ = "int"
	}
	d := distributionOf(name, n)
	c.from(d.at("value"), f.key)
	return d, typ
}

// numberOr is a text as a number; as a text where it is none.
func numberOr(text string) *node {
	if n, ok := number(text); ok {
		return n
	}
	for _, tag := range []string{"!!int", "!!float"} {
		if reads(text, tag) && !strings.Contains(text, ":") {
			return plain(tag, text)
		}
	}
	return str(text)
}
