package analysis

import (
	"context"
	"io/fs"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// hubOf knows one component by every reference, and no file.
type hubOf string

func (hubOf) File(context.Context, string) (*syntax.Tree, error) { return nil, fs.ErrNotExist }

func (h hubOf) Fetch(context.Context, spec.Reference) (*syntax.Tree, error) {
	return syntax.Parse(syntax.NewText(string(h))), nil
}

// TestParamOfFetchedComponent gives a param to a component that is in no file here, and so cannot be changed itself.
func TestParamOfFetchedComponent(t *testing.T) {
	hub := hubOf("inputs: [{name: train, type: str}, {name: lr, type: float}]\nrun: {kind: job, container: {image: a}}\n")
	doc := NewDocument("polyaxonfile.yaml", syntax.NewText("kind: operation\nname: train\nhubRef: acme/train\nparams: {train: a}\n"))
	for _, d := range Diagnostics(context.Background(), doc, hub) {
		if d.Code != spec.CodeMissingParam {
			continue
		}
		fixes := Fixes(context.Background(), doc, d, hub)
		if len(fixes) != 1 || fixes[0].Title != "Add the param `lr`" {
			t.Fatalf("%+v", fixes)
		}
		text, _ := Apply(doc.Tree.Text, fixes[0].Edits)
		if want := "kind: operation\nname: train\nhubRef: acme/train\nparams: {train: a, lr: 0.1}\n"; text.String() != want {
			t.Errorf("got\n%s", text.String())
		}
		return
	}
	t.Error("no param is missing")
}
