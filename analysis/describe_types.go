package analysis

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// words is what a value of a slot may be, in a few words of Markdown; "" when nothing is known.
func (s slot) words() string {
	switch {
	case s.k8s != nil:
		return kubernetesWords(s.k8s)
	case s.typ == nil:
		return ""
	case s.field != nil && (s.field.Name == "component" || s.field.Name == "components"):
		return strings.ReplaceAll(typeWords(s.typ), "V1Polyaxonfile", "V1Component")
	case s.field != nil && s.field.Name == "operations":
		return strings.ReplaceAll(typeWords(s.typ), "V1Polyaxonfile", "V1Operation")
	}
	return typeWords(s.typ)
}

// typeWords is what a type is: "integer or `{{ template }}`".
func typeWords(t *spec.Type) string {
	var words []string
	for _, a := range t.Alternatives() {
		if w := oneType(a); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	if slices.Contains(words, "number") {
		words = slices.DeleteFunc(words, func(w string) bool { return w == "integer" })
	}
	return strings.Join(words, " or ")
}

func oneType(t *spec.Type) string {
	switch t.Kind {
	case spec.AnyType:
		return "any value"
	case spec.StringType:
		return "string"
	case spec.BoolType:
		return "true or false"
	case spec.IntType:
		return "integer" + bounds(t)
	case spec.FloatType:
		return "number" + bounds(t)
	case spec.DateType:
		return "date"
	case spec.DateTimeType:
		return "date and time"
	case spec.DurationType:
		return "duration"
	case spec.TemplateType:
		return "`{{ template }}`"
	case spec.GenericString:
		return "any value but null"
	case spec.UUIDType:
		return "UUID"
	case spec.PChoiceType:
		return "pair `[value, probability]`"
	case spec.EnumType:
		if len(t.Values) == 1 {
			return "always " + code(t.Values[0].Text)
		}
		return "one of " + strconv.Itoa(len(t.Values)) + " values"
	case spec.ListType:
		return "list of " + several(t.Elem)
	case spec.MapType:
		return "mapping of names to " + several(t.Elem)
	case spec.ModelType:
		return code(t.Model.Ref)
	case spec.KubernetesType:
		return code(strings.TrimPrefix(t.K8s.Name, "V1"))
	case spec.RangeListType:
		return code("[" + strings.Join(requiredOf(t.Model), ", ") + "]")
	case spec.RangeTextType:
		return code(strings.Join(requiredOf(t.Model), ":"))
	}
	return "mapping with a `kind`"
}

// several is oneType for what there may be several of.
func several(t *spec.Type) string {
	plurals := map[string]string{
		"any value": "any values", "string": "strings", "integer": "integers", "number": "numbers", "date": "dates",
		"any value but null": "any values but null", "UUID": "UUIDs", "pair `[value, probability]`": "pairs `[value, probability]`",
		"mapping with a `kind`": "mappings with a `kind`",
	}
	words := typeWords(t)
	if plural := plurals[words]; plural != "" {
		return plural
	}
	if t.Kind == spec.EnumType {
		return strconv.Itoa(len(t.Values)) + " possible values"
	}
	if strings.Contains(words, " or ") {
		return "(" + words + ")"
	}
	return words
}

func bounds(t *spec.Type) string {
	switch {
	case t.Gt != nil:
		return " greater than " + strconv.FormatFloat(*t.Gt, 'g', -1, 64)
	case t.Ge != nil:
		return " of at least " + strconv.FormatFloat(*t.Ge, 'g', -1, 64)
	}
	return ""
}

func requiredOf(m *spec.Model) []string {
	var names []string
	for _, f := range m.Fields {
		if f.Required {
			names = append(names, f.Name)
		}
	}
	return names
}

// kubernetesWords is what a type of Kubernetes is, as Markdown.
func kubernetesWords(t *spec.K8sType) string {
	plurals := map[string]string{"string": "strings", "integer": "integers", "quantity": "quantities"}
	switch t.Kind {
	case "list", "map":
		elem := kubernetesWords(t.Elem)
		if plural := plurals[elem]; plural != "" {
			elem = plural
		}
		if t.Kind == "map" {
			return "mapping of names to " + elem
		}
		return "list of " + elem
	case "object":
		return code(strings.TrimPrefix(t.Object.Name, "V1"))
	case "string":
		if len(t.Enum) > 0 {
			return "one of " + strconv.Itoa(len(t.Enum)) + " values"
		}
		return "string"
	case "bool":
		return "true or false"
	case "int":
		return "integer"
	case "float":
		return "number"
	case "int-or-string":
		return "integer or string"
	case "time":
		return "date and time"
	case "bytes":
		return "string of base64"
	case "any":
		return "any value"
	}
	return t.Kind
}

// kubernetesType is the type of a Kubernetes field in a few plain words.
func kubernetesType(t *spec.K8sType) string {
	if t.Kind == "string" && len(t.Enum) > 0 {
		return strings.Join(t.Enum, ", ")
	}
	return strings.ReplaceAll(kubernetesWords(t), "`", "")
}
