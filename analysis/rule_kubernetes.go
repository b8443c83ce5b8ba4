package analysis

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// The reference looks at Kubernetes objects one level deep and at keys only. Kubernetes itself drops keys that it does not
// know, refuses values of another type, and refuses the pod when a word is none of those that it knows.

// Codes of what Kubernetes makes of the parts that are meant for it.
const (
	CodeKubernetesField = "kubernetes-field" // a key that is dropped silently
	CodeKubernetesType  = "kubernetes-type"  // a value of a type that is refused
	CodeKubernetesValue = "kubernetes-value" // a word that is none of the allowed ones
)

var kubernetesFieldRule = &rule{
	code: CodeKubernetesField, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		o := s.object().k8s
		if o == nil || s.k8s == nil || isLoneVariable(s) { // the reference checks the keys of what stands in a model itself
			return
		}
		for i := 0; i+1 < len(s.node.Children); i += 2 {
			key := s.node.Children[i].Resolve()
			if key == nil || key.Kind != yaml.ScalarNode || key.Tag == "!!merge" || spec.IsTemplate(key) {
				continue
			}
			f := o.Field(key.Value)
			switch {
			case f == nil:
				c.unknownKubernetesKey(key, o, s)
			case f.Name != key.Value:
				c.report(key.Range, "Kubernetes writes `%s`, and drops `%s` here without a word.", f.Name, key.Value).
					write(key.Range, key, f.Name)
			}
		}
	},
}

func (c *ruleCheck) unknownKubernetesKey(key *syntax.Node, o *spec.K8sObject, s *step) {
	var names []string
	for _, f := range o.Fields {
		names = append(names, f.Name)
	}
	where := "`" + s.called() + "`"
	if meant := spec.Suggest(key.Value, names); meant != "" {
		c.report(key.Range, "`%s` has no key `%s`, which Kubernetes drops without a word. Did you mean `%s`?", s.called(), key.Value, meant).
			write(key.Range, key, meant)
		return
	}
	c.report(key.Range, "%s has no key `%s`: Kubernetes drops it without a word.", where, key.Value)
}

// called is what a value is called: the key that it stands under, at whatever depth of lists.
func (s *step) called() string {
	switch {
	case s.k8sField != nil:
		return s.k8sField.Name
	case s.field != nil:
		return s.field.Name
	case s.key != nil:
		return s.key.Value
	}
	return "this"
}

var kubernetesTypeRule = &rule{
	code: CodeKubernetesType, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if s.k8s == nil || n == nil || n.Tag == "!!null" || spec.IsTemplate(n) || p.convertsScalars() {
			return
		}
		if want := misfit(s.k8s, n); want != "" {
			at := n.Range
			if s.node != n {
				at = s.node.Range
			} else if s.key != nil && n.Kind != yaml.ScalarNode && n.Range.Start.Line != s.key.Range.Start.Line {
				at = s.key.Range
			}
			c.report(firstLineOf(at), "Kubernetes takes %s for `%s`, but this is %s.", want, s.called(), sortOf(n))
		}
	},
}

func firstLineOf(r syntax.Range) syntax.Range {
	if r.End.Line > r.Start.Line {
		r.End = syntax.Pos{Line: r.Start.Line + 1}
	}
	return r
}

// convertsScalars reports whether Polyaxon itself makes text of what stands at the place: the values of environment
// variables, and the words of commands.
func (p *place) convertsScalars() bool {
	s := p.last()
	if s.owner.k8s == nil || s.k8sField == nil {
		return false
	}
	switch s.owner.k8s.Name + "." + s.k8sField.Name {
	case "V1Container.command", "V1Container.args":
		return true // the rule about commands looks at them
	case "V1Container.env":
		return s.depth == 0 && s.node.Resolve().Kind == yaml.MappingNode // the rule about variables does
	case "V1EnvVar.name", "V1EnvVar.value":
		return s.node.Resolve().Kind == yaml.ScalarNode
	}
	return false
}

// misfit is what Kubernetes takes where n is something else; "" where n is right.
func misfit(t *spec.K8sType, n *syntax.Node) string {
	scalar := n.Kind == yaml.ScalarNode
	switch t.Kind {
	case "string", "time", "bytes":
		if !scalar {
			return "text"
		}
		if n.Tag != "!!str" && n.Tag != "!!timestamp" && n.Tag != "!!value" {
			return "text in quotes"
		}
	case "bool":
		if n.Tag != "!!bool" {
			return "true or false"
		}
	case "int":
		if n.Tag != "!!int" {
			return "an integer"
		}
	case "float":
		if n.Tag != "!!int" && n.Tag != "!!float" {
			return "a number"
		}
	case "int-or-string":
		if n.Tag != "!!int" && n.Tag != "!!str" {
			return "an integer or text"
		}
	case "list":
		if n.Kind != yaml.SequenceNode {
			return "a list"
		}
	case "map", "object":
		if n.Kind != yaml.MappingNode {
			return "a mapping"
		}
	}
	return ""
}

// sortOf says what a value is.
func sortOf(n *syntax.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	}
	switch n.Tag {
	case "!!int", "!!float":
		return "the number " + n.Value
	case "!!bool":
		return "the boolean " + n.Value
	case "!!str":
		return "text"
	}
	return "something else"
}

var kubernetesValueRule = &rule{
	code: CodeKubernetesValue, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if s.k8s == nil || len(s.k8s.Enum) == 0 || !isText(n) || spec.IsTemplate(n) || slices.Contains(s.k8s.Enum, n.Value) {
			return
		}
		f := c.report(s.node.Range, "`%s` must be one of `%s`, not `%s`.%s", s.called(), strings.Join(s.k8s.Enum, "`, `"), n.Value, meaning(n.Value, s.k8s.Enum))
		if meant := spec.Suggest(n.Value, s.k8s.Enum); meant != "" && s.node == n {
			f.write(n.Range, n, meant)
		}
	},
}

// meaning is the end of a message that says what was meant, or "".
func meaning(word string, candidates []string) string {
	if meant := spec.Suggest(word, candidates); meant != "" {
		return " Did you mean `" + meant + "`?"
	}
	return ""
}
