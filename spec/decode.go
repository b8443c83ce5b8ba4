package spec

import (
	"fmt"
	"math/big"
	"reflect"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// DecodeError says why a node does not fit a Go type.
type DecodeError struct {
	Path   string // such as "run.container"
	Range  syntax.Range
	Reason string
}

func (e *DecodeError) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("line %d: %s", e.Range.Start.Line+1, e.Reason)
	}
	return fmt.Sprintf("line %d: %s: %s", e.Range.Start.Line+1, e.Path, e.Reason)
}

// Is reports whether target is ErrPolyaxon.
func (e *DecodeError) Is(target error) bool { return target == ErrPolyaxon }

// DecodeRoot reads the document at n as what its kind says: a *Component, an *Operation, or a *Polyaxonfile without kind.
// It asks only that values fit the Go types; what else the reference rejects is for Lint. The first misfit is a *DecodeError.
func DecodeRoot(n *syntax.Node) (Root, error) {
	var root Root
	if err := Decode(n, &root); err != nil {
		return nil, err
	}
	return root, nil
}

// Decode reads the node at n into *out, which is a model, a union or another type of this package. See DecodeRoot.
func Decode(n *syntax.Node, out any) error {
	v := reflect.ValueOf(out)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return fmt.Errorf("decode needs a pointer to a value, not %T", out)
	}
	return (&decoder{left: maxNative}).value(n, v.Elem(), tag{}, "")
}

// decoder bounds the work: aliases can make a short text stand for any number of values, or for itself.
type decoder struct {
	left  int // values that may still be read
	depth int
}

// maxDecodeDepth is how deep values may be nested, with what stands between the levels of a text in Go; only an alias
// that leads back to itself gets there.
const maxDecodeDepth = 3 * syntax.MaxDepth

func misfit(n *syntax.Node, path, format string, args ...any) error {
	return &DecodeError{Path: path, Range: n.Range, Reason: fmt.Sprintf(format, args...)}
}

func below(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// value reads n into v. A null leaves v as it is: absent.
func (d *decoder) value(n *syntax.Node, v reflect.Value, tag tag, path string) error {
	alias := n
	if n = n.Resolve(); n == nil {
		return misfit(alias, path, "no anchor has this name")
	}
	if d.left--; d.left < 0 || d.depth == maxDecodeDepth {
		return misfit(n, "", "aliases stand for too many values, or for themselves")
	}
	d.depth++
	defer func() { d.depth-- }()
	if special, err := d.special(n, v, tag, path); special {
		return err
	}
	if n.Tag == "!!null" {
		return nil
	}
	switch v.Kind() {
	case reflect.Pointer:
		return d.pointer(n, v, tag, path)
	case reflect.Struct:
		return d.object(n, v, path)
	case reflect.Slice:
		return d.list(n, v, tag, path)
	case reflect.Map:
		return d.mapping(n, v, tag, path)
	case reflect.Interface:
		return d.union(n, v, path)
	}
	return d.scalar(n, v, tag, path)
}

func (d *decoder) pointer(n *syntax.Node, v reflect.Value, tag tag, path string) error {
	target := reflect.New(v.Type().Elem())
	switch p := target.Interface().(type) {
	case templated:
		if text, ok := textOf(n); ok && isTemplate(text) {
			*p.template() = text
		} else if err := d.value(n, p.value(), tag, path); err != nil {
			return err
		}
	case stringOr:
		if text, ok := textOf(n); ok {
			*p.text() = text
		} else if err := d.value(n, p.object(), tag, path); err != nil {
			return err
		}
	case kubernetesObject:
		if n.Kind != yaml.MappingNode {
			return misfit(n, path, "a mapping is expected, as Kubernetes has it, not %s", nameOf(n))
		}
		written, err := d.asWritten(n, path)
		if err != nil {
			return err
		}
		*p.node() = written
	default:
		if err := d.value(n, target.Elem(), tag, path); err != nil {
			return err
		}
	}
	v.Set(target)
	return nil
}

// object reads a model, or the list or text that stands for a range.
func (d *decoder) object(n *syntax.Node, v reflect.Value, path string) error {
	m := SchemaOf().Model(v.Type().Name())
	if m == nil {
		return fmt.Errorf("%v is no type of the specification", v.Type())
	}
	if forms, ok := ranges[v.Type()]; ok && n.Kind != yaml.MappingNode {
		return d.shortRange(n, v, m, forms, path)
	}
	if n.Kind != yaml.MappingNode {
		return misfit(n, path, "a mapping is expected, not %s", nameOf(n))
	}
	for _, e := range n.Entries() {
		f := m.Field(e.Key.Value)
		if f == nil {
			return misfit(e.Key, below(path, e.Key.Value), "%s has no such field", m.Name)
		}
		if f.index < 0 {
			continue // the kind, by which the type was chosen
		}
		if err := d.value(e.Value, v.Field(f.index), f.tag, below(path, f.Name)); err != nil {
			return err
		}
		if io, ok := v.Addr().Interface().(*IO); ok && f.Name == "value" && io.IsOptional == nil {
			io.IsOptional = new(true) // a default, even null, says so
		}
	}
	return nil
}

func (d *decoder) list(n *syntax.Node, v reflect.Value, tag tag, path string) error {
	if text, ok := textOf(n); ok && tag.split {
		for item := range strings.SplitSeq(text, ",") {
			if item = strings.TrimSpace(item); item != "" {
				v.Set(reflect.Append(v, reflect.ValueOf(item)))
			}
		}
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		return misfit(n, path, "a list is expected, not %s", nameOf(n))
	}
	list := reflect.MakeSlice(v.Type(), len(n.Children), len(n.Children))
	for i, c := range n.Children {
		if err := d.value(c, list.Index(i), tag, fmt.Sprintf("%s[%d]", path, i)); err != nil {
			return err
		}
	}
	v.Set(list)
	return nil
}

func (d *decoder) mapping(n *syntax.Node, v reflect.Value, tag tag, path string) error {
	if n.Kind != yaml.MappingNode {
		return misfit(n, path, "a mapping is expected, not %s", nameOf(n))
	}
	entries := n.Entries()
	m := reflect.MakeMapWithSize(v.Type(), len(entries))
	for _, e := range entries {
		key, ok := textOf(e.Key)
		place := below(path, e.Key.Value)
		if !ok {
			if v.Type() != reflect.TypeFor[AnyMap]() {
				return misfit(e.Key, place, "a key must be text; write %q with the quotes", e.Key.Value)
			}
			key = pythonText(scalarOf(e.Key))
		}
		item := reflect.New(v.Type().Elem()).Elem()
		if tag.short && isShortParam(e.Value.Resolve()) {
			param := &Param{}
			if err := d.value(e.Value, reflect.ValueOf(&param.Value).Elem(), tag, place); err != nil {
				return err
			}
			item.Set(reflect.ValueOf(param))
		} else if err := d.value(e.Value, item, tag, place); err != nil {
			return err
		}
		m.SetMapIndex(reflect.ValueOf(key), item)
	}
	v.Set(m)
	return nil
}

// isShortParam reports whether n stands for {value: n}: it does unless it is an object with the keys of a param.
func isShortParam(n *syntax.Node) bool {
	if n == nil || n.Kind != yaml.MappingNode {
		return true
	}
	entries := n.Entries()
	for _, e := range entries {
		if SchemaOf().Model("Param").Field(e.Key.Value) != nil {
			return false
		}
	}
	return len(entries) > 0
}

// union reads into an interface: any value, a file by its kind, or a member of a family by its kind.
func (d *decoder) union(n *syntax.Node, v reflect.Value, path string) error {
	if v.Type() == reflect.TypeFor[any]() {
		value, err := native(n, &d.left)
		if err != nil {
			return misfit(n, path, "%s", err)
		}
		v.Set(reflect.ValueOf(goValue(value)))
		return nil
	}
	if n.Kind != yaml.MappingNode {
		return misfit(n, path, "a mapping is expected, not %s", nameOf(n))
	}
	_, kind := n.Get("kind")
	kind = kind.Resolve()
	target, err := d.member(n, kind, v.Type(), path)
	if err != nil {
		return err
	}
	if partial, ok := target.Interface().(*PartialRuntime); ok {
		partial.Node, err = d.asWritten(n, path)
	} else {
		err = d.object(n, target.Elem(), path)
	}
	if err != nil {
		return err
	}
	v.Set(target)
	return nil
}

// member is a new value of the struct in a family that kind stands for.
func (d *decoder) member(n, kind *syntax.Node, family reflect.Type, path string) (reflect.Value, error) {
	name := ""
	if kind != nil && kind.Tag != "!!null" {
		name = kind.Value
	}
	if family == reflect.TypeFor[Root]() {
		switch name {
		case "":
			return reflect.ValueOf(new(Polyaxonfile)), nil
		case string(RootComponent):
			return reflect.ValueOf(new(Component)), nil
		case string(RootOperation):
			return reflect.ValueOf(new(Operation)), nil
		}
		return reflect.Value{}, misfit(kind, below(path, "kind"), "there is no kind %q", name)
	}
	if family == reflect.TypeFor[Runtime]() && kind == nil {
		return reflect.ValueOf(new(PartialRuntime)), nil
	}
	if u := unionOf(family); u != nil {
		for _, t := range u.members {
			if m := SchemaOf().Model(t.Name()); m.Kind == name {
				return reflect.New(t), nil
			}
		}
	}
	if kind == nil {
		return reflect.Value{}, misfit(n, path, "`kind` is missing, which says what this is")
	}
	return reflect.Value{}, misfit(kind, below(path, "kind"), "there is no kind %q of %s", name, family.Name())
}

// goValue is a value of the reference's language as the Go value that people expect.
func goValue(v any) any {
	switch v := v.(type) {
	case dict:
		m := make(map[string]any, len(v))
		for _, item := range v {
			m[pythonText(item.key)] = goValue(item.value)
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = goValue(v[i])
		}
		return list
	case *big.Int:
		return new(big.Int).Set(v)
	}
	return v
}

func nameOf(n *syntax.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	}
	return "`" + n.Value + "`"
}

// textOf is the text of n, if it is text.
func textOf(n *syntax.Node) (string, bool) {
	return n.Value, n.Kind == yaml.ScalarNode && n.Tag == "!!str"
}
