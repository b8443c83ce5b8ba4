package spec

import (
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestExamplesInComments: an example of a field holds that field, one of a model holds the model under some key, alone
// or in a list; and what it holds is fine.
func TestExamplesInComments(t *testing.T) {
	count := 0
	for _, m := range SchemaOf().Models() {
		if example, ok := exampleIn(m.Doc); ok {
			count++
			_, value := onlyEntry(t, m.Name, example)
			values := []*syntax.Node{value}
			if value.Kind == yaml.SequenceNode {
				values = value.Children
			}
			for _, v := range values {
				checkExample(t, m.Name, v, &Type{Kind: ModelType, Model: m})
			}
		}
		for _, f := range m.Fields {
			if example, ok := exampleIn(f.Doc); ok {
				count++
				key, value := onlyEntry(t, m.Name+"."+f.Name, example)
				if key != f.Name {
					t.Errorf("%s.%s: the example is of %s", m.Name, f.Name, key)
				}
				if !f.Short { // its short form is a matter of the whole model
					checkExample(t, m.Name+"."+f.Name, value, f.Type)
				}
			}
		}
	}
	if count < 30 {
		t.Errorf("only %d examples were found", count)
	}
}

func exampleIn(doc string) (string, bool) {
	_, example, ok := strings.Cut(doc, "```yaml\n")
	return strings.TrimSuffix(example, "```"), ok
}

func onlyEntry(t *testing.T, what, example string) (string, *syntax.Node) {
	t.Helper()
	tree := syntax.Parse(syntax.NewText(example))
	if len(tree.Problems) > 0 || len(tree.Root.Entries()) != 1 {
		t.Fatalf("%s: the example is not one key with its value: %v\n%s", what, tree.Problems, example)
	}
	e := tree.Root.Entries()[0]
	return e.Key.Value, e.Value
}

func checkExample(t *testing.T, what string, n *syntax.Node, typ *Type) {
	t.Helper()
	v := newValidator("")
	v.value(n, typ, site{label: "the example"})
	found := slices.DeleteFunc(v.found, func(d Diagnostic) bool { return d.Severity != Error })
	for _, d := range found {
		t.Errorf("%s: the example is not valid: %s", what, d.Message)
	}
}
