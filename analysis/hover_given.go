package analysis

import (
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// sayGiven says which values an input gets from the operations of the document.
func (e *explanation) sayGiven(s *scene, gifts []gift) {
	var mapped []string
	var lines []string
	for _, g := range gifts {
		if g.how == mappedParams {
			mapped = append(mapped, brief(g.node))
			continue
		}
		line := g.words()
		if g.byName != "" {
			line = "Operation " + code(g.byName) + ": " + line
		}
		if where := s.whereOf(g.layer, g.node); where != "" {
			line += " (" + where + ")"
		}
		lines = append(lines, line+".")
	}
	if len(mapped) > 0 {
		lines = append([]string{"The matrix gives it " + codes(mapped) + "."}, lines...)
	}
	switch {
	case len(lines) == 1:
		e.add(lines[0])
	case len(lines) > 1:
		e.bullets("What gives it a value:", lines)
	}
}

// words say what is given.
func (g gift) words() string {
	n := g.node
	switch g.how {
	case hyperParams:
		return "The matrix gives it " + code(brief(n))
	case joinParams:
		return "A join gives it a list of " + code(textOf(n, "value"))
	}
	if ref := textOf(n, "ref"); ref != "" {
		return "The value here: " + code(textOf(n, "value")) + " of " + code(ref)
	}
	if isParamMapping(n) {
		value := fieldOf(n, "value")
		if value == nil {
			return "Nothing is given here"
		}
		n = value
	}
	return "The value here: " + code(brief(n))
}

// isParamMapping reports whether a mapping is a param written in full, rather than a value that is a mapping.
func isParamMapping(n *syntax.Node) bool {
	if n.Kind != yaml.MappingNode {
		return false
	}
	for _, e := range n.Entries() {
		switch spec.CamelCase(e.Key.Value) {
		case "value", "ref", "toInit", "toEnv", "contextOnly", "connection":
			return true
		}
	}
	return len(n.Entries()) == 0
}
