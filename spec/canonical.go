package spec

import (
	"math/big"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Composition works on nodes in canonical form: what the reference holds once it has read a file, with the places that
// it was written at. Aliases are followed, keys are in camelCase and in the order of the model, short forms are written
// out and values converted. Only free-form parts stay as they were written.
//
// Nodes are shared between layers and never changed.

// canon makes canonical nodes of one file.
type canon struct {
	schema *Schema
	file   string
	files  map[*syntax.Node]string         // the file of each mapping, key and scalar made so far
	nulls  map[*syntax.Node][]syntax.Entry // what was left out of Kubernetes objects; nil when nobody asks
}

// made remembers where a node comes from, and the keys of a mapping, which go on alone when layers are put together.
func (c *canon) made(n *syntax.Node) *syntax.Node {
	c.files[n] = c.file
	if n.Kind == yaml.MappingNode {
		for i := 0; i < len(n.Children); i += 2 {
			c.files[n.Children[i]] = c.file
		}
	}
	return n
}

// node is the canonical form of a value that was found to be a t.
func (c *canon) node(n *syntax.Node, t *Type) *syntax.Node {
	n = resolved(n)
	if isNull(n) {
		return c.made(textNode(n, "!!null", ""))
	}
	switch a := t.chosen(n); a.Kind {
	case AnyType:
		return c.made(n)
	case UnionType: // by kind
		return c.byKind(n, a)
	case ModelType:
		return c.model(n, a.Model, a.Model.Kind != "")
	case KubernetesType:
		return c.kubernetes(n, a.K8s)
	case ListType:
		return c.list(n, a)
	case MapType:
		return c.mapping(n, a)
	case RangeListType:
		return c.ranges(n, n.Children, a)
	case RangeTextType:
		return c.ranges(n, colonParts(n), a)
	case PChoiceType:
		return c.made(n)
	case GenericString:
		value, _ := nativeOf(n)
		text, _ := convertText(value)
		s, _ := text.(string)
		return c.made(textNode(n, "!!str", s))
	default:
		return c.made(c.scalar(n, a))
	}
}

// chosen is the branch of a union that a value was accepted for.
func (t *Type) chosen(n *syntax.Node) *Type {
	if t.Kind != UnionType || t.ByKind {
		return t
	}
	var lax *Type
	for _, a := range t.Alternatives() {
		if !a.takes(n) {
			continue
		}
		if n.Kind != yaml.ScalarNode {
			return a
		}
		if lax == nil && newValidator("").branch(n, a, site{}) {
			lax = a
		}
	}
	if lax == nil {
		return &Type{Kind: AnyType}
	}
	return lax
}

func (c *canon) byKind(n *syntax.Node, t *Type) *syntax.Node {
	if _, kind := n.Get("kind"); kind != nil {
		for _, o := range t.Of {
			if o.Model.Kind == kind.Resolve().Value {
				return c.model(n, o.Model, true)
			}
		}
	}
	return c.made(n) // a run without a kind stays as it was written
}

// model writes a mapping in the order of its model, with the kind when the model has one and withKind asks for it.
func (c *canon) model(n *syntax.Node, m *Model, withKind bool) *syntax.Node {
	r := newRecord(m)
	r.origin = n
	if m.Kind != "" && withKind {
		r.set("kind", textNode(n, "!!str", "kind"), c.made(textNode(n, "!!str", m.Kind)))
	}
	for _, e := range n.Entries() {
		f := m.Field(e.Key.Value)
		if f == nil {
			continue
		}
		key := c.made(textNode(e.Key, "!!str", f.Name))
		switch {
		case f.Short:
			r.set(f.Name, key, c.params(e.Value.Resolve(), f.Type))
		case f.Split && e.Value.Resolve().Kind == yaml.ScalarNode && !isNull(e.Value.Resolve()):
			r.set(f.Name, key, c.split(e.Value.Resolve(), f))
		case isEmptySearch(m, f, e.Value.Resolve()): // which the reference makes a null of
			r.set(f.Name, key, c.made(textNode(e.Value, "!!null", "")))
		default:
			r.set(f.Name, key, c.node(e.Value, f.Type))
		}
	}
	if m.Ref == "V1IO" {
		c.io(n, r)
	}
	return c.made(r.node())
}

func isEmptySearch(m *Model, f *Field, value *syntax.Node) bool {
	return (m.Ref == "V1GridSearch" || m.Ref == "V1Bayes") && f.Name == "params" && value.Kind == yaml.MappingNode && len(value.Children) == 0
}

// io writes out what the reference fills in and moves when it reads an input or output.
func (c *canon) io(n *syntax.Node, r *record) {
	if r.has("value") && !r.has("isOptional") {
		r.set("isOptional", textNode(n, "!!str", "isOptional"), c.made(textNode(n, "!!bool", "true")))
	}
	move := func(from, to string) {
		e := r.at(from)
		validation := newRecord(c.schema.Model("Validation"))
		validation.origin = n
		if v := r.value("validation"); v != nil {
			validation = recordOf(v, c.schema.Model("Validation"))
		}
		validation.set(to, textNode(e.Key, "!!str", to), e.Value)
		r.set("validation", textNode(e.Key, "!!str", "validation"), c.made(validation.node()))
		r.remove(from)
	}
	if r.value("options") != nil {
		move("options", "options")
	}
	// The reference reads this spelling, and this one only, as a keyword of the validation.
	if key, value := n.Get("delay_validation"); key != nil && !isNull(value.Resolve()) {
		f := r.model.Field("delayValidation")
		camelKey, camel := n.Get(f.Name)
		r.set(f.Name, textNode(key, "!!str", f.Name), c.node(value, f.Type))
		move(f.Name, "delay")
		if camelKey != nil {
			r.set(f.Name, textNode(camelKey, "!!str", f.Name), c.node(camel, f.Type))
		}
	}
}

func (c *canon) params(n *syntax.Node, t *Type) *syntax.Node {
	if n.Kind != yaml.MappingNode {
		return c.node(n, t)
	}
	m := c.schema.Model("Param")
	r := newRecord(nil)
	r.origin = n
	for _, e := range n.Entries() {
		value := e.Value.Resolve()
		if isLongParam(value) {
			r.set(e.Key.Value, c.made(e.Key), c.node(value, t.Elem))
			continue
		}
		long := newRecord(m)
		long.origin = value
		long.set("value", textNode(value, "!!str", "value"), c.made(value))
		r.set(e.Key.Value, c.made(e.Key), c.made(long.node()))
	}
	return c.made(r.node())
}

// split makes a list of text with commas.
func (c *canon) split(n *syntax.Node, f *Field) *syntax.Node {
	if isTemplate(n.Value) && f.Name == "uuids" {
		return c.made(n)
	}
	var items []*syntax.Node
	for _, part := range strings.Split(n.Value, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		if id, err := coerceUUID(part); f.Name == "uuids" && err == nil {
			part = id
		}
		items = append(items, c.made(textNode(n, "!!str", part)))
	}
	return c.made(listNode(n, items))
}

// kubernetes keeps what was written, with keys as Kubernetes' Python client writes them and without nulls.
func (c *canon) kubernetes(n *syntax.Node, o *K8sObject) *syntax.Node {
	r := newRecord(nil)
	r.origin = n
	var nulls []syntax.Entry
	for _, f := range o.Fields {
		for _, e := range n.Entries() {
			switch {
			case o.Field(e.Key.Value) != f:
			case isNull(e.Value.Resolve()):
				nulls = append(nulls, e)
			default:
				name := CamelCase(f.Alias)
				r.set(name, c.made(textNode(e.Key, "!!str", name)), c.made(e.Value.Resolve()))
			}
		}
	}
	object := c.made(r.node())
	if c.nulls != nil && nulls != nil {
		c.nulls[object] = nulls
	}
	return object
}

// CamelCase turns snake_case into what the reference prints for it, which is not always Kubernetes' own spelling. Other text stays as
// it is.
func CamelCase(snake string) string {
	if strings.IndexByte(snake, '_') < 0 {
		return snake
	}
	parts := strings.Split(snake, "_")
	for i, p := range parts[1:] {
		parts[i+1] = capital(p)
	}
	return strings.Join(parts, "")
}

func (c *canon) list(n *syntax.Node, t *Type) *syntax.Node {
	items := make([]*syntax.Node, 0, len(n.Children))
	for _, child := range n.Children {
		items = append(items, c.node(child, t.Elem))
	}
	return c.made(listNode(n, items))
}

func (c *canon) mapping(n *syntax.Node, t *Type) *syntax.Node {
	if t.Elem.Kind == AnyType {
		return c.made(n)
	}
	r := newRecord(nil)
	r.origin = n
	for _, e := range n.Entries() {
		r.set(e.Key.Value, c.made(e.Key), c.node(e.Value, t.Elem))
	}
	return c.made(r.node())
}

func (c *canon) ranges(n *syntax.Node, parts []*syntax.Node, t *Type) *syntax.Node {
	r := newRecord(t.Model)
	r.origin = n
	for i, f := range t.Model.Fields {
		if i < len(parts) {
			r.set(f.Name, textNode(n, "!!str", f.Name), c.node(parts[i], f.Type))
		}
	}
	return c.made(r.node())
}

// scalar converts a value to its type.
func (c *canon) scalar(n *syntax.Node, t *Type) *syntax.Node {
	value := scalarOf(n)
	var converted any
	var err error
	switch t.Kind {
	case BoolType:
		converted, err = coerceBool(value)
	case IntType:
		converted, err = coerceInt(value)
	case FloatType:
		if strictInt(value) && t.Strict {
			return n
		}
		converted, err = coerceFloat(value)
	case DateType:
		converted, err = coerceDate(value)
	case DateTimeType:
		converted, err = coerceDateTime(value)
	case DurationType:
		converted, err = coerceDuration(value)
	case UUIDType:
		converted, err = coerceUUID(value)
	default:
		return n
	}
	if err != nil {
		return n
	}
	return valueNode(n, converted)
}

// valueNode is a scalar with a value, at the place of another.
func valueNode(at *syntax.Node, value any) *syntax.Node {
	switch v := value.(type) {
	case bool:
		if v {
			return textNode(at, "!!bool", "true")
		}
		return textNode(at, "!!bool", "false")
	case int64:
		return textNode(at, "!!int", big.NewInt(v).String())
	case *big.Int:
		return textNode(at, "!!int", v.String())
	case float64:
		return textNode(at, "!!float", yamlFloat(v))
	case seconds:
		return textNode(at, "!!float", yamlFloat(float64(v)))
	case syntax.Date:
		return textNode(at, "!!timestamp", v.String())
	case syntax.DateTime:
		return textNode(at, "!!timestamp", v.Time.Format(timestampLayout(v)))
	case string:
		return textNode(at, "!!str", v)
	}
	return at
}

func timestampLayout(d syntax.DateTime) string {
	layout := "2006-01-02T15:04:05"
	if d.Time.Nanosecond() != 0 {
		layout += ".000000"
	}
	if d.Zoned {
		layout += "-07:00"
	}
	return layout
}

// yamlFloat writes a float so that YAML 1.1 reads it as one.
func yamlFloat(f float64) string {
	switch s := formatFloat(f); s {
	case "nan", "inf":
		return "." + s
	case "-inf":
		return "-.inf"
	default:
		if mantissa, exponent, ok := strings.Cut(s, "e"); ok && !strings.Contains(mantissa, ".") {
			return mantissa + ".0e" + exponent
		}
		return s
	}
}

// textNode is a scalar of a tag and text at the place of another node.
func textNode(at *syntax.Node, tag, text string) *syntax.Node {
	n := &syntax.Node{Node: yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: text, Line: at.Line, Column: at.Column}}
	if at != nil {
		n.Range, n.Outer = at.Range, at.Outer
	}
	return n
}
