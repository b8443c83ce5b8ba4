package analysis

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// rendering says whether templates may stand in the value of the key at the place, and when they are rendered; "" where
// that goes without saying.
func (h *hoverer) rendering(value slot) string {
	_, i := h.owner()
	if i < 0 || h.key.Value == "kind" {
		return ""
	}
	var keys []string
	for _, s := range h.steps[i+1:] {
		if s.key != nil {
			keys = append(keys, spec.CamelCase(s.key.Value))
		}
	}
	stage := template.StageOf(append(keys, spec.CamelCase(h.key.Value)), h.runKind(h.operationOf(i)))
	switch whole, inside := value.takesTemplate(), value.holdsText(); {
	case !whole && !inside && value.isScalar():
		return "No template may stand here."
	case !whole && !inside:
		return ""
	case stage == template.AtNoTime:
		return "Templates are not rendered here: their braces stay as they are."
	case whole:
		return "A `{{ template }}` may stand in its place. " + renderingWords[stage]
	}
	return "It may hold a `{{ template }}`. " + renderingWords[stage]
}

// renderingWords say when templates are rendered, and what they know then.
var renderingWords = map[template.Stage]string{
	template.AtCompile:   "It is rendered when the operation is compiled, with the params and `globals`.",
	template.AtRuntime:   "It is rendered when the run is prepared, with the params, `globals`, `connections` and `init`.",
	template.AtReplica:   "It is rendered for each replica, with the params, `globals`, and the replica's own `connections` and `init`.",
	template.AtRayWorker: "It is rendered with the params alone.",
	template.AtArgument:  "It is rendered with the value of this input or output alone.",
	template.ByService:   "The deployment renders it.",
}

// holdsText reports whether text of the writer's own stands in a slot, or in a list or mapping there.
func (s slot) holdsText() bool {
	if s.k8s != nil {
		return holdsKubernetesText(s.k8s)
	}
	return slices.ContainsFunc(s.alternatives(), func(t *spec.Type) bool {
		switch t.Kind {
		case spec.StringType, spec.AnyType, spec.GenericString:
			return true
		case spec.ListType, spec.MapType:
			return slot{typ: t.Elem}.holdsText()
		}
		return false
	})
}

func holdsKubernetesText(t *spec.K8sType) bool {
	switch t.Kind {
	case "string":
		return len(t.Enum) == 0
	case "list", "map":
		return holdsKubernetesText(t.Elem)
	}
	return t.Kind == "quantity" || t.Kind == "int-or-string"
}

// isScalar reports whether nothing but single words and numbers stand in a slot.
func (s slot) isScalar() bool {
	return s.typ != nil && !slices.ContainsFunc(s.alternatives(), func(t *spec.Type) bool {
		switch t.Kind {
		case spec.BoolType, spec.IntType, spec.FloatType, spec.EnumType, spec.DateType, spec.DateTimeType, spec.DurationType, spec.UUIDType:
			return false
		}
		return true
	})
}
