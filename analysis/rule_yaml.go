package analysis

import (
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Codes of plain scalars that YAML 1.1, which Polyaxon reads, takes for something else than most people do.
const (
	CodeYAMLNumber  = "yaml-number"  // 1e-3 is text
	CodeYAMLBoolean = "yaml-boolean" // on is a boolean
	CodeYAMLTime    = "yaml-time"    // 12:30 is 750
	CodeYAMLOctal   = "yaml-octal"   // 010 is 8
)

var (
	clockText = regexp.MustCompile(`^[-+]?[0-9]+(:[0-9]{1,2})+$`)
	octalText = regexp.MustCompile(`^0[0-7]+$`)
)

// isFree reports whether a value is a scalar without quotes that the writer is free to choose: the specification does not
// say of what type it is.
func isFree(p *place) bool {
	s := p.last()
	n := s.node
	if n.Kind != yaml.ScalarNode || n.Style != 0 || n.Tag == "!!null" {
		return false
	}
	if s.k8s != nil {
		return s.isKubernetes("V1EnvVar", "value") || s.isKubernetes("V1Container", "args") || s.isKubernetes("V1Container", "command")
	}
	for _, t := range s.alternatives() {
		switch t.Kind {
		case spec.AnyType, spec.GenericString:
			return true
		}
	}
	_, _, step := p.paramAround()
	return step == len(p.steps)-1
}

var yamlNumberRule = &rule{
	code: CodeYAMLNumber, severity: spec.Hint,
	at: func(c *ruleCheck, p *place) {
		n := p.last().node
		if n.Tag != "!!str" || p.last().k8s != nil || !exponent.MatchString(n.Value) || !isFree(p) {
			return
		}
		written := dotted(n.Value)
		c.report(n.Range, "To YAML 1.1 this is text, not a number: write `%s`.", written).
			fix("Write `"+written+"`", true, spec.Edit{Range: n.Range, NewText: written})
	},
}

var yamlBooleanRule = &rule{
	code: CodeYAMLBoolean, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s, n := p.last(), p.last().node
		if n.Tag != "!!bool" {
			return
		}
		switch strings.ToLower(n.Value) {
		case "true", "false":
			return
		}
		if !isFree(p) {
			return
		}
		if _, io, step := p.paramAround(); step >= 0 && baseType(io.typ) == "bool" || s.isField("V1IO", "value") && textOf(p.steps[len(p.steps)-2].node.Resolve(), "type") == "bool" {
			return
		}
		value, _ := n.Scalar()
		c.report(n.Range, "YAML 1.1 reads `%s` as `%v`: put it in quotes, or write `%v`.", n.Value, value, value).
			fix("Put it in quotes", false, spec.Edit{Range: n.Range, NewText: strconv.Quote(n.Value)})
	},
}

var yamlTimeRule = &rule{
	code: CodeYAMLTime, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		c.misread(p, clockText)
	},
}

var yamlOctalRule = &rule{
	code: CodeYAMLOctal, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		c.misread(p, octalText)
	},
}

// misread reports an integer that is written as form says.
func (c *ruleCheck) misread(p *place, form *regexp.Regexp) {
	n := p.last().node
	if n.Tag != "!!int" || !form.MatchString(n.Value) || isZero(n) || !isFree(p) {
		return
	}
	value, _ := n.Scalar()
	c.report(n.Range, "YAML 1.1 reads `%s` as the number %v: put it in quotes, or write the number.", n.Value, value).
		fix("Put it in quotes", false, spec.Edit{Range: n.Range, NewText: strconv.Quote(n.Value)})
}

func isZero(n *syntax.Node) bool {
	f, _ := numberOf(n)
	return f == 0
}
