package analysis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// fieldDoc explains what may stand under a key of a model, as Markdown.
func fieldDoc(value slot) string {
	rendering := ""
	if value.takesTemplate() {
		rendering = "A `{{ template }}` may stand in its place."
	}
	return explainField(value, "", rendering).String()
}

// explainField explains the field of a slot. where is the path to the mapping that it is a key of, "" to leave it out;
// rendering says whether templates may stand in it.
func explainField(value slot, where, rendering string) *explanation {
	f := value.field
	e := &explanation{}
	e.add(heading(f.Name, value, where))
	example, hasExample := exampleIn(f.Doc)
	doc, _, _ := strings.Cut(f.Doc, "```")
	union := value.union()
	if f.Name == "kind" && value.typ != f.Type { // of a family: the doc of the field is that of one member
		doc = "Says which of these it is, and so which keys there are."
	}
	e.add(doc)
	e.add(notes(value))
	e.add(rendering)
	switch values := value.enum(); {
	case len(values) > 1:
		e.bullets("Values:", describeValues(values))
	case union != nil:
		e.bullets("Kinds:", describeValues(kindsOf(union).Values))
	}
	e.add(keysOf(value))
	if hasExample {
		e.fence(example)
	} else if text := exampleOf(value); text != "" {
		e.fence(text)
	}
	return e
}

// heading is the first line of what is said about a key or value: its name, its type and where it belongs.
func heading(name string, value slot, where string) string {
	line := "**" + code(name) + "**"
	if words := value.words(); words != "" {
		line += " · " + words
	}
	if where != "" {
		line += " · of " + code(where)
	}
	return line
}

// notes are what is to be known about a field beside its comment.
func notes(value slot) string {
	var notes []string
	f := value.field
	if f.Required {
		notes = append(notes, "Required.")
	}
	if f.Default != nil && f.Name != "kind" && !strings.Contains(f.Doc, "Default") {
		notes = append(notes, "Default: "+code(fmt.Sprint(f.Default))+".")
	}
	if f.Split && !strings.Contains(f.Doc, "counts as a list") {
		notes = append(notes, "A text with commas between stands for a list.")
	}
	return strings.Join(notes, " ")
}

// takesTemplate reports whether a template may stand in place of the value.
func (s slot) takesTemplate() bool {
	return slices.ContainsFunc(s.alternatives(), func(t *spec.Type) bool { return t.Kind == spec.TemplateType })
}

// enum are the values that a slot, or an item of a list there, allows where they are words.
func (s slot) enum() []spec.Value {
	for _, t := range s.alternatives() {
		switch t.Kind {
		case spec.EnumType:
			return t.Values
		case spec.ListType:
			if values := (slot{typ: t.Elem}).enum(); values != nil {
				return values
			}
		}
	}
	return nil
}

// describeValues are values with what they mean.
func describeValues(values []spec.Value) []string {
	lines := make([]string, len(values))
	for i, v := range values {
		lines[i] = code(v.Text)
		if v.Doc != "" {
			lines[i] += ": " + v.Doc
		}
	}
	return lines
}

// keysOf names the keys of a mapping that may stand in a slot, or in a list there.
func keysOf(s slot) string {
	objects := s.objects(nil)
	if len(objects) == 0 && s.isList() {
		objects = s.item().objects(nil)
	}
	if len(objects) != 1 {
		return ""
	}
	var names []string
	o := objects[0]
	add := func(name string, required bool) {
		name = code(name)
		if required {
			name += " (required)"
		}
		names = append(names, name)
	}
	switch {
	case o.isRoot():
		return ""
	case o.model != nil:
		for _, f := range o.model.Fields {
			add(f.Name, f.Required)
		}
	case o.k8s != nil:
		for _, f := range o.k8s.Fields {
			add(f.Name, f.Required && !namesItself(o, f))
		}
	}
	if len(names) > 2*maxRows {
		names = append(names[:2*maxRows], fmt.Sprintf("… and %d more", len(names)-2*maxRows))
	}
	if len(names) == 0 {
		return ""
	}
	return "Keys: " + strings.Join(names, ", ") + "."
}
