package analysis

import "github.com/plx-lsp/plx-lsp/spec"

// aboutValue explains the scalar at the place: what it means, and the field that it is a value of.
func (h *hoverer) aboutValue() *explanation {
	s := h.last()
	if e := h.aboutName(); e != nil {
		return e
	}
	name := s.name()
	if name == "" {
		return nil
	}
	outer := *h.place
	outer.steps = h.steps[:len(h.steps)-1]
	e := &explanation{}
	e.add(heading(name, s.slot, outer.path()))
	e.add(s.meaning())
	e.add(h.reading(written{slot: s.slot, key: keyText(s.key), node: s.node, in: outer.last().node.Resolve()}))
	e.add(surprise(s.node))
	switch {
	case s.field != nil:
		e.add(firstSentence(s.field.Doc))
	case s.k8sField != nil:
		e.add(kubernetesText(s.k8sField.Doc))
	}
	h.sayBeneath(e)
	return e
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
