package analysis

import (
	"time"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// aboutField explains a key of a model.
func (h *hoverer) aboutField(value slot) *explanation {
	e := explainField(value, h.path(), h.rendering(value))
	e.insert(1, h.readingOfKey(value))
	e.add(h.spelling(value.field))
	h.sayBeneath(e)
	return e
}

// readingOfKey says what the value of the key at the place comes to.
func (h *hoverer) readingOfKey(value slot) string {
	in := h.last().node.Resolve()
	_, n := in.Get(h.key.Value)
	return h.reading(written{slot: value, key: h.key.Value, node: n, in: in})
}

// reading is what a value comes to, in a document whose aliases come to an end.
func (h *hoverer) reading(w written) string {
	if !h.doc.Tree.Finite() {
		return ""
	}
	return w.reading(time.Now())
}

func keyText(key *syntax.Node) string {
	if key == nil {
		return ""
	}
	return key.Value
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
	e.add(h.readingOfKey(value))
	switch {
	case value.field != nil:
		e.add(firstSentence(value.field.Doc))
	case value.k8sField != nil:
		e.add(kubernetesText(value.k8sField.Doc))
	}
	h.sayBeneath(e)
	return e
}
