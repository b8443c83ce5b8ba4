package spec

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// This file says what to write in place of a value of the wrong type, where that is plain.

// hint is what to write instead.
type hint struct {
	text  string // follows the sentence that says what is wrong: ": write \"1\"", or nothing
	fixes []Fix
}

// hintFor is what to write where n stands and a t is expected.
func (v *validator) hintFor(n *syntax.Node, t *Type, s site) hint {
	alternatives := t.Alternatives()
	switch n.Kind {
	case yaml.MappingNode:
		return mappingHint(n, alternatives, s)
	case yaml.SequenceNode:
		return v.listHint(n, alternatives, s)
	}
	for _, find := range []func(*syntax.Node, []*Type) hint{quotesHint, templateHint, exponentHint, v.wrapHint} {
		if h := find(n, alternatives); h.text != "" {
			return h
		}
	}
	return hint{}
}

// quotesHint says to put quotes around what YAML reads as no string, or to take them from a number.
func quotesHint(n *syntax.Node, alternatives []*Type) hint {
	for _, a := range alternatives {
		switch {
		case a.Kind == StringType, a.Kind == RangeTextType && strings.Contains(n.Value, ":"):
			return quoteHint(n)
		case !isQuoted(n):
		case a.Kind == IntType && intText.MatchString(n.Value), a.Kind == FloatType && floatText.MatchString(n.Value):
			return hint{": remove the quotes", unquoting(n)}
		}
	}
	return hint{}
}

// unquoting takes the quotes off a number, where YAML 1.1 reads a number then.
func unquoting(n *syntax.Node) []Fix {
	number := decimal(n.Value)
	if n.Style&yaml.TaggedStyle != 0 || number == "" {
		return nil
	}
	f := writing(n, number)
	f.Title = "Remove the quotes"
	return []Fix{f}
}

// decimal is a number as YAML 1.1 and JSON read it, for a text that Python reads as one; "" when they cannot say it.
func decimal(text string) string {
	text = strings.TrimPrefix(strings.ReplaceAll(text, "_", ""), "+")
	if !json.Valid([]byte(text)) {
		return ""
	}
	mantissa, exponent, scientific := strings.Cut(strings.ToLower(text), "e")
	if !scientific {
		return text
	}
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	if !strings.ContainsAny(exponent[:1], "+-") {
		exponent = "+" + exponent
	}
	return mantissa + "e" + exponent
}

// quoteHint says how to write n where a string is expected: YAML reads it as something else as it stands.
func quoteHint(n *syntax.Node) hint {
	if n.Kind != yaml.ScalarNode || isQuoted(n) || n.Value == "" {
		return hint{}
	}
	switch scalarOf(n).(type) {
	case nil, string:
		return hint{}
	}
	h := hint{text: ": write " + strconv.Quote(n.Value)}
	if n.Style == 0 {
		h.fixes = []Fix{writing(n, strconv.Quote(n.Value))}
	}
	return h
}

func isQuoted(n *syntax.Node) bool {
	return n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
}

// templateHint says how templates are written to somebody who wrote something near one.
func templateHint(n *syntax.Node, alternatives []*Type) hint {
	text, ok := scalarOf(n).(string)
	if !ok || !strings.Contains(text, "{") || isTemplate(text) {
		return hint{}
	}
	if !slices.ContainsFunc(alternatives, func(a *Type) bool { return a.Kind == TemplateType }) {
		return hint{}
	}
	h := hint{text: `: templates are written "{{ name }}"`}
	if m := nearTemplate.FindStringSubmatch(text); m != nil {
		h.fixes = []Fix{writing(n, strconv.Quote("{{ "+m[1]+" }}"))}
	}
	return h
}

// nearTemplate matches what other tools write in the place of a template: ${name}, {name}, {% name %}.
var nearTemplate = regexp.MustCompile(`^(?:\$?\{|\{%)\s*([A-Za-z_][\w.]*)\s*%?\}$`)

// exponentHint is about numbers such as 1e3, which YAML 1.1 takes for text.
func exponentHint(n *syntax.Node, alternatives []*Type) hint {
	text, ok := scalarOf(n).(string)
	if !ok || isQuoted(n) || !strings.ContainsAny(text, "eE") || !floatText.MatchString(text) {
		return hint{}
	}
	f, err := coerceFloat(text)
	if err != nil || f != float64(int64(f)) {
		return hint{}
	}
	if slices.ContainsFunc(alternatives, func(a *Type) bool { return a.Kind == IntType }) {
		number := strconv.FormatInt(int64(f), 10)
		return hint{": to YAML 1.1 this is no number, write " + number, []Fix{writing(n, number)}}
	}
	return hint{}
}

// wrapHint says how a bare value becomes what is expected: an item of a list, a param or a hyper-parameter.
func (v *validator) wrapHint(n *syntax.Node, alternatives []*Type) hint {
	if isNull(n) {
		return hint{}
	}
	for _, a := range alternatives {
		switch {
		case a.Kind == ListType && a.Elem.takesScalar(n):
			return hint{": put it in a list, [" + source(n) + "]", v.wrapping(n, "[", "]")}
		case a.Kind == ListType && a.Elem.Kind == StringType:
			quoted := "[" + strconv.Quote(n.Value) + "]"
			return hint{": put it in a list of strings, " + quoted, v.replacing(n, quoted)}
		case a.Kind == ModelType && (a.Model.Ref == "V1Param" || a.Model.Ref == "V1JoinParam"):
			return hint{": write {value: " + source(n) + "}", v.wrapping(n, "{"+v.key("value")+": ", "}")}
		case a.Kind == ModelType && a.Model.Ref == "V1GitType":
			return hint{": write {url: " + source(n) + "}", v.wrapping(n, "{"+v.key("url")+": ", "}")}
		case a.ByKind && slices.Contains(a.Kinds(), "choice"):
			open := "{" + v.key("kind") + ": " + v.key("choice") + ", " + v.key("value") + ": ["
			return hint{": write {kind: choice, value: [" + source(n) + "]}", v.wrapping(n, open, "]}")}
		}
	}
	return hint{}
}

// key is a word as keys are written in the document.
func (v *validator) key(word string) string {
	if v.json {
		return strconv.Quote(word)
	}
	return word
}

// replacing writes another text in the place of a scalar on one line.
func (v *validator) replacing(n *syntax.Node, text string) []Fix {
	if n.Range.End.Line != n.Range.Start.Line || n.Outer != n.Range {
		return nil
	}
	return []Fix{writing(n, text)}
}

// wrapping puts brackets around a scalar on one line. Text without quotes gets them where it could end too early there.
func (v *validator) wrapping(n *syntax.Node, open, close string) []Fix {
	text := n.Value
	if isQuoted(n) || !strings.ContainsAny(text, ",[]{}") {
		shown := shorten(text)
		if isQuoted(n) {
			shown = strconv.Quote(shown)
		}
		return surrounding(n, "Write `"+open+shown+close+"`", open, close)
	}
	return v.replacing(n, open+strconv.Quote(text)+close)
}

// surrounding puts text before and after what stands on one line.
func surrounding(n *syntax.Node, title, open, close string) []Fix {
	if n.Range.End.Line != n.Range.Start.Line || n.Outer != n.Range {
		return nil
	}
	before, after := n.Range, n.Range
	before.End, after.Start = before.Start, after.End
	return []Fix{{Title: title, Edits: []Edit{{Range: before, NewText: open}, {Range: after, NewText: close}}, Preferred: true}}
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
func mappingHint(n *syntax.Node, alternatives []*Type, s site) hint {
	for _, a := range alternatives {
		if a.Kind != ListType || !slices.ContainsFunc(a.Elem.Alternatives(), func(e *Type) bool { return e.takes(n) }) {
			continue
		}
		if n.Style&yaml.FlowStyle != 0 {
			return hint{": put it in a list, [{...}]", surrounding(n, "Put it in a list", "[", "]")}
		}
		return hint{`: put it in a list, with "- " before its first key`, dashing(n, s.key)}
	}
	return hint{}
}

// dashing puts a dash before the first key of a mapping in a block, where it is indented far enough under its own key.
func dashing(n, key *syntax.Node) []Fix {
	at := n.Range.Start
	if key == nil || n.Outer.Start != at || at.Line == key.Range.End.Line || at.Byte-2 < key.Outer.Start.Byte {
		return nil
	}
	edit := Edit{Range: syntax.Range{Start: syntax.Pos{Line: at.Line, Byte: at.Byte - 2}, End: at}, NewText: "- "}
	return []Fix{{Title: "Put it in a list", Edits: []Edit{edit}, Preferred: true}}
}

// listHint is about a list where one value is expected.
func (v *validator) listHint(n *syntax.Node, alternatives []*Type, s site) hint {
	if len(n.Children) == 0 {
		return hint{}
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
			return hint{": write " + source(first) + " itself, not in a list", unlisting(n, "Take it out of the list")}
		case allMappings && a.takes(first) && (a.Kind == MapType || a.Kind == ModelType || a.Kind == KubernetesType || a.ByKind):
			if n.Style&yaml.FlowStyle != 0 {
				return hint{": remove the brackets", unlisting(n, "Remove the brackets")}
			}
			return hint{`: write its keys without "- " before them`, v.undashing(n)}
		case a.ByKind && slices.Contains(a.Kinds(), "choice"):
			open := "{" + v.key("kind") + ": " + v.key("choice") + ", " + v.key("value") + ": "
			h := hint{text: ": write {kind: choice, value: [...]}"}
			if n.Style&yaml.FlowStyle != 0 {
				h.fixes = surrounding(n, "Write `"+open+"[...]}`", open, "}")
			}
			return h
		}
	}
	return hint{}
}

// unlisting takes the one item of a list in brackets out of it.
func unlisting(n *syntax.Node, title string) []Fix {
	if n.Style&yaml.FlowStyle == 0 || len(n.Children) != 1 || n.Range.Start.Line != n.Range.End.Line {
		return nil
	}
	item := n.Children[0]
	if item.Kind == yaml.MappingNode && item.Outer.Start == item.Range.Start && len(item.Children) > 0 &&
		item.Children[0].Outer.Start == item.Range.Start {
		return nil // [a: b], which needs braces then
	}
	return []Fix{{Title: title, Preferred: true, Edits: []Edit{
		{Range: syntax.Range{Start: n.Range.Start, End: item.Outer.Start}},
		{Range: syntax.Range{Start: item.Outer.End, End: n.Range.End}},
	}}}
}

// undashing makes one mapping of a list of them, by a space in the place of each dash, where all their keys are in one
// column and different.
func (v *validator) undashing(n *syntax.Node) []Fix {
	f := Fix{Title: "Remove the dashes", Preferred: true}
	seen := map[string]bool{}
	dash, column := n.Range.Start.Byte, -1
	for _, item := range n.Children {
		at := item.Range.Start
		if column < 0 {
			column = at.Byte
		}
		if item.Kind != yaml.MappingNode || item.Style&yaml.FlowStyle != 0 || item.Outer.Start != at || at.Byte != column || at.Byte < dash+2 {
			return nil
		}
		for i := 0; i < len(item.Children); i += 2 {
			if key := item.Children[i]; seen[key.Value] || key.Tag == "!!merge" {
				return nil
			}
			seen[item.Children[i].Value] = true
		}
		if v.text == nil || !strings.HasPrefix(v.text.Line(at.Line)[min(dash, len(v.text.Line(at.Line))):], "-") {
			return nil // it stands on a line of its own
		}
		place := syntax.Pos{Line: at.Line, Byte: dash}
		f.Edits = append(f.Edits, Edit{Range: syntax.Range{Start: place, End: syntax.Pos{Line: place.Line, Byte: dash + 1}}, NewText: " "})
	}
	return []Fix{f}
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
