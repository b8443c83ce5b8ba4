package blackbox

import (
	"testing"

	lsp "github.com/sourcegraph/go-lsp"
)

func (e *editor) complete(uri string, line, column int) []lsp.CompletionItem {
	e.t.Helper()
	var list lsp.CompletionList
	e.call("textDocument/completion", map[string]any{
		"textDocument": map[string]any{"uri": uri}, "position": map[string]any{"line": line, "character": column},
	}, &list)
	if list.Items == nil {
		e.t.Errorf("no list of items for %s", uri)
	}
	return list.Items
}

// TestCompletionOfSettings completes in the settings file of a folder, and nowhere else.
func TestCompletionOfSettings(t *testing.T) {
	w := makeWorkspace(t, map[string]string{"base.yaml": cleanFile, "exp/gpu.yaml": ""})
	e, result := begin(t, pushing(), w.root())
	if result.Capabilities["completionProvider"] == nil {
		t.Fatal("no completion")
	}
	settings := w.uri(".plx-lsp.yaml")
	e.open(settings, "yaml", 1, "sets:\n- files: [exp/g]\nrules:\n  😀: off\n  unk\n")
	for _, test := range []struct {
		line, column int
		label, text  string
		r            [2]int // the columns that are replaced
	}{
		{1, 14, "exp/gpu.yaml", "exp/gpu.yaml", [2]int{10, 15}},
		{4, 5, "unknown-field", "unknown-field: ", [2]int{2, 5}},
		{3, 7, "warning", "warning", [2]int{6, 9}},
		{5, 0, "hub", "hub: ", [2]int{0, 0}},
	} {
		found := false
		for _, item := range e.complete(settings, test.line, test.column) {
			if item.Label != test.label {
				continue
			}
			found = true
			want := lsp.Range{Start: lsp.Position{Line: test.line, Character: test.r[0]}, End: lsp.Position{Line: test.line, Character: test.r[1]}}
			if item.TextEdit == nil || item.TextEdit.NewText != test.text || item.TextEdit.Range != want {
				t.Errorf("%s: %+v", test.label, item.TextEdit)
			}
		}
		if !found {
			t.Errorf("%s is not offered at %d:%d", test.label, test.line, test.column)
		}
	}
	e.open(w.uri("base.yaml"), "yaml", 1, cleanFile)
	e.open(w.uri("exp/.plx-lsp.yaml"), "yaml", 1, "\n")
	for _, uri := range []string{w.uri("base.yaml"), w.uri("exp/.plx-lsp.yaml"), w.uri("gone.yaml")} {
		if items := e.complete(uri, 0, 0); len(items) != 0 {
			t.Errorf("%s is completed: %+v", uri, items)
		}
	}
	e.quit()
}
