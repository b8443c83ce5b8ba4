package analysis

import (
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// fieldDoc explains a field of the specification, as Markdown.
func fieldDoc(o object, f *spec.Field) string {
	var b strings.Builder
	b.WriteString(f.Doc)
	return b.String()
}

// kubernetesDoc explains a field of a Kubernetes object, as Markdown.
func kubernetesDoc(f *spec.K8sField) string { return f.Doc }

// kubernetesType is the type of a Kubernetes field in a few words.
func kubernetesType(t *spec.K8sType) string {
	switch t.Kind {
	case "list":
		return "list of " + kubernetesType(t.Elem)
	case "map":
		return "map of " + kubernetesType(t.Elem)
	case "object":
		return strings.TrimPrefix(t.Object.Name, "V1")
	case "string":
		if len(t.Enum) > 0 {
			return strings.Join(t.Enum, ", ")
		}
	}
	return t.Kind
}
