package blackbox

import (
	"fmt"
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"
)

type documentSymbol struct {
	Name, Detail          string
	Kind                  lsp.SymbolKind
	Range, SelectionRange lsp.Range
	Children              []documentSymbol
}

// symbolKindNames are the names of symbols in cases by the kinds of the protocol. Some kinds stand for several.
var symbolKindNames = map[lsp.SymbolKind][]string{
	lsp.SKObject: {"section", "item"}, lsp.SKArray: {"list"}, lsp.SKClass: {"component"}, lsp.SKFunction: {"operation"},
	lsp.SKVariable: {"input", "hyper-param"}, lsp.SKProperty: {"output"}, lsp.SKConstant: {"param", "env"}, lsp.SKMethod: {"run"},
	lsp.SKStruct: {"container"}, lsp.SKEvent: {"event"},
}

// nameOfKind is the name of a symbol's kind; of several, that which the case wants on its line.
func (f caseFile) nameOfKind(s documentSymbol) string {
	names := symbolKindNames[s.Kind]
	for _, name := range names {
		if strings.Contains(f.want, fmt.Sprintf(" %s %s", name, s.Name)) {
			return name
		}
	}
	return strings.Join(names, "/")
}

// TestSymbolCases shows the trees of testdata/symbols to an editor that knows all kinds.
func TestSymbolCases(t *testing.T) {
	kinds := make([]int, 26)
	for i := range kinds {
		kinds[i] = i + 1
	}
	can := textDocument(map[string]any{"documentSymbol": map[string]any{
		"hierarchicalDocumentSymbolSupport": true, "symbolKind": map[string]any{"valueSet": kinds},
	}})
	inEditor(t, "../../testdata/symbols/*.txtar", can, func(f caseFile) string {
		var symbols []documentSymbol
		f.call("textDocument/documentSymbol", f.document(), &symbols)
		var b strings.Builder
		var write func(all []documentSymbol, indent string)
		write = func(all []documentSymbol, indent string) {
			for _, s := range all {
				fmt.Fprintf(&b, "%s%s %s", indent, f.nameOfKind(s), s.Name)
				if s.Detail != "" {
					fmt.Fprintf(&b, " (%s)", s.Detail)
				}
				_, covers, _ := strings.Cut(f.covered(s.SelectionRange), " ")
				fmt.Fprintf(&b, " at %d %s\n", s.SelectionRange.Start.Line+1, covers)
				write(s.Children, indent+"  ")
			}
		}
		write(symbols, "")
		return b.String()
	})
}

// TestSymbolsAsList shows symbols to an editor that shows no tree and knows only the oldest kinds.
func TestSymbolsAsList(t *testing.T) {
	w := makeWorkspace(t, nil)
	e, _ := begin(t, textDocument(map[string]any{"documentSymbol": map[string]any{}}), w.root())
	e.open(w.uri("polyaxon.yaml"), "yaml", 1, "kind: component\nname: train\ninputs:\n- name: lr\nrun:\n  kind: job\n  container: {}\n")
	e.open(w.uri("other.yaml"), "yaml", 1, "a: b\n")
	var symbols []lsp.SymbolInformation
	e.call("textDocument/documentSymbol", map[string]any{"textDocument": map[string]any{"uri": w.uri("polyaxon.yaml")}}, &symbols)
	var found []string
	for _, s := range symbols {
		if string(s.Location.URI) != w.uri("polyaxon.yaml") {
			t.Errorf("%s is in %s", s.Name, s.Location.URI)
		}
		found = append(found, fmt.Sprintf("%s in %q: %s at %d", s.Name, s.ContainerName, s.Kind, s.Location.Range.Start.Line))
	}
	want := []string{
		`train in "": Class at 0`, `inputs in "train": Array at 2`, `lr in "inputs": Variable at 3`, `run in "train": Method at 4`,
		`container in "run": Module at 6`,
	}
	if strings.Join(found, "\n") != strings.Join(want, "\n") {
		t.Errorf("found %q", found)
	}
	e.call("textDocument/documentSymbol", map[string]any{"textDocument": map[string]any{"uri": w.uri("other.yaml")}}, &symbols)
	if symbols != nil {
		t.Errorf("a file that is no Polyaxonfile has %v", symbols)
	}
	e.quit()
}

// TestWorkspaceSymbols looks for names in files on disk, as they are open, and in files that are not Polyaxonfiles.
func TestWorkspaceSymbols(t *testing.T) {
	w := makeWorkspace(t, map[string]string{
		"train.yaml":    "kind: component\nname: train\ninputs:\n- name: lr\n  type: float\n- name: learning-steps\nrun: {kind: job}\n",
		"sub/dag.yaml":  "kind: component\nname: pipeline\nrun:\n  kind: dag\n  operations:\n  - name: train-all\n    dagRef: a\n",
		"polyaxon.yaml": "kind: component\nname: on-disk\nrun: {kind: job}\n",
		"values.yaml":   "name: train\n",
	})
	can := map[string]any{"workspace": map[string]any{"symbol": map[string]any{}}}
	e, _ := begin(t, can, w.root())
	e.await("message about the scan", func(m message) bool {
		return m.Method == "window/logMessage" && strings.Contains(string(m.Params), "Polyaxonfiles in the workspace")
	})
	e.open(w.uri("polyaxon.yaml"), "yaml", 1, "kind: component\nname: training\nrun: {kind: job}\n")
	e.open("untitled:new", "polyaxonfile", 1, "kind: operation\nname: rain\nhubRef: x\n")
	for _, test := range []struct {
		query string
		want  []string
	}{
		{"train", []string{"train in train.yaml", "train-all in pipeline", "training in polyaxon.yaml"}},
		{"lr", []string{"lr in train", "learning-steps in train"}},
		{"on-disk", nil},
		{"rain", []string{"rain in new", "train in train.yaml", "train-all in pipeline", "training in polyaxon.yaml"}},
		{"ls", []string{"learning-steps in train"}},
		{"", []string{
			"learning-steps in train", "lr in train", "pipeline in sub/dag.yaml", "rain in new", "train in train.yaml",
			"train-all in pipeline", "training in polyaxon.yaml",
		}},
	} {
		var symbols []lsp.SymbolInformation
		e.call("workspace/symbol", map[string]any{"query": test.query}, &symbols)
		var found []string
		for _, s := range symbols {
			in := s.ContainerName
			if s.Name == "rain" {
				in = in[strings.LastIndexByte(in, '/')+1:] // it is in no folder of the workspace
			}
			found = append(found, s.Name+" in "+strings.ReplaceAll(in, "\\", "/"))
		}
		if fmt.Sprint(found) != fmt.Sprint(test.want) {
			t.Errorf("%q: %q, want %q", test.query, found, test.want)
		}
	}
	e.quit()
}
