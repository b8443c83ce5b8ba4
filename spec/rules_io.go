package spec

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// The rules about inputs and outputs.

// reservedNames are what templates call their contexts.
var reservedNames = []string{"globals", "params", "connections"}

func ioNameRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	if name, ok := scalarOf(n).(string); n.Kind == yaml.ScalarNode && ok && slices.Contains(reservedNames, name) {
		v.report(CodeReservedName, n.Range, nil,
			"An input or output cannot be called `%s`: templates know something else by that name. Choose another.", name)
		return false
	}
	return true
}

func ioRule(v *validator, n *syntax.Node, f fields, s site, fine bool) {
	if !fine {
		return
	}
	before := v.errors
	if v.ioDefault(f); v.errors > before {
		return
	}
	flag := f.value("isFlag")
	if name := v.ioTypeName(f); isTrue(flag) && name != "bool" {
		if name == "" {
			v.report(CodeFlagType, f["isFlag"].Key.Range, nil, "Only an input of type `bool` can be a flag: write `type: bool`.")
			return
		}
		v.report(CodeFlagType, f["isFlag"].Key.Range, []Related{{Range: f["type"].Value.Range, Message: "its type"}},
			"Only an input of type `bool` can be a flag, and the type here is `%s`.", name)
	}
}

func (v *validator) ioTypeName(f fields) string {
	if n := f.value("type"); n != nil {
		return n.Value
	}
	return ""
}

// ioDefault checks the default of an input: only an optional one may have it, and it must be of the input's type.
func (v *validator) ioDefault(f fields) {
	given, ok := f["value"]
	if !ok {
		return
	}
	value := f.value("value")
	if optional, ok := f["isOptional"]; ok && !isTrue(resolved(optional.Value)) {
		isFalse := scalarOf(resolved(optional.Value)) == false
		if value != nil || isFalse {
			v.report(CodeRequiredDefault, given.Key.Range, []Related{{Range: optional.Key.Range, Message: "not optional"}},
				"An input with a default is optional: remove `value`, or `%s: %s`.", optional.Key.Value, optionalText(optional))
			return
		}
	}
	name := v.ioTypeName(f)
	if value == nil || name == "" {
		return
	}
	if text, ok := scalarOf(value).(string); ok && text == noValue {
		return
	}
	s := site{key: given.Key}.of(given.Value)
	t, known := parseIOType(name, isTrue(f.value("isList")))
	if !known {
		at := resolved(f["type"].Value)
		v.with(meaning(at, ioTypeMeant(name))...).report(CodeUnknownType, at.Range, []Related{{Range: s.at(value), Message: "a value of this type"}},
			"There is no type `%s`, so that its value cannot be read.%s", name, ioTypeHint(name))
		return
	}
	native, err := nativeOf(value)
	if err != nil {
		return
	}
	if native, err = t.read(native); err != nil {
		v.wrongDefault(value, ioTypeLabel(name, isTrue(f.value("isList"))), f["type"].Value, s)
		return
	}
	var broken *brokenKeyword
	if !errors.As(v.validationOf(f).check(native), &broken) {
		return
	}
	at, rule := s.at(value), v.keywordIn(f, broken.name)
	if errors.As(broken.why, new(errKeyword)) && rule != nil {
		v.report(CodeInvalidDefault, rule.Range, nil, "No default can keep `%s`: %s.", broken.name, broken.why)
		return
	}
	var related []Related
	if rule != nil {
		related = []Related{{Range: rule.Range, Message: "the rule that it breaks"}}
	}
	format := "The default breaks `%s`: %s."
	if errors.As(broken.why, new(errUnfit)) {
		format = "`%s` does not suit this default: %s."
	}
	v.report(CodeInvalidDefault, at, related, format, broken.name, broken.why)
}

// wrongDefault says why a default is not of its type, at the smallest part of it that is not.
func (v *validator) wrongDefault(value *syntax.Node, label string, typ *syntax.Node, s site) {
	what, part := "The default", value
	if m := v.schema.Model(modelIOTypes[label]); m != nil && value.Kind == yaml.MappingNode && !v.model(value, m, site{label: "the default"}) {
		return
	}
	if item, ok := listItem(label); ok && value.Kind == yaml.SequenceNode {
		if t, known := parseIOType(item, false); known {
			i := slices.IndexFunc(value.Children, func(c *syntax.Node) bool { return !t.takes(c) })
			if i >= 0 {
				what, part, label, s = "An item of the default", resolved(value.Children[i]), item, site{}.of(value.Children[i])
			}
		}
	}
	h := v.defaultHint(label, part)
	v.with(s.fixing(h.fixes)...).report(CodeInvalidDefault, s.at(part), []Related{{Range: typ.Range, Message: "its type"}},
		"%s must be of type `%s`, but %s%s.", what, label, thisIs(part), h.text)
}

// listItem is the type of the items of a list type.
func listItem(label string) (string, bool) {
	for _, prefix := range []string{"List[", "list["} {
		if item, ok := strings.CutPrefix(label, prefix); ok && strings.HasSuffix(item, "]") {
			return strings.TrimSpace(strings.TrimSuffix(item, "]")), true
		}
	}
	return "", false
}

// takes reports whether what a node stands for converts to the type, as an item of a list does.
func (t ioType) takes(n *syntax.Node) bool {
	value, err := nativeOf(n)
	if err != nil {
		return true
	}
	_, err = t.convert(value)
	return err == nil
}

// optionalText is what stands after isOptional.
func optionalText(e syntax.Entry) string {
	if n := resolved(e.Value); n.Kind == yaml.ScalarNode && n.Value != "" {
		return n.Value
	}
	return "null"
}

// keywordIn is the key of a validation keyword of an input, or nil.
func (v *validator) keywordIn(f fields, name string) *syntax.Node {
	if name == "options" && f.value("options") != nil {
		return f["options"].Key
	}
	if n := f.value("validation"); n != nil {
		for _, e := range n.Entries() {
			if field := v.schema.Model("Validation").Field(e.Key.Value); field != nil && field.Name == name {
				return e.Key
			}
		}
	}
	return nil
}

// typeSynonyms are names of types elsewhere, with the name here.
var typeSynonyms = map[string]string{
	"string": "str", "text": "str", "integer": "int", "long": "int", "number": "float", "double": "float", "boolean": "bool",
	"array": "list", "map": "dict", "mapping": "dict", "object": "dict", "json": "dict", "url": "uri", "time": "datetime",
	"duration": "timedelta", "auth": "any",
}

// ioTypeHint is the end of a message about a type that does not exist.
func ioTypeHint(name string) string {
	if known := typeSynonyms[strings.ToLower(name)]; known != "" {
		return " Write `" + known + "`."
	}
	return didYouMean(name, ioTypeNames)
}

// ioTypeMeant is the type to write for one that does not exist, or "".
func ioTypeMeant(name string) string {
	if known := typeSynonyms[strings.ToLower(name)]; known != "" {
		return known
	}
	return Suggest(name, ioTypeNames)
}

// defaultHint says how to write a default of a type, where that is plain.
func (v *validator) defaultHint(label string, n *syntax.Node) hint {
	isScalar := n.Kind == yaml.ScalarNode
	text, isText := scalarOf(n).(string)
	switch {
	case isScalar && isText && isTemplate(text):
		return hint{text: ": defaults are read before templates are rendered"}
	case isScalar && (label == "datetime" || label == "date"):
		if _, err := coerceDateTime(scalarOf(n)); err == nil {
			return hint{": Polyaxon takes only the day of a `" + label + "`, so write it without a time", dayOnly(n)}
		}
	case isScalar && (strings.HasPrefix(label, "List[") || label == "list" || label == "List"):
		return hint{": put it in a list, [" + source(n) + "]", v.wrapping(n, "[", "]")}
	case isScalar && label == "path":
		return quoteHint(n)
	}
	return hint{}
}

// dayOnly cuts the time off a moment that is written with its day first.
func dayOnly(n *syntax.Node) []Fix {
	if day := dayText.FindString(n.Value); day != "" {
		return []Fix{writing(n, day)}
	}
	return nil
}

var dayText = regexp.MustCompile(`^\d{4}-\d\d-\d\d`)

func ioTypeLabel(name string, isList bool) string {
	if isList {
		return "List[" + name + "]"
	}
	return name
}

// validationOf are the validation keywords of an input. Its own `options` go before those in `validation`.
func (v *validator) validationOf(f fields) validation {
	k := validation{}
	if n := f.value("validation"); n != nil && n.Kind == yaml.MappingNode {
		m := v.schema.Model("Validation")
		for _, e := range n.Entries() {
			if field := m.Field(e.Key.Value); field != nil && !isNull(resolved(e.Value)) {
				k.set(field.Name, e.Value)
			}
		}
	}
	if f.value("options") != nil {
		k.set("options", f["options"].Value)
	}
	return k
}

func (k validation) set(name string, n *syntax.Node) {
	value, err := nativeOf(n)
	if err != nil {
		return
	}
	if text, ok := value.(string); ok && slices.Contains([]string{"gt", "ge", "lt", "le", "multipleOf"}, name) {
		if number, err := coerceFloat(text); err == nil {
			value = number
		}
	}
	k[name] = value
}
