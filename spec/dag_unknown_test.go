package spec

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// halfAHub has acme/train:1, and does not answer about anything else.
type halfAHub struct{}

func (halfAHub) File(context.Context, string) (*syntax.Tree, error) { return nil, fs.ErrNotExist }

func (halfAHub) Fetch(_ context.Context, ref Reference) (*syntax.Tree, error) {
	switch ref.Text {
	case "acme/train:1":
		return syntax.Parse(syntax.NewText("inputs: [{name: rate, type: float}]\noutputs: [{name: loss, type: float}]\n" +
			"run: {kind: job, container: {image: a, args: [\"{{ rate }}\"]}}\n")), nil
	case "acme/around:1":
		return syntax.Parse(syntax.NewText("run:\n  kind: dag\n  operations:\n  - {name: x, hubRef: acme/silent:1}\n")), nil
	}
	return nil, errors.New("no answer")
}

// TestDagWithAComponentThatIsNotKnown checks all of a DAG but the operations whose components could not be fetched.
func TestDagWithAComponentThatIsNotKnown(t *testing.T) {
	const silent = "  - {name: silent, hubRef: \"acme/silent:1\", params: {any: {value: 1}}}\n"
	for _, test := range []struct {
		name, operations string
		want             []string // codes
	}{
		{"nothing is wrong", silent + "  - {name: a, hubRef: \"acme/train:1\", params: {rate: {value: 1}}}\n", []string{CodeNotFetched}},
		{"a param of another operation", silent + "  - {name: a, hubRef: \"acme/train:1\", params: {rate: {value: high}}}\n", []string{CodeNotFetched, CodeParamType}},
		{"a param that is missing", silent + "  - {name: a, hubRef: \"acme/train:1\"}\n", []string{CodeNotFetched, CodeMissingParam}},
		{"a value of the operation itself", silent + "  - {name: a, hubRef: \"acme/train:1\", params: {rate: {ref: ops.silent, value: outputs.x}}}\n", []string{CodeNotFetched}},
		{"a value of another one", silent + "  - {name: a, hubRef: \"acme/train:1\", params: {rate: {value: 1}}}\n" +
			"  - {name: b, hubRef: \"acme/train:1\", params: {rate: {ref: ops.a, value: outputs.los}}}\n", []string{CodeNotFetched, CodeRef}},
		{"an operation that is not there", strings.Replace(silent, "params", "dependencies: [gone], params", 1), []string{CodeNotFetched, CodeUnknownOperation}},
		{"a circle", strings.Replace(silent, "params", "dependencies: [a], params", 1) +
			"  - {name: a, hubRef: \"acme/train:1\", dependencies: [silent], params: {rate: {value: 1}}}\n", []string{CodeNotFetched, CodeDagCycle}},
		{"the same name twice", silent + "  - {name: silent, hubRef: \"acme/train:1\", params: {rate: {value: 1}}}\n", []string{CodeNotFetched, CodeDagName}},
		{"in a component of the DAG", "  - {name: b, dagRef: kept}\n  - {name: a, hubRef: \"acme/train:1\", params: {rate: {value: x}}}\n" +
			"  components:\n  - {name: kept, component: {kind: component, run: {kind: dag, operations: [{name: y, hubRef: \"acme/silent:1\"}]}}}\n",
			[]string{CodeNotFetched, CodeParamType}},
		{"in a DAG from elsewhere", "  - {name: b, hubRef: \"acme/around:1\"}\n  - {name: a, hubRef: \"acme/train:1\", params: {rate: {value: x}}}\n",
			[]string{CodeNotFetched, CodeParamType}},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree := syntax.Parse(syntax.NewText("kind: component\nrun:\n  kind: dag\n  operations:\n" + test.operations))
			res := Resolve(t.Context(), Set{Base: Source{Path: "/w/dag.yaml", Tree: tree}}, halfAHub{})
			var codes []string
			for _, d := range res.Found {
				codes = append(codes, d.Code)
			}
			if diff := cmp.Diff(test.want, codes); diff != "" {
				t.Errorf("%s\n%+v", diff, res.Found)
			}
			if !res.Unknown || res.Operation() != nil {
				t.Errorf("unknown %v, operation %s", res.Unknown, res.Operation())
			}
		})
	}
}
