package analysis

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// FuzzHover asks at a place of any text: whatever stands there, an answer comes, and it is about the place.
func FuzzHover(f *testing.F) {
	for _, text := range []string{
		trainerFile, nightly["/w/base.yaml"], nightly["/w/night.yaml"],
		"a: &a [*a]\n<<: *b\nparams: {x: *a, <<: [*c]}\n", "run: {kind: dag, operations: [{dagRef: x, params: {y: {ref: ops.z, value: '{{ outputs.a }}'}}}], components: [{name: x, dagRef: x}]}",
		"component: &c\n  component: *c\n  run: {container: {args: ['{{ params.a.as_arg | x }}']}}\n", "inputs: [{name: 0x10, validation: {gt: *x}, options: [[]]}]",
		"kind: compiled_operation\nrun: {kind: job, container: {args: ['{{ globals.ports }}']}}\n", "matrix: &m {params: *m, values: [*m]}\nparams: *m\n", "pathRef: polyaxonfile.yaml\nconditions: '{{ x.y }}'\n", "\"\\u20ac{{ globals\": |\n  {{ lr",
	} {
		f.Add(text, len(text)/2)
		f.Add(text, len(text)-3)
	}
	f.Fuzz(func(t *testing.T, text string, offset int) {
		doc := NewDocument("/w/polyaxonfile.yaml", syntax.NewText(text))
		at := doc.Tree.Text.Pos(offset)
		files := someFiles{"/w/polyaxonfile.yaml": text, "hubRef x": text}
		h := HoverAt(context.Background(), doc, at, files)
		if h == nil {
			return
		}
		if !h.Range.Contains(at) || strings.TrimSpace(h.Markdown) == "" || len(h.Markdown) > 20_000 {
			t.Errorf("at %v about %v: %d bytes", at, h.Range, len(h.Markdown))
		}
		if utf8.ValidString(text) && !utf8.ValidString(h.Markdown) {
			t.Errorf("the text was cut inside of a character: %q", h.Markdown)
		}
	})
}
