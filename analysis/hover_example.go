package analysis

import (
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// exampleOf is a small example of the field of a slot as YAML: the one in the comment of its model, or an outline that is
// filled in with samples. It is "" when there is no sample of what would have to stand in it.
func exampleOf(value slot) string {
	for _, t := range value.alternatives() {
		if t.Kind == spec.ListType {
			t = t.Elem
		}
		if t.Kind == spec.ModelType {
			if example, ok := exampleIn(t.Model.Doc); ok {
				return example
			}
		}
	}
	name, owner, known := value.name(), "", exampleValues
	switch {
	case value.owner.model != nil:
		owner = value.owner.model.Ref
	case value.owner.k8s != nil:
		owner, known = value.owner.k8s.Name, kubernetesExamples
	}
	if name == "kind" {
		return "" // its values are listed
	}
	s, ok := fill(outline(value, 1), name, owner, known)
	if !ok {
		return ""
	}
	p := &printer{layout: layout{step: 2, dash: 2}, plain: true}
	return p.block(sketch{mapping: true, keys: []string{name}, values: []sketch{s}}, 0)
}

// exampleIn is the example in a comment.
func exampleIn(doc string) (string, bool) {
	_, example, ok := strings.Cut(doc, "```yaml\n")
	return strings.TrimSuffix(strings.TrimSpace(example), "\n```"), ok
}

// fill is the sketch of the value of a key with samples in place of what is to be filled in. owner is what the key is one
// of, "" when that is not known; known are the samples. It is false when there is no sample of something.
func fill(s sketch, name, owner string, known map[string]string) (sketch, bool) {
	text, ok := known[owner+"."+name]
	if !ok {
		text, ok = known[name]
	}
	switch {
	case ok && text == "":
		return s, false
	case ok:
		return sketch{text: text}, true
	case s.mapping:
		filled := sketch{mapping: true, keys: s.keys}
		for i, v := range s.values {
			v, ok := fill(v, s.keys[i], "", known)
			if !ok {
				return s, false
			}
			filled.values = append(filled.values, v)
		}
		return filled, len(s.keys) > 0
	case s.list:
		filled := sketch{list: true}
		for _, v := range s.values {
			v, ok := fill(v, name+"[]", "", known)
			if !ok {
				return s, false
			}
			filled.values = append(filled.values, v)
		}
		return filled, len(s.values) > 0
	}
	return s, s.first() != ""
}
