package analysis

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// extractInput gives a value in the run of a component an input of its own, whose default it is: at the selection, and in
// all places of the component that have the same value.
func (r *refactorer) extractInput() {
	value, ok := r.extractable(r.place)
	if !ok || r.selected.End != r.selected.Start && (r.selected.Start.Before(value.Range.Start) || value.Range.End.Before(r.selected.End)) {
		return
	}
	component, ok := r.declaring()
	if !ok {
		return
	}
	name := r.freeName(r.inputName())
	declare, ok := r.declareInput(component, name, value)
	if !ok {
		return
	}
	same := r.sameValues(component, value)
	for _, places := range [][]replaced{same[:1], same} {
		edits := slices.Clone(declare)
		for _, at := range places {
			edits = append(edits, spec.Edit{Range: at.node.Range, NewText: syntax.DoubleQuoted("{{ " + at.variable(name) + " }}")})
		}
		title := "Make an input `" + name + "` of this value"
		if len(places) > 1 {
			title += fmt.Sprintf(", in all %d places", len(places))
		}
		f := Refactoring{Title: title, Kind: Extract, Edits: edits}
		if len(same) == 1 && len(places) == 1 && r.offersInput() {
			return
		}
		if r.rendersSame(f, name) {
			r.found = append(r.found, f)
		}
	}
}

// offersInput reports whether an extraction into an input is among what was found.
func (r *refactorer) offersInput() bool {
	return slices.ContainsFunc(r.found, func(f Refactoring) bool { return strings.HasPrefix(f.Title, "Make an input") })
}

// replaced is a scalar in whose place a template can stand.
type replaced struct {
	node  *syntax.Node
	stage template.Stage
}

// variable is how a template in the place names an input.
func (p replaced) variable(name string) string {
	if p.stage == template.AtRayWorker {
		return "params." + name
	}
	return name
}

// extractable is the scalar at a place, when it can be replaced by a template: it is rendered with params at hand, and
// it is no name and no word that decides what something is.
func (r *refactorer) extractable(p *place) (*syntax.Node, bool) {
	s := p.last()
	n := s.node
	if p.key != nil || n.Kind != yaml.ScalarNode || n.Outer != n.Range || n.Range.Empty() || n.Anchor != "" || r.isMultiline(n) {
		return nil, false
	}
	value, err := n.Scalar()
	switch value := value.(type) {
	case int64, float64, bool:
		if _, isInt := value.(int64); !isInt && s.key != nil && s.key.Value == "value" { // of a variable, which has JSON's spelling of it
			return nil, false
		}
	case string:
		if value == "" || value == "None" || strings.ContainsAny(value, "{}\n") { // rendered to None, a text is left out
			return nil, false
		}
	default:
		return nil, false
	}
	return n, err == nil && stageOf(p) != template.AtNoTime && !namesThings(s)
}

func (r *refactorer) isMultiline(n *syntax.Node) bool { return n.Range.Start.Line != n.Range.End.Line }

// stageOf is when the value at a place is rendered, if that is when a run is prepared: AtNoTime for everything that has a
// say in what is run before that.
func stageOf(p *place) template.Stage {
	_, i := p.owner()
	if i < 0 {
		return template.AtNoTime
	}
	var keys []string
	for _, s := range p.steps[i+1:] {
		if s.key != nil {
			keys = append(keys, spec.CamelCase(s.key.Value))
		}
	}
	switch stage := template.StageOf(keys, p.runKind(p.operationOf(i))); stage {
	case template.AtRuntime, template.AtReplica, template.AtRayWorker:
		return stage
	}
	return template.AtNoTime
}

// naming are keys whose values are names, which other parts of a file or of a cluster go by.
var naming = []string{"name", "kind", "connection", "key", "connections", "dagRef", "hubRef", "pathRef", "urlRef", "apiVersion"}

// namesThings reports whether a value is a name, or one word of few.
func namesThings(s *step) bool {
	key := ""
	switch {
	case s.k8sField != nil:
		key = s.k8sField.Name
	case s.field != nil:
		key = s.field.Name
	}
	if s.key != nil {
		key = spec.CamelCase(s.key.Value)
	}
	if slices.Contains(naming, key) || s.k8s != nil && len(s.k8s.Enum) > 0 {
		return true
	}
	return slices.ContainsFunc(s.alternatives(), func(t *spec.Type) bool { return t.Kind == spec.EnumType })
}

// declaring is the component around the selection that can declare an input.
func (r *refactorer) declaring() (*syntax.Node, bool) {
	owner, i := r.place.owner()
	if owner == nil || owner.node.Kind != yaml.MappingNode || i > 0 && owner.field != nil && owner.field.Name == "component" && owner.node.Anchor != "" {
		return nil, false
	}
	n := owner.node
	if component, ok := own(n, "component"); ok {
		return component.value, component.value.Kind == yaml.MappingNode && len(component.value.Children) > 0
	}
	isOperation := textOf(n, "kind") == "operation" || hasAny(n, "pathRef", "hubRef", "urlRef", "dagRef")
	isNested := owner.field != nil && owner.field.Name == "operations"
	return n, !isOperation && !isNested
}

func hasAny(m *syntax.Node, names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return hasEntry(m, name) })
}

// sameValues are the places in a component that have a value, the selected one first.
func (r *refactorer) sameValues(component, value *syntax.Node) []replaced {
	same := []replaced{{value, stageOf(r.place)}}
	_, mine := r.place.owner()
	var visit func(n *syntax.Node, isKey bool)
	visit = func(n *syntax.Node, isKey bool) {
		if n.Kind == yaml.ScalarNode && !isKey && n != value && n.Tag == value.Tag && n.Value == value.Value {
			p := r.at(n.Range.Start)
			if found, ok := r.extractable(p); ok && found == n {
				if _, i := p.owner(); i == mine && p.steps[i].node == r.place.steps[mine].node {
					same = append(same, replaced{n, stageOf(p)})
				}
			}
		}
		for i, c := range n.Children {
			visit(c, n.Kind == yaml.MappingNode && i%2 == 0)
		}
	}
	visit(component, false)
	return same
}

var (
	flagBefore = regexp.MustCompile(`^--?([A-Za-z][-A-Za-z0-9_.]*)$`)
	notInWord  = regexp.MustCompile(`[^A-Za-z0-9_]+`)
	capitals   = regexp.MustCompile(`([a-z0-9])([A-Z])`)
)

// inputName is what an input with the selected value may be called: after the flag before it, the variable that it is
// the value of, or the key that it stands under.
func (r *refactorer) inputName() string {
	steps := r.place.steps
	s := &steps[len(steps)-1]
	name := ""
	if len(steps) > 1 {
		around := steps[len(steps)-2].node
		switch {
		case around.Kind == yaml.SequenceNode && s.index > 0 && flagBefore.MatchString(around.Children[s.index-1].Value):
			name = flagBefore.FindStringSubmatch(around.Children[s.index-1].Value)[1]
		case s.key != nil && s.key.Value == "value":
			name = textOf(around, "name")
		}
	}
	for i := len(steps) - 1; i > 0 && name == ""; i-- {
		if steps[i].key != nil {
			name = steps[i].key.Value
			if i < len(steps)-1 { // of a list
				name = strings.TrimSuffix(name, "s")
			}
		}
	}
	name = capitals.ReplaceAllString(name, "${1}_${2}")
	return strings.ToLower(strings.Trim(notInWord.ReplaceAllString(name, "_"), "_"))
}

// words that mean something else in templates.
var taken = []string{"params", "globals", "connections", "init", "true", "false", "none", "and", "or", "not", "in", "is", "if", "else",
	"range", "dict", "lipsum", "cycler", "joiner", "namespace", "self", "loop", "super"}

// freeName is a name that nothing else has here: with a number behind it where that takes one.
func (r *refactorer) freeName(name string) string {
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		name = "input_" + name
	}
	_, i := r.place.owner()
	used := variablesOf(append(r.place.layers(r.place.operationOf(i)), r.place.usersOf(r.place.operationOf(i))...))
	isUsed := func(name string) bool {
		return slices.Contains(taken, name) || slices.ContainsFunc(used, func(v variable) bool { return v.name == name })
	}
	numbered := strings.TrimRight(name, "_")
	for n := 2; isUsed(numbered); n++ {
		numbered = strings.TrimRight(name, "_") + "_" + strconv.Itoa(n)
	}
	return numbered
}

// declareInput adds an input with a default to a component.
func (r *refactorer) declareInput(component *syntax.Node, name string, value *syntax.Node) ([]spec.Edit, bool) {
	literal := r.text.Slice(value.Range)
	if !inBraces(component) && !r.layout.json && value.Style == 0 { // what needs no quotes alone may need them in a list
		if text, ok := r.layout.literal(value); ok {
			literal = text
		}
	}
	keys, values := []string{"name", "type", "value"}, []sketch{{text: r.word(name)}, {text: r.word(typeOf(value))}, {text: literal}}
	io := sketch{mapping: true, keys: keys, values: values, inline: true}
	p := printer{layout: r.layout, plain: true}
	item := single(p.flow(io))
	inputs, ok := own(component, "inputs")
	switch {
	case !ok:
		add := addition{
			block: func(column int) string { return "inputs:\n" + spaces(column+r.layout.dash) + "- " + item.flow },
			flow:  p.key("inputs") + ": [" + item.flow + "]",
		}
		return r.insert(component, r.runIndex(component), add)
	case inputs.value.Kind != yaml.SequenceNode || len(inputs.value.Children) == 0 && !inBraces(inputs.value):
		return nil, false
	}
	return r.insert(inputs.value, len(inputs.value.Children), item)
}
