package spec

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// facts is what internal/facts/facts.py wrote down about an installed reference.
type facts struct {
	Polyaxon     string                 `json:"polyaxon"`
	Models       ordered[modelFact]     `json:"models"`
	HookTriggers []string               `json:"hookTriggers"`
	Objects      map[string]*objectFact `json:"kubernetesObjects"`
}

type modelFact struct {
	Kind   string             `json:"kind"`
	Order  []string           `json:"order"`
	Extra  string             `json:"extra"`
	Fields ordered[fieldFact] `json:"fields"`
}

type fieldFact struct {
	Type     string `json:"type"`
	Required bool   `json:"required"`
	Nullable bool   `json:"nullable"`
	Alias    string `json:"alias"`
	Default  any    `json:"default"`
	Split    bool   `json:"split"`
	Short    bool   `json:"short"`
}

type objectFact struct {
	Checked  bool                        `json:"checked"`
	Required []string                    `json:"required"`
	Fields   map[string]*objectFieldFact `json:"fields"`
}

type objectFieldFact struct {
	Attribute string `json:"attribute"`
	Type      string `json:"type"`
}

// ordered is a JSON object that remembers the order of its keys.
type ordered[T any] struct {
	keys   []string
	values map[string]T
}

func (o *ordered[T]) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, &o.values); err != nil {
		return err
	}
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	depth := 0
	for {
		token, err := decoder.Token()
		if err != nil {
			return nil // the end
		}
		if key, ok := token.(string); ok && depth == 1 {
			o.keys = append(o.keys, key)
			var value json.RawMessage
			if err := decoder.Decode(&value); err != nil {
				return err
			}
		}
		if token == json.Delim('{') {
			depth++
		}
	}
}

func readFacts(t *testing.T) *facts {
	t.Helper()
	data, err := os.ReadFile("testdata/facts.json")
	if err != nil {
		t.Fatal(err)
	}
	var f facts
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	return &f
}

// TestConformance holds the structs against the reference. Each failure is one sentence: what the reference has, and
// what the structs say.
func TestConformance(t *testing.T) {
	f := readFacts(t)
	if f.Polyaxon != Version {
		t.Errorf("the facts are of polyaxon %s, Version is %s", f.Polyaxon, Version)
	}
	ours := map[string]*Model{}
	for _, m := range SchemaOf().Models() {
		ours[m.Ref] = m
		if _, ok := f.Models.values[m.Ref]; !ok {
			t.Errorf("%s: gone from polyaxon %s; remove %s", m.Ref, f.Polyaxon, m.Name)
		}
	}
	for _, ref := range f.Models.keys {
		if ours[ref] == nil {
			t.Errorf("%s: new in polyaxon %s; add a struct for it", ref, f.Polyaxon)
			continue
		}
		for _, problem := range differences(f, f.Models.values[ref], ours[ref]) {
			t.Error(problem)
		}
	}
}

// differences are sentences on how a model differs from the facts.
func differences(f *facts, want modelFact, got *Model) (problems []string) {
	say := func(format string, args ...any) {
		problems = append(problems, got.Ref+fmt.Sprintf(format, args...))
	}
	if want.Extra != "" {
		say(": takes unknown keys (extra=%s); the validator refuses them", want.Extra)
	}
	if want.Kind != got.Kind {
		say(": its kind is %q in polyaxon %s and %q here", want.Kind, f.Polyaxon, got.Kind)
	}
	var names []string
	for _, field := range got.Fields {
		names = append(names, field.Name)
		fact, ok := want.Fields.values[field.Name]
		if !ok {
			say(".%s: gone from polyaxon %s; remove the field", field.Name, f.Polyaxon)
			continue
		}
		if got.Ref == "V1Hook" && field.Name == "trigger" {
			fact.Type = "enum(" + strings.Join(f.HookTriggers, "|") + ")" // a validator narrows the declared type
		}
		for _, problem := range fieldDifferences(fact, field) {
			say(".%s: %s", field.Name, problem)
		}
	}
	for _, name := range want.Fields.keys {
		if got.Field(name) == nil {
			say(".%s: new in polyaxon %s, a %s; add the field and its comment", name, f.Polyaxon, want.Fields.values[name].Type)
		}
	}
	if len(problems) == 0 && !slices.Equal(names, want.Fields.keys) {
		say(": the order of its fields is %v in polyaxon %s and %v here", want.Fields.keys, f.Polyaxon, names)
	}
	if want.Order != nil && !slices.Equal(want.Order, rangeOrder(got)) {
		say(": as a list it is %v in polyaxon %s and %v here", want.Order, f.Polyaxon, rangeOrder(got))
	}
	return problems
}

// rangeOrder is what the items of a range's short form stand for: the required fields, then the others.
func rangeOrder(m *Model) (names []string) {
	for _, required := range []bool{true, false} {
		for _, f := range m.Fields {
			if f.Required == required {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

func fieldDifferences(want fieldFact, got *Field) (problems []string) {
	differ := func(what string, want, got any) {
		if want != got {
			problems = append(problems, fmt.Sprintf("%s is %v in the reference and %v here", what, want, got))
		}
	}
	differ("its type", want.Type, notation(got.Type))
	differ("required", want.Required, got.Required)
	differ("nullable", want.Nullable, got.Nullable)
	differ("its snake_case name", want.Alias, got.Alias)
	differ("written as text with commas", want.Split, got.Split)
	differ("with a short form for values", want.Short, got.Short)
	byDefault := got.Default
	if n, ok := byDefault.(int64); ok {
		byDefault = float64(n) // as JSON has it
	}
	differ("its default", want.Default, byDefault)
	return problems
}

// notation writes a type as facts.py does.
func notation(t *Type) string {
	switch t.Kind {
	case StringType, IntType, FloatType:
		return map[TypeKind]string{StringType: "str", IntType: "int", FloatType: "float"}[t.Kind] + bounds(t)
	case ListType:
		return "[" + notation(t.Elem) + "]"
	case MapType:
		return "{" + notation(t.Key) + ": " + notation(t.Elem) + "}"
	case ModelType:
		return t.Model.Ref
	case RangeListType:
		return "list of " + t.Model.Ref
	case RangeTextType:
		return "text of " + t.Model.Ref
	case KubernetesType:
		return "k8s " + t.K8s.Name
	case EnumType:
		var values []string
		for _, v := range t.Values {
			values = append(values, v.Text)
		}
		return "enum(" + strings.Join(values, "|") + ")"
	case UnionType:
		return unionNotation(t)
	}
	return map[TypeKind]string{
		AnyType: "any", BoolType: "bool", DateType: "date", DateTimeType: "datetime", DurationType: "duration",
		TemplateType: "template", GenericString: "generic", UUIDType: "uuid", PChoiceType: "pchoice",
	}[t.Kind]
}

func unionNotation(t *Type) string {
	var of []string
	for _, branch := range t.Of {
		text := notation(branch)
		if t.ByKind {
			text = branch.Model.Kind + ": " + text
		}
		of = append(of, text)
	}
	switch {
	case t.ByKind && t.Partial:
		return "(kind(" + strings.Join(of, ", ") + ") | {any: any})"
	case t.ByKind:
		return "kind(" + strings.Join(of, ", ") + ")"
	}
	return "(" + strings.Join(of, " | ") + ")"
}

func bounds(t *Type) string {
	var parts []string
	if !t.Strict && t.Pattern == "" {
		parts = append(parts, "lax")
	}
	if t.Pattern != "" {
		parts = append(parts, "/"+t.Pattern+"/")
	}
	if t.Gt != nil {
		parts = append(parts, fmt.Sprintf(">%g", *t.Gt))
	}
	if t.Ge != nil {
		parts = append(parts, fmt.Sprintf(">=%g", *t.Ge))
	}
	if parts == nil {
		return ""
	}
	return "(" + strings.Join(parts, ", ") + ")"
}
