package analysis

import (
	"context"
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// writer writes random files in which everything has the names that it is given. Of two writers with the same seed and
// other names, the files differ in these alone.
type writer struct {
	*rand.Rand
	input, output, operation, component, connection, volume, anchor string
}

// name writes a name as a scalar, in some quotes.
func (w *writer) name(text string) string {
	return w.pick(text, text, `"`+text+`"`, "'"+text+"'")
}

func (w *writer) pick(texts ...string) string { return texts[w.Intn(len(texts))] }

// use is a template that uses the input; other names in it are there to be mistaken for it.
func (w *writer) use() string {
	x := w.input
	return w.pick(
		"{{ "+x+" }}", "{{"+x+"}} {{ params."+x+".as_arg }}", "{{ params['"+x+"'].value }}", "{{ "+x+" | default(4) }}",
		"{% if "+x+" is defined %}{{ "+x+" ~ 'xin' }}{% endif %}", "{% for xin in ["+x+"] %}{{ xin }}{% endfor %}",
		"{{ {'xin': "+x+"}['xin'] }}", "{# xin #}{{ "+x+" }}", "{{ globals.xin }}{{ plain }}", "xin {{ plain.xin }}",
	)
}

// text is a template as a scalar: in quotes of some kind.
func (w *writer) text() string { return `"` + w.use() + `"` }

// trainer is a component with an input, an output, a connection and a volume.
func (w *writer) trainer(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "kind: component\nname: %s\ndescription: xin xout {{ xin }}\n", name)
	fmt.Fprintf(&b, "inputs:\n- name: %s\n  type: float\n  %s\n  argFormat: %s\n- {name: plain, type: str, value: xin}\n",
		w.name(w.input), w.pick("value: 1", "isOptional: true"), `"--xin={{ `+w.input+` }}"`)
	fmt.Fprintf(&b, "outputs: [{name: %s, type: float}]\n", w.name(w.output))
	if w.Intn(2) == 0 {
		fmt.Fprintf(&b, "cache: {io: [%s, plain]}\n", w.name(w.input))
	}
	fmt.Fprintf(&b, "run:\n  kind: job\n  connections: [%s]\n  init: [{connection: %s, artifacts: {dirs: [a]}}]\n", w.name(w.connection), w.name(w.connection))
	fmt.Fprintf(&b, "  volumes: [{name: %s, emptyDir: {}}]\n  environment: &%s {labels: {xin: b}}\n", w.name(w.volume), w.anchor)
	fmt.Fprintf(&b, "  container:\n    args: [%s, %s, \"{{ connections.%s.bucket }}\"]\n", w.text(), w.text(), w.connection)
	fmt.Fprintf(&b, "    command:\n    - |-\n      xin %s\n      %s\n    - >-\n      %s\n", w.use(), w.use(), w.use())
	fmt.Fprintf(&b, "    volumeMounts: [{name: %s, mountPath: /xvol}]\n", w.name(w.volume))
	return b.String()
}

// params give a value to the input.
func (w *writer) params() string {
	key := w.name(w.input)
	return w.pick("{"+key+": 2, plain: xin}", "{plain: '{{ "+w.input+" }}', "+key+": {value: 2}}", "{"+key+": {value: 2, toEnv: xin}}")
}

// runs is an operation that runs the component of a file.
func (w *writer) runs() string {
	if w.Intn(3) == 0 {
		key := w.name(w.input)
		return "kind: operation\npathRef: train.yaml\nmatrix:\n" + w.pick(
			"  kind: grid\n  params: {"+key+": {kind: choice, value: [1, 2]}}\n",
			"  kind: mapping\n  values: [{"+key+": 1}, {plain: a, "+key+": 2}]\n",
			"  kind: hyperband\n  maxIterations: 4\n  eta: 2\n  metric: {name: loss, optimization: minimize}\n  resource: {name: "+key+", type: float}\n"+
				"  params: {plain: {kind: choice, value: [xin]}}\n")
	}
	return "kind: operation\npathRef: train.yaml\nparams: " + w.params() + "\nhooks: [{hubRef: slack, params: {xin: {value: 1}}, conditions: " + w.text() + "}]\n"
}

// graph is a DAG that runs the component twice, from the file or from its own components.
func (w *writer) graph() string {
	var b strings.Builder
	b.WriteString("kind: component\ninputs: [{name: xin, type: float, value: 3}]\nrun:\n  kind: dag\n  components:\n")
	fmt.Fprintf(&b, "  - name: %s\n    inputs: [{name: p, type: float}]\n    run: {kind: job, container: {args: ['{{ p }}']}}\n", w.name(w.component))
	fmt.Fprintf(&b, "  operations:\n  - {name: %s, pathRef: train.yaml, params: %s}\n", w.name(w.operation), w.params())
	fmt.Fprintf(&b, "  - name: xop\n    dagRef: %s\n    dependencies: [%s]\n    params: {p: {ref: ops.%s, value: %s}}\n",
		w.name(w.component), w.name(w.operation), w.operation,
		w.pick("outputs."+w.output, "'inputs."+w.input+"'", `"{{ outputs.`+w.output+` }}"`))
	fmt.Fprintf(&b, "  - {name: last, pathRef: train.yaml, params: {%s: {ref: dag, value: inputs.xin}}, dependencies: [xop, %s]}\n",
		w.name(w.input), w.name(w.operation))
	return b.String()
}

func (w *writer) files() someFiles {
	return someFiles{"/w/train.yaml": w.trainer("trainer"), "/w/run.yaml": w.runs(), "/w/dag.yaml": w.graph(), "hubRef slack": "kind: component\ninputs: [{name: xin, isOptional: true}]\nrun: {kind: job}\n"}
}

func writerOf(seed int64) *writer {
	return &writer{Rand: rand.New(rand.NewSource(seed)), input: "input1", output: "output1", operation: "operation1", component: "component1",
		connection: "connection1", volume: "volume1", anchor: "anchor1"}
}

// verdict is all that is found about a file, and what it makes.
func verdict(files someFiles, path string) string {
	doc := NewDocument(path, syntax.NewText(files[path]))
	res := doc.Resolve(context.Background(), files)
	var b strings.Builder
	for _, d := range res.Found {
		fmt.Fprintln(&b, d.File, d.Code, d.Message)
	}
	return b.String() + string(res.Compiled())
}

// renamedSort is a sort of names, and one to give.
type renamedSort struct {
	name string
	of   func(*writer) *string
}

// check changes the name in the files of a seed. It says how many of these are valid.
func (sort renamedSort) check(t *testing.T, seed int64) (compiled int) {
	w := writerOf(seed)
	old := *sort.of(w)
	files := w.files()
	w = writerOf(seed)
	*sort.of(w) = sort.name
	want := w.files()
	all := filesNames(files)
	places := occurrencesNamed(all, old)
	after, err := renamedIn(t, all, places[rand.New(rand.NewSource(seed)).Intn(len(places))].Entity, sort.name)
	if err != nil {
		t.Fatalf("seed %d: %s: %v", seed, old, err)
	}
	for path := range all {
		now, changed := after[path]
		if !changed {
			now = files[path]
		}
		if now != want[path] {
			t.Fatalf("seed %d: %s became\n%s\nand not\n%s", seed, path, now, want[path])
		}
		before := verdict(files, path)
		if strings.Contains(before, "compiled_operation") {
			compiled++
		}
		if now := verdict(want, path); strings.ReplaceAll(before, old, sort.name) != now {
			t.Errorf("seed %d: of %s was said\n%s\nand now\n%s", seed, path, before, now)
		}
	}
	return compiled
}

// TestRenameOnRandomFiles changes a name in random files, from any of its places, and compares what becomes of them with
// the files as they are written with that name from the start. What is found about them, and what they make, is the same
// up to the name.
func TestRenameOnRandomFiles(t *testing.T) {
	compiled := 0
	for seed := range int64(8) {
		for _, sort := range []renamedSort{
			{"renamed_input", func(w *writer) *string { return &w.input }}, {"renamed_output", func(w *writer) *string { return &w.output }},
			{"renamed-operation", func(w *writer) *string { return &w.operation }}, {"renamed-component", func(w *writer) *string { return &w.component }},
			{"renamed_connection", func(w *writer) *string { return &w.connection }}, {"renamed-volume", func(w *writer) *string { return &w.volume }},
			{"renamed-anchor", func(w *writer) *string { return &w.anchor }},
		} {
			compiled += sort.check(t, seed)
		}
	}
	if compiled < 130 {
		t.Errorf("only %d of the files are valid", compiled)
	}
}

// filesNames are the names in the files of a folder, by path.
func filesNames(files someFiles) map[string]*Names {
	all := map[string]*Names{}
	for path, text := range files {
		if strings.HasPrefix(path, "/") {
			all[path] = NamesOf(context.Background(), NewDocument(path, syntax.NewText(text)), nil, files)
		}
	}
	return all
}

// occurrencesNamed are the places with a name, in a fixed order.
func occurrencesNamed(all map[string]*Names, name string) []Occurrence {
	var found []Occurrence
	for _, path := range slices.Sorted(maps.Keys(all)) {
		for _, o := range all[path].All {
			if o.Name == name {
				found = append(found, o)
			}
		}
	}
	return found
}
