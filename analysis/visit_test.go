package analysis

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestVisit shows that every written value is visited once, with what the specification says of it.
func TestVisit(t *testing.T) {
	text := `
component:
  run: {kind: job, container: {image: a, env: [{name: A}]}}
runPatch: {container: &c {tty: true}}
params: {x: 1, y: *z}
`
	doc := NewDocument("a.plx.yaml", syntax.NewText(text))
	var seen []string
	s := &scene{ctx: context.Background(), doc: doc, files: Disk{}}
	s.visit(func(p *place) bool {
		last := p.last()
		name := "-"
		if last.key != nil {
			name = last.key.Value
		}
		what := ""
		switch o := last.object(); {
		case o.model != nil:
			what = o.model.Name
		case o.k8s != nil:
			what = o.k8s.Name
		case last.k8s != nil:
			what = last.k8s.Kind
		}
		seen = append(seen, strings.Repeat(" ", len(p.steps)-1)+name+" "+what)
		return true
	})
	want := []string{
		"- Polyaxonfile", " component Polyaxonfile", "  run Job", "   kind ", "   container V1Container", "    image string", "    env list",
		"     - V1EnvVar", "      name string",
		" runPatch Job", "  container V1Container", "   tty bool",
		" params ", "  x ", "  y ",
	}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error(diff)
	}
}
