package blackbox

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// watching adds to capabilities that the client takes registrations of file watchers.
func watching(capabilities map[string]any) map[string]any {
	workspace, _ := capabilities["workspace"].(map[string]any)
	if workspace == nil {
		workspace = map[string]any{}
	}
	workspace["didChangeWatchedFiles"] = map[string]any{"dynamicRegistration": true}
	workspace["didChangeConfiguration"] = map[string]any{"dynamicRegistration": true}
	capabilities["workspace"] = workspace
	return capabilities
}

// touched tells the server that a file was created (1), changed (2) or deleted (3).
func (e *editor) touched(uri string, kind int) {
	e.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": uri, "type": kind}}})
}

// settle waits until a document has diagnostics that fit. The server may publish before it is told everything.
func (e *editor) settle(uri, what string, fits func(published) bool) {
	e.t.Helper()
	e.await(what, func(m message) bool {
		var p published
		return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &p) == nil && p.URI == uri && fits(p)
	})
}

func clean(p published) bool  { return len(p.Diagnostics) == 0 }
func broken(p published) bool { return len(p.Diagnostics) > 0 }

func has(code string) func(published) bool {
	return func(p published) bool {
		for _, d := range p.Diagnostics {
			if d.Code == code {
				return true
			}
		}
		return false
	}
}

// TestReferenceByOddPath reaches an open document by a path that is written in a roundabout way.
func TestReferenceByOddPath(t *testing.T) {
	w := makeWorkspace(t, map[string]string{"part.yaml": runLine})
	e, _ := begin(t, pushing(), w.root())
	e.open(w.uri("part.yaml"), "yaml", 1, runLine+"nme: y\n")
	e.open(w.uri("one.yaml"), "yaml", 1, "kind: operation\npathRef: ./x/../part.yaml\n")
	e.settle(w.uri("one.yaml"), "the error in the buffer", has("path-ref"))
	e.open(w.uri("two.yaml"), "yaml", 1, "kind: operation\npathRef: "+filepath.ToSlash(w.folder)+"/x/../part.yaml\n")
	e.settle(w.uri("two.yaml"), "the error in the buffer", has("path-ref"))
	e.quit()
}

func TestRegistersWatchers(t *testing.T) {
	e, _ := begin(t, watching(pushing()), nil)
	var p struct {
		Registrations []struct {
			ID, Method      string
			RegisterOptions json.RawMessage
		}
	}
	decode(t, e.await("registration", func(m message) bool { return m.Method == "client/registerCapability" }).Params, &p)
	methods := map[string]string{}
	for _, r := range p.Registrations {
		methods[r.Method] = string(r.RegisterOptions)
	}
	if files := methods["workspace/didChangeWatchedFiles"]; !strings.Contains(files, "yaml") || !strings.Contains(files, ".plx-lsp.yaml") {
		t.Errorf("registered %v", methods)
	}
	if !strings.Contains(methods["workspace/didChangeConfiguration"], "plxLsp") {
		t.Errorf("registered %v", methods)
	}
	e.quit()
}

// TestReferencedFileChanges mends and breaks the file that a pathRef names, in a buffer and on disk, and watches both
// files.
func TestReferencedFileChanges(t *testing.T) {
	w := makeWorkspace(t, map[string]string{"part.yaml": runLine + "nme: x\n"})
	e, _ := begin(t, watching(pushing()), w.root())
	user, part := w.uri("polyaxonfile.yaml"), w.uri("part.yaml")
	e.open(user, "yaml", 1, "kind: operation\npathRef: part.yaml\n")
	e.settle(user, "the error at the reference", has("path-ref"))
	e.settle(part, "the error in the file on disk", has("unknown-field"))

	w.write("part.yaml", runLine+"name: x\n")
	e.touched(part, 2)
	e.settle(user, "the end of the error at the reference", clean)
	e.settle(part, "the end of the error in the file", clean)

	e.open(part, "yaml", 1, runLine+"nme: y\n")
	e.settle(user, "the error of the buffer at the reference", has("path-ref"))
	e.settle(part, "the error in the buffer", func(p published) bool { return broken(p) && *p.Version == 1 })
	e.change(part, 2, whole(runLine+"name: y\n"))
	e.settle(user, "the end of the error at the reference", clean)
	e.settle(part, "the end of the error in the buffer", func(p published) bool { return clean(p) && *p.Version == 2 })
	e.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": part}})

	if err := os.Remove(w.path("part.yaml")); err != nil {
		t.Fatal(err)
	}
	e.touched(part, 3)
	e.settle(user, "the error about the missing file", has("path-ref"))
	e.quit()
}

// oddFile is the text of odd.yaml, which only a setting makes a Polyaxonfile.
const oddFile = "cmd: ls\nfoo: 1\n"

// Settings of the tests below.
var (
	silenced = map[string]any{"rules": map[string]any{"unknown-field": "off"}}
	oddFiles = map[string]any{"files": []string{"odd.yaml"}}
)

func TestSettingsFromInitialize(t *testing.T) {
	for name, options := range map[string]any{"bare": oddFiles, "in its section": map[string]any{"plxLsp": oddFiles}} {
		t.Run(name, func(t *testing.T) {
			w := makeWorkspace(t, nil)
			more := w.root()
			more["initializationOptions"] = options
			e, _ := begin(t, pushing(), more)
			e.open(w.uri("odd.yaml"), "yaml", 1, oddFile)
			e.settle(w.uri("odd.yaml"), "the unknown key", has("unknown-field"))
			e.quit()
		})
	}
}

func TestSettingsThatChange(t *testing.T) {
	for name, settings := range map[string]any{"bare": silenced, "in its section": map[string]any{"plxLsp": silenced}} {
		t.Run(name, func(t *testing.T) {
			e, _ := begin(t, pushing(), nil)
			e.open(polyaxonfile, "yaml", 1, oddFile)
			e.settle(polyaxonfile, "the unknown key", has("unknown-field"))
			e.notify("workspace/didChangeConfiguration", map[string]any{"settings": settings})
			e.settle(polyaxonfile, "the end of it", clean)
			e.quit()
		})
	}
}

// TestSettingsThatAreAskedFor answers workspace/configuration for one folder only.
func TestSettingsThatAreAskedFor(t *testing.T) {
	w := makeWorkspace(t, nil)
	can := pushing()
	can["workspace"] = map[string]any{"configuration": true}
	e := launch(t)
	e.answers["workspace/configuration"] = func(params json.RawMessage) any {
		var p struct {
			Items []struct{ ScopeURI, Section string }
		}
		if err := json.Unmarshal(params, &p); err != nil {
			t.Error(err)
		}
		answer := []any{}
		for _, item := range p.Items {
			if item.Section != "plxLsp" {
				t.Errorf("asked for section %q", item.Section)
			}
			if item.ScopeURI == fileURI(w.folder) {
				answer = append(answer, oddFiles)
			} else {
				answer = append(answer, nil)
			}
		}
		return answer
	}
	e.initialize(can, w.root())
	e.open("file:///elsewhere/odd.yaml", "yaml", 1, oddFile)
	e.open(w.uri("odd.yaml"), "yaml", 1, oddFile)
	e.settle(w.uri("odd.yaml"), "the unknown key", has("unknown-field"))
	for _, m := range e.all("textDocument/publishDiagnostics") {
		if strings.Contains(string(m.Params), "elsewhere") {
			t.Errorf("the settings of a folder count outside of it: %s", m.Params)
		}
	}
	e.quit()
}

func TestSettingsFileWins(t *testing.T) {
	w := makeWorkspace(t, map[string]string{".plx-lsp.yaml": "files: [odd.yaml]\nrules: {unknown-field: hint}\n"})
	uri, file := w.uri("odd.yaml"), w.uri(".plx-lsp.yaml")
	more := w.root()
	more["initializationOptions"] = silenced
	e, _ := begin(t, watching(pushing()), more)
	e.open(uri, "yaml", 1, oddFile)
	e.settle(uri, "the hint", func(p published) bool { return broken(p) && p.Diagnostics[0].Severity == 4 })

	w.write(".plx-lsp.yaml", "files: [odd.yaml]\nrules: {unknown-field: warning}\nrulez: {}\n")
	e.touched(file, 2)
	e.settle(uri, "the warning", func(p published) bool { return broken(p) && p.Diagnostics[0].Severity == 2 })
	e.settle(file, "the unknown setting", has("settings-key"))

	w.write(".plx-lsp.yaml", "files: [odd.yaml]\n")
	e.touched(file, 2)
	e.settle(file, "the end of it", clean)
	e.settle(uri, "silence, which is what the editor wants", clean)
	e.quit()
}

// TestFolders adds and removes folders of the workspace, each with settings of its own.
func TestFolders(t *testing.T) {
	a := makeWorkspace(t, map[string]string{".plx-lsp.yaml": "files: [odd.yaml]\n"})
	b := makeWorkspace(t, map[string]string{".plx-lsp.yaml": "files: [odd.yaml]\nrules: {unknown-field: warning}\n"})
	e, _ := begin(t, pushing(), a.root())
	e.open(a.uri("odd.yaml"), "yaml", 1, oddFile)
	e.open(b.uri("odd.yaml"), "yaml", 1, oddFile)
	e.settle(a.uri("odd.yaml"), "the error", broken)
	e.notify("workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{
		"added": []any{map[string]any{"uri": fileURI(b.folder), "name": "b"}}, "removed": []any{},
	}})
	e.settle(b.uri("odd.yaml"), "the warning", func(p published) bool { return broken(p) && p.Diagnostics[0].Severity == 2 })
	e.notify("workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{
		"added": []any{}, "removed": []any{map[string]any{"uri": fileURI(a.folder), "name": "a"}},
	}})
	e.settle(a.uri("odd.yaml"), "the end of the error", clean)
	e.quit()
}

// TestScanShowsProgress looks at the progress bar of the scan from its beginning to its end.
func TestScanShowsProgress(t *testing.T) {
	w := makeWorkspace(t, map[string]string{"polyaxonfile.yaml": cleanFile, "deep/er/polyaxon.yml": cleanFile, "x.json": "{}"})
	if err := os.Symlink(w.folder, filepath.Join(w.folder, "deep", "loop")); err != nil {
		t.Logf("no symbolic links here: %v", err)
	}
	can := pulling()
	can["window"] = map[string]any{"workDoneProgress": true}
	e, _ := begin(t, can, w.root())
	var made struct{ Token string }
	decode(t, e.await("progress bar", func(m message) bool { return m.Method == "window/workDoneProgress/create" }).Params, &made)
	for _, kind := range []string{"begin", "end"} {
		e.await(kind+" of the bar", func(m message) bool {
			return m.Method == "$/progress" && strings.Contains(string(m.Params), made.Token) &&
				strings.Contains(string(m.Params), `"kind":"`+kind+`"`)
		})
	}
	e.await("message about the scan", func(m message) bool {
		return m.Method == "window/logMessage" && strings.Contains(string(m.Params), "2 Polyaxonfiles in the workspace")
	})

	// A new file is found when the editor tells of it.
	w.write("new.yaml", brokenFile)
	e.touched(w.uri("new.yaml"), 1)
	found := false
	for until := time.Now().Add(deadline); !found && time.Now().Before(until); {
		for _, r := range e.pullWorkspace(nil) {
			found = found || r.URI == w.uri("new.yaml") && len(r.Items) > 0
		}
	}
	if !found {
		t.Error("the new file is not reported")
	}
	e.quit()
}

// TestLogsHoldNoText turns everything up and looks for document text, settings and secrets in what is logged.
func TestLogsHoldNoText(t *testing.T) {
	e, _ := begin(t, pushing(), map[string]any{"trace": "verbose", "initializationOptions": map[string]any{
		"hub": map[string]any{"host": 7, "token": "s3cret"}, "s3cret": "s3cret",
	}})
	e.open(polyaxonfile, "yaml", 1, "kind: component\ns3cret: s3cret\n")
	e.published(polyaxonfile, 1)
	e.change(polyaxonfile, 2, replace(-1, 0, 0, 0, "s3cret"))
	e.notify("textDocument/didOpen", map[string]any{"textDocument": "s3cret"})
	e.notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"trace": "s3cret", "files": "s3cret"}})
	e.alive()
	e.quit()
	traced, logged := e.all("$/logTrace"), e.all("window/logMessage")
	if len(traced) == 0 || len(logged) == 0 {
		t.Fatalf("%d traces, %d log messages", len(traced), len(logged))
	}
	for _, m := range append(traced, logged...) {
		if strings.Contains(string(m.Params), "s3cret") {
			t.Errorf("%s holds a secret: %s", m.Method, m.Params)
		}
	}
	if strings.Contains(e.log.String(), "s3cret") {
		t.Errorf("the log holds a secret:\n%s", e.log.String())
	}
}

func TestSetTrace(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	e.alive()
	if got := e.all("$/logTrace"); len(got) > 0 {
		t.Errorf("traced without being asked: %s", got[0].Params)
	}
	e.notify("$/setTrace", map[string]any{"value": "messages"})
	e.alive()
	e.await("trace", func(m message) bool {
		return m.Method == "$/logTrace" && strings.Contains(string(m.Params), "textDocument/didOpen")
	})
	e.notify("$/setTrace", map[string]any{"value": "off"})
	e.quit()
}

// TestUnsupportedMembersAreLeftOut shows that a client that announces nothing gets plain diagnostics.
func TestUnsupportedMembersAreLeftOut(t *testing.T) {
	w := makeWorkspace(t, map[string]string{"part.yaml": runLine + "nme: x\n"})
	e, _ := begin(t, map[string]any{}, w.root())
	e.open(w.uri("polyaxonfile.yaml"), "yaml", 1, "kind: operation\npathRef: part.yaml\n")
	p := e.published(w.uri("polyaxonfile.yaml"), 1)
	if len(p.Diagnostics) != 1 {
		t.Fatalf("diagnostics %+v", p.Diagnostics)
	}
	if d := p.Diagnostics[0]; d.CodeDescription != nil || d.RelatedInformation != nil || d.Tags != nil {
		t.Errorf("got more than was asked for: %+v", d)
	}
	e.quit()
}
