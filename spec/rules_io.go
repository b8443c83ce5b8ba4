package spec

import (
	"gopkg.in/yaml.v3"
	"slices"

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
	v.ioDefault(f)
	if flag := f.value("isFlag"); v.isTrue(flag) && v.ioTypeName(f) != "bool" {
		found := "none"
		if name := v.ioTypeName(f); name != "" {
			found = "`" + name + "`"
		}
		v.report(CodeFlagType, f["isFlag"].Key.Range, nil, "Only an input of type `bool` can be a flag, and the type here is %s.", found)
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
	if optional, ok := f["isOptional"]; ok && !v.isTrue(optional.Value.Resolve()) {
		isFalse := scalarOf(optional.Value.Resolve()) == false
		if value != nil || isFalse {
			v.report(CodeRequiredDefault, given.Key.Range, []Related{{Range: optional.Key.Range, Message: "not optional"}},
				"An input with a default is optional: remove `value`, or set `isOptional: true`.")
			return
		}
	}
	name := v.ioTypeName(f)
	if value == nil || name == "" {
		return
	}
	s := site{key: given.Key}
	t, known := parseIOType(name, v.isTrue(f.value("isList")))
	if !known {
		at := f["type"].Value.Resolve()
		v.report(CodeUnknownType, at.Range, []Related{{Range: s.at(value), Message: "a value of this type"}},
			"There is no type `%s`, so that its value cannot be read.%s", name, didYouMean(name, ioTypeNames))
		return
	}
	native, err := nativeOf(value)
	if err != nil || native == noValue {
		return
	}
	if native, err = t.read(native); err != nil {
		v.report(CodeInvalidDefault, s.at(value), nil, "The default is not of type `%s`: it is %s.",
			ioTypeLabel(name, v.isTrue(f.value("isList"))), describeValue(value))
		return
	}
	if err := v.validationOf(f).check(native); err != nil {
		v.report(CodeInvalidDefault, s.at(value), nil, "The default breaks the input's own `validation`: %s.", err)
	}
}

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
			if field := m.Field(e.Key.Value); field != nil && !isNull(e.Value.Resolve()) {
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
