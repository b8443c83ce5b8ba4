package spec

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Encode writes a model, a union or another type of this package as a YAML node: fields in the order of the
// specification, absent ones left out, kinds filled in. What PyYAML reads from it is what v holds. Plain values may stand
// in it, and alone: maps with text as keys, slices, text, numbers, json.Number and time.Time. Anything else, and what holds
// itself, is a *SchemaError.
func Encode(v any) (*yaml.Node, error) {
	n, err := (&encoder{left: maxNative}).encode(reflect.ValueOf(v))
	if err != nil {
		return nil, notWritable(err)
	}
	return n, nil
}

func notWritable(err error) error {
	info := ErrorInfo{Code: CodeNotWritable, Cause: err}
	if below := (*fieldError)(nil); errors.As(err, &below) {
		info.Field, info.Cause = below.field, below.cause
	}
	info.Message = capital(info.Cause.Error()) + "."
	return &SchemaError{info}
}

// fieldError is an error and the field that it is about.
type fieldError struct {
	field string
	cause error
}

func (e *fieldError) Error() string { return e.field + ": " + e.cause.Error() }

// inField says that err is about something in a field, or in an item such as "[0]".
func inField(field string, err error) error {
	below, ok := err.(*fieldError)
	switch {
	case err == nil || errors.Is(err, errTooMuch): // the way to what holds itself has no end
		return err
	case !ok:
		return &fieldError{field, err}
	case strings.HasPrefix(below.field, "["):
		return &fieldError{field + below.field, below.cause}
	}
	return &fieldError{field + "." + below.field, below.cause}
}

var errTooMuch = errors.New("this has too many values to be written to a file, or holds itself")

// encoder bounds the work: maps, pointers and nodes of Go can hold themselves.
type encoder struct {
	left  int // values that may still be written
	depth int
}

func (e *encoder) enter() error {
	if e.left--; e.left < 0 || e.depth == maxDecodeDepth {
		return errTooMuch
	}
	e.depth++
	return nil
}

// MarshalYAML writes the file for yaml.v3.
func (p *Polyaxonfile) MarshalYAML() (any, error) { return Encode(p) }

// MarshalYAML writes the component for yaml.v3, with its kind.
func (c *Component) MarshalYAML() (any, error) { return Encode(c) }

// MarshalYAML writes the operation for yaml.v3, with its kind.
func (o *Operation) MarshalYAML() (any, error) { return Encode(o) }

// MarshalYAML writes the compiled operation for yaml.v3, with its kind.
func (c *CompiledOperation) MarshalYAML() (any, error) { return Encode(c) }

func (e *encoder) encode(v reflect.Value) (*yaml.Node, error) {
	if err := e.enter(); err != nil {
		return nil, err
	}
	defer func() { e.depth-- }()
	for v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
	}
	if !v.IsValid() {
		return scalarNode(nil), nil
	}
	if n, ok, err := e.special(v); ok {
		return n, err
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return scalarNode(nil), nil
		}
		return e.encode(v.Elem())
	case reflect.Struct:
		return e.model(v)
	case reflect.Slice, reflect.Array:
		n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for i := range v.Len() {
			item, err := e.encode(v.Index(i))
			if err != nil {
				return nil, inField(fmt.Sprintf("[%d]", i), err)
			}
			n.Content = append(n.Content, item)
		}
		return n, nil
	case reflect.Map:
		return e.mapping(v)
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

func (e *encoder) mapping(v reflect.Value) (*yaml.Node, error) {
	if v.Type().Key().Kind() != reflect.String {
		return nil, fmt.Errorf("a %v cannot be written to a file: keys must be text", v.Type())
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	for _, key := range keys {
		value, err := e.encode(v.MapIndex(key))
		if err != nil {
			return nil, inField(key.String(), err)
		}
		n.Content = append(n.Content, scalarNode(key.String()), value)
	}
	return n, nil
}

func (e *encoder) model(v reflect.Value) (*yaml.Node, error) {
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
		value, err := e.encode(field)
		if err != nil {
			return nil, inField(f.Name, err)
		}
		n.Content = append(n.Content, scalarNode(f.Name), value)
	}
	return n, nil
}

// special writes the types that are not written as what they are in Go. It reports whether v is one of them.
func (e *encoder) special(v reflect.Value) (*yaml.Node, bool, error) {
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
		n, err = e.encode(x.value())
	case stringOr:
		if x.object().IsNil() {
			return scalarNode(*x.text()), true, nil
		}
		n, err = e.encode(x.object())
	case kubernetesObject:
		n, err = e.written(*x.node())
	case *PartialRuntime:
		n, err = e.written(x.Node)
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
			n, err = e.encode(reflect.ValueOf(x.Pairs))
		} else {
			n, err = e.encode(reflect.ValueOf(x.Map))
		}
	case PChoice:
		n, err = e.encode(reflect.ValueOf([]any{x.Value, x.Probability}))
	case *Param:
		if reflect.ValueOf(*x).IsZero() {
			n = &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: []*yaml.Node{scalarNode("value"), scalarNode(nil)}}
		}
	case *big.Int, syntax.Date, syntax.DateTime, []byte:
		n = scalarNode(x)
	case time.Time:
		n = scalarNode(syntax.DateTime{Time: x, Zoned: true})
		if x.Year() < 1 || x.Year() > 9999 {
			err = fmt.Errorf("the year %d cannot be written to a file", x.Year())
		}
	case json.Number:
		n, err = numberNode(x)
	}
	return n, n != nil || err != nil, err
}

// plainNode is text without quotes where it reads as a number or time, for types that take both.
func plainNode(text string) *yaml.Node {
	n := scalarNode(text)
	tree := syntax.Parse(syntax.NewText(text))
	if tree.Root == nil || tree.Root.Kind != yaml.ScalarNode || len(tree.Problems) > 0 || tree.Root.Value != text {
		return n
	}
	switch canonical := (&yaml.Node{Kind: yaml.ScalarNode, Value: text}); tree.Root.Tag {
	case "!!int", "!!float", "!!timestamp":
		if canonical.ShortTag() == tree.Root.Tag {
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
	if strings.Contains(text, "\n") && (strings.ContainsAny(text[:1], " \n") || strings.HasSuffix(text, "\n\n")) {
		return true // yaml.v3 writes such a block so that it reads as another text
	}
	unsigned := strings.TrimLeft(text, "+-")
	return unsigned == "" || strings.ContainsAny(unsigned[:1], ".0123456789=<") || strings.ContainsFunc(text, isBreakOfPython)
}

// isBreakOfPython reports whether PyYAML ends a line at r where yaml.v3 may not, or refuses it.
func isBreakOfPython(r rune) bool {
	return r < ' ' && r != '\n' || 0x7f <= r && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == '\ufeff'
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
