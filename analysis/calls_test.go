package analysis

import (
	"fmt"
	"strings"
	"testing"
)

// TestCalls shows what refers to what in a file: its operations are called by it, and call what they wait for and run.
func TestCalls(t *testing.T) {
	files := someFiles{"/w/dag.yaml": `kind: component
run:
  kind: dag
  operations:
  - {name: a, pathRef: train.yaml}
  - name: b
    dagRef: c
    dependencies: [a]
    params: {p: {ref: ops.a, value: globals.uuid}}
  - name: inner
    component:
      run: {kind: dag, operations: [{name: a, dagRef: nothing, hubRef: d}]}
  components:
  - {name: c, run: {kind: job}}
`, "/w/train.yaml": "kind: component\nname: trainer\nrun: {kind: job}\n"}
	names := namesIn(files)["/w/dag.yaml"]
	var lines []string
	for _, call := range names.Calls() {
		var at []string
		for _, r := range call.Places {
			at = append(at, fmt.Sprintf("%d:%d", r.Start.Line+1, r.Start.Byte+1))
		}
		lines = append(lines, fmt.Sprintf("%s calls %s %s: %s", call.From.Label, call.To.Sort, call.To.Name, strings.Join(at, " ")))
	}
	const want = `dag.yaml calls operation a: 5:12
a calls file /w/train.yaml: 5:24
dag.yaml calls operation b: 6:11
b calls component c: 7:13
b calls operation a: 8:20 9:27
dag.yaml calls operation inner: 10:11
inner calls operation a: 12:44
a calls component nothing: 12:55`
	if found := strings.Join(lines, "\n"); found != want {
		t.Errorf("found\n%s\nwant\n%s", found, want)
	}
	if u, ok := namesIn(files)["/w/train.yaml"].UnitOf(names.Calls()[1].To); !ok || u.Label != "trainer" || u.Name.Start.Line != 1 {
		t.Errorf("the file is %+v", u)
	}
}
