package spec_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// texts are files by their paths and components by their references.
type texts map[string]string

func (t texts) tree(name string) (*syntax.Tree, error) {
	if text, ok := t[name]; ok {
		return syntax.Parse(syntax.NewText(text)), nil
	}
	return nil, fs.ErrNotExist
}

func (t texts) File(_ context.Context, path string) (*syntax.Tree, error) { return t.tree(path) }

func (t texts) Fetch(_ context.Context, ref spec.Reference) (*syntax.Tree, error) {
	return t.tree(ref.Field + " " + ref.Text)
}

// TestOrigin shows where the values of an operation with an overlay, a component in a file and one of the hub come from.
func TestOrigin(t *testing.T) {
	files := texts{
		"/w/base.yaml":  "kind: operation\nqueue: day\ntags: [a]\npathRef: mid.yaml\nparams: {lr: 1}\nrunPatch:\n  environment:\n    labels: {x: y}\n",
		"/w/night.yaml": "queue: night\ntags: b, c\nparams: {lr: 2}\n",
		"/w/mid.yaml":   "kind: component\nhubRef: acme/train\nrun:\n  kind: job\n  container: {args: [z]}\n",
		"hubRef acme/train": "kind: component\ninputs:\n- {name: lr, type: float, value: 3}\nrun:\n  kind: job\n  environment:\n    labels: {z: y}\n" +
			"  container:\n    image: a\n    args:\n    - x\n    - y\n",
	}
	base, _ := files.tree("/w/base.yaml")
	night, _ := files.tree("/w/night.yaml")
	res := spec.Resolve(context.Background(), spec.Set{
		Base: spec.Source{Path: "/w/base.yaml", Tree: base}, Overlays: []spec.Source{{Path: "/w/night.yaml", Tree: night}},
		Params: []spec.GivenParam{{Name: "extra", Value: "5"}},
	}, files)
	for path, want := range map[string]string{
		"queue": "/w/night.yaml:1 night", "tags": "/w/base.yaml /w/night.yaml", "tags 0": "/w/base.yaml:3 a", "tags 2": "/w/night.yaml:2 c",
		"params lr": "/w/night.yaml", "params lr value": "/w/night.yaml:3 2", "params extra value": " 5", "kind": "/w/base.yaml:1 operation",
		"runPatch environment labels x": "/w/base.yaml:8 y", "component component run container args 1": "hubRef acme/train:12 y",
		"component run container args 0": "/w/mid.yaml:5 z", "component component inputs 0 isOptional": " true", "run": "nothing",
		"tags 3": "nothing", "tags x": "nothing", "tags -1": "nothing", "queue a": "nothing",
	} {
		if got := origin(res, false, path); got != want {
			t.Errorf("%s of the operation: %q, not %q", path, got, want)
		}
	}
	for path, want := range map[string]string{
		"kind": " compiled_operation", "run": "hubRef acme/train /w/base.yaml /w/mid.yaml", "run container image": "hubRef acme/train:9 a",
		"run container args 0": "hubRef acme/train:11 x", "run container args 2": "/w/mid.yaml:5 z", "run environment labels x": "/w/base.yaml:8 y",
		"run environment labels z": "hubRef acme/train:7 y", "inputs 0 name": "hubRef acme/train:3 lr", "strictParams": " false", "params": "nothing",
	} {
		if got := origin(res, true, path); got != want {
			t.Errorf("%s of the compiled operation: %q, not %q", path, got, want)
		}
	}
	if _, ok := (&spec.Resolution{}).Origin(false); ok {
		t.Error("a set that is not valid has an operation")
	}
}

func origin(res *spec.Resolution, compiled bool, path string) string {
	o, ok := res.Origin(compiled, strings.Fields(path)...)
	switch {
	case !ok:
		return "nothing"
	case len(o.Value.Children) > 0:
		return strings.Join(o.Files, " ")
	case len(o.Files) == 0:
		return " " + o.Value.Value
	}
	return fmt.Sprintf("%s:%d %s", o.Files[0], o.Value.Range.Start.Line+1, o.Value.Value)
}
