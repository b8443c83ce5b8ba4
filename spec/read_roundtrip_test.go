package spec

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// again writes a root and reads it back, from YAML and from JSON; it reports what is no longer the same.
func again(root Root) error {
	for form, write := range map[string]func(any) ([]byte, error){"YAML": ToYAML, "JSON": ToJSON} {
		data, err := write(root)
		if err != nil {
			return fmt.Errorf("%s: %w", form, err)
		}
		second, err := Read(FromText(string(data)))
		if err != nil {
			return fmt.Errorf("%s: %w in\n%s", form, err, data)
		}
		if diff := cmp.Diff(root, second, compared, datesAsText); diff != "" {
			return fmt.Errorf("%s (-read +read again)\n%s\n%s", form, diff, data)
		}
	}
	return nil
}

// datesAsText shows dates as JSON has them.
var datesAsText = cmp.Options{
	cmp.Transformer("date", syntax.Date.String), cmp.Transformer("datetime", syntax.DateTime.String),
}

// TestReadCorpusAgain: every real file that the reference accepts reads, and what is written from it reads the same; and
// so does the operation that Polyaxon would run, where the file has all that it needs.
func TestReadCorpusAgain(t *testing.T) {
	data, err := os.ReadFile("../../shared/corpus/natural.json")
	if err != nil {
		t.Skip("no corpus")
	}
	checked := 0
	for _, name := range acceptedNames(t, data) {
		path := filepath.Join("../../shared/corpus/natural", name)
		root, err := Read(FromFile(path))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := again(root); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		operation, err := Reader{}.Check(context.Background(), CheckOptions{}, FromFile(path))
		if err != nil {
			codesOf(t, err)
			continue
		}
		checked++
		if err := again(operation); err != nil {
			t.Errorf("%s, checked: %v", name, err)
		}
		compiled, err := Reader{}.Compile(context.Background(), CheckOptions{}, FromFile(path))
		if err != nil {
			t.Errorf("%s, compiled: %v", name, err)
			continue
		}
		text, err := ToYAML(compiled)
		if err != nil {
			t.Fatal(err)
		}
		second, err := Reader{}.CompiledOperation(context.Background(), FromText(string(text)))
		if err != nil {
			t.Errorf("%s, compiled: %v in\n%s", name, err, text)
		} else if diff := cmp.Diff(compiled, second, compared); diff != "" {
			t.Errorf("%s, compiled (-first +second)\n%s", name, diff)
		}
	}
	if checked < 50 {
		t.Errorf("only %d files have an operation", checked)
	}
}

// TestWrittenValuesRead: any value of the Go types, valid or not, is read as what was written.
func TestWrittenValuesRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		root := &Operation{}
		(&maker{t}).fill(reflect.ValueOf(root).Elem(), tag{}, 4)
		root.Kind = RootOperation
		text, err := ToYAML(root)
		if err != nil {
			t.Fatal(err)
		}
		tree := syntax.Parse(syntax.NewText(string(text)))
		for _, p := range tree.Problems {
			t.Fatalf("%v in\n%s", p, text)
		}
		got, err := DecodeRoot(tree.Root)
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		if diff := cmp.Diff(root, got, compared, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-written +read)\n%s\n%s", diff, text)
		}
	})
}

// maker draws values of the Go types.
type maker struct{ *rapid.T }

var oddTexts = rapid.OneOf(
	rapid.SampledFrom([]string{
		"a", "a-b", "yes", "null", "~", "1", "1.5", "1e3", "010", "1:30", "2024-03-01", "=", "<<", "a: b", "# a", "- a", "a #b",
		"{{ x }}", "'", `"`, "\n", "a\n", "a\n\nb", " a", "a ", "\t", "é", "\u2028", "\u0085", "\ufeff", "\x00", "\x7f", "😀", "",
	}),
	rapid.String(),
)

func (m *maker) text(name string) string { return oddTexts.Draw(m.T, name) }

func (m *maker) chance(percent int) bool {
	return rapid.IntRange(1, 100).Draw(m.T, "chance") <= percent
}

// fill draws a value into v, with at most deep models inside each other.
func (m *maker) fill(v reflect.Value, tag tag, deep int) {
	if m.special(v, tag, deep) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		m.pointer(v, tag, deep)
	case reflect.Struct:
		m.model(v, deep)
	case reflect.Slice:
		list := reflect.MakeSlice(v.Type(), 0, 2)
		for range rapid.IntRange(0, 2).Draw(m.T, "length") {
			item := reflect.New(v.Type().Elem()).Elem()
			m.fill(item, tag, deep)
			list = reflect.Append(list, item)
		}
		v.Set(list)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range rapid.IntRange(0, 2).Draw(m.T, "length") {
			item := reflect.New(v.Type().Elem()).Elem()
			m.fill(item, tag, deep)
			v.SetMapIndex(reflect.ValueOf(m.text("key")), item)
		}
	case reflect.Interface:
		m.union(v, deep)
	case reflect.String:
		v.SetString(m.text("text"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(m.T, "bool"))
	case reflect.Int64:
		v.SetInt(rapid.Int64().Draw(m.T, "int"))
	case reflect.Float64:
		v.SetFloat(rapid.OneOf(rapid.Float64(), rapid.Just(math.Inf(1)), rapid.Just(math.NaN())).Draw(m.T, "float"))
	}
}

func (m *maker) pointer(v reflect.Value, tag tag, deep int) {
	target := reflect.New(v.Type().Elem())
	switch p := target.Interface().(type) {
	case templated:
		if *p.template() = "{{ x }}"; m.chance(70) {
			*p.template() = ""
			m.fill(p.value(), tag, deep)
			if value := p.value(); value.Kind() == reflect.String && isTemplate(value.String()) {
				*p.template() = value.String() // which is what such a text means
				value.SetString("")
			}
		}
	case stringOr:
		if *p.text() = m.text("short form"); m.chance(50) {
			*p.text() = ""
			m.fill(p.object(), tag, deep)
		}
	case kubernetesObject:
		n, err := Encode(m.free(2, true))
		if err != nil {
			m.Fatal(err)
		}
		*p.node() = n
	default:
		m.fill(target.Elem(), tag, deep)
	}
	v.Set(target)
}

func (m *maker) model(v reflect.Value, deep int) {
	for _, f := range SchemaOf().Model(v.Type().Name()).Fields {
		if f.index < 0 || f.Name == "kind" || !f.Required && (deep <= 0 || m.chance(85)) {
			continue
		}
		m.fill(v.Field(f.index), f.tag, deep-1)
	}
	switch p := v.Addr().Interface().(type) {
	case *Polyaxonfile:
		p.Kind = rapid.SampledFrom([]RootKind{"", RootComponent, RootOperation}).Draw(m.T, "kind of file")
	case *IO:
		if p.Value != nil {
			p.IsOptional = new(true) // a default says so
		}
	}
}

func (m *maker) union(v reflect.Value, deep int) {
	switch u := unionOf(v.Type()); {
	case v.Type() == reflect.TypeFor[any]():
		if value := m.free(2, false); value != nil {
			v.Set(reflect.ValueOf(value))
		}
	case u != nil && deep > -4:
		target := reflect.New(rapid.SampledFrom(u.members).Draw(m.T, "kind"))
		m.fill(target.Elem(), tag{}, deep)
		v.Set(target)
	}
}

// free draws a plain value, or a mapping.
func (m *maker) free(deep int, mapping bool) any {
	kind := rapid.IntRange(0, 7).Draw(m.T, "kind")
	switch {
	case mapping || deep > 0 && kind == 0:
		value := map[string]any{}
		for range rapid.IntRange(0, 2).Draw(m.T, "length") {
			value[m.text("key")] = m.free(deep-1, false)
		}
		return value
	case deep > 0 && kind == 1:
		value := []any{}
		for range rapid.IntRange(0, 2).Draw(m.T, "length") {
			value = append(value, m.free(deep-1, false))
		}
		return value
	case kind == 2:
		return rapid.Int64().Draw(m.T, "int")
	case kind == 3:
		return rapid.Float64().Draw(m.T, "float")
	case kind == 4:
		return rapid.Bool().Draw(m.T, "bool")
	case kind == 5:
		return nil
	}
	return m.text("text")
}

// special draws what has a form of its own. It reports whether v is that.
func (m *maker) special(v reflect.Value, tag tag, deep int) bool {
	switch p := v.Addr().Interface().(type) {
	case *Number:
		if *p = Int(rapid.Int64().Draw(m.T, "int")); m.chance(50) {
			*p = Float(rapid.Float64().Draw(m.T, "float"))
		}
	case *OptimizationTarget:
		p.Direction = Maximize
	case *DockerEnv:
		p.Map = map[string]any{m.text("key"): m.free(1, false)}
	case *PChoice:
		*p = PChoice{Value: m.free(1, false), Probability: 0.5}
	case *PartialRuntime:
		n, err := Encode(m.free(2, true))
		if err != nil {
			m.Fatal(err)
		}
		n.Content = nil // a kind would make it another runtime
		p.Node = n
	case *Strings:
		*p = Strings{m.text("text")}
	case *Paths:
		*p = Paths{{m.text("path")}, {m.text("from"), m.text("to")}}
	default:
		return false
	}
	return true
}

// FuzzRead: whatever is read, there is an answer: a value that can be written and read again, or an error of the family.
func FuzzRead(f *testing.F) {
	f.Add("kind: operation\nhubRef: a\nparams: {x: 1}", `{"params": {"x": null}}`, "x")
	f.Add("run: {kind: job, container: {image: a, command: b}}", "run: {container: {image: c}}", "1e3")
	f.Add("{<<: []}", "<<: {}", "\x00")
	f.Add("a: &a [*a]", "<<: *b", "\xff")
	f.Add("params: &a {<<: [*a]}", "params: {b: &b {c: *b}}", "\x00")
	f.Add("inputs: [{name: a, value: 2020-01-01}]", "cost: .nan", "\u2028")
	f.Add("name: null", "kind: null", "a") // read as nothing at all, which no text says: a file without a key is an error
	f.Fuzz(func(t *testing.T, first, second, text string) {
		value := map[string]any{"description": text, "params": map[string]any{text: []any{text}}}
		layers := []Layer{FromText(first), FromText(second), FromMap(value)}
		for i := range layers {
			root, err := Read(layers[:i+1]...)
			if err != nil {
				codesOf(t, err)
				continue
			}
			written, err := ToYAML(root)
			if err != nil {
				t.Fatal(err)
			}
			if cmp.Equal(root, Root(&Polyaxonfile{}), compared) {
				continue
			}
			if again, err := Read(FromText(string(written))); err != nil {
				t.Fatalf("%v in\n%s", err, written)
			} else if diff := cmp.Diff(root, again, compared); diff != "" {
				t.Fatalf("(-read +read again)\n%s\n%s", diff, written)
			}
		}
		if root, err := ReadOperation(layers[2]); err == nil && root.Description != text {
			t.Fatalf("%q was read as %q", text, root.Description)
		}
		if _, err := readerOf(nil).Check(context.Background(), CheckOptions{Params: value}, layers...); err != nil {
			codesOf(t, err)
		}
	})
}
