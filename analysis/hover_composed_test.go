package analysis

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

var nightly = someFiles{
	"/w/base.yaml":        "kind: operation\nqueue: day\ntags: [a]\nparams: {lr: 1}\npathRef: parts/train.yaml\ndescription: base\n",
	"/w/night.yaml":       "queue: night\ntags: [b]\nparams: {lr: 2, extra: 5}\ntermination: {timeout: 60}\n",
	"/w/parts/train.yaml": "kind: component\ninputs: [{name: lr, type: float, value: 3}]\nrun:\n  kind: job\n  container:\n    image: a\n    args: [x]\n",
}

func resolveNightly(t *testing.T) *spec.Resolution {
	t.Helper()
	set := Set{Files: []SetFile{{Path: "/w/base.yaml"}, {Path: "/w/night.yaml"}}}
	res := set.Resolve(context.Background(), "", nightly)
	if res.Compiled() == nil {
		t.Fatal(res.Found)
	}
	return res
}

func TestHoverInSet(t *testing.T) {
	res := resolveNightly(t)
	for _, c := range []struct{ path, at, says string }{
		{"/w/base.yaml", "queue", "In the set, `night` takes its place (`night.yaml:1`)."},
		{"/w/base.yaml", "day", "In the set, `night` takes its place (`night.yaml:1`)."},
		{"/w/base.yaml", "lr", "In the set, `2` takes its place (`night.yaml:3`)."},
		{"/w/base.yaml", "tags", "In the set, it is put together from `base.yaml` and `night.yaml`."},
		{"/w/base.yaml", "params", "In the set, all of it comes from `night.yaml`."},
		{"/w/base.yaml", "description", ""},
		{"/w/base.yaml", "a]", ""},
		{"/w/night.yaml", "queue", ""},
		{"/w/night.yaml", "tags", "In the set, it is put together from `base.yaml` and `night.yaml`."},
		{"/w/night.yaml", "timeout", ""},
	} {
		doc := NewDocument(c.path, syntax.NewText(nightly[c.path]))
		at := doc.Tree.Text.Pos(strings.Index(nightly[c.path], c.at))
		h := HoverInSet(context.Background(), doc, at, nightly, res)
		if h == nil || !strings.HasSuffix(h.Markdown, c.says) || c.says == "" && strings.Contains(h.Markdown, "In the set") {
			t.Errorf("%s at %s: want %q, in %+v", c.path, c.at, c.says, h)
		}
	}
}

func TestHoverResolved(t *testing.T) {
	res := resolveNightly(t)
	text := func(document []byte) string {
		// JSON is YAML: the document that is shown has the same structure.
		return string(bytes.ReplaceAll(document, []byte(","), []byte(", ")))
	}
	operation, compiled := text(res.Operation()), text(res.Compiled())
	for _, c := range []struct {
		text     string
		compiled bool
		at, says string
	}{
		{operation, false, `"night"`, "Written in `night.yaml:1`.\n\n**`queue`**"},
		{operation, false, `"queue"`, "Written in `night.yaml:1`.\n\n**`queue`**"},
		{operation, false, `"tags"`, "Put together from `base.yaml` and `night.yaml`."},
		{operation, false, `"a",`, "Written in `base.yaml:3`."},
		{operation, false, `"isOptional"`, "Polyaxon fills this in: it is written nowhere.\n\n**`isOptional`**"},
		{operation, false, `"image"`, "Written in `parts/train.yaml:6`.\n\n**`image`** · string · of `run.container`"},
		{compiled, true, `"image"`, "Written in `parts/train.yaml:6`.\n\n**`image`** · string · of `run.container`"},
		{compiled, true, `"kind"`, "Polyaxon fills this in: it is written nowhere."},
		{compiled, true, `60`, "Written in `night.yaml:4`.\n\n**`timeout`**"},
		{compiled, true, `"x"`, "Written in `parts/train.yaml:7`."},
	} {
		doc := NewDocument("/w/base.yaml", syntax.NewText(c.text))
		at := doc.Tree.Text.Pos(strings.Index(c.text, c.at))
		h := HoverResolved(context.Background(), doc, at, nightly, res, c.compiled)
		if h == nil || !strings.HasPrefix(h.Markdown, c.says) {
			t.Errorf("at %s: want %q, in %+v", c.at, c.says, h)
		}
	}
	doc := NewDocument("/w/base.yaml", syntax.NewText("# why\na: [\n]\n"))
	for _, at := range []syntax.Pos{{}, {Line: 1, Byte: 4}, {Line: 2}, {Line: 9}} {
		if h := HoverResolved(context.Background(), doc, at, nightly, res, false); h != nil {
			t.Errorf("at %v: %+v", at, h)
		}
	}
}
