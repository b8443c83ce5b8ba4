package spec

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

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
	if n := resolved(e.Value); !isNull(n) {
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
	before := v.errors
	v.within = append(v.within, m)
	defer func() { v.within = v.within[:len(v.within)-1] }()
	known, meant := v.keys(n, m, s)
	for _, f := range m.Fields {
		if !f.Required {
			continue
		}
		if _, ok := known[f.Name]; !ok && !slices.Contains(meant, f.Name) {
			v.lacking(n, f.Name).report(CodeMissingField, s.head(n), nil, "%s requires the key `%s`: %s.", capital(v.what(m, s)), f.Name, f.Type.Describe())
		}
	}
	if rule := modelRuleOf(m.Ref); rule != nil {
		rule(v, n, known, s, v.errors == before)
	}
	return v.errors == before
}

// keys matches the keys of a mapping to the fields of a model, checks their values, and reports the keys that match none.
// meant are the fields that were most likely meant by these: they are not missing.
func (v *validator) keys(n *syntax.Node, m *Model, s site) (known fields, meant []string) {
	entries := n.Entries()
	known = make(fields, len(entries))
	displaced := false // the key before belongs to something around the model
	for _, e := range entries {
		if !v.stringKey(e.Key, s) {
			continue
		}
		f := m.Field(e.Key.Value)
		if f == nil {
			home := v.around(e.Key.Value)
			if home != "" && displaced {
				continue // of the same block as the key before, which is reported
			}
			displaced = home != ""
			meant = append(meant, v.unknownField(entries, e.Key, m, s, home))
			continue
		}
		displaced = false
		if first, ok := known[f.Name]; ok && (m.Ref != "V1IO" || f.Name != "delayValidation") { // which mean two things there
			v.report(CodeRepeatedField, e.Key.Range, []Related{{Range: first.Key.Range, Message: "the other spelling"}},
				"`%s` and `%s` are the same key: keep one.", first.Key.Value, e.Key.Value)
			continue
		}
		known[f.Name] = e
		v.field(e, m, f)
	}
	return known, meant
}

// unknownField reports a key that a model does not have and yields the field that was most likely meant, or "". around
// says where around the model such a key belongs, entries are those beside it.
func (v *validator) unknownField(entries []syntax.Entry, key *syntax.Node, m *Model, s site, around string) string {
	if other := m.synonym(key.Value); other != "" {
		v.with(renaming(entries, key, other)...).report(CodeUnknownField, key.Range, nil,
			"Unknown key `%s` in %s: write `%s`.", key.Value, v.what(m, s), other)
		return other
	}
	if f, ok := m.former(key.Value); ok && f.now != "" {
		v.with(f.replacing(entries, key)...).report(CodeUnknownField, key.Range, nil,
			"The key `%s` of Polyaxon 1.x is called `%s` now, in %s.", key.Value, f.now, v.what(m, s))
		return f.now
	} else if ok {
		v.report(CodeUnknownField, key.Range, nil, "The key `%s` of Polyaxon 1.x is gone from %s: %s", key.Value, v.what(m, s), f.then)
		return ""
	}
	home, meant := v.schema.elsewhere(key.Value, m), ""
	if strings.HasPrefix(key.Value, "x-") {
		home = "there are no helper sections. Put the anchor where its value is used first."
	}
	if home == "" {
		meant = Suggest(key.Value, m.fieldNames())
	}
	if home == "" && meant == "" {
		home = around
	}
	if home != "" {
		v.report(CodeUnknownField, key.Range, nil, "Unknown key `%s` in %s: %s", key.Value, v.what(m, s), home)
		return ""
	}
	v.with(renaming(entries, key, meant)...).report(CodeUnknownField, key.Range, nil,
		"Unknown key `%s` in %s.%s", key.Value, v.what(m, s), proposal(meant))
	return meant
}

// everywhere are keys that so many models have that where else they exist says nothing.
var everywhere = []string{"kind", "name", "description", "value", "params", "connection", "path", "ref"}

// around says that a key belongs to something around the model that is being checked, or "".
func (v *validator) around(key string) string {
	if slices.Contains(everywhere, key) {
		return ""
	}
	for i := len(v.within) - 2; i >= 0; i-- {
		m := v.within[i]
		switch {
		case m.Field(key) == nil:
		case m.Kind != "" && m.Field("runPatch") == nil:
			return "it is a key of the `" + m.Kind + "` around it; check its indentation."
		case m.Field("runPatch") != nil:
			return "it is a key of the component or operation around it; check its indentation."
		}
	}
	return ""
}

// what names a model in a message: "the `run` of kind job", "`environment`".
func (v *validator) what(m *Model, s site) string {
	if m.Kind != "" && s.name() != rootLabel {
		return s.name() + " of kind `" + m.Kind + "`"
	}
	return s.name()
}

// field checks the value of one field.
func (v *validator) field(e syntax.Entry, m *Model, f *Field) {
	s := site{field: f, key: e.Key}.of(e.Value)
	if e.Value.Resolve() == nil {
		return // an alias of nothing, which the reader has reported
	}
	n := resolved(e.Value)
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
	kinds := t.Kinds()
	key, kind := n.Get("kind")
	if key == nil {
		if t.Partial {
			return true // a part of a run that is described elsewhere, kept as it stands
		}
		return v.noKind(n, t, s, "")
	}
	kind = resolved(kind)
	if kind.Kind == yaml.ScalarNode {
		if text, ok := scalarOf(kind).(string); ok {
			for i, k := range kinds {
				if k == text {
					return v.model(n, t.Of[i].Model, s)
				}
			}
			return v.with(meaning(kind, kindMeant(text, kinds))...).report(CodeUnknownKind, site{key: key}.at(kind), nil,
				"%s has no kind %s: it must be one of %s.%s", capital(s.name()), show(text), quoteAll(kinds), kindHint(text, kinds))
		}
	}
	return v.report(CodeUnknownKind, site{key: key}.at(kind), nil, "The `kind` of %s must be one of %s, but %s.",
		s.name(), quoteAll(kinds), thisIs(kind))
}

// noKind reports that a mapping does not say its kind, or that it does so under a key that is misspelt. more is said
// after that.
func (v *validator) noKind(n *syntax.Node, t *Type, s site, more string) bool {
	for _, e := range n.Entries() {
		known := slices.ContainsFunc(t.Of, func(o *Type) bool { return o.Model.Field(e.Key.Value) != nil })
		if !known && Suggest(e.Key.Value, []string{"kind"}) != "" {
			return v.with(renaming(n.Entries(), e.Key, "kind")...).report(CodeUnknownField, e.Key.Range, nil,
				"Unknown key `%s` in %s. Did you mean `kind`?", e.Key.Value, s.name())
		}
	}
	return v.report(CodeMissingKind, s.head(n), nil, "%s requires a `kind`: one of %s.%s",
		capital(s.name()), quoteAll(t.Kinds()), more)
}

// Kinds are the kinds of a union's branches.
func (t *Type) Kinds() []string {
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
	var meant []string
	present := map[string]*syntax.Node{}
	for _, e := range n.Entries() {
		if !v.stringKey(e.Key, s) {
			fine = false
			continue
		}
		if f := o.Field(e.Key.Value); f != nil {
			present[f.Name] = resolved(e.Value)
			continue
		}
		fine = false
		meant = append(meant, v.unknownKubernetes(n.Entries(), e.Key, o, s))
	}
	for _, name := range o.Required {
		if value := present[name]; (value == nil || isNull(value)) && !slices.Contains(meant, name) {
			fine = v.lacking(n, name).report(CodeMissingField, s.head(n), nil, "%s requires the key `%s`.", capital(s.name()), name)
		}
	}
	return fine
}

// unknownKubernetes reports a key that a Kubernetes object does not have and yields the one that was most likely meant.
func (v *validator) unknownKubernetes(entries []syntax.Entry, key *syntax.Node, o *K8sObject, s site) string {
	meant := Suggest(key.Value, o.fieldNames())
	if home := o.elsewhere(key.Value); home != "" && meant == "" {
		v.report(CodeUnknownField, key.Range, nil, "Unknown key `%s` in %s: %s", key.Value, s.name(), home)
		return ""
	}
	v.with(renaming(entries, key, meant)...).report(CodeUnknownField, key.Range, nil,
		"Unknown key `%s` in %s.%s", key.Value, s.name(), proposal(meant))
	return meant
}

func (o *K8sObject) fieldNames() []string {
	names := make([]string, len(o.Fields))
	for i, f := range o.Fields {
		names[i] = f.Name
	}
	return names
}
