package blackbox

import (
	"encoding/json"
	"strings"
	"testing"
)

// showing are the capabilities of a client that shows documents and reads those of the server.
func showing() map[string]any {
	can := pulling()
	can["workspace"].(map[string]any)["textDocumentContent"] = map[string]any{}
	can["workspace"].(map[string]any)["codeLens"] = map[string]any{"refreshSupport": true}
	can["textDocument"].(map[string]any)["codeLens"] = map[string]any{}
	can["window"] = map[string]any{"showDocument": map[string]any{"support": true}}
	return can
}

// resolve runs the command and yields the text that it answers.
func (e *editor) resolve(uri string, options any) string {
	e.t.Helper()
	var text string
	e.call("workspace/executeCommand", map[string]any{"command": "plxLsp.resolve", "arguments": []any{uri, options}}, &text)
	return text
}

// content reads a document of the server.
func (e *editor) content(uri string) string {
	e.t.Helper()
	var result struct{ Text string }
	e.call("workspace/textDocumentContent", map[string]any{"uri": uri}, &result)
	return result.Text
}

// refreshed waits until the server says that a document is not what it was.
func (e *editor) refreshed(uri string) {
	e.t.Helper()
	e.await("refresh of "+uri, func(m message) bool {
		return m.Method == "workspace/textDocumentContent/refresh" && strings.Contains(string(m.Params), `"`+uri+`"`)
	})
}

func holds(t *testing.T, what, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%s lacks %q:\n%s", what, part, text)
		}
	}
}

// TestResolvedIsAnnounced looks at what the server says it can do for a client that can show all of it, and for one that
// can show nothing.
func TestResolvedIsAnnounced(t *testing.T) {
	e, result := begin(t, showing(), nil)
	holds(t, "capabilities", string(result.Capabilities["workspace"]), `"textDocumentContent":{"schemes":["plx-resolved","plx-hub"]}`)
	holds(t, "capabilities", string(result.Capabilities["executeCommandProvider"]), `"plxLsp.resolve"`)
	if result.Capabilities["codeLensProvider"] == nil {
		t.Error("no code lenses")
	}
	e.quit()
	e, result = begin(t, pushing(), nil)
	if result.Capabilities["codeLensProvider"] != nil || strings.Contains(string(result.Capabilities["workspace"]), "textDocumentContent") {
		t.Errorf("announced to a client that cannot show it: %s", result.Capabilities)
	}
	e.quit()
}

// TestResolvedStaysCurrent shows the operation of a set beside its files and changes each thing that it is made of.
func TestResolvedStaysCurrent(t *testing.T) {
	files := setFiles()
	files["base.yaml"] = "kind: operation\npathRef: part.yaml\n"
	files["part.yaml"] = setFiles()["base.yaml"]
	w := makeWorkspace(t, files)
	e := launch(t)
	e.answers["window/showDocument"] = func(json.RawMessage) any { return map[string]any{"success": true} }
	e.initialize(watching(showing()), w.root())
	e.open(w.uri("gpu.yaml"), "yaml", 1, files["gpu.yaml"])
	answered := e.resolve(w.uri("gpu.yaml"), nil)
	var show struct {
		URI       string
		TakeFocus *bool
	}
	decode(t, e.await("document to show", func(m message) bool { return m.Method == "window/showDocument" }).Params, &show)
	if show.URI != strings.Replace(w.uri("gpu.yaml"), "file:", "plx-resolved:", 1) || show.TakeFocus == nil || *show.TakeFocus {
		t.Errorf("shown %+v", show)
	}
	text := e.content(show.URI)
	if text != answered {
		t.Errorf("answered\n%s\nand shown\n%s", answered, text)
	}
	holds(t, "the operation", text, "base.yaml with gpu.yaml over it and the params rate", "kind: operation", "value: 5", "value: \"0.1\"")
	holds(t, "the compiled operation", e.content(show.URI+"?compiled"), "kind: compiled_operation", "image: a")

	// An editor escapes more of a URI than need be, and is told in its own spelling.
	spelt := strings.Replace(show.URI, "gpu", "%67pu", 1) + "?set%3D1"
	for _, change := range []struct {
		what string
		do   func()
		want []string
	}{
		{"the overlay in the editor", func() { e.change(w.uri("gpu.yaml"), 2, whole("params: {epochs: {value: 7}}\n")) }, []string{"value: 7"}},
		{"the base on disk", func() {
			w.write("base.yaml", "kind: operation\nname: again\npathRef: part.yaml\n")
			e.touched(w.uri("base.yaml"), 2)
		}, []string{"name: again"}},
		{"the file that the base refers to", func() {
			w.write("part.yaml", strings.Replace(files["part.yaml"], "image: a", "image: b", 1))
			e.touched(w.uri("part.yaml"), 2)
		}, []string{"image: b"}},
		{"the params in the settings", func() {
			w.write(".plx-lsp.yaml", strings.Replace(files[".plx-lsp.yaml"], "0.1", "0.25", 1))
			e.touched(w.uri(".plx-lsp.yaml"), 2)
		}, []string{"value: \"0.25\""}},
		{"a mistake", func() { e.change(w.uri("gpu.yaml"), 3, whole("params: {epochs: {value: x}}\n")) },
			[]string{"# The operation", "cannot be shown", "# gpu.yaml:1: The input `epochs` is of type `int`"}},
		{"a missing file", func() {
			w.write(".plx-lsp.yaml", "sets: [{files: [base.yaml, gone.yaml, gpu.yaml]}]\n")
			e.touched(w.uri(".plx-lsp.yaml"), 2)
		},
			[]string{"# The set cannot be put together: gone.yaml is not there"}},
	} {
		e.content(spelt)
		change.do()
		e.refreshed(spelt)
		holds(t, change.what, e.content(spelt), change.want...)
	}
	e.quit()
}

// TestResolvedAlone resolves documents that are in no set, and what is none.
func TestResolvedAlone(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	e.open(polyaxonfile, "yaml", 1, cleanFile)
	holds(t, "the operation", e.resolve(polyaxonfile, nil), "kind: operation", "component:", "image: a")
	holds(t, "the compiled operation", e.resolve(polyaxonfile, map[string]any{"compiled": true}), "kind: compiled_operation")
	e.open("untitled:Untitled-1", "polyaxonfile", 1, "inputs: [{name: rate, type: float}]\n"+cleanFile)
	holds(t, "the operation", e.resolve("untitled:Untitled-1", nil), "# The operation", "cannot be shown",
		"# Untitled-1:1: The input `rate`", ".plx-lsp.yaml")
	holds(t, "the operation", e.content("plx-resolved:/Untitled-1?of%3Duntitled%3AUntitled-1"), "The input `rate`")
	e.open("untitled:half", "polyaxonfile", 1, "kind: component\nrun: {kind: job\n")
	holds(t, "the operation", e.resolve("untitled:half", nil), "# half:2: ")
	holds(t, "the operation of a file that is not there", e.resolve("file:///w/gone.yaml", nil), "# The file is not there")
	e.open("file:///w/values.yaml", "yaml", 1, "a: 1\n")
	for _, arguments := range []any{
		nil, []any{}, []any{7}, []any{""}, []any{"file:///w/values.yaml"}, []any{polyaxonfile, 7}, []any{polyaxonfile, map[string]any{"set": -1}},
	} {
		m := e.reply(e.start("workspace/executeCommand", map[string]any{"command": "plxLsp.resolve", "arguments": arguments}))
		if m.code() != invalidParams {
			t.Errorf("%v: answered %+v", arguments, m)
		}
	}
	if m := e.reply(e.start("workspace/executeCommand", map[string]any{"command": "plxLsp.nothing", "arguments": []any{polyaxonfile}})); m.code() != invalidParams {
		t.Errorf("an unknown command is answered with %+v", m)
	}
	for _, uri := range []string{"file:///w/polyaxonfile.yaml", "plx-resolved:", "plx-resolved:/w/a.yaml?set=x", "plx-resolved:/w/a.yaml?%zz"} {
		if m := e.reply(e.start("workspace/textDocumentContent", map[string]any{"uri": uri})); m.code() != invalidParams {
			t.Errorf("%s: answered %+v", uri, m)
		}
	}
	if shown := e.all("window/showDocument"); len(shown) > 0 {
		t.Errorf("a client that shows no documents was asked to: %s", shown[0].Params)
	}

	// An editor may take a document of the server for one of its own.
	e.open("plx-resolved:///w/polyaxonfile.yaml?compiled", "yaml", 1, "kind: compiled_operation\n")
	e.alive()
	for _, m := range e.all("textDocument/publishDiagnostics") {
		if strings.Contains(string(m.Params), "plx-resolved") {
			t.Errorf("something is said about a document of the server: %s", m.Params)
		}
	}
	e.quit()
}

type lens struct {
	Range   struct{ Start, End struct{ Line, Character int } }
	Command struct {
		Title, Command string
		Arguments      []json.RawMessage
	}
}

func (e *editor) lenses(uri string) []lens {
	e.t.Helper()
	var all []lens
	e.call("textDocument/codeLens", map[string]any{"textDocument": map[string]any{"uri": uri}}, &all)
	return all
}

// TestViews shows the runs of a matrix and the operations of a DAG, which stand as code lenses above them.
func TestViews(t *testing.T) {
	e, _ := begin(t, showing(), nil)
	e.open(polyaxonfile, "yaml", 1, "kind: operation\nmatrix:\n  kind: grid\n  params: {lr: {kind: choice, value: [1, 2]}}\n"+
		"component:\n  inputs: [{name: lr, type: int}]\n  run: {kind: job, container: {image: a, args: ['{{ lr }}']}}\n")
	var runs string
	all := e.lenses(polyaxonfile)
	if len(all) != 3 || all[2].Command.Title != "2 runs" || all[2].Range.Start.Line != 1 {
		t.Fatalf("lenses %+v", all)
	}
	e.call("workspace/executeCommand", map[string]any{"command": all[2].Command.Command, "arguments": all[2].Command.Arguments}, &runs)
	holds(t, "the runs", runs, "# The runs", "- {lr: 1}\n- {lr: 2}\n")
	holds(t, "the DAG", e.resolve(polyaxonfile, map[string]any{"show": "dag"}), "# It runs no DAG.")
	if m := e.reply(e.start("workspace/executeCommand", map[string]any{
		"command": "plxLsp.resolve", "arguments": []any{polyaxonfile, map[string]any{"show": "all"}}})); m.code() != invalidParams {
		t.Errorf("another view: answered %+v", m)
	}
	dag := "file:///w/dag.plx.yaml"
	e.open(dag, "yaml", 1, "kind: component\nrun:\n  kind: dag\n  operations:\n"+
		"  - {name: b, dependencies: [a], component: {run: {kind: job, container: {image: i}}}}\n"+
		"  - {name: a, component: {run: {kind: job, container: {image: i}}}}\n")
	if all := e.lenses(dag); len(all) != 3 || all[2].Command.Title != "DAG of 2 operations" || all[2].Range.Start.Line != 1 {
		t.Fatalf("lenses %+v", all)
	}
	holds(t, "the DAG", e.content("plx-resolved:///w/dag.plx.yaml?dag"), "a → b", "a: []", "b: [a]")
	holds(t, "the runs", e.content("plx-resolved:///w/dag.plx.yaml?runs"), "# One: it has no matrix.")
	e.quit()
}

// TestCodeLenses stand above the first key of Polyaxonfiles, once for each set, and run the command.
func TestCodeLenses(t *testing.T) {
	files := setFiles()
	w := makeWorkspace(t, files)
	e, _ := begin(t, showing(), w.root())
	alone := w.uri("polyaxonfile.yaml")
	e.open(alone, "yaml", 1, "# Trains.\n\n"+cleanFile)
	all := e.lenses(alone)
	if len(all) != 2 || all[0].Command.Title != "Resolved operation" || all[1].Command.Title != "Compiled operation" ||
		all[0].Range.Start.Line != 2 || all[0].Range.End.Character != len("kind") {
		t.Fatalf("lenses %+v", all)
	}
	var text string
	e.call("workspace/executeCommand", map[string]any{"command": all[1].Command.Command, "arguments": all[1].Command.Arguments}, &text)
	holds(t, "the compiled operation", text, "kind: compiled_operation")

	e.open(w.uri("gpu.yaml"), "yaml", 1, files["gpu.yaml"])
	if all := e.lenses(w.uri("gpu.yaml")); len(all) != 2 {
		t.Errorf("lenses of an overlay %+v", all)
	}
	e.open(w.uri(".plx-lsp.yaml"), "yaml", 1, "sets:\n- files: [base.yaml, gpu.yaml]\n- files: [gpu.yaml]\n")
	e.await("refresh of code lenses", func(m message) bool { return m.Method == "workspace/codeLens/refresh" })
	all = e.lenses(w.uri("gpu.yaml"))
	if len(all) != 4 || all[0].Command.Title != "Resolved operation: base.yaml + gpu.yaml" || all[3].Command.Title != "Compiled operation: gpu.yaml" {
		t.Fatalf("lenses of a file in two sets %+v", all)
	}
	e.call("workspace/executeCommand", map[string]any{"command": all[3].Command.Command, "arguments": all[3].Command.Arguments}, &text)
	holds(t, "the second set", text, "make of gpu.yaml cannot be shown")

	e.open(w.uri("values.yaml"), "yaml", 1, "a: 1\n")
	e.open(w.uri("polyaxon.yaml"), "yaml", 1, "# plx-lsp: off\n"+cleanFile)
	e.open(w.uri("x/polyaxon.yaml"), "yaml", 1, "")
	for _, name := range []string{"values.yaml", "polyaxon.yaml", "x/polyaxon.yaml", ".plx-lsp.yaml", "gone.yaml"} {
		if all := e.lenses(w.uri(name)); len(all) != 0 {
			t.Errorf("lenses of %s: %+v", name, all)
		}
	}
	e.quit()
}
