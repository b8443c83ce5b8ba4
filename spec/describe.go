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

// This file holds the words with which messages speak of types and values.

// Describe says what a t is: "an integer or a {{ template }}".
func (t *Type) Describe() string {
	if t.Kind == UnionType && !t.ByKind {
		var words []string
		for _, a := range t.Alternatives() {
			if w := a.Describe(); !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
		if slices.Contains(words, "a number") {
			words = slices.DeleteFunc(words, func(w string) bool { return w == "an integer" })
		}
		return oneOf(words)
	}
	switch t.Kind {
	case StringType:
		return "a string"
	case BoolType:
		return "true or false"
	case IntType:
		return "an integer" + t.bounds()
	case FloatType:
		return "a number" + t.bounds()
	case DateType:
		return "a date such as 2026-01-31"
	case DateTimeType:
		return "a date and time such as 2026-01-31T12:00:00"
	case DurationType:
		return `a duration (a number of seconds, "1 day", "02:00:00" or "PT2H")`
	case TemplateType:
		return "a {{ template }}"
	case GenericString:
		return "a value that is not null"
	case UUIDType:
		return "a UUID"
	case EnumType:
		return "one of " + quoteAll(t.texts())
	case ListType:
		return "a list" + t.items()
	case PChoiceType:
		return "a pair [value, probability]"
	case RangeListType:
		return "a list [" + strings.Join(t.Model.requiredNames(), ", ") + "]"
	case RangeTextType:
		return `a string "` + strings.Join(t.Model.requiredNames(), ":") + `"`
	}
	return "a mapping"
}

func (t *Type) items() string {
	if t.Elem == nil {
		return ""
	}
	switch e := t.Elem; e.Kind {
	case StringType:
		return " of strings"
	case IntType:
		return " of integers"
	case ModelType, KubernetesType, MapType:
		return " of mappings"
	}
	return ""
}

func (t *Type) bounds() string {
	switch {
	case t.Gt != nil:
		return " greater than " + strconv.FormatFloat(*t.Gt, 'g', -1, 64)
	case t.Ge != nil:
		return " of at least " + strconv.FormatFloat(*t.Ge, 'g', -1, 64)
	}
	return ""
}

// texts are the values of an enum.
func (t *Type) texts() []string {
	texts := make([]string, len(t.Values))
	for i, v := range t.Values {
		texts[i] = v.Text
	}
	return texts
}

func (m *Model) fieldNames() []string {
	names := make([]string, 0, len(m.Fields))
	for _, f := range m.Fields {
		names = append(names, f.Name)
	}
	return names
}

func (m *Model) requiredNames() []string {
	var names []string
	for _, f := range m.Fields {
		if f.Required {
			names = append(names, f.Name)
		}
	}
	return names
}

// describeValue says what n is: "the integer 3".
func describeValue(n *syntax.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	switch v := scalarOf(n).(type) {
	case nil:
		return "empty (null)"
	case bool:
		return fmt.Sprintf("the boolean %t", v)
	case int64, *big.Int:
		return fmt.Sprintf("the integer %v", v)
	case float64:
		return "the number " + formatFloat(v)
	case syntax.Date, syntax.DateTime:
		return fmt.Sprintf("the date %v", v)
	case []byte:
		return "binary data"
	case string:
		return "the string " + show(v)
	}
	return "a value"
}

// quoteAll lists words in backquotes.
func quoteAll(words []string) string { return strings.Join(quotedList(words), ", ") }

// oneOf joins words with commas and a last "or".
func oneOf(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
