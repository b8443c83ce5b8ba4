package analysis

import (
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeEnvShape is about an environment variable that is no name with a value.
const CodeEnvShape = "env-shape"

var envShapeRule = &rule{
	code: CodeEnvShape, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if !s.isKubernetes("V1Container", "env") || s.node.Resolve().Kind != yaml.MappingNode {
			return
		}
		if s.depth == 0 {
			c.envAsMapping(s)
			return
		}
		entries := s.node.Entries()
		name, from := fieldOf(s.node, "name"), fieldOf(s.node, "valueFrom")
		switch value := fieldOf(s.node, "value"); {
		case isLoneVariable(s):
			e := entries[0]
			f := c.report(e.Key.Range, "An environment variable is a `name` with a `value`: as it stands, `%s` is lost.", e.Key.Value)
			if v := e.Value; v.Kind == yaml.ScalarNode && s.node.Range.Start.Line == s.node.Range.End.Line {
				text := "name: " + c.source(e.Key.Range) + ", value: " + c.source(v.Range)
				if !c.json() {
					f.fix("Write a name with a value", true, spec.Edit{Range: s.node.Range, NewText: "{" + text + "}"})
				}
			}
		case name == nil && len(entries) > 0:
			c.report(entries[0].Key.Range, "This environment variable has no `name`.")
		case value != nil && from != nil && value.Value != "":
			c.report(place2key(s.node, "valueFrom"), "An environment variable has a `value` or a `valueFrom`, not both: Kubernetes refuses the pod.")
		}
	},
}

// isLoneVariable reports whether an item of a container's env is written as {A: b}.
func isLoneVariable(s *step) bool {
	entries := s.node.Entries()
	return s.isKubernetes("V1Container", "env") && s.depth == 1 && len(entries) == 1 && s.object().k8s.Field(entries[0].Key.Value) == nil
}

// envAsMapping: many tools take variables as a mapping; a container takes a list.
func (c *ruleCheck) envAsMapping(s *step) {
	at := valueRange(s.node)
	if s.key != nil {
		at = s.key.Range
	}
	c.report(at, "`env` of a container is a list of names with values: write `- name: A` with `value: b` below it. (Only the short form `env` at the root is a mapping.)")
}

// source is the text of a range.
func (c *ruleCheck) source(r syntax.Range) string { return c.doc.Tree.Text.Slice(r) }

// place2key is the range of a key of a mapping.
func place2key(mapping *syntax.Node, name string) syntax.Range {
	for _, e := range mapping.Entries() {
		if e.Key.Value == name || spec.CamelCase(e.Key.Value) == name {
			return e.Key.Range
		}
	}
	return mapping.Range
}
