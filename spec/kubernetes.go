package spec

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"gopkg.in/yaml.v3"
	k8sjson "k8s.io/apimachinery/pkg/util/json"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// K8s is a Kubernetes object kept as it was written, with a typed view.
//
// The reference looks at the keys of such an object and passes its values on unseen, so a file may hold values that the
// Kubernetes type T cannot, such as a template for a number. What is written out is always what was read.
type K8s[T any] struct {
	Node *yaml.Node // a mapping
}

// NewK8s is the object as it would be written in a file: without the empty fields that Kubernetes itself fills in.
func NewK8s[T any](object T) (*K8s[T], error) {
	data, err := json.Marshal(object)
	if err != nil {
		return nil, notWritable(err)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil { // JSON is YAML
		return nil, notWritable(err)
	}
	n := document.Content[0]
	tidy(n)
	return &K8s[T]{Node: n}, nil
}

// tidy drops what the Go types of Kubernetes write for fields that nobody has set, and the style of JSON.
func tidy(n *yaml.Node) {
	n.Style &^= yaml.FlowStyle
	if n.Kind != yaml.MappingNode {
		for _, c := range n.Content {
			tidy(c)
		}
		if n.Tag == "!!str" && !needsQuotes(n.Value) {
			n.Style = 0
		}
		return
	}
	var kept []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		unset := value.Tag == "!!null" || value.Tag == "!!str" && value.Value == "" ||
			key.Value == "resources" && value.Kind == yaml.MappingNode && len(value.Content) == 0
		if !unset {
			tidy(key)
			tidy(value)
			kept = append(kept, key, value)
		}
	}
	n.Content = kept
}

// Get is the value of a key as it was written: a string, bool, int64, *big.Int, float64, []any, map[string]any or nil. Dates
// are strings. The key may be in camelCase or snake_case, whichever was written.
func (k *K8s[T]) Get(key string) any {
	if k == nil || k.Node == nil || k.Node.Kind != yaml.MappingNode {
		return nil
	}
	object := SchemaOf().Kubernetes("V1" + reflect.TypeFor[T]().Name())
	var value any
	for i := 0; i+1 < len(k.Node.Content); i += 2 {
		written := k.Node.Content[i].Value
		if written != key && (object == nil || object.Field(key) == nil || object.Field(written) != object.Field(key)) {
			continue
		}
		left := maxNative
		value, _ = jsonValue(k.Node.Content[i+1], &left)
	}
	return value
}

// Typed is the object as Kubernetes' Go type. It fails where a value does not fit, such as a template for a number or a
// text for a list, with a *SchemaError; keys that Kubernetes does not know are left out.
func (k *K8s[T]) Typed() (T, error) {
	var object T
	if k == nil || k.Node == nil {
		return object, nil
	}
	left := maxNative
	value, err := jsonValue(k.Node, &left)
	if err != nil {
		return object, notTyped("%T: %w", object, err)
	}
	if mapping, ok := value.(map[string]any); ok {
		value = withCamelKeys(mapping, SchemaOf().Kubernetes("V1"+reflect.TypeFor[T]().Name()))
	}
	data, err := json.Marshal(value)
	if err != nil {
		return object, notTyped("%T: %w", object, err)
	}
	if err := k8sjson.Unmarshal(data, &object); err != nil {
		var zero T
		if e := (*json.UnmarshalTypeError)(nil); errors.As(err, &e) {
			return zero, notTyped("%T: %s is a %s, Kubernetes wants %v", object, e.Field, e.Value, e.Type)
		}
		return zero, notTyped("%T: %w", object, err)
	}
	return object, nil
}

func notTyped(format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	return &SchemaError{ErrorInfo{Code: CodeNotTyped, Message: err.Error(), Cause: errors.Unwrap(err)}}
}

// withCamelKeys spells the keys of an object as Kubernetes does. The reference does the same, at this level only.
func withCamelKeys(mapping map[string]any, object *K8sObject) map[string]any {
	if object == nil {
		return mapping // of a type that the specification does not use
	}
	out := make(map[string]any, len(mapping))
	for key, value := range mapping {
		if f := object.Field(key); f != nil {
			key = f.Name
		}
		out[key] = value
	}
	return out
}

// jsonValue is what a node holds, as values that encoding/json writes.
func jsonValue(n *yaml.Node, left *int) (any, error) {
	if *left--; *left < 0 {
		return nil, errors.New("too many values")
	}
	switch n.Kind {
	case yaml.AliasNode:
		return jsonValue(n.Alias, left)
	case yaml.MappingNode:
		m := make(map[string]any, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			value, err := jsonValue(n.Content[i+1], left)
			if err != nil {
				return nil, err
			}
			m[n.Content[i].Value] = value
		}
		return m, nil
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			value, err := jsonValue(c, left)
			if err != nil {
				return nil, err
			}
			list[i] = value
		}
		return list, nil
	}
	scalar := syntax.Node{Node: yaml.Node{Kind: yaml.ScalarNode, Tag: n.ShortTag(), Value: n.Value}}
	switch v := scalarOf(&scalar).(type) {
	case syntax.Date:
		return v.String(), nil
	case syntax.DateTime:
		return v.String(), nil
	default:
		return v, nil
	}
}

// kubernetesObject is what every *K8s can do for code that works by reflection.
type kubernetesObject interface {
	objectType() reflect.Type
	node() **yaml.Node
}

func (k *K8s[T]) objectType() reflect.Type { return reflect.TypeFor[T]() }
func (k *K8s[T]) node() **yaml.Node        { return &k.Node }
