package spec

import (
	"math/big"
	"reflect"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// scalar reads a single value into a Go string, bool or number, by the reference's rules for what converts.
func (d *decoder) scalar(n *syntax.Node, v reflect.Value, tag tag, path string) error {
	if v.Kind() == reflect.String {
		return d.text(n, v, tag, path)
	}
	if n.Kind != yaml.ScalarNode {
		return misfit(n, path, "a single value is expected, not %s", nameOf(n))
	}
	value := scalarOf(n)
	switch v.Kind() {
	case reflect.Bool:
		b, err := coerceBool(value)
		if err != nil {
			return misfit(n, path, "true or false is expected, not %s", nameOf(n))
		}
		v.SetBool(b)
	case reflect.Int64:
		i, err := coerceInt(value)
		if err != nil {
			return misfit(n, path, "an integer is expected, not %s", nameOf(n))
		}
		small, ok := i.(int64)
		if !ok {
			return misfit(n, path, "%s is too large: an integer of 64 bits is expected", nameOf(n))
		}
		v.SetInt(small)
	case reflect.Float64:
		f, err := coerceFloat(value)
		if err != nil {
			return misfit(n, path, "a number is expected, not %s", nameOf(n))
		}
		v.SetFloat(f)
	}
	return nil
}

func (d *decoder) text(n *syntax.Node, v reflect.Value, tag tag, path string) error {
	if s, ok := textOf(n); ok {
		v.SetString(s)
		return nil
	}
	switch {
	case tag.generic:
		value, err := native(n, &d.left)
		if err != nil {
			return misfit(n, path, "%s", err)
		}
		text, err := convertText(value)
		if err != nil {
			return misfit(n, path, "text is expected, not %s", nameOf(n))
		}
		v.SetString(text.(string))
	case n.Kind == yaml.ScalarNode && (keepsWritten(v.Type()) || tag.uuid || n.Tag == "!!binary"):
		v.SetString(n.Value)
	case n.Kind == yaml.ScalarNode:
		return misfit(n, path, "text is expected; write %q with the quotes", n.Value)
	default:
		return misfit(n, path, "text is expected, not %s", nameOf(n))
	}
	return nil
}

// keepsWritten reports whether values of t are the text as it was written, quoted or not.
func keepsWritten(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[Date](), reflect.TypeFor[DateTime](), reflect.TypeFor[Duration](), reflect.TypeFor[Amount]():
		return true
	}
	return false
}

// special reads the types of values.go that have more than one written form. It reports whether v is one of them.
func (d *decoder) special(n *syntax.Node, v reflect.Value, tag tag, path string) (bool, error) {
	if v.Kind() == reflect.Pointer || n.Tag == "!!null" {
		return false, nil
	}
	text, isText := textOf(n)
	switch p := v.Addr().Interface().(type) {
	case *Strings:
		if isText {
			*p = Strings{text}
		}
		return isText, nil
	case *Paths:
		if isText {
			*p = Paths{{text}}
		}
		return isText, nil
	case *Number:
		return true, d.number(n, p, path)
	case *OptimizationTarget:
		if isText {
			p.Direction = Optimization(text)
			return true, nil
		}
		return true, d.value(n, reflect.ValueOf(&p.Value).Elem(), tag, path)
	case *DockerEnv:
		if n.Kind == yaml.SequenceNode {
			return true, d.value(n, reflect.ValueOf(&p.Pairs).Elem(), tag, path)
		}
		return true, d.value(n, reflect.ValueOf(&p.Map).Elem(), tag, path)
	case *PChoice:
		if n.Kind != yaml.SequenceNode || len(n.Children) != 2 {
			return true, misfit(n, path, "a pair of a value and its probability is expected")
		}
		if err := d.value(n.Children[0], reflect.ValueOf(&p.Value).Elem(), tag, path+"[0]"); err != nil {
			return true, err
		}
		return true, d.value(n.Children[1], reflect.ValueOf(&p.Probability).Elem(), tag, path+"[1]")
	}
	return false, nil
}

func (d *decoder) number(n *syntax.Node, out *Number, path string) error {
	if n.Kind == yaml.ScalarNode {
		value := scalarOf(n)
		if i, ok := value.(int64); ok {
			*out = Int(i)
			return nil
		}
		if f, err := coerceFloat(value); err == nil {
			*out = Float(f)
			return nil
		}
	}
	return misfit(n, path, "a number is expected, not %s", nameOf(n))
}

// shortRange reads the list or text that stands for a range: its parts, for the required fields and then the others.
// Parts beyond the last field are dropped, as the reference does.
func (d *decoder) shortRange(n *syntax.Node, v reflect.Value, m *Model, forms rangeForms, path string) error {
	var parts []*syntax.Node
	text, isText := textOf(n)
	switch {
	case n.Kind == yaml.SequenceNode && forms.list:
		parts = n.Children
	case isText && forms.text:
		for part := range strings.SplitSeq(text, ":") {
			scalar := yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: strings.TrimSpace(part)}
			parts = append(parts, &syntax.Node{Node: scalar, Range: n.Range, Outer: n.Outer})
		}
	default:
		return misfit(n, path, "a range is expected, not %s", nameOf(n))
	}
	i := 0
	for _, required := range []bool{true, false} {
		for _, f := range m.Fields {
			if f.Required != required || i == len(parts) {
				continue
			}
			if err := d.value(parts[i], v.Field(f.index), f.tag, below(path, f.Name)); err != nil {
				return err
			}
			i++
		}
	}
	return nil
}

// asWritten copies n as a node that stands on its own: aliases and merge keys are worked in, quotes stay, and what plain
// scalars mean to PyYAML they mean to yaml.v3 too.
func (d *decoder) asWritten(n *syntax.Node, path string) (*yaml.Node, error) {
	alias := n
	if n = n.Resolve(); n == nil {
		return nil, misfit(alias, path, "no anchor has this name")
	}
	if d.left--; d.left < 0 || d.depth == maxDecodeDepth {
		return nil, misfit(n, "", "aliases stand for too many values, or for themselves")
	}
	d.depth++
	defer func() { d.depth-- }()
	out := &yaml.Node{Kind: n.Kind, Style: n.Style, Tag: n.Tag, Value: n.Value}
	children := n.Children
	if n.Kind == yaml.MappingNode {
		children = nil
		for _, e := range n.Entries() {
			children = append(children, e.Key, e.Value)
		}
	}
	for _, c := range children {
		child, err := d.asWritten(c, path)
		if err != nil {
			return nil, err
		}
		out.Content = append(out.Content, child)
	}
	if n.Kind == yaml.ScalarNode && n.Style&quotedStyles == 0 {
		canonical := scalarNode(goValue(scalarOf(n)))
		if plain := (&yaml.Node{Kind: yaml.ScalarNode, Value: n.Value}); n.Value == "" || plain.ShortTag() != n.Tag {
			return canonical, nil
		}
		out.Style = canonical.Style
	}
	return out, nil
}

const quotedStyles = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

// scalarNode is a plain Go value as a node that PyYAML and yaml.v3 read as that value.
func scalarNode(value any) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode}
	switch v := value.(type) {
	case nil:
		n.Tag, n.Value = "!!null", "null"
	case bool:
		n.Tag, n.Value = "!!bool", "false"
		if v {
			n.Value = "true"
		}
	case int64:
		n.Tag, n.Value = "!!int", big.NewInt(v).String()
	case *big.Int:
		n.Tag, n.Value = "!!int", v.String()
	case float64:
		n.Tag, n.Value = "!!float", plainFloat(v)
	case []byte:
		n.Tag, n.Value = "!!binary", plainBinary(v)
	case syntax.Date:
		n.Tag, n.Value = "!!timestamp", v.String()
	case syntax.DateTime:
		n.Tag, n.Value = "!!timestamp", v.String()
	case string:
		n.Tag, n.Value = "!!str", v
		if needsQuotes(v) {
			n.Style = yaml.DoubleQuotedStyle
		}
	}
	return n
}
