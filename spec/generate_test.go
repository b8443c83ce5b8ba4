//go:build reference

package spec_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// generator writes random Polyaxonfiles that are nearly right, so that each finds out about few rules at a time.
type generator struct {
	*rand.Rand
	schema *spec.Schema
}

// odd are scalars that are wrong in most places, and right in some surprising ones.
var odd = []string{
	"null", "~", "true", "yes", "off", "y", "0", "1", "-1", "2.0", "1.5", "1e3", "1.0e+3", "010", "0o10", "1:30", "0x1F", "1_000",
	".nan", ".inf", "2020-01-01", "2020-01-01T10:00:00", "2020-01-01 00:00:00", `""`, `" "`, `"1"`, `"1.0"`, `"1.5"`, `"true"`,
	`"{{ x }}"`, `"{{x}}"`, `"{{ }}"`, `"{{}}"`, `"a {{ b }} c"`, `"a,b"`, "abc", "a b", "a.b", "A", "=", "[]", "{}", "[a]", "[1, 2]",
	"[null]", "{a: 1}", "{a: null}", "[[a, b]]", `"10:00"`, "P1D", `"1 day"`, `"0"`, "99999999999999999999", "-0.0", "1e400",
	"1:10:2", `"1:10:2"`, `"0.5:1:2"`, "[1, 10, 2]", "[10, 1, 2]", "[1, 10]", "[1, 10, 0]", "{start: 1, stop: 2, step: 1}",
}

func (g *generator) pick(from []string) string { return from[g.IntN(len(from))] }

func (g *generator) file() string {
	var b strings.Builder
	kind := g.pick([]string{"", "component", "operation", "operation"})
	m := g.schema.Root(kind)
	if kind != "" {
		fmt.Fprintf(&b, "kind: %s\n", kind)
	}
	g.fields(&b, m, 0, 3)
	if !strings.Contains(b.String(), "\nrun:") && g.IntN(4) > 0 {
		b.WriteString("run: {kind: job, container: {image: i}}\n")
	}
	return b.String()
}

// fields writes the required fields of a model and some others, a level deeper each time until deep is used up.
func (g *generator) fields(b *strings.Builder, m *spec.Model, indent, deep int) {
	for _, f := range m.Fields {
		// Where references lead is another test's question.
		if f.Name == "kind" || strings.HasSuffix(f.Name, "Ref") && m.Field("runPatch") != nil {
			continue
		}
		chance := 12 // in a hundred
		if len(m.Fields) < 12 {
			chance = 35
		}
		if f.Required && g.IntN(40) > 0 || g.IntN(100) < chance {
			name := f.Name
			if f.Alias != "" && g.IntN(10) == 0 {
				name = f.Alias
			}
			g.entry(b, name, f.Type, indent, deep)
		}
	}
	if g.IntN(60) == 0 {
		fmt.Fprintf(b, "%sfoo: %s\n", strings.Repeat(" ", indent), g.pick(odd))
	}
}

func (g *generator) entry(b *strings.Builder, name string, t *spec.Type, indent, deep int) {
	pad := strings.Repeat(" ", indent)
	if g.IntN(30) == 0 {
		fmt.Fprintf(b, "%s%s: %s\n", pad, name, g.pick(odd))
		return
	}
	var inner strings.Builder
	if scalar, ok := g.value(&inner, t, indent+2, deep-1); ok {
		fmt.Fprintf(b, "%s%s: %s\n", pad, name, scalar)
		return
	}
	if inner.Len() == 0 {
		fmt.Fprintf(b, "%s%s: {}\n", pad, name)
		return
	}
	fmt.Fprintf(b, "%s%s:\n%s", pad, name, inner.String())
}

// value writes a value of a type: as a scalar or in flow style, then ok is true, or as a block into b.
func (g *generator) value(b *strings.Builder, t *spec.Type, indent, deep int) (scalar string, ok bool) {
	switch t.Kind {
	case spec.UnionType:
		return g.value(b, t.Of[g.IntN(len(t.Of))], indent, deep)
	case spec.ModelType:
		if deep < 0 {
			return "{}", true
		}
		if t.Model.Kind != "" && g.IntN(40) > 0 {
			fmt.Fprintf(b, "%skind: %s\n", strings.Repeat(" ", indent), t.Model.Kind)
		}
		g.fields(b, t.Model, indent, deep)
		return "", false
	case spec.ListType:
		return g.list(b, t, indent, deep)
	case spec.MapType:
		for range 1 + g.IntN(2) {
			g.entry(b, g.pick([]string{"a", "b", "lr", "cpu", "memory", "gpu", "x-y"}), t.Elem, indent, deep)
		}
		return "", false
	case spec.KubernetesType:
		for _, f := range t.K8s.Fields {
			if g.IntN(12) == 0 || f.Name == "name" || f.Name == "ip" || f.Name == "port" || f.Name == "rules" {
				fmt.Fprintf(b, "%s%s: %s\n", strings.Repeat(" ", indent), f.Name, g.pick(odd))
			}
		}
		return "", false
	}
	return g.scalar(t), true
}

func (g *generator) list(b *strings.Builder, t *spec.Type, indent, deep int) (string, bool) {
	pad := strings.Repeat(" ", indent)
	for range 1 + g.IntN(2) {
		var item strings.Builder
		scalar, ok := g.value(&item, t.Elem, indent+2, deep)
		switch {
		case g.IntN(40) == 0:
			fmt.Fprintf(b, "%s- %s\n", pad, g.pick(odd))
		case ok:
			fmt.Fprintf(b, "%s- %s\n", pad, scalar)
		case item.Len() > 0:
			fmt.Fprintf(b, "%s-\n%s", pad, item.String())
		}
	}
	return "", false
}

var right = map[spec.TypeKind][]string{
	spec.StringType:    {"abc", `"1"`, "a-b", `"{{ x }}"`, "int", "float", "str", "bool"},
	spec.BoolType:      {"true", "false", "yes", "0", `"on"`},
	spec.IntType:       {"1", "2", "10", "3"},
	spec.FloatType:     {"1.5", "2", "0.1", "10"},
	spec.DateType:      {"2020-01-01", `"2021-01-01"`},
	spec.DateTimeType:  {"2020-01-01T10:00:00", `"2021-01-01T10:00:00"`, "2022-01-01"},
	spec.DurationType:  {"60", "P1D", `"1 day"`},
	spec.TemplateType:  {`"{{ x }}"`},
	spec.GenericString: {"a", "1", "true"},
	spec.UUIDType:      {"8aac02e3a62a4f0aaa257c59da5eab80"},
	spec.PChoiceType:   {"[a, 0.5]", "[1, 0.1]", "[b, 0.7]", "[a, 1]"},
	spec.RangeListType: {"[1, 10, 2]", "[1, 10]", "[0.5, 1, 2, 3]", "[2020-01-01, 2021-01-01, 1]"},
	spec.RangeTextType: {`"1:10:2"`, `"1:10"`, "0.1:2.5:3"},
	spec.AnyType:       odd,
}

func (g *generator) scalar(t *spec.Type) string {
	if t.Kind == spec.EnumType {
		return t.Values[g.IntN(len(t.Values))].Text
	}
	if values := right[t.Kind]; values != nil {
		return g.pick(values)
	}
	return g.pick(odd)
}
