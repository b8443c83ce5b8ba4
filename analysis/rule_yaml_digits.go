package analysis

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// CodeYAMLDigits is about a number whose digits are lost on the way: a version such as 3.10 becomes 3.1.
const CodeYAMLDigits = "yaml-digits"

var versionText = regexp.MustCompile(`^[1-9][0-9]*\.[0-9]*[1-9]0+$`)

var yamlDigitsRule = &rule{
	code: CodeYAMLDigits, severity: spec.Information,
	at: func(c *ruleCheck, p *place) {
		n := p.last().node
		isVersion := n.Tag == "!!float" && versionText.MatchString(n.Value)
		grouped := (n.Tag == "!!int" || n.Tag == "!!float") && strings.Contains(n.Value, "_")
		if !isVersion && !grouped || !isFree(p) || !p.takesText() {
			return
		}
		value, _ := n.Scalar()
		if f, isFloat := value.(float64); isFloat {
			value = spec.NumberText(f)
		}
		c.report(n.Range, "YAML 1.1 reads `%s` as the number %v, and this is what arrives: put it in quotes.", n.Value, value).
			fix("Put it in quotes", false, spec.Edit{Range: n.Range, NewText: strconv.Quote(n.Value)})
	},
}

// takesText reports whether the value at the place becomes text.
func (p *place) takesText() bool {
	s := p.last()
	if s.k8s != nil {
		return true
	}
	if s.isField("V1IO", "value") {
		return textOf(p.steps[len(p.steps)-2].node.Resolve(), "type") == "str"
	}
	if _, io, step := p.paramAround(); step >= 0 {
		return baseType(io.typ) == "str"
	}
	for _, t := range s.alternatives() {
		if t.Kind == spec.GenericString {
			return true
		}
	}
	return false
}
