package analysis

import (
	"context"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// InlineValue is what a variable in a template stands for.
type InlineValue struct {
	Range syntax.Range // of the variable, with its members
	Text  string       // to be shown beside it: "lr = 0.1"
}

// InlineValues are the values of inputs and params in the templates within a part of a Polyaxonfile: what its operation
// gives, or else the default. files are where references lead.
func InlineValues(ctx context.Context, doc *Document, within syntax.Range, files spec.Resolver) []InlineValue {
	s := &scene{ctx: ctx, doc: doc, files: files}
	var found []InlineValue
	s.visit(func(p *place) bool {
		n := p.last().node
		if n.Range.End.Before(within.Start) || within.End.Before(n.Range.Start) {
			return false
		}
		if n.Kind == yaml.ScalarNode && strings.Contains(n.Value, "{{") {
			found = append(found, p.inlineValues(n, within)...)
		}
		return true
	})
	return found
}

// inlineValues are the values in the template that the place is at.
func (p *place) inlineValues(n *syntax.Node, within syntax.Range) []InlineValue {
	_, owner := p.owner()
	scope := p.templateScope()
	written, ok := p.doc.Tree.Text.Written(n)
	if owner < 0 || !ok || !scope.stage.Has("params") {
		return nil
	}
	var found []InlineValue
	for _, use := range template.Parse(n.Value).Names().Uses {
		name, ok := paramOfUse(use)
		r := written.Range(use.Start, use.End)
		if !ok || r.End.Before(within.Start) || within.End.Before(r.Start) {
			continue
		}
		if value, ok := p.valueOf(owner, scope, name); ok {
			found = append(found, InlineValue{Range: r, Text: name + " = " + value})
		}
	}
	return found
}

// paramOfUse is the input or param that is read in a template, by its bare name or as params.NAME.
func paramOfUse(use template.Use) (name string, ok bool) {
	switch {
	case use.Binding != nil:
		return "", false
	case use.Root() != "params":
		return use.Root(), true
	case len(use.Path) > 1 && !use.Path[1].Index:
		return use.Path[1].Name, true
	}
	return "", false
}

// valueOf is the value of an input or param of the operation or component at a step, in a few words.
func (p *place) valueOf(owner int, scope templateScope, name string) (string, bool) {
	var given []string
	for _, g := range p.given(owner, name) {
		text := g.short()
		if text == "" {
			continue
		}
		if g.how == mappedParams {
			given = append(given, text) // one of several runs
			continue
		}
		if len(given) == 0 {
			return text, true
		}
	}
	if len(given) > 0 {
		return strings.Join(given, " | "), true
	}
	for _, v := range scope.variables {
		if v.name == name && v.node != nil && v.value() != nil {
			return brief(v.value()), true
		}
	}
	return "", false
}

// short is what is given, in a few words; "" for nothing.
func (g gift) short() string {
	n := g.node
	switch ref := textOf(n, "ref"); {
	case g.how == hyperParams:
		return textOf(n, "kind") + " " + brief(fieldOf(n, "value"))
	case g.how == joinParams:
		return "[" + textOf(n, "value") + "]"
	case ref != "":
		return ref + "." + textOf(n, "value")
	case isParamMapping(n):
		return brief(fieldOf(n, "value"))
	}
	return brief(n)
}
