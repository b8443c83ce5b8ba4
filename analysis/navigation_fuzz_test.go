package analysis

import (
	"context"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// FuzzRename gives another name to whatever is named at a place of any text. The text stays as readable as it was, and what
// had the old name has the new one.
func FuzzRename(f *testing.F) {
	f.Add("inputs: [{name: lr}]\nparams: {lr: 1}\nrun: {kind: job, container: {args: [\"{{ lr }}\\n{{ params['lr'] }}\"]}}\n", uint16(17))
	f.Add("a: &x {b: *x}\nenvironment: *x\n", uint16(5))
	f.Add("run:\n  kind: dag\n  operations:\n  - name: 'a'\n  - {dependencies: [a], dagRef: c, params: {<<: [*p], x: {ref: ops.a, value: '{{ outputs.", uint16(40))
	f.Add("run: {volumes: [{name: |-\n   a\n  }], container: {volumeMounts: [{name: a}]}, connections: [a]}", uint16(26))
	f.Fuzz(func(t *testing.T, text string, place uint16) {
		doc := NewDocument("/w/polyaxonfile.yaml", syntax.NewText(text))
		names := NamesOf(context.Background(), doc, nil, noFiles{})
		at := doc.Tree.Text.Pos(int(place) % (len(text) + 1))
		o, ok := names.At(at)
		if !ok {
			return
		}
		if !o.Range.Contains(at) || o.Range.End.Before(o.Range.Start) {
			t.Errorf("%q: %v at %v", text, o.Range, at)
		}
		Definitions(context.Background(), names, nil, o.Entity, noFiles{})
		renamings, err := Rename([]*Names{names}, o.Entity, "new-name")
		if err != nil || len(renamings) == 0 {
			return
		}
		after, ok := Apply(doc.Tree.Text, renamings[0].Edits)
		if !ok {
			t.Fatalf("%q: the edits touch each other: %v", text, renamings[0].Edits)
		}
		tree := syntax.Parse(after)
		if len(doc.Tree.Problems) == 0 && len(tree.Problems) > 0 {
			t.Errorf("%q became %q: %v", text, after.String(), tree.Problems)
		}
	})
}
