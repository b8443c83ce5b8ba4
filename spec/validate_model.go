package spec

import (
	"gopkg.in/yaml.v3"
	"slices"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// fields are the entries of a mapping by the camelCase names of a model's fields, as far as it has them.
type fields map[string]syntax.Entry

// value is the value of a field, or nil when the field is absent or null.
func (f fields) value(name string) *syntax.Node {
	e, ok := f[name]
	if !ok {
		return nil
	}
	if n := e.Value.Resolve(); !isNull(n) {
		return n
	}
	return nil
}

// truthy is the value of a field unless Python counts it as false: absent, null, "", 0, false or empty.
func (f fields) truthy(name string) *syntax.Node {
	n := f.value(name)
	if n == nil || isFalsy(n) {
		return nil
	}
	return n
}

func isFalsy(n *syntax.Node) bool {
	if n.Kind != yaml.ScalarNode {
		return len(n.Children) == 0
	}
	switch v := scalarOf(n).(type) {
	case nil:
		return true
	case string:
		return v == ""
	case bool:
		return !v
	case int64:
		return v == 0
	case float64:
		return v == 0
	}
	return false
}

// model checks a mapping against a model: its keys, their values, and then the rules about it as a whole.
func (v *validator) model(n *syntax.Node, m *Model, s site) bool {
	if n.Kind != yaml.MappingNode {
		return v.wrongType(n, &Type{Kind: ModelType, Model: m}, s)
	}
	before := len(v.found)
	known, meant := v.keys(n, m, s)
	for _, f := range m.Fields {
		if e, ok := known[f.Name]; ok {
			v.field(e, m, f)
		} else if f.Required && !slices.Contains(meant, f.Name) {
			v.report(CodeMissingField, s.head(n), nil, "%s requires the key `%s`: %s.", capital(v.what(m, s)), f.Name, f.Type.describe())
		}
	}
	if rule := modelRuleOf(m.Ref); rule != nil {
		rule(v, n, known, s, len(v.found) == before)
	}
	return len(v.found) == before
}

// keys matches the keys of a mapping to the fields of a model and reports those that match none. meant are the fields
// that were most likely meant by these: they are not missing.
func (v *validator) keys(n *syntax.Node, m *Model, s site) (known fields, meant []string) {
	known = fields{}
	for _, e := range n.Entries() {
		if !v.stringKey(e.Key, s) {
			continue
		}
		f := m.Field(e.Key.Value)
		if f == nil {
			meant = append(meant, v.unknownField(e.Key, m, s))
			continue
		}
		if first, ok := known[f.Name]; ok {
			v.report(CodeRepeatedField, e.Key.Range, []Related{{Range: first.Key.Range, Message: "the other spelling"}},
				"`%s` and `%s` are the same key: keep one.", first.Key.Value, e.Key.Value)
			continue
		}
		known[f.Name] = e
	}
	return known, meant
}

// unknownField reports a key that a model does not have and yields the field that was most likely meant, or "".
func (v *validator) unknownField(key *syntax.Node, m *Model, s site) string {
	if home := v.schema.elsewhere(key.Value, m); home != "" {
		v.report(CodeUnknownField, key.Range, nil, "Unknown key `%s` in %s: %s", key.Value, v.what(m, s), home)
		return ""
	}
	meant := suggest(key.Value, m.fieldNames())
	v.report(CodeUnknownField, key.Range, nil, "Unknown key `%s` in %s.%s",
		key.Value, v.what(m, s), didYouMean(key.Value, m.fieldNames()))
	return meant
}

// what names a model in a message: "the `run` of kind job", "`environment`".
func (v *validator) what(m *Model, s site) string {
	if m.Kind != "" && s.label != rootLabel {
		return s.label + " of kind `" + m.Kind + "`"
	}
	return s.label
}

// field checks the value of one field.
func (v *validator) field(e syntax.Entry, m *Model, f *Field) {
	s := site{label: "`" + f.Name + "`", key: e.Key}
	n := e.Value.Resolve()
	if isNull(n) {
		if !f.Nullable {
			v.wrongType(n, f.Type, s)
		}
		return
	}
	if rule := fieldRuleOf(m.Ref, f.Name); rule != nil {
		if !rule(v, n, f, s) {
			return
		}
	}
	v.value(e.Value, f.Type, s)
}

// byKind checks a mapping whose `kind` says what it is.
func (v *validator) byKind(n *syntax.Node, t *Type, s site) bool {
	if n.Kind != yaml.MappingNode {
		return v.wrongType(n, t, s)
	}
	kinds := t.kinds()
	key, kind := n.Get("kind")
	if key == nil {
		if t.Partial {
			return true // a part of a run that is described elsewhere, kept as it stands
		}
		return v.report(CodeMissingKind, s.head(n), nil, "%s requires a `kind`: one of %s.", capital(s.label), quoteAll(kinds))
	}
	kind = kind.Resolve()
	if kind.Kind == yaml.ScalarNode {
		if text, ok := scalarOf(kind).(string); ok {
			for i, k := range kinds {
				if k == text {
					return v.model(n, t.Of[i].Model, s)
				}
			}
			return v.report(CodeUnknownKind, kind.Range, nil, "%s has no kind %s: it must be one of %s.%s",
				capital(s.label), show(text), quoteAll(kinds), didYouMean(text, kinds))
		}
	}
	return v.report(CodeUnknownKind, site{key: key}.at(kind), nil, "The `kind` of %s must be one of %s, but this is %s.",
		s.label, quoteAll(kinds), describeValue(kind))
}

// kinds are the kinds of a union's branches.
func (t *Type) kinds() []string {
	kinds := make([]string, len(t.Of))
	for i, o := range t.Of {
		kinds[i] = o.Model.Kind
	}
	return kinds
}

// kubernetes checks the keys of a Kubernetes object, which is all that the reference looks at.
func (v *validator) kubernetes(n *syntax.Node, o *K8sObject, s site) bool {
	if n.Kind != yaml.MappingNode {
		return v.wrongType(n, &Type{Kind: KubernetesType, K8s: o}, s)
	}
	fine := true
	present := map[string]*syntax.Node{}
	for _, e := range n.Entries() {
		if !v.stringKey(e.Key, s) {
			fine = false
			continue
		}
		f := o.Field(e.Key.Value)
		if f == nil {
			fine = v.report(CodeUnknownField, e.Key.Range, nil, "Unknown key `%s` in %s.%s",
				e.Key.Value, s.label, didYouMean(e.Key.Value, o.fieldNames()))
			continue
		}
		present[f.Name] = e.Value.Resolve()
	}
	for _, name := range o.Required {
		if value := present[name]; value == nil || isNull(value) {
			fine = v.report(CodeMissingField, s.head(n), nil, "%s requires the key `%s`.", capital(s.label), name)
		}
	}
	return fine
}

func (o *K8sObject) fieldNames() []string {
	names := make([]string, len(o.Fields))
	for i, f := range o.Fields {
		names[i] = f.Name
	}
	return names
}
