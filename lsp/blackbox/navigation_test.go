package blackbox

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	lsp "github.com/sourcegraph/go-lsp"

	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/internal/golden"
)

// navigating are the capabilities of a client that goes from names to what they name.
func navigating(links, changes bool) map[string]any {
	can := pushing()
	maps.Copy(can["textDocument"].(map[string]any), map[string]any{
		"definition": map[string]any{"linkSupport": links}, "references": map[string]any{}, "documentHighlight": map[string]any{},
		"rename": map[string]any{"prepareSupport": links},
	})
	can["workspace"] = map[string]any{"workspaceEdit": map[string]any{"documentChanges": changes}}
	return can
}

// navigated is a case of testdata/navigation or the like in an editor.
type navigated struct {
	*editor
	workspace
	files map[string]string // without cursors, by name
}

// eachNavigation runs show on every file of the archives of a folder that something is wanted of.
func eachNavigation(t *testing.T, folder string, show func(n navigated, c *golden.Case, name string, params map[string]any) string) {
	t.Helper()
	golden.Run(t, "../../testdata/"+folder+"/*.txtar", false, func(t *testing.T, c *golden.Case, name string) string {
		files := map[string]string{}
		for name, text := range c.Files() {
			if ext := path.Ext(name); ext == ".yaml" || ext == ".json" {
				files[name], _ = cursor.Split(text)
			}
			if strings.HasSuffix(name, ".overlay.yaml") {
				files[".plx-lsp.yaml"] = "sets: [{files: [base.yaml, " + name + "]}]\n"
			}
		}
		w := makeWorkspace(t, files)
		e, _ := begin(t, withEncoding(navigating(true, true), "utf-32"), w.root())
		_, at := cursor.Split(c.Text(name))
		place := positionOf(files[name], max(at, 0))
		e.open(w.uri(name), "polyaxonfile", 1, files[name])
		shown := show(navigated{e, w, files}, c, name, map[string]any{"textDocument": map[string]any{"uri": w.uri(name)}, "position": place})
		e.quit()
		return shown
	})
}

// covered is a place as cases write it.
func (n navigated) covered(uri string, r lsp.Range) string {
	name, err := filepath.Rel(n.path("."), strings.TrimPrefix(uri, "file://"))
	if err != nil {
		n.editor.t.Fatal(err)
	}
	f := caseFile{text: n.files[name]}
	return name + " " + f.covered(r)
}

// TestNavigationCases asks for definitions and references at the cursors of testdata/navigation. What a place names, and what
// each of the others does with it, is not said over the wire.
func TestNavigationCases(t *testing.T) {
	eachNavigation(t, "navigation", func(n navigated, c *golden.Case, name string, params map[string]any) string {
		want := strings.Split(strings.TrimRight(c.Text(name+".want"), "\n"), "\n")
		params["context"] = map[string]any{"includeDeclaration": true}
		var links []struct {
			OriginSelectionRange, TargetRange, TargetSelectionRange lsp.Range
			TargetURI                                               string
		}
		n.call("textDocument/definition", params, &links)
		var found []string
		for _, l := range links {
			found = append(found, "to "+n.covered(l.TargetURI, l.TargetSelectionRange))
		}
		var places []lsp.Location
		n.call("textDocument/references", params, &places)
		lines := map[string]bool{}
		for _, p := range places {
			lines[n.covered(string(p.URI), p.Range)] = true
		}
		found = append(found, slices.Sorted(maps.Keys(lines))...)
		var wanted []string
		for i, line := range want {
			line = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(line, " declares"), " gives"), " reads")
			if i > 0 {
				wanted = append(wanted, line)
			}
		}
		slices.Sort(wanted[min(len(links), len(wanted)):])
		if !slices.Equal(found, wanted) {
			n.editor.t.Errorf("%s: found\n%s\nwant\n%s", name, strings.Join(found, "\n"), strings.Join(wanted, "\n"))
		}
		return c.Text(name + ".want")
	})
}

// TestRenameCases renames at the cursors of testdata/rename.
func TestRenameCases(t *testing.T) {
	eachNavigation(t, "rename", func(n navigated, c *golden.Case, name string, params map[string]any) string {
		params["newName"] = strings.TrimSpace(c.Text(name + ".new"))
		m := n.reply(n.start("textDocument/rename", params))
		if m.Error != nil {
			if m.Error.Code != -32803 {
				n.editor.t.Errorf("the code of the error is %d", m.Error.Code)
			}
			return m.Error.Message
		}
		var edit workspaceEdit
		if err := json.Unmarshal(m.Result, &edit); err != nil {
			n.editor.t.Fatal(err)
		}
		var files []string
		for _, change := range edit.DocumentChanges {
			uri := change.TextDocument.URI
			file := strings.TrimPrefix(strings.TrimPrefix(uri, "file://"), n.path(".")+string(os.PathSeparator))
			if isOpen := uri == n.uri(name); isOpen != (change.TextDocument.Version != nil) {
				n.editor.t.Errorf("the edits of %s are for version %v", file, change.TextDocument.Version)
			}
			files = append(files, "# "+file+"\n"+edited(n.files[file], change.Edits))
		}
		slices.Sort(files)
		return strings.Join(files, "")
	})
}

// edited is a text with edits whose columns are characters.
func edited(text string, edits []lsp.TextEdit) string {
	slices.SortFunc(edits, func(a, b lsp.TextEdit) int {
		if a.Range.Start.Line != b.Range.Start.Line {
			return b.Range.Start.Line - a.Range.Start.Line
		}
		return b.Range.Start.Character - a.Range.Start.Character
	})
	lines := strings.SplitAfter(text, "\n")
	for _, e := range edits {
		line := []rune(lines[e.Range.Start.Line])
		lines[e.Range.Start.Line] = string(line[:e.Range.Start.Character]) + e.NewText + string(line[e.Range.End.Character:])
	}
	return strings.Join(lines, "")
}

// TestNavigationForPlainClients shows what clients get that take neither links nor versions, and what is announced to whom.
func TestNavigationForPlainClients(t *testing.T) {
	const text = "kind: component\ninputs: [{name: lr}]\nrun: {kind: job, container: {args: ['{{ lr }}']}}\n"
	e, result := begin(t, navigating(false, false), nil)
	for _, provider := range []string{"definitionProvider", "referencesProvider", "documentHighlightProvider", "renameProvider"} {
		if string(result.Capabilities[provider]) != "true" {
			t.Errorf("%s is %s", provider, result.Capabilities[provider])
		}
	}
	e.open(polyaxonfile, "yaml", 1, text)
	here := at(polyaxonfile, 2, 41)
	var places []lsp.Location
	e.call("textDocument/definition", here, &places)
	if len(places) != 1 || string(places[0].URI) != polyaxonfile || fmt.Sprint(places[0].Range) != "1:16-1:18" {
		t.Errorf("it leads to %v", places)
	}
	here["context"] = map[string]any{"includeDeclaration": false}
	e.call("textDocument/references", here, &places)
	if len(places) != 1 || fmt.Sprint(places[0].Range) != "2:40-2:42" {
		t.Errorf("references without the declaration: %v", places)
	}
	var highlights []struct {
		Range lsp.Range
		Kind  int
	}
	e.call("textDocument/documentHighlight", here, &highlights)
	if fmt.Sprint(highlights) != "[{1:16-1:18 3} {2:40-2:42 2}]" {
		t.Errorf("highlights: %v", highlights)
	}
	here["newName"] = "rate"
	var edit workspaceEdit
	e.call("textDocument/rename", here, &edit)
	if len(edit.DocumentChanges) != 0 || len(edit.Changes[polyaxonfile]) != 2 {
		t.Errorf("edits: %+v", edit)
	}
	e.quit()
	e, result = begin(t, navigating(true, true), nil)
	if got := string(result.Capabilities["renameProvider"]); got != `{"prepareProvider":true}` {
		t.Errorf("renameProvider is %s", got)
	}
	e.open(polyaxonfile, "yaml", 1, text+"hooks: [{hubRef: a}]\n")
	var prepared struct {
		Range       lsp.Range
		Placeholder string
	}
	e.call("textDocument/prepareRename", at(polyaxonfile, 1, 17), &prepared)
	if prepared.Placeholder != "lr" || fmt.Sprint(prepared.Range) != "1:16-1:18" {
		t.Errorf("prepared: %v", prepared)
	}
	if m := e.reply(e.start("textDocument/prepareRename", at(polyaxonfile, 3, 17))); m.Error == nil {
		t.Errorf("a component of the hub can be renamed: %s", m.Result)
	}
	for _, method := range []string{"definition", "references", "documentHighlight", "prepareRename"} {
		p := at(polyaxonfile, 0, 2)
		p["context"] = map[string]any{}
		if m := e.reply(e.start("textDocument/"+method, p)); string(m.Result) != "null" && string(m.Result) != "[]" {
			t.Errorf("%s where nothing is named: %s, %v", method, m.Result, m.Error)
		}
	}
	e.quit()
	e, result = begin(t, pushing(), nil)
	for _, provider := range []string{"definitionProvider", "referencesProvider", "documentHighlightProvider", "renameProvider"} {
		if result.Capabilities[provider] != nil {
			t.Errorf("%s is announced to a client without it", provider)
		}
	}
	e.quit()
}

type callItem struct {
	Name           string    `json:"name"`
	Detail         string    `json:"detail"`
	URI            string    `json:"uri"`
	Kind           int       `json:"kind"`
	Range          lsp.Range `json:"range"`
	SelectionRange lsp.Range `json:"selectionRange"`
}

// TestCallHierarchy goes from a component in a file to the operation of a DAG that runs it, and on to the DAG, and back.
func TestCallHierarchy(t *testing.T) {
	const train = "kind: component\nrun: {kind: job}\n"
	const dag = "kind: component\nname: graph\nrun:\n  kind: dag\n  operations:\n  - {name: a, pathRef: train.yaml}\n  - {name: b, run: {kind: job}, dependencies: [a]}\n"
	w := makeWorkspace(t, map[string]string{"train.yaml": train, "dag.yaml": dag})
	can := pushing()
	can["textDocument"].(map[string]any)["callHierarchy"] = map[string]any{}
	e, result := begin(t, can, w.root())
	if string(result.Capabilities["callHierarchyProvider"]) != "true" {
		t.Errorf("callHierarchyProvider is %s", result.Capabilities["callHierarchyProvider"])
	}
	e.open(w.uri("dag.yaml"), "yaml", 1, dag)
	prepare := func(line, column int) callItem {
		var items []callItem
		e.call("textDocument/prepareCallHierarchy", at(w.uri("dag.yaml"), line, column), &items)
		if len(items) != 1 {
			t.Fatalf("at %d:%d are %v", line, column, items)
		}
		return items[0]
	}
	calls := func(method, end string, item callItem) (others []callItem, said string) {
		var found []struct {
			From, To   callItem
			FromRanges []lsp.Range
		}
		e.call("callHierarchy/"+method, map[string]any{"item": item}, &found)
		for _, call := range found {
			other := call.From
			if end == "to" {
				other = call.To
			}
			others = append(others, other)
			said += fmt.Sprintf("%s %s %v;", other.Detail, other.Name, call.FromRanges)
		}
		return others, said
	}
	file := prepare(5, 25)
	if file.Name != "train.yaml" || file.URI != w.uri("train.yaml") {
		t.Errorf("pathRef names %+v", file)
	}
	operations, said := calls("incomingCalls", "from", file)
	if said != "operation a [5:23-5:33];" {
		t.Fatalf("the component is called by %s", said)
	}
	if _, said := calls("incomingCalls", "from", operations[0]); said != "file graph [5:11-5:12];operation b [6:47-6:48];" {
		t.Errorf("the operation is called by %s", said)
	}
	if _, said := calls("outgoingCalls", "to", operations[0]); said != "file train.yaml [5:23-5:33];" {
		t.Errorf("the operation calls %s", said)
	}
	if _, said := calls("outgoingCalls", "to", prepare(1, 7)); said != "operation a [5:11-5:12];operation b [6:11-6:12];" {
		t.Errorf("the DAG calls %s", said)
	}
	e.quit()
}

// TestRenameInSets: the params of a set in the settings get the new name of the input that they are for.
func TestRenameInSets(t *testing.T) {
	files := map[string]string{
		".plx-lsp.yaml": "sets:\n- files: [base.yaml, gpu.yaml]\n  params: {'rate': 0.1, epochs: 3}\n- files: [other.yaml]\n  params: {rate: 1}\n",
		"base.yaml":     "kind: component\ninputs: [{name: rate, type: float}, {name: epochs, type: int}]\nrun: {kind: job, container: {image: a, args: ['{{ rate }} {{ epochs }}']}}\n",
		"gpu.yaml":      "tags: [gpu]\n",
		"other.yaml":    "kind: component\ninputs: [{name: rate, type: float}]\nrun: {kind: job, container: {image: a, args: ['{{ rate }}']}}\n",
	}
	w := makeWorkspace(t, files)
	e, _ := begin(t, withEncoding(navigating(true, true), "utf-32"), w.root())
	e.open(w.uri("base.yaml"), "yaml", 1, files["base.yaml"])
	var edit workspaceEdit
	e.call("textDocument/rename", map[string]any{"textDocument": map[string]any{"uri": w.uri("base.yaml")},
		"position": map[string]any{"line": 1, "character": 16}, "newName": "lr"}, &edit)
	got := map[string]string{}
	for _, change := range edit.DocumentChanges {
		name := path.Base(change.TextDocument.URI)
		got[name] = edited(files[name], change.Edits)
	}
	want := map[string]string{
		".plx-lsp.yaml": strings.Replace(files[".plx-lsp.yaml"], "'rate'", "'lr'", 1),
		"base.yaml":     strings.NewReplacer("rate", "lr").Replace(files["base.yaml"]),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	e.quit()
}
