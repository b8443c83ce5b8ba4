package analysis

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// fits checks that the input that a whole value is taken from can be what the field takes. Measured with the reference's own
// rendering: a float is no integer there, and a text is read as what it looks like.
func (t *templateCheck) fits() {
	name, ok := wholeName(t.parsed)
	v, known := t.variable(name)
	if !ok || !known || v.node == nil || v.typ == "" {
		return
	}
	want, takes := t.p.last().templateTypes()
	typ := baseType(v.typ)
	if want == "" || typ == "any" || !isIOType(v.typ) || !v.takesList() && slices.Contains(takes, typ) {
		return
	}
	t.report(valueRange(t.node), "`%s` takes %s, but the input `%s` is of type `%s`: the rendered value is refused.",
		t.p.last().called(), want, name, v.typeName())
}

// templateTypes are the types of inputs whose values can be what the field of a step takes, and that in words; "" where any
// can. Text may hold a number or a boolean: Polyaxon reads what was rendered.
func (s *step) templateTypes() (want string, takes []string) {
	for _, a := range s.alternatives() {
		switch a.Kind {
		case spec.TemplateType:
		case spec.IntType:
			want, takes = "an integer", append(takes, "int", "str")
			if !a.Strict {
				takes = append(takes, "float", "metric", "bool")
			}
		case spec.FloatType:
			want, takes = "a number", append(takes, "int", "float", "metric", "bool", "str")
		case spec.BoolType:
			want, takes = "true or false", append(takes, "bool", "int", "float", "str")
		default:
			return "", nil
		}
	}
	if s.k8s != nil && s.k8s.Kind == "int" {
		return "an integer", []string{"int", "str"}
	}
	return want, takes
}

// wholeName is the name that a text consists of, as {{ lr }} or {{ params.lr.value }}.
func wholeName(t *template.Template) (string, bool) {
	if len(t.Body) != 1 || len(t.Problems) > 0 {
		return "", false
	}
	out, ok := t.Body[0].(*template.Output)
	if !ok || len(out.Values) != 1 {
		return "", false
	}
	names := t.Names()
	if len(names.Uses) != 1 || names.Uses[0].Binding != nil || names.Uses[0].Span != out.Values[0].Range() || names.Uses[0].Dynamic {
		return "", false
	}
	switch path := names.Uses[0].Path; {
	case len(path) == 1:
		return path[0].Name, true
	case len(path) == 3 && path[0].Name == "params" && path[2].Name == "value":
		return path[1].Name, true
	}
	return "", false
}
