package analysis

import (
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// aboutValue explains the scalar at the place: what it means, and the field that it is a value of.
func (h *hoverer) aboutValue() *explanation {
	s := h.last()
	if e := h.aboutName(); e != nil {
		return e
	}
	name, in := s.name(), h.fieldStep()
	if name == "" {
		return nil
	}
	if s.depth > 0 && s.key != nil { // an entry of a map
		name, in = s.key.Value, len(h.steps)-1
	}
	outer := *h.place
	outer.steps = h.steps[:max(in, 1)]
	e := &explanation{}
	e.add(heading(name, s.slot, outer.path()))
	meaning := s.meaning()
	e.add(meaning)
	e.add(h.readingOfValue())
	if !s.takesDate() || !strings.HasPrefix(s.node.Tag, "!!timestamp") {
		e.add(surprise(s.node))
	}
	switch {
	case s.field != nil && !strings.HasSuffix(meaning, s.field.Doc): // of a kind, the comment is that of the value
		e.add(firstSentence(s.field.Doc))
	case s.k8sField != nil:
		e.add(firstSentence(kubernetesText(s.k8sField.Doc)))
	}
	h.sayBeneath(e)
	return e
}

// readingOfValue says what the scalar at the place comes to, or the whole that it is a part of: a range, or a matrix or
// hyper-parameter of a kind.
func (h *hoverer) readingOfValue() string {
	s, k := h.last(), h.fieldStep()
	if k < 1 || !h.doc.Tree.Finite() {
		return ""
	}
	whole, model := h.steps[k-1].node.Resolve(), h.steps[k].owner.model
	if field := h.steps[k].field; field != nil && model != nil {
		switch {
		case field.Name == "kind" && isMatrix(model):
			return readMatrix(whole)
		case isHyperParamModel(model) && (field.Name == "kind" || s.depth > 0):
			return readHyperParam(whole)
		}
	}
	return h.reading(written{slot: s.slot, key: keyText(s.key), node: s.node, in: h.steps[len(h.steps)-2].node.Resolve()})
}

// takesDate reports whether a date may stand in a slot.
func (s slot) takesDate() bool {
	return slices.ContainsFunc(s.alternatives(), func(t *spec.Type) bool { return t.Kind == spec.DateType || t.Kind == spec.DateTimeType })
}

// name is what the value of a slot belongs to.
func (s slot) name() string {
	switch {
	case s.field != nil:
		return s.field.Name
	case s.k8sField != nil:
		return s.k8sField.Name
	}
	return ""
}

// meaning is what the value of a step means, where it is a word of the specification.
func (s *step) meaning() string {
	if s.owner.is("V1IO") && s.field.Name == "type" {
		if doc, ok := spec.IOTypeDoc(s.node.Value); ok {
			return code(s.node.Value) + ": " + doc
		}
		return "There is no type " + code(s.node.Value) + "."
	}
	for _, v := range s.enum() {
		if v.Text == s.node.Value && v.Doc != "" {
			return code(v.Text) + ": " + v.Doc
		}
	}
	return ""
}
