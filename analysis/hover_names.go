package analysis

import (
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// aboutParam explains a key that is the name of an input or output that a value is given to; nil when the key is none.
func (h *hoverer) aboutParam() *explanation {
	m, ok := h.paramsAt(len(h.steps) - 1)
	if !ok {
		return nil
	}
	name := h.key.Value
	if io, ok := m.find(name); ok {
		e := h.explainIO(io)
		if m.form == shortParams || m.form == hyperParams || m.form == mappedParams {
			e.add(h.overridden(m.form, name))
		}
		return e
	}
	e := &explanation{}
	e.addf("**%s** · param", code(name))
	switch known := names(m.ios); {
	case len(known) > 0:
		text := "The component declares no such input or output"
		if meant := spec.Suggest(name, known); meant != "" {
			text += ": did you mean " + code(meant) + "?"
		} else {
			text += "; it declares " + codes(known) + "."
		}
		e.add(text)
	case m.form == fullParams:
		e.add("A value for the input of that name of the component.")
	}
	if m.form == shortParams {
		e.add("What no input declares is a value for templates: " + code("{{ "+name+" }}") + ".")
	}
	return e
}

// aboutGiven explains the input that the value at the place is given to; nil when it is given to none that is known.
func (h *hoverer) aboutGiven() *explanation {
	m, io, step := h.paramAround()
	if step < 0 || io.node == nil || m.form == hyperParams || m.form == joinParams {
		return nil
	}
	e := h.explainIO(io)
	e.add(surprise(h.last().node))
	return e
}

// overridden says that a matrix and a param give a value to the same name.
func (h *hoverer) overridden(form paramForm, name string) string {
	if !h.givenElsewhere(form)[name] {
		return ""
	}
	return "It gets a value in another way, too: by `params`, the matrix or a join."
}

func names(ios []declared) []string {
	all := make([]string, len(ios))
	for i, io := range ios {
		all[i] = io.name
	}
	return all
}

// aboutName explains a value that names something elsewhere; nil when it names nothing, or that is not known.
func (h *hoverer) aboutName() *explanation {
	s := h.last()
	k := h.fieldStep()
	if h.steps[k].field == nil {
		return nil
	}
	owner, name, text := h.steps[k].owner, h.steps[k].field.Name, s.node.Value
	if owner.is("V1Polyaxonfile") || owner.isRoot() {
		switch name {
		case "hubRef", "urlRef", "pathRef":
			return h.aboutReference(name, text)
		case "dependencies":
			return h.aboutOperation(text)
		case "dagRef":
			return h.aboutDagRef(text)
		}
	}
	switch {
	case name == "hubRef":
		return h.aboutReference(name, text)
	case owner.is("V1IO") && name == "name":
		return h.aboutIOName(text)
	case name == "ref" && operationOf(text) != "":
		return h.aboutOperation(operationOf(text))
	case name == "ref" && (owner.is("V1Param") || owner.is("V1JoinParam")):
		return h.aboutRef(text)
	case name == "value" && owner.is("V1Param"):
		if ref := textOf(h.steps[k-1].node.Resolve(), "ref"); ref != "" {
			return h.aboutRefValue(ref, text)
		}
		return h.aboutGiven()
	case name == "params" || name == "values":
		return h.aboutGiven()
	case name == "connections" || name == "connection":
		return h.aboutConnection(owner, text)
	}
	return nil
}

// aboutIOName explains the name of an input or output where it is declared.
func (h *hoverer) aboutIOName(name string) *explanation {
	_, i := h.owner()
	if i < 0 {
		return nil
	}
	node := h.steps[len(h.steps)-2].node.Resolve()
	for _, io := range declaredIn([]layer{{node: h.steps[i].node.Resolve(), path: h.doc.Path}}) {
		if io.node == node && io.name == name {
			e := io.explain()
			e.sayGiven(h.scene, h.given(i, name))
			e.add("In templates: " + code("{{ "+name+" }}") + ", and " + code("{{ params."+name+".as_arg }}") + " for an argument.")
			return e
		}
	}
	return nil
}

// aboutOperation explains an operation of the DAG around by its name.
func (h *hoverer) aboutOperation(name string) *explanation {
	_, i := h.owner()
	d := h.dagAround(i)
	op, ok := d.operation(name)
	if !ok {
		if !d.inside {
			return nil
		}
		return missing("The DAG has no operation ", name, layerNames(d.operations))
	}
	e := &explanation{}
	e.addf("**%s** · operation of the DAG", code(name))
	e.sayLayers(h.scene, d.layersOf(op))
	return e
}

// aboutDagRef explains a component of the DAG around by its name.
func (h *hoverer) aboutDagRef(name string) *explanation {
	_, i := h.owner()
	d := h.dagAround(i)
	component, ok := d.component(name)
	if !ok {
		if !d.inside {
			return nil
		}
		return missing("The DAG has no component ", name, layerNames(d.components))
	}
	e := &explanation{}
	e.addf("**%s** · component of the DAG", code(name))
	e.sayLayers(h.scene, d.layersOf(component))
	return e
}

// missing says that there is nothing of a name, and which there are.
func missing(what, name string, known []string) *explanation {
	e := &explanation{}
	text := what + code(name) + "."
	if meant := spec.Suggest(name, known); meant != "" {
		text += " Did you mean " + code(meant) + "?"
	} else if len(known) > 0 {
		text += " There are " + codes(known) + "."
	}
	e.add(text)
	return e
}

func layerNames(layers []layer) []string {
	var all []string
	for _, l := range layers {
		if name := textOf(l.node, "name"); name != "" {
			all = append(all, name)
		}
	}
	return all
}

// aboutRef explains what a ref names other than an operation.
func (h *hoverer) aboutRef(ref string) *explanation {
	e := &explanation{}
	switch {
	case ref == "dag":
		e.add("**`dag`** · the DAG around, for its inputs and what is known of its run")
		if ios, _ := h.sourceOf("dag"); len(ios) > 0 {
			e.sayIOs(ios, "input")
		}
	case strings.HasPrefix(ref, "runs."):
		e.addf("**%s** · an earlier run, by its UUID", code(ref))
		e.add("Its inputs and outputs are looked up when the operation is run.")
	}
	return e
}

// aboutRefValue explains what a param takes of what its ref names.
func (h *hoverer) aboutRefValue(ref, value string) *explanation {
	value = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(value), "{{"), "}}"))
	kind, name, _ := strings.Cut(value, ".")
	e := &explanation{}
	switch {
	case kind == "globals" && name != "":
		e.addf("**%s** · of the run of %s", code(value), code(ref))
		return e
	case name == "":
		if what := wholeDocs[kind]; what != "" {
			e.addf("**%s** · of %s", code(value), code(ref))
			e.add(what)
		}
		return e
	}
	ios, known := h.sourceOf(ref)
	if !known {
		return e
	}
	var there []string
	for _, io := range ios {
		if io.side+"s" == kind && io.name == name || kind == "artifacts" && io.name == name {
			return h.explainIO(io)
		}
		if io.side+"s" == kind {
			there = append(there, io.name)
		}
	}
	if kind == "artifacts" {
		e.addf("**%s** · an artifact that %s logs", code(value), code(ref))
		return e
	}
	return missing("Among its "+kind+", "+code(ref)+" declares no ", name, there)
}

// wholeDocs say what a param takes with a ref to all of something.
var wholeDocs = map[string]string{
	"inputs": "All inputs, as a mapping.", "outputs": "All outputs, as a mapping.", "io": "All inputs and outputs.",
	"globals": "What is known of the run.", "artifacts": "All artifacts of the run.",
}

// aboutConnection explains the name of a connection.
func (h *hoverer) aboutConnection(owner object, name string) *explanation {
	e := &explanation{}
	e.addf("**%s** · connection", code(name))
	e.add("A bucket, volume, registry or service that is set up in the deployment under this name. `check` does not look it up.")
	where := ""
	switch {
	case owner.is("V1Init"):
		where = "init"
	case owner.isRun(), owner.isRoot():
		where = "connections"
	}
	if where != "" {
		access := where + "." + name
		if !isIdentifier(name) {
			access = where + "['" + name + "']"
		}
		e.add("In templates: " + code("{{ "+access+".bucket }}") + " and the other settings of the connection.")
	}
	return e
}

// isIdentifier reports whether templates can reach a name after a dot.
func isIdentifier(name string) bool {
	for i, r := range name {
		if r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return name != ""
}
