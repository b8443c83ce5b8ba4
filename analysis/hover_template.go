package analysis

import (
	"fmt"
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// aboutTemplate explains the word at the place of a template in a scalar. It is false where there is none: the scalar is no
// template, or the place is outside of its braces, or between two words.
func (h *hoverer) aboutTemplate(n *syntax.Node) (found *Hover, ok bool) {
	_, owner := h.owner()
	if owner < 0 || !template.IsTemplate(n.Value) || h.isRefValue() {
		return nil, false
	}
	written, ok := h.doc.Tree.Text.Written(n)
	if !ok {
		return nil, false
	}
	tree := template.Parse(n.Value)
	offset := written.Offset(h.pos)
	thing, ok := tree.Under(offset)
	if !ok {
		return nil, false
	}
	t := &templateHoverer{hoverer: h, owner: owner, scope: h.templateScope(), thing: thing}
	return h.hover(written.Range(thing.Start, thing.End), t.explain()), true
}

// templateHoverer explains a word of a template.
type templateHoverer struct {
	*hoverer
	owner int // the step of the operation or component around
	scope templateScope
	thing template.Thing
}

// find is the input or output with a name, or a param that none declares.
func (t *templateHoverer) find(name string) (variable, bool) {
	i := slices.IndexFunc(t.scope.variables, func(v variable) bool { return v.name == name })
	if i < 0 {
		return variable{}, false
	}
	return t.scope.variables[i], true
}

// names are the names of inputs, outputs and params.
func (t *templateHoverer) names() []string {
	all := make([]string, len(t.scope.variables))
	for i, v := range t.scope.variables {
		all[i] = v.name
	}
	return all
}

// isWhole reports whether all is known that the operation around is laid over, so that a name that is not found is none.
func (t *templateHoverer) isWhole() bool {
	layers := t.layers(t.operationOf(t.owner))
	last := layers[len(layers)-1].node
	return !slices.ContainsFunc([]string{"hubRef", "urlRef", "pathRef", "dagRef", "component"}, func(name string) bool { return fieldOf(last, name) != nil })
}

// isReusable reports whether the file is something to reuse, which nothing gives params to yet.
func (t *templateHoverer) isReusable() bool {
	root := t.steps[0].node
	return t.owner == 0 && textOf(root, "kind") != "operation" && fieldOf(root, "params") == nil
}

func (t *templateHoverer) explain() *explanation {
	e := &explanation{}
	switch {
	case t.thing.Use != nil && t.thing.Segment == 0:
		t.variable(e)
	case t.thing.Use != nil:
		t.member(e)
	case t.thing.Binding != nil:
		e.addf("**%s** · gets its value here, by %s", code(t.thing.Name), code(t.thing.Binding.By))
	case t.thing.Role == template.RoleFilter:
		t.entry(e, template.Filters(), "filter")
	case t.thing.Role == template.RoleTest:
		t.entry(e, template.Tests(), "test")
	case t.thing.Role == template.RoleKeyword:
		t.entry(e, template.Statements(), "statement")
	}
	return e
}

// entry explains a word of the language.
func (t *templateHoverer) entry(e *explanation, entries []template.Entry, what string) {
	entry, ok := template.Lookup(entries, t.thing.Name)
	switch {
	case ok:
		sayEntry(e, entry, what)
	case what != "statement":
		e.add(unknown(fmt.Sprintf("There is no %s %s, so that rendering fails.", what, code(t.thing.Name)), t.thing.Name, entryNames(entries)))
	}
}

func sayEntry(e *explanation, entry template.Entry, what string) {
	e.addf("**%s** · %s", code(entry.Signature), what)
	e.add(entry.Doc)
}

// variable explains the first word of a path.
func (t *templateHoverer) variable(e *explanation) {
	name := t.thing.Name
	switch {
	case t.thing.Binding != nil:
		line := "by " + code("{% "+t.thing.Binding.By+" %}")
		if t.thing.Binding.Implicit {
			line = "by " + code("{% "+t.thing.Binding.By+" %}") + " itself"
		}
		e.addf("**%s** · set in this template, %s", code(name), line)
		return
	case t.scope.stage == template.AtNoTime:
		e.addf("**%s**", code(name))
		e.add("Polyaxon does not render this part of the file: the braces stay as they are.")
		return
	case t.param(e, name):
		return
	}
	if root, ok := template.Lookup(template.Roots(), name); ok {
		sayEntry(e, root, "provided by Polyaxon")
		if !t.scope.stage.Has(name) {
			e.addf("It is not there when this part is rendered: %s.", stageWords[t.scope.stage])
		}
		return
	}
	if function, ok := template.Lookup(template.Functions(), name); ok {
		sayEntry(e, function, "function")
		return
	}
	t.nothing(e, name)
}

// param explains an input, output or param by its bare name, or as params.NAME. It is false when there is none.
func (t *templateHoverer) param(e *explanation, name string) bool {
	v, ok := t.find(name)
	switch {
	case !ok:
		return false
	case v.node != nil:
		e.paragraphs = append(e.paragraphs, t.explainIO(v.declared).paragraphs...)
	default:
		e.addf("**%s** · param that no input declares", code(name))
	}
	e.sayGiven(t.scene, t.given(t.owner, name))
	return true
}

// nothing says that a name stands for nothing.
func (t *templateHoverer) nothing(e *explanation, name string) {
	fate := "nothing declares it, and where it stands alone it is rendered as an empty text."
	if len(t.thing.Use.Path) > 1 {
		fate = "nothing declares it, so that rendering fails."
	}
	switch {
	case t.scope.stage == template.AtArgument:
		e.addf("**%s** · not known here", code(name))
		e.add("An `argFormat` knows only the name of its own input or output.")
		return
	case name == "inputs" || name == "outputs" || name == "ops" || name == "dag" || name == "artifacts" || name == "runs":
		e.addf("**%s** · not known in templates", code(name))
		e.addf("%s is for a param with a `ref`. In templates, inputs go by their bare names.", code(name))
		return
	case !t.isWhole():
		e.addf("**%s** · not known", code(name))
		e.add("The component is not known now; it may declare this.")
		return
	case t.isReusable():
		fate += " An operation may still give a param of this name."
	}
	e.addf("**%s** · not known", code(name))
	known := t.names()
	for _, root := range template.Roots() {
		if t.scope.stage.Has(root.Name) {
			known = append(known, root.Name)
		}
	}
	e.add(unknown(capital(fate), name, known))
}

// unknown adds to a sentence about a name which one may have been meant.
func unknown(sentence, name string, known []string) string {
	if meant := spec.Suggest(name, known); meant != "" {
		return sentence + " Did you mean " + code(meant) + "?"
	}
	return sentence
}

// stageWords say when a part of a file is rendered.
var stageWords = map[template.Stage]string{
	template.AtCompile:   "that is before the run has its connections",
	template.AtRayWorker: "a worker of a Ray cluster knows `params` alone",
	template.AtArgument:  "an `argFormat` knows only its own input or output",
	template.ByService:   "the deployment does that in its own way",
	template.AtReplica:   "that is for each replica",
	template.AtRuntime:   "that is when the run is prepared",
}
