package spec

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// This file says what to write in place of a value of the wrong type, where that is plain. Hints follow the sentence that
// says what is wrong: ": write \"1\"", or nothing.

// hintFor is what to write where n stands and a t is expected.
func hintFor(n *syntax.Node, t *Type) string {
	alternatives := t.Alternatives()
	switch n.Kind {
	case yaml.MappingNode:
		return mappingHint(n, alternatives)
	case yaml.SequenceNode:
		return listHint(n, alternatives)
	}
	for _, hint := range []func(*syntax.Node, []*Type) string{quotesHint, templateHint, exponentHint, wrapHint} {
		if h := hint(n, alternatives); h != "" {
			return h
		}
	}
	return ""
}

// quotesHint says to put quotes around what YAML reads as no string, or to take them from a number.
func quotesHint(n *syntax.Node, alternatives []*Type) string {
	for _, a := range alternatives {
		switch {
		case a.Kind == StringType, a.Kind == RangeTextType && strings.Contains(n.Value, ":"):
			return quoteHint(n)
		case !isQuoted(n):
		case a.Kind == IntType && intText.MatchString(n.Value), a.Kind == FloatType && floatText.MatchString(n.Value):
			return ": remove the quotes"
		}
	}
	return ""
}

// quoteHint says how to write n where a string is expected: YAML reads it as something else as it stands.
func quoteHint(n *syntax.Node) string {
	if n.Kind != yaml.ScalarNode || isQuoted(n) || n.Value == "" {
		return ""
	}
	switch scalarOf(n).(type) {
	case nil, string:
		return ""
	}
	return ": write " + strconv.Quote(n.Value)
}

func isQuoted(n *syntax.Node) bool {
	return n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
}

// templateHint says how templates are written to somebody who wrote something near one.
func templateHint(n *syntax.Node, alternatives []*Type) string {
	text, ok := scalarOf(n).(string)
	if !ok || !strings.Contains(text, "{") || isTemplate(text) {
		return ""
	}
	if slices.ContainsFunc(alternatives, func(a *Type) bool { return a.Kind == TemplateType }) {
		return `: templates are written "{{ name }}"`
	}
	return ""
}

// exponentHint is about numbers such as 1e3, which YAML 1.1 takes for text.
func exponentHint(n *syntax.Node, alternatives []*Type) string {
	text, ok := scalarOf(n).(string)
	if !ok || isQuoted(n) || !strings.ContainsAny(text, "eE") || !floatText.MatchString(text) {
		return ""
	}
	f, err := coerceFloat(text)
	if err != nil || f != float64(int64(f)) {
		return ""
	}
	if slices.ContainsFunc(alternatives, func(a *Type) bool { return a.Kind == IntType }) {
		return fmt.Sprintf(": to YAML 1.1 this is no number, write %d", int64(f))
	}
	return ""
}

// wrapHint says how a bare value becomes what is expected: an item of a list, a param or a hyper-parameter.
func wrapHint(n *syntax.Node, alternatives []*Type) string {
	if isNull(n) {
		return ""
	}
	for _, a := range alternatives {
		switch {
		case a.Kind == ListType && a.Elem.takesScalar(n):
			return ": put it in a list, [" + source(n) + "]"
		case a.Kind == ListType && a.Elem.Kind == StringType:
			return ": put it in a list of strings, [" + strconv.Quote(n.Value) + "]"
		case a.Kind == ModelType && (a.Model.Ref == "V1Param" || a.Model.Ref == "V1JoinParam"):
			return ": write {value: " + source(n) + "}"
		case a.Kind == ModelType && a.Model.Ref == "V1GitType":
			return ": write {url: " + source(n) + "}"
		case a.ByKind && slices.Contains(a.Kinds(), "choice"):
			return ": write {kind: choice, value: [" + source(n) + "]}"
		}
	}
	return ""
}

func (t *Type) takesScalar(n *syntax.Node) bool {
	return slices.ContainsFunc(t.Alternatives(), func(a *Type) bool { return a.accepts(scalarOf(n)) })
}

// source is how a scalar was written, more or less.
func source(n *syntax.Node) string {
	if isQuoted(n) || strings.ContainsAny(n.Value, ",[]{}\n") {
		return show(n.Value)
	}
	return n.Value
}

// mappingHint is about one mapping where a list of them is expected.
func mappingHint(n *syntax.Node, alternatives []*Type) string {
	for _, a := range alternatives {
		if a.Kind != ListType || !slices.ContainsFunc(a.Elem.Alternatives(), func(e *Type) bool { return e.takes(n) }) {
			continue
		}
		if n.Style&yaml.FlowStyle != 0 {
			return ": put it in a list, [{...}]"
		}
		return `: put it in a list, with "- " before its first key`
	}
	return ""
}

// listHint is about a list where one value is expected.
func listHint(n *syntax.Node, alternatives []*Type) string {
	if len(n.Children) == 0 {
		return ""
	}
	allMappings := true
	for _, c := range n.Children {
		allMappings = allMappings && resolved(c).Kind == yaml.MappingNode
	}
	first := resolved(n.Children[0])
	for _, a := range alternatives {
		one := len(n.Children) == 1 && first.Kind == yaml.ScalarNode && a.accepts(scalarOf(first))
		switch {
		case one && a.Kind != AnyType:
			return ": write " + source(first) + " itself, not in a list"
		case allMappings && a.takes(first) && (a.Kind == MapType || a.Kind == ModelType || a.Kind == KubernetesType || a.ByKind):
			if n.Style&yaml.FlowStyle != 0 {
				return ": remove the brackets"
			}
			return `: write its keys without "- " before them`
		case a.ByKind && slices.Contains(a.Kinds(), "choice"):
			return ": write {kind: choice, value: [...]}"
		}
	}
	return ""
}

// thisIs says what stands at n: "this is the integer 3", or what YAML makes of it when that is not what was written.
func thisIs(n *syntax.Node) string {
	if n.Kind != yaml.ScalarNode || isQuoted(n) {
		return "this is " + describeValue(n)
	}
	surprising := false
	switch v := scalarOf(n).(type) {
	case bool:
		word := strings.ToLower(n.Value)
		surprising = word != "true" && word != "false"
	case int64, *big.Int:
		surprising = fmt.Sprint(v) != n.Value
	case float64:
		surprising = strings.ContainsAny(n.Value, ":_")
	}
	if surprising {
		return "YAML 1.1 reads `" + n.Value + "` as " + describeValue(n)
	}
	return "this is " + describeValue(n)
}
