package spec

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

func TestReferences(t *testing.T) {
	const job = "run: {kind: job}\n"
	tests := []struct {
		name  string
		files files
		want  []string
	}{
		{"fine", files{"a.yaml": "pathRef: b.yaml", "b.yaml": job}, nil},
		{"missing", files{"a.yaml": "pathRef: b.yaml"},
			[]string{"1: There is no file `b.yaml`: the path is relative to the folder of this file."}},
		{"relative to its own folder", files{"a.yaml": "pathRef: x/b.yaml", "x/b.yaml": "pathRef: c.yaml", "x/c.yaml": job}, nil},
		{"a target with errors is told about there, too", files{"a.yaml": "pathRef: b.yaml", "b.yaml": "foo: 1\nbar: 2\n" + job},
			[]string{
				"b.yaml:1: Unknown key `foo` in a Polyaxonfile.", "b.yaml:2: Unknown key `bar` in a Polyaxonfile.",
				"1: `b.yaml` is not valid: it has 2 errors, the first: Unknown key `foo` in a Polyaxonfile.",
			}},
		{"a target that is reached twice is told about once", files{
			"a.yaml": "run:\n  kind: dag\n  operations:\n  - {pathRef: b.yaml}\n  - {pathRef: ./b.yaml}\n", "b.yaml": "foo: 1",
		}, []string{
			"b.yaml:1: Unknown key `foo` in a Polyaxonfile.",
			"4: `b.yaml` is not valid: Unknown key `foo` in a Polyaxonfile.",
			"5: `./b.yaml` is not valid: Unknown key `foo` in a Polyaxonfile.",
		}},
		{"a DAG in a DAG", files{"a.yaml": "run: {kind: dag, operations: [{component: {run: {kind: dag, components: [{pathRef: b.yaml}]}}}]}"},
			[]string{"1: There is no file `b.yaml`: the path is relative to the folder of this file."}},
		{"an inline component goes before", files{"a.yaml": "pathRef: b.yaml\ncomponent: {run: {kind: job}}"}, nil},
		{"JSON", files{"a.yaml": "pathRef: b.json", "b.json": `{"run": {"kind": "job"}, "queue": 1}`}, []string{
			"b.json:1: `queue` must be a string, but this is the integer 1: write \"1\".",
			"1: `b.json` is not valid: `queue` must be a string, but this is the integer 1: write \"1\".",
		}},
		{"a hubRef that Polyaxon takes for a Python file", files{"a.yaml": "hubRef: acme.pytorch:v1"},
			[]string{"1: Polyaxon takes `acme.pytorch:v1` for the name of a Python file, because of the `.py` in it. Write `acme/pytorch:v1`."}},
		{"another one", files{"a.yaml": "hubRef: acme/torch:v1.python"},
			[]string{"1: Polyaxon takes `acme/torch:v1.python` for the name of a Python file, because of the `.py` in it."}},
		{"itself", files{"a.yaml": "pathRef: a.yaml"},
			[]string{"1: These files refer to each other in a circle: `a.yaml` → `a.yaml`."}},
		{"a circle that another file leads to", files{"a.yaml": "pathRef: b.yaml", "b.yaml": "pathRef: c.yaml", "c.yaml": "pathRef: b.yaml"}, []string{
			"c.yaml:1: These files refer to each other in a circle: `b.yaml` → `c.yaml` → `b.yaml`.",
			"b.yaml:1: These files refer to each other in a circle: `b.yaml` → `c.yaml` → `b.yaml`.",
			"1: These files refer to each other in a circle: `b.yaml` → `c.yaml` → `b.yaml`.",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := messages(tt.files.lint("a.yaml")); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

// unreadable is a Resolver that finds every file and can read none.
type unreadable struct{ files }

func (unreadable) File(context.Context, string) (*syntax.Tree, error) {
	return nil, errors.New("permission denied")
}

func TestReferenceThatCannotBeRead(t *testing.T) {
	tree := syntax.Parse(syntax.NewText("pathRef: b.yaml"))
	got := messages(Lint(context.Background(), "a.yaml", tree, unreadable{}))
	if want := []string{"1: `b.yaml` cannot be read: permission denied"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCancelledLintFollowsNoReferences(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	tree := syntax.Parse(syntax.NewText("pathRef: b.yaml"))
	if got := Lint(ctx, "a.yaml", tree, files{}); len(got) > 0 {
		t.Errorf("got %v", got)
	}
}
