package analysis

import (
	"strings"
)

// sayLayers describes what an operation or component comes to with the components that it is laid over, nearest first.
func (e *explanation) sayLayers(s *scene, layers []layer) {
	first := func(field string) string {
		for _, l := range layers {
			if text := textOf(l.node, field); text != "" {
				return text
			}
		}
		return ""
	}
	e.add(prose(first("description")))
	var facts []string
	if kind := kindOf(layers); kind != "" {
		facts = append(facts, "A "+code(kind)+".")
	}
	for _, l := range layers[1:] {
		if from := s.sourceName(l); from != "" {
			facts = append(facts, "From "+from+".")
		}
	}
	if tags := tagsOf(layers); len(tags) > 0 {
		facts = append(facts, "Tags: "+codes(tags)+".")
	}
	e.add(strings.Join(facts, " "))
	ios := declaredIn(layers)
	e.sayIOs(ios, "input")
	e.sayIOs(ios, "output")
}

// sourceName is the file or reference that a layer was read from, as code; "" when that is the document.
func (s *scene) sourceName(l layer) string {
	switch {
	case l.ref != "":
		return code(l.ref[strings.IndexByte(l.ref, ' ')+1:])
	case l.path != s.doc.Path:
		return code(s.nameOf(l.path))
	}
	return ""
}

// kindOf is the kind of the run that layers come to, "" when it is not known.
func kindOf(layers []layer) string {
	for _, l := range layers {
		if kind := textOf(fieldOf(l.node, "run"), "kind"); kind != "" {
			return kind
		}
	}
	return ""
}

// tagsOf are the tags that layers come to. A text stands for its parts between commas.
func tagsOf(layers []layer) []string {
	var tags []string
	for _, l := range layers {
		tags = append(tags, strings.FieldsFunc(textOf(l.node, "tags"), func(r rune) bool { return r == ',' || r == ' ' })...)
		for _, tag := range itemsOf(l.node, "tags") {
			tags = append(tags, tag.Value)
		}
	}
	return tags
}

// sayIOs adds a table of inputs or of outputs.
func (e *explanation) sayIOs(ios []declared, side string) {
	var rows [][]string
	for _, io := range ios {
		if io.side != side {
			continue
		}
		typ := "any"
		if name := io.typeName(); name != "" {
			typ = name
		}
		row := []string{cellCode(io.name), cellCode(typ)}
		if side == "input" {
			value := "optional"
			switch n := io.value(); {
			case n != nil:
				value = cellCode(brief(n))
			case io.required():
				value = "**required**"
			}
			row = append(row, value)
		}
		rows = append(rows, append(row, cell(textOf(io.node, "description"))))
	}
	head := []string{"Input", "Type", "Default", ""}
	if side == "output" {
		head = []string{"Output", "Type", ""}
	}
	e.table(head, rows)
}
