package spec

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// TestFormsRoundTrip: what one form or another says is still said after reading and writing.
func TestFormsRoundTrip(t *testing.T) {
	for _, text := range []string{
		"cost: .inf", "cost: -.inf", "cost: .nan", "cost: 1.0e-9", "cost: '{{ x }}'",
		"cmd: echo", "cmd: [a, b]", "mount: [a, {from: b}]", "trigger: '{{ x }}'", "resources: {cpu: 1, memory: 1Gi, gpu: '2'}",
		"inputs: [{name: a, value: {b: [1, 2.5, null, yes, 2020-01-01, 2020-01-01T10:00:00Z, 100000000000000000000]}}]",
		"inputs: [{name: a, value: !!binary aGVsbG8=}]",
		"inputs: [{name: a, validation: {gt: 1, le: 2.5, ge: '3', lt: '{{ x }}'}}]",
		"init: [{dockerfile: {image: a, env: {A: 1}}}, {dockerfile: {image: a, env: '{{ env }}'}}]",
		"init: [{artifacts: {files: [a, [b, c]]}}, {file: {content: a, kind: csv}}]",
		"init: [{tensorboard: {uuids: '8aac02e3a62a4f0aaa257c59da5eab80,8aac02e3-a62a-4f0a-aa25-7c59da5eab81'}}]",
		"matrix: {kind: grid, earlyStopping: [{kind: metric_early_stopping, metric: a, value: 1, optimization: 0.5}], params: {}}",
		"matrix: {kind: bayes, params: {}, earlyStopping: [{kind: metric_early_stopping, metric: a, value: 1, optimization: maximize}]}",
		"matrix: {kind: random, params: {a: {kind: datetimerange, value: [2020-01-01T00:00:00, 2020-02-01, 3600]}}}",
		"matrix: {kind: random, params: {a: {kind: datetimerange, value: {start: 2020-01-01, stop: '2020-02-01', step: 1 day}}}}",
		"schedule: {kind: interval, frequency: PT1H, startAt: 2020-01-01 10:00:00 +02:00}",
		"run: {container: {image: a}, foo: 1}", "runPatch: {1: a, container: {x: [y]}}",
		"termination: {podFailurePolicy: {rules: [{action: Ignore}]}, probe: {exec: {command: [a]}}}",
	} {
		t.Run(text, func(t *testing.T) {
			if diff, written := roundTrip(t, text); diff != "" {
				t.Errorf("(-read +read again)\n%s\n%s", diff, written)
			}
		})
	}
}

func TestOrTemplate(t *testing.T) {
	if o := Of(3); o.IsTemplate() || o.Value != 3 {
		t.Errorf("Of(3) is %v", o)
	}
	if o := Expr[int]("{{ n }}"); !o.IsTemplate() || o.Template != "{{ n }}" {
		t.Errorf("Expr is %v", o)
	}
	if (*OrTemplate[int])(nil).IsTemplate() {
		t.Error("an absent field is a template")
	}
}

func TestNumber(t *testing.T) {
	if i, ok := Int(3).Int64(); !ok || i != 3 || Int(3).Float64() != 3 {
		t.Errorf("Int(3) is %v", Int(3))
	}
	if _, ok := Float(3).Int64(); ok || Float(2.5).Float64() != 2.5 {
		t.Error("a float is an integer")
	}
}

// TestMarshalYAML: yaml.v3 writes roots as Encode does, whatever the type, and kinds where they are known.
func TestMarshalYAML(t *testing.T) {
	for want, v := range map[string]any{
		"name: a\n":                               &Polyaxonfile{Name: "a"},
		"kind: component\nname: a\n":              &Component{Name: "a"},
		"kind: operation\nname: a\n":              &Operation{Name: "a", Kind: RootComponent},
		"kind: compiled_operation\nname: a\n":     &CompiledOperation{Name: "a"},
		"- kind: operation\n  name: yes please\n": []Root{&Operation{Name: "yes please"}},
	} {
		got, err := yaml.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%T (-want +got)\n%s", v, diff)
		}
	}
}

// TestKinds: every member of a union says the kind by which it is chosen.
func TestKinds(t *testing.T) {
	for _, u := range unions {
		kinds := enumValues[u.iface.Method(0).Type.Out(0).Name()]
		if len(kinds) != len(u.members) {
			t.Errorf("%s has %d members and %d kinds", u.iface.Name(), len(u.members), len(kinds))
			continue
		}
		for i, member := range u.members {
			if m := SchemaOf().Model(member.Name()); m.Kind != kinds[i].Text {
				t.Errorf("%s: the kind is %q, want %q", m.Name, m.Kind, kinds[i].Text)
			}
		}
	}
	if kind := (&PartialRuntime{}).Kind(); kind != "" {
		t.Errorf("a runtime without kind has the kind %q", kind)
	}
}
