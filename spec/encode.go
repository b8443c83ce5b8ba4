package spec

import (
	"encoding/base64"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Encode writes a model, a union or another type of this package as a YAML node: fields in the order of the
// specification, absent ones left out, kinds filled in. What PyYAML reads from it is what v holds.
func Encode(v any) (*yaml.Node, error) {
	n, err := encode(reflect.ValueOf(v))
	if err != nil {
		return nil, err
	}
	return n, nil
}

// MarshalYAML writes the file for yaml.v3.
func (p *Polyaxonfile) MarshalYAML() (any, error) { return Encode(p) }

// MarshalYAML writes the component for yaml.v3, with its kind.
func (c *Component) MarshalYAML() (any, error) { return Encode(c) }

// MarshalYAML writes the operation for yaml.v3, with its kind.
func (o *Operation) MarshalYAML() (any, error) { return Encode(o) }

// MarshalYAML writes the compiled operation for yaml.v3, with its kind.
func (c *CompiledOperation) MarshalYAML() (any, error) { return Encode(c) }

func encode(v reflect.Value) (*yaml.Node, error) {
	for v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
	}
	if !v.IsValid() {
		return scalarNode(nil), nil
	}
	if n, ok, err := encodeSpecial(v); ok {
		return n, err
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return scalarNode(nil), nil
		}
		return encode(v.Elem())
	case reflect.Struct:
		return encodeModel(v)
	case reflect.Slice, reflect.Array:
		n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for i := range v.Len() {
			item, err := encode(v.Index(i))
			if err != nil {
				return nil, err
			}
			n.Content = append(n.Content, item)
		}
		return n, nil
	case reflect.Map:
		return encodeMap(v)
	case reflect.String:
		return scalarNode(v.String()), nil
	case reflect.Bool:
		return scalarNode(v.Bool()), nil
	case reflect.Float32, reflect.Float64:
		return scalarNode(v.Float()), nil
	}
	switch {
	case v.CanInt():
		return scalarNode(v.Int()), nil
	case v.CanUint():
		return scalarNode(new(big.Int).SetUint64(v.Uint())), nil
	}
	return nil, fmt.Errorf("a %v cannot be written to a file", v.Type())
}

func encodeMap(v reflect.Value) (*yaml.Node, error) {
	if v.Type().Key().Kind() != reflect.String {
		return nil, fmt.Errorf("a %v cannot be written to a file: keys must be text", v.Type())
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	for _, key := range keys {
		value, err := encode(v.MapIndex(key))
		if err != nil {
			return nil, err
		}
		n.Content = append(n.Content, scalarNode(key.String()), value)
	}
	return n, nil
}

func encodeModel(v reflect.Value) (*yaml.Node, error) {
	m := SchemaOf().Model(v.Type().Name())
	if m == nil || m.Go != v.Type() {
		return nil, fmt.Errorf("%v is no type of the specification", v.Type())
	}
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	for _, f := range m.Fields {
		if f.Name == "kind" && m.Kind != "" {
			n.Content = append(n.Content, scalarNode("kind"), scalarNode(m.Kind))
			continue
		}
		field := v.Field(f.index)
		if !f.Required && field.IsZero() {
			continue
		}
		value, err := encode(field)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		n.Content = append(n.Content, scalarNode(f.Name), value)
	}
	return n, nil
}

// encodeSpecial writes the types that are not written as what they are in Go. It reports whether v is one of them.
func encodeSpecial(v reflect.Value) (*yaml.Node, bool, error) {
	if v.Kind() == reflect.Pointer && v.IsNil() {
		return nil, false, nil
	}
	var n *yaml.Node
	var err error
	switch x := v.Interface().(type) {
	case templated:
		if *x.template() != "" {
			return scalarNode(*x.template()), true, nil
		}
		n, err = encode(x.value())
	case stringOr:
		if x.object().IsNil() {
			return scalarNode(*x.text()), true, nil
		}
		n, err = encode(x.object())
	case kubernetesObject:
		n = mappingOrEmpty(*x.node())
	case *PartialRuntime:
		n = mappingOrEmpty(x.Node)
	case Strings:
		if len(x) != 1 {
			return nil, false, nil
		}
		n = scalarNode(x[0])
	case Number:
		n = scalarNode(x.float)
		if x.isInt {
			n = scalarNode(x.int)
		}
	case Amount:
		n = plainNode(string(x))
	case Date:
		n = plainNode(string(x))
	case DateTime:
		n = plainNode(string(x))
	case Duration:
		n = plainNode(string(x))
	case OptimizationTarget:
		if x.Value == nil {
			return scalarNode(string(x.Direction)), true, nil
		}
		n = scalarNode(*x.Value)
	case DockerEnv:
		if x.Pairs != nil {
			n, err = encode(reflect.ValueOf(x.Pairs))
		} else {
			n, err = encode(reflect.ValueOf(x.Map))
		}
	case PChoice:
		n, err = encode(reflect.ValueOf([]any{x.Value, x.Probability}))
	case *Param:
		if reflect.ValueOf(*x).IsZero() {
			n = &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: []*yaml.Node{scalarNode("value"), scalarNode(nil)}}
		}
	case *big.Int, syntax.Date, syntax.DateTime, []byte:
		n = scalarNode(x)
	}
	return n, n != nil || err != nil, err
}

func mappingOrEmpty(n *yaml.Node) *yaml.Node {
	if n == nil {
		return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	}
	return n
}

// plainNode is text without quotes where it reads as a number or time, for types that take both.
func plainNode(text string) *yaml.Node {
	n := scalarNode(text)
	tree := syntax.Parse(syntax.NewText(text))
	if tree.Root != nil && tree.Root.Kind == yaml.ScalarNode && len(tree.Problems) == 0 && tree.Root.Value == text {
		if canonical := (&yaml.Node{Kind: yaml.ScalarNode, Value: text}); canonical.ShortTag() == tree.Root.Tag {
			n.Tag, n.Style = tree.Root.Tag, 0
		}
	}
	return n
}

// words are the plain texts that PyYAML reads as something else than text.
var words = []string{"", "~", "null", "true", "false", "yes", "no", "on", "off"}

// needsQuotes reports whether PyYAML may read a plain text as something else than text. It errs on the side of quotes;
// what YAML itself needs quotes for, the encoder knows.
func needsQuotes(text string) bool {
	if slices.Contains(words, strings.ToLower(text)) {
		return true
	}
	unsigned := strings.TrimLeft(text, "+-")
	return unsigned == "" || strings.ContainsAny(unsigned[:1], ".0123456789=<")
}

// plainFloat is a float that PyYAML reads as one: with a point, and with a sign in its exponent.
func plainFloat(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return ".inf"
	case math.IsInf(f, -1):
		return "-.inf"
	case math.IsNaN(f):
		return ".nan"
	}
	text := strconv.FormatFloat(f, 'g', -1, 64)
	mantissa, exponent, scientific := strings.Cut(text, "e")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	if scientific {
		return mantissa + "e" + exponent
	}
	return mantissa
}

func plainBinary(data []byte) string { return base64.StdEncoding.EncodeToString(data) }
