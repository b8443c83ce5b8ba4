package blackbox

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"

	"github.com/plx-lsp/plx-lsp/internal/golden"
)

type inlayHint struct {
	Position  lsp.Position
	Label     string
	Tooltip   struct{ Kind, Value string }
	TextEdits []lsp.TextEdit
}

func (e *editor) hints(uri string, lines [2]int) []inlayHint {
	e.t.Helper()
	var hints []inlayHint
	e.call("textDocument/inlayHint", map[string]any{
		"textDocument": map[string]any{"uri": uri},
		"range":        lsp.Range{Start: lsp.Position{Line: lines[0]}, End: lsp.Position{Line: lines[1]}},
	}, &hints)
	return hints
}

// hinted is an editor that shows hints, and Markdown in hovers.
func hinted() map[string]any {
	return map[string]any{
		"textDocument": map[string]any{
			"inlayHint": map[string]any{}, "hover": map[string]any{"contentFormat": []string{"markdown"}},
		},
		"workspace": map[string]any{"inlayHint": map[string]any{"refreshSupport": true}},
	}
}

func TestHintCases(t *testing.T) {
	golden.Run(t, "../../testdata/hints/*.txtar", false, func(t *testing.T, c *golden.Case, name string) string {
		w := makeWorkspace(t, c.Files())
		e, _ := begin(t, withEncoding(hinted(), "utf-8"), w.root())
		e.open(w.uri(name), "polyaxonfile", 1, c.Text(name))
		f := caseFile{editor: e, text: c.Text(name)}
		var b strings.Builder
		for _, h := range e.hints(w.uri(name), [2]int{0, 1000}) {
			more, _, _ := strings.Cut(h.Tooltip.Value, "\n")
			fmt.Fprintf(&b, "%d:%d %s (%s)", h.Position.Line+1, h.Position.Character+1, h.Label, more)
			for _, edit := range h.TextEdits {
				_, covers, _ := strings.Cut(f.covered(edit.Range), " ")
				fmt.Fprintf(&b, " %s: %q", covers, edit.NewText)
			}
			b.WriteString("\n")
		}
		e.quit()
		return b.String()
	})
}

// TestHintsFollowReferences shows that an editor is told to ask again when what an operation refers to changes.
func TestHintsFollowReferences(t *testing.T) {
	const component = "kind: component\ninputs:\n- {name: lr, type: float, value: 1}\nrun: {kind: job, container: {image: x}}\n"
	w := makeWorkspace(t, map[string]string{"train.yaml": component})
	e, result := begin(t, hinted(), w.root())
	if result.Capabilities["inlayHintProvider"] == nil {
		t.Fatal("no hints")
	}
	uri := w.uri("op.yaml")
	e.open(uri, "yaml", 1, "kind: operation\npathRef: train.yaml\n")
	e.alive()
	labels := func() (all []string) {
		for _, h := range e.hints(uri, [2]int{0, 9}) {
			all = append(all, h.Label)
		}
		return all
	}
	if found := labels(); !slices.Equal(found, []string{"lr = 1 by default"}) {
		t.Errorf("found %q", found)
	}
	if found := e.hints(uri, [2]int{0, 0}); len(found) != 0 {
		t.Errorf("in other lines: %+v", found)
	}
	refreshed := func(m message) bool { return m.Method == "workspace/inlayHint/refresh" }
	e.await("refresh after the settings were read", refreshed)
	e.open(w.uri("train.yaml"), "yaml", 1, strings.Replace(component, "value: 1", "value: 2", 1))
	e.await("refresh of hints", refreshed)
	if found := labels(); !slices.Equal(found, []string{"lr = 2 by default"}) {
		t.Errorf("after a change: %q", found)
	}
	e.quit()
}
