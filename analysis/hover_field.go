package analysis

import "github.com/plx-lsp/plx-lsp/spec"

// aboutField explains a key of a model.
func (h *hoverer) aboutField(value slot) *explanation {
	e := explainField(value, h.path())
	e.add(h.spelling(value.field))
	h.sayBeneath(e)
	return e
}

// spelling is what is to be known about a key in snake_case.
func (h *hoverer) spelling(f *spec.Field) string {
	if h.key.Value != f.Alias {
		return ""
	}
	note := "Written as " + code(f.Alias) + ", which Polyaxon takes for " + code(f.Name) + "."
	if root := h.last(); len(h.steps) == 1 && textOf(root.node, "kind") != "" {
		note = "At the top of a file with a `kind`, Polyaxon knows only " + code(f.Name) + ": write that, or remove the `kind`."
	}
	return note
}

// aboutEntry explains a key of a mapping whose keys are the writer's own, such as a label.
func (h *hoverer) aboutEntry(value slot) *explanation {
	e := &explanation{}
	e.add(heading(h.key.Value, value, h.path()))
	switch {
	case value.field != nil:
		e.add(firstSentence(value.field.Doc))
	case value.k8sField != nil:
		e.add(kubernetesText(value.k8sField.Doc))
	}
	h.sayBeneath(e)
	return e
}
