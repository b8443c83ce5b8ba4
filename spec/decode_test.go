package spec

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

func TestDecodeChoosesTypesByKind(t *testing.T) {
	root, err := decodeText(t, `
kind: operation
component:
  kind: component
  run: {kind: dag, operations: [{name: a, run: {container: {image: x}}}, {kind: component, name: b}]}
matrix: {kind: hyperband, params: {lr: {kind: loguniform, value: [-5, 0]}}}
schedule: {kind: cron, cron: "@daily"}
`)
	if err != nil {
		t.Fatal(err)
	}
	operation := root.(*Operation)
	dag := operation.Component.Run.(*Dag)
	first, second := dag.Operations.Value[0], dag.Operations.Value[1]
	if _, ok := first.Run.(*PartialRuntime); !ok {
		t.Errorf("a run without kind is a %T", first.Run)
	}
	kinds := []RootKind{operation.Component.Kind, first.Kind, second.Kind}
	if diff := cmp.Diff([]RootKind{RootComponent, "", RootComponent}, kinds); diff != "" {
		t.Errorf("kinds (-want +got)\n%s", diff)
	}
	lr := operation.Matrix.(*Hyperband).Params.Value["lr"].(*HpLogUniform)
	if got, want := lr.Value.Value, (LogUniform{Low: -5, High: 0}); got != want {
		t.Errorf("the range is %v, want %v", got, want)
	}
	if cron := operation.Schedule.(*CronSchedule); cron.Cron != "@daily" {
		t.Errorf("the schedule is %v", cron)
	}
}

func TestDecodeWrittenForms(t *testing.T) {
	root, err := decodeText(t, `
tags: "a, b"
presets: [c]
isApproved: yes
cost: "{{ globals.cost }}"
strict_params: "on"
cmd: [one, two]
resources: {cpu: 0.5, memory: 1Gi..2Gi, gpu: 1}
mount: [here, {from: a, to: b}]
params: {x: 1, y: {value: 010}, z: {a: 1}, empty: {}, nothing: null}
inputs: [{name: a, value: null}, {name: b, isOptional: false}]
environment: {labels: {team: 7, "on": true, when: 2020-01-01}}
init: [{paths: [a, [b, c]]}, {paths: a}, {dockerfile: {image: i, env: [[A, b]], copy: [a, [b, c]]}}]
matrix:
  kind: grid
  params:
    a: {kind: range, value: "1:5:2"}
    b: {kind: pchoice, value: [[x, 0.5]]}
    c: {kind: daterange, value: [2020-01-01, 2020-02-01, 7]}
`)
	if err != nil {
		t.Fatal(err)
	}
	got := root.(*Polyaxonfile)
	want := &Polyaxonfile{
		Tags: []string{"a", "b"}, Presets: []string{"c"}, IsApproved: Of(true), Cost: Expr[float64]("{{ globals.cost }}"),
		StrictParams: new(true), Cmd: Strings{"one", "two"},
		Resources: map[string]Amount{"cpu": "0.5", "memory": "1Gi..2Gi", "gpu": "1"},
		Mount:     []*OrString[Mount]{{String: "here"}, {Object: &Mount{From: "a", To: "b"}}},
		Params: map[string]*Param{
			"x": {Value: int64(1)}, "y": {Value: int64(8)}, "z": {Value: map[string]any{"a": int64(1)}}, "empty": {},
			"nothing": {},
		},
		Inputs:      []*IO{{Name: "a", IsOptional: new(true)}, {Name: "b", IsOptional: new(false)}},
		Environment: &Environment{Labels: map[string]string{"team": "7", "on": "true", "when": "2020-01-01"}},
		Init: []*Init{
			{Paths: Of(Paths{{"a"}, {"b", "c"}})}, {Paths: Of(Paths{{"a"}})},
			{Dockerfile: Of(DockerfileType{
				Image: "i", Env: Of(DockerEnv{Pairs: [][]string{{"A", "b"}}}), Copy: Of([]Strings{{"a"}, {"b", "c"}}),
			})},
		},
		Matrix: &GridSearch{Params: Of(map[string]HpParam{
			"a": &HpRange{Value: Of(Range{Start: 1, Stop: 5, Step: Float(2)})},
			"b": &HpPChoice{Value: Of([]PChoice{{Value: "x", Probability: 0.5}})},
			"c": &HpDateRange{Value: Of(DateRange{Start: "2020-01-01", Stop: "2020-02-01", Step: 7})},
		})},
	}
	if diff := cmp.Diff(want, got, compared); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestDecodeErrors(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"tags: {a: 1}", "line 1: tags: a list is expected, not a mapping"},
		{"name: a\nnam: b", "line 2: nam: Polyaxonfile has no such field"},
		{"description: 3", `line 1: description: text is expected; write "3" with the quotes`},
		{"isApproved: maybe", "line 1: isApproved: true or false is expected, not `maybe`"},
		{"run: {kind: spark}", "line 1: run.kind: there is no kind \"spark\" of Runtime"},
		{"matrix: {params: {}}", "line 1: matrix: `kind` is missing, which says what this is"},
		{"kind: Operation", "line 1: kind: there is no kind \"Operation\""},
		{"run:\n  kind: job\n  container: python", "line 3: run.container: a mapping is expected, as Kubernetes has it, not `python`"},
		{"ports: [80, x]", "line 1: ports[1]: an integer is expected, not `x`"},
		{"ports: [100000000000000000000]", "line 1: ports[0]: `100000000000000000000` is too large: an integer of 64 bits is expected"},
		{"env: {on: a}", `line 1: env.on: a key must be text; write "on" with the quotes`},
		{"- a", "line 1: a mapping is expected, not a list"},
		{"matrix: {kind: grid, params: {a: {kind: daterange, value: '1:2'}}}",
			"line 1: matrix.params.a.value: a range is expected, not `1:2`"},
	} {
		_, err := decodeText(t, test.text)
		var misfit *DecodeError
		if !errors.As(err, &misfit) || err.Error() != test.want {
			t.Errorf("%s\n got %v\nwant %s", test.text, err, test.want)
		}
	}
	if err := Decode(nil, Polyaxonfile{}); err == nil {
		t.Error("decoding into a value that is no pointer went well")
	}
}

func TestEncode(t *testing.T) {
	container, err := NewK8s(corev1.Container{Image: "python:3.12", Command: []string{"python", "a.py"}})
	if err != nil {
		t.Fatal(err)
	}
	got := encodeText(t, &Operation{
		Version: new(1.1), Name: "train", Description: "yes", Tags: []string{"1e-3", "2024-01-01", "a: b"},
		Cost: Of(1e-7), Cache: Expr[Cache]("{{ cache }}"),
		Params: map[string]*Param{"lr": {Value: 0.1}, "epochs": {Value: 3}, "none": {}},
		Matrix: &Mapping{Values: Of([]AnyMap{{"a": []int{1, 2}}})},
		Component: (&Component{
			Run: &Job{Container: container},
		}).Polyaxonfile(),
		Schedule: &IntervalSchedule{Frequency: Of(Duration("3600"))},
	})
	want := `version: 1.1
kind: operation
name: train
description: "yes"
tags:
    - "1e-3"
    - "2024-01-01"
    - 'a: b'
cache: '{{ cache }}'
cost: 1.0e-07
schedule:
    kind: interval
    frequency: 3600
matrix:
    kind: mapping
    values:
        - a:
            - 1
            - 2
params:
    epochs:
        value: 3
    lr:
        value: 0.1
    none:
        value: null
component:
    kind: component
    run:
        kind: job
        container:
            image: python:3.12
            command:
                - python
                - a.py
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestEncodeErrors(t *testing.T) {
	for _, v := range []any{
		struct{}{}, map[int]string{1: "a"}, func() {}, &Polyaxonfile{Params: map[string]*Param{"x": {Value: make(chan int)}}},
	} {
		if n, err := Encode(v); err == nil {
			t.Errorf("%T was written as %v", v, n)
		}
	}
}

func TestFloatsReadAsFloats(t *testing.T) {
	for _, f := range []float64{0, 1, -1, 0.1, 1e-7, 1e21, -2.5e300, 123456789} {
		text := plainFloat(f)
		n := syntax.Parse(syntax.NewText(text)).Root
		if got, _ := n.Scalar(); got != f {
			t.Errorf("%v is written %s and read %v (%s)", f, text, got, n.Tag)
		}
	}
}

func TestTextReadsAsText(t *testing.T) {
	for _, s := range []string{
		"", " ", "a", "yes", "NO", "~", "null", "1", "010", "1:30", "1e-3", ".5", ".inf", "2020-01-01", "=", "<<", "a: b", "# a",
		"- a", "{{ x }}", "a\nb", "a\n", "\ta", "*a", "&a", "!a", "%a", "@a", "é", "\u2028", "'", `"`, "a #b", "y",
	} {
		n := encodeText(t, []string{s})
		tree := syntax.Parse(syntax.NewText(n))
		if len(tree.Problems) > 0 {
			t.Errorf("%q is written %s: %v", s, n, tree.Problems)
			continue
		}
		item := tree.Root.Children[0]
		if item.Tag != "!!str" || item.Value != s {
			t.Errorf("%q is written %s and read %s %q", s, n, item.Tag, item.Value)
		}
	}
}

func TestAliasesDoNotMultiply(t *testing.T) {
	text := &strings.Builder{}
	text.WriteString("inputs:\n- name: a\n  value:\n    a0: &a0 [x, x]\n")
	for i := 1; i < 40; i++ {
		previous, next := string(rune('0'+i-1)), string(rune('0'+i))
		text.WriteString("    a" + next + ": &a" + next + " [*a" + previous + ", *a" + previous + "]\n")
	}
	tree := syntax.Parse(syntax.NewText(text.String()))
	if _, err := DecodeRoot(tree.Root); err == nil {
		t.Error("2^40 values were decoded")
	}
}

func TestAliasesOfThemselves(t *testing.T) {
	for _, text := range []string{
		"runPatch: &a {b: *a}", "params: &a {x: *a}", "hooks: &a [*a]", "component: &a {component: *a}", "run: &a {b: *a}",
		"container: &a {b: *a}", "run: &a {kind: dag, operations: [{run: *a}]}",
	} {
		root, err := DecodeRoot(syntax.Parse(syntax.NewText(text)).Root)
		if err == nil {
			t.Errorf("%s: decoded as %v", text, root)
		} else if len(err.Error()) > 200 {
			t.Errorf("%s: the message has %d characters", text, len(err.Error()))
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("kind: operation\nparams: {x: 1}\nrun: {kind: job, container: {image: [1, yes]}}")
	f.Add("matrix: {kind: grid, params: {a: {kind: range, value: '1:2:3'}}}\ninit: [{paths: [a, [b]]}]")
	f.Add("a: &a [*a]\nrunPatch: {<<: *a}")
	f.Fuzz(func(t *testing.T, text string) {
		tree := syntax.Parse(syntax.NewText(text))
		if tree.Root == nil || len(tree.Problems) > 0 {
			return
		}
		first, err := DecodeRoot(tree.Root)
		if err != nil {
			return
		}
		written := encodeText(t, first)
		second, err := decodeText(t, written)
		if err != nil {
			t.Fatalf("%v in\n%s", err, written)
		}
		if diff := cmp.Diff(first, second, compared); diff != "" {
			t.Errorf("(-read +read again)\n%s\n%s", diff, written)
		}
	})
}
