package analysis

import (
	"fmt"
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// maxWholes is how many templates are offered where a plain value can stand.
const maxWholes = 50

// wholeTemplates adds templates that are the value of an input, after everything else that can stand in a slot.
func (c *completer) wholeTemplates(p *place, s slot) {
	types, ok := s.templateTypes()
	if !ok || p.last().depth != s.depth || c.word.leads && !c.word.flow && !c.word.dash {
		return
	}
	scope := p.templateScope()
	running := scope.stage == template.AtRuntime || scope.stage == template.AtReplica
	if !running && (scope.stage != template.AtCompile || !s.takesTemplate()) {
		return
	}
	n := 0
	for _, v := range scope.variables {
		if v.node == nil || v.side != "input" || !isIdentifier(v.name) || !fitsTemplate(types, v.declared) || n >= maxWholes {
			continue
		}
		n++
		item := Completion{Kind: VariableCompletion, Detail: v.detail(), Doc: v.doc(), Sort: fmt.Sprintf("8%03d", n)}
		item.Filter = v.name
		c.value("{{ "+v.name+" }}", item)
	}
}

// templateTypes are the types of inputs whose value can stand in s; nil for any single value. ok is false where no
// template makes sense.
func (s slot) templateTypes() (types []string, ok bool) {
	if s.k8s != nil {
		switch s.k8s.Kind {
		case "int":
			return []string{"int"}, true
		case "float":
			return []string{"int", "float"}, true
		case "bool":
			return []string{"bool"}, true
		case "string", "quantity", "int-or-string":
			return nil, len(s.k8s.Enum) == 0 && (s.sort() == "" || s.sort() == "image" || s.sort() == "folder")
		}
		return nil, false
	}
	for _, t := range s.alternatives() {
		switch t.Kind {
		case spec.IntType:
			return []string{"int"}, true
		case spec.FloatType:
			return []string{"int", "float"}, true
		case spec.BoolType:
			return []string{"bool"}, true
		case spec.EnumType:
			return []string{"str"}, s.field == nil || s.field.Name != "kind"
		case spec.StringType, spec.GenericString:
			return nil, s.sort() == "" || s.sort() == "image"
		}
	}
	return nil, false
}

// fitsTemplate reports whether the value of an input is of one of some types, or a single value where there are none.
func fitsTemplate(types []string, io declared) bool {
	if types != nil {
		return !io.isList && slices.Contains(types, io.typ)
	}
	switch baseType(io.typ) {
	case "dict", "metadata", "git", "dockerfile", "file", "artifacts", "tensorboard", "event":
		return false
	}
	return !io.takesList()
}
