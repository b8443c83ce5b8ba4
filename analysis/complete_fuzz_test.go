package analysis_test

import (
	"context"
	"testing"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// nowhere is a resolver that has nothing.
type nowhere struct{}

func (nowhere) File(context.Context, string) (*syntax.Tree, error) { return nil, spec.ErrNoComponent }

func (nowhere) Fetch(context.Context, spec.Reference) (*syntax.Tree, error) {
	return nil, spec.ErrNoComponent
}

// FuzzComplete completes anywhere in any text: what is offered has a name and replaces a part of one line up to the place
// or past it.
func FuzzComplete(f *testing.F) {
	f.Add("inputs: [{name: lr, type: git, value: {}}]\nparams: {lr: {ref: ops.a, value: }}\n", 60)
	f.Add("run:\n  kind: dag\n  operations:\n  - &a {name: a, dependencies: []}\n  - *a\n  components: [*a]\n", 64)
	f.Add("matrix:\n  kind: grid\n  params:\n    lr: \n", 36)
	f.Add("a: &a [*a]\nrun: *a\ncomponent: &c {component: *c, params: {x: }}\n", 60)
	f.Add("<<: {params: {x: }}\nkind: compiled_operation\ncache: {io: []}\n", 16)
	f.Add("cmd: \"{{ params['a\\\"'].\ncontainer: {args: [{{ , '{% if ''x'' %}{{ x\n", 22)
	f.Add("container: {args: [{{ , '{% if ''x'' %}{{ x\n", 22)
	f.Add("pathRef: \"../\nenvironment: {nodeSelector: {? a : }}\n", 13)
	f.Fuzz(func(t *testing.T, source string, offset int) {
		text := syntax.NewText(source)
		at := text.Pos(min(max(offset, 0), len(source)))
		for _, c := range analysis.Complete(context.Background(), analysis.NewDocument("/none/a.plx.yaml", text), at, nowhere{}) {
			line := text.Line(at.Line)
			if c.Label == "" || c.Range.Start.Line != at.Line || c.Range.End.Line != at.Line || c.Range.End.Byte > len(line) ||
				c.Range.Start.Byte > c.Range.End.Byte {
				t.Errorf("%+v", c)
			}
			if c.Doc != nil {
				c.Doc()
			}
		}
	})
}
