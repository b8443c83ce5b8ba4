package blackbox

import (
	"os"
	"strings"
	"testing"
)

// setFiles are two files that make one Polyaxonfile together, in which all is well.
func setFiles() map[string]string {
	return map[string]string{
		".plx-lsp.yaml": "sets:\n- files: [base.yaml, gpu.yaml]\n  params: {rate: 0.1}\n",
		"base.yaml": "kind: component\ninputs:\n- {name: rate, type: float}\n- {name: epochs, type: int, isOptional: true, value: 3}\n" +
			"run: {kind: job, container: {image: a, args: [\"{{ rate }}\", \"{{ epochs }}\"]}}\n",
		"gpu.yaml": "params: {epochs: {value: 5}}\n",
	}
}

// only says that a document has one diagnostic, on a line, with a code.
func only(line int, code string) func(published) bool {
	return func(p published) bool {
		return len(p.Diagnostics) == 1 && p.Diagnostics[0].Code == code && p.Diagnostics[0].Range.Start.Line == line
	}
}

// TestSetFollowsBuffers breaks and mends the files of a set in the editor, which has all of them open. What is wrong is
// said where it comes from.
func TestSetFollowsBuffers(t *testing.T) {
	files := setFiles()
	w := makeWorkspace(t, files)
	e, _ := begin(t, pushing(), w.root())
	settings, base, gpu := w.uri(".plx-lsp.yaml"), w.uri("base.yaml"), w.uri("gpu.yaml")
	for _, name := range []string{".plx-lsp.yaml", "base.yaml", "gpu.yaml"} {
		e.open(w.uri(name), "yaml", 1, files[name])
		e.settle(w.uri(name), "silence about "+name, clean)
	}
	e.change(gpu, 2, whole("params: {epochs: {value: many}}\n"))
	e.settle(gpu, "the wrong value in the overlay", only(0, "param-type"))
	e.change(base, 2, whole(strings.Replace(files["base.yaml"], "type: int", "type: str", 1)))
	e.settle(gpu, "the end of it, when the base takes text", clean)
	e.change(base, 3, whole(strings.Replace(files["base.yaml"], "type: float", "type: bool", 1)))
	e.settle(settings, "the wrong value in the settings", only(2, "param-type"))
	e.settle(gpu, "the wrong value in the overlay", only(0, "param-type"))

	// The settings count as the editor shows them, before they are saved.
	e.change(settings, 2, whole("sets:\n- files: [base.yaml, gpu.yaml]\n  params: {rate: true}\n"))
	e.settle(settings, "the end of the wrong value", clean)
	e.change(settings, 3, whole("sets: []\n"))
	e.settle(gpu, "silence about a file of which nothing says that it is a Polyaxonfile", clean)
	e.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": settings}})
	e.settle(gpu, "the wrong value, when the settings on disk count again", only(0, "param-type"))
	e.quit()
}

// TestSetFollowsDisk changes the files of a set on disk while another of them is open.
func TestSetFollowsDisk(t *testing.T) {
	files := setFiles()
	files["base.yaml"] = "kind: operation\npathRef: part.yaml\n"
	files["part.yaml"] = setFiles()["base.yaml"]
	w := makeWorkspace(t, files)
	e, _ := begin(t, watching(pushing()), w.root())
	base, gpu, settings := w.uri("base.yaml"), w.uri("gpu.yaml"), w.uri(".plx-lsp.yaml")
	e.open(base, "yaml", 1, files["base.yaml"])
	e.settle(base, "silence", clean)
	change := func(name, text string) {
		w.write(name, text)
		e.touched(w.uri(name), 2)
	}
	change("gpu.yaml", "params: {epochs: {value: many}}\n")
	e.settle(gpu, "the wrong value in the overlay, which is not open", only(0, "param-type"))
	change("part.yaml", files["part.yaml"]+"nme: x\n")
	e.settle(base, "the error in the file that the base refers to", has("path-ref"))
	change("part.yaml", files["part.yaml"])
	e.settle(base, "the end of it", clean)
	change(".plx-lsp.yaml", "sets:\n- files: [base.yaml]\n  params: {rate: x}\n")
	e.settle(settings, "the wrong value in the settings", only(2, "param-type"))
	e.settle(gpu, "silence about the overlay, which is in no set any more", clean)
	change(".plx-lsp.yaml", files[".plx-lsp.yaml"])
	e.settle(gpu, "the wrong value in the overlay", only(0, "param-type"))

	if err := os.Remove(w.path("gpu.yaml")); err != nil {
		t.Fatal(err)
	}
	e.touched(gpu, 3)
	e.settle(settings, "the missing file in the settings", only(1, "settings-value"))
	e.settle(gpu, "silence about a file that is gone", clean)
	change("gpu.yaml", files["gpu.yaml"])
	e.settle(settings, "the end of it", clean)
	e.quit()
}

// TestSetsFromTheEditor takes sets from the settings of the editor. A wrong param has no place in a file of its own then.
func TestSetsFromTheEditor(t *testing.T) {
	files := setFiles()
	delete(files, ".plx-lsp.yaml")
	w := makeWorkspace(t, files)
	more := w.root()
	more["initializationOptions"] = map[string]any{"sets": []any{
		map[string]any{"files": []string{"base.yaml", "gpu.yaml"}, "params": map[string]any{"rate": "x", "epochs": 4}},
	}}
	e, _ := begin(t, pushing(), more)
	e.open(w.uri("gpu.yaml"), "yaml", 1, "params: {epochs: {value: many}}\n")
	e.settle(w.uri("gpu.yaml"), "the wrong value in the overlay", only(0, "param-type"))
	e.settle(w.uri("base.yaml"), "the wrong param at the first key", func(p published) bool {
		return only(0, "param-type")(p) && p.Diagnostics[0].Range.End.Character == len("kind") &&
			strings.HasSuffix(p.Diagnostics[0].Message, "in the editor's settings.")
	})
	e.quit()
}

// TestPulledSet pulls the diagnostics of one file of a set while another changes.
func TestPulledSet(t *testing.T) {
	files := setFiles()
	w := makeWorkspace(t, files)
	e, _ := begin(t, pulling(), w.root())
	base, gpu := w.uri("base.yaml"), w.uri("gpu.yaml")
	e.open(gpu, "yaml", 1, files["gpu.yaml"])
	first := e.pull(gpu, "")
	if len(first.Items) != 0 {
		t.Errorf("report %+v", first)
	}
	if _, ok := first.RelatedDocuments[base]; !ok {
		t.Errorf("related documents %+v", first.RelatedDocuments)
	}
	e.open(base, "yaml", 1, strings.Replace(files["base.yaml"], "epochs, type: int", "epochs, type: bool", 1))
	e.await("refresh", func(m message) bool { return m.Method == "workspace/diagnostic/refresh" })
	r := e.pull(gpu, first.ResultID)
	for _, item := range r.Items {
		if item.Code != "param-type" {
			t.Errorf("item %+v", item)
		}
	}
	if len(e.pull(base, "").Items) == 0 {
		t.Error("the default of the wrong type is not reported")
	}
	e.change(base, 2, whole(strings.Replace(files["base.yaml"], "{name: epochs, type: int, isOptional: true, value: 3}", "{name: epochs, type: bool}", 1)))
	if r := e.pull(gpu, ""); len(r.Items) != 1 || r.Items[0].Code != "param-type" {
		t.Errorf("after the base was changed %+v", r)
	}
	e.quit()
}
