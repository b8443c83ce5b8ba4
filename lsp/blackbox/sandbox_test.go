//go:build sandbox

package blackbox

import (
	"path/filepath"
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"

	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/internal/sandbox"
)

// visit is an editor beside a real deployment, and a client that changes the components there as somebody else would.
type visit struct {
	*editor
	server  *sandbox.Server
	train   *hub.ProjectClient
	version int // of the document that is written
}

// TestSandboxEditor works in an editor on an operation whose component lies in a real deployment: while its versions change,
// while the server is gone, and when it is back.
func TestSandboxEditor(t *testing.T) {
	server := sandbox.Start(t)
	folder := t.TempDir()
	for name, value := range map[string]string{
		"POLYAXON_HOST": server.URL, "HOME": folder, "XDG_CACHE_HOME": filepath.Join(folder, "cache"),
	} {
		t.Setenv(name, value)
	}
	client, err := hub.NewClient(hub.Load(hub.MachinePlaces(), hub.Config{}))
	if err != nil {
		t.Fatal(err)
	}
	v := &visit{server: server, train: hub.NewProjectClient(client, "default", "train")}
	if _, err := v.train.Create(t.Context(), hub.NewProject{}); err != nil {
		t.Fatal(err)
	}
	v.register(t, "v1", trainer)
	v.editor, _ = begin(t, atHub(), nil)
	v.open(polyaxonfile, "yaml", 0, "kind: operation\n")

	for _, step := range []struct {
		name string
		do   func(*testing.T)
	}{
		{"references are completed", v.completes},
		{"params are checked", v.checks},
		{"a component explains itself", v.explains},
		{"a component opens", v.opens},
		{"new versions are noticed", v.notices},
		{"a version that changes is noticed", v.follows},
		{"the server stops", v.goesOn},
		{"another editor works with what is kept", v.startsAlone},
		{"the server is back", v.recovers},
	} {
		if !t.Run(step.name, func(t *testing.T) { v.t = t; step.do(t) }) {
			t.FailNow() // each builds on the ones before
		}
	}
	v.t = t
	v.quit()
}

// register makes a version, or changes the one of this name.
func (v *visit) register(t *testing.T, name, content string) {
	t.Helper()
	version := hub.NewVersion{Name: name, Content: content, Description: "Made for a test."}
	if _, err := v.train.RegisterVersion(t.Context(), hub.ComponentVersion, version, true); err != nil {
		t.Fatal(err)
	}
}

// write makes the document an operation with a reference and a param.
func (v *visit) write(ref, rate string) {
	v.version++
	v.change(polyaxonfile, v.version, whole("kind: operation\nhubRef: "+ref+"\nparams: {rate: {value: "+rate+"}}\n"))
}

// told waits until one thing is said about the document as it is now, with a code and some words.
func (v *visit) told(code string, severity lsp.DiagnosticSeverity, words ...string) {
	v.t.Helper()
	v.settle(polyaxonfile, "word "+strings.Join(words, ", "), func(p published) bool {
		if *p.Version != v.version || len(p.Diagnostics) != 1 || p.Diagnostics[0].Code != code || p.Diagnostics[0].Severity != severity {
			return false
		}
		for _, word := range words {
			if !strings.Contains(p.Diagnostics[0].Message, word) {
				return false
			}
		}
		return true
	})
}

// fine waits until nothing is said about the document as it is now.
func (v *visit) fine() {
	v.t.Helper()
	v.settle(polyaxonfile, "empty set", func(p published) bool { return *p.Version == v.version && clean(p) })
}

func (v *visit) refresh() {
	v.t.Helper()
	v.call("workspace/executeCommand", map[string]any{"command": "plxLsp.hub.refresh", "arguments": []any{polyaxonfile}}, nil)
}

func (v *visit) completes(t *testing.T) {
	v.version++
	v.change(polyaxonfile, v.version, whole("kind: operation\nhubRef: default/\n"))
	v.offered(t, 1, "hubRef: default/", "default/train")
	v.version++
	v.change(polyaxonfile, v.version, whole("kind: operation\nhubRef: default/train:\n"))
	v.offered(t, 1, "hubRef: default/train:", "default/train:v1")
}

func (v *visit) checks(*testing.T) {
	v.write("default/train:v1", "high")
	v.told("param-type", lsp.Error, "rate", "high")
	v.write("default/train:v1", "0.1")
	v.fine()
	v.write("default/train", "0.1")
	v.told("hub-ref", lsp.Error, "`train` has no version called `latest`; it has `v1`")
	v.write("default/trian:v1", "0.1")
	v.told("hub-ref", lsp.Error, "has no component `trian`", "Did you mean `default/train:v1`?")
	v.write("default/train:v1", "0.2")
	v.fine()
}

func (v *visit) explains(t *testing.T) {
	holds(t, "hover", v.hover(polyaxonfile, 1, 12).Contents.Value,
		"component of the hub", "Trains a model.", "rate", "Version `v1`, stage `testing`, made 20", "Made for a test.")
}

func (v *visit) opens(t *testing.T) {
	var links []struct{ TargetURI string }
	v.call("textDocument/definition", at(polyaxonfile, 1, 12), &links)
	if len(links) != 1 || links[0].TargetURI != "plx-hub:///default/train/v1.yaml" {
		t.Fatalf("definition %+v", links)
	}
	text := v.content(links[0].TargetURI)
	if text != strings.TrimSpace(trainer) { // as the server keeps it
		t.Errorf("the document is\n%s", text)
	}
	v.open(links[0].TargetURI, "yaml", 1, text)
	if p := v.published(links[0].TargetURI, 1); !has("unused-input")(p) {
		t.Errorf("about the component it says %+v", p.Diagnostics)
	}
}

func (v *visit) notices(t *testing.T) {
	v.write("default/train:v2", "0.1")
	v.told("hub-ref", lsp.Error, "`train` has no version `v2`; it has `v1`")
	second := strings.Replace(trainer, "float", "str", 1)
	v.register(t, "v2", second)
	v.register(t, "latest", second)
	v.refresh()
	v.fine()
	v.offered(t, 1, "hubRef: default/train:", "default/train:latest", "default/train:v2", "default/train:v1")
	v.write("default/train", "text")
	v.fine()
	if hints := v.hints(polyaxonfile, [2]int{0, 3}); len(hints) != 1 || hints[0].Label != "is v2" {
		t.Errorf("hints %+v", hints)
	}
}

func (v *visit) follows(t *testing.T) {
	v.write("default/train:v1", "0.1")
	v.fine()
	v.register(t, "v1", strings.Replace(trainer, "float", "int", 1))
	v.refresh()
	v.told("param-type", lsp.Error, "rate")
	v.write("default/train:v1", "1")
	v.fine()
}

// goesOn works with a server that has stopped: what was read stays known, and what was not read is said to be out of reach.
func (v *visit) goesOn(t *testing.T) {
	v.server.Stop()
	v.refresh()
	v.write("default/train:v1", "high")
	v.told("param-type", lsp.Error, "rate", "high")
	v.explains(t)
	v.offered(t, 1, "hubRef: default/train:", "default/train:latest", "default/train:v2", "default/train:v1")
	v.write("default/train:v3", "high")
	v.told("not-fetched", lsp.Warning, "refused the connection")
}

// startsAlone starts an editor while the server is gone: it has what the other one has kept.
func (v *visit) startsAlone(t *testing.T) {
	other := &visit{train: v.train}
	other.editor, _ = begin(t, atHub(), nil)
	other.open(polyaxonfile, "yaml", 0, "kind: operation\n")
	other.write("default/train:v1", "high")
	other.told("param-type", lsp.Error, "rate", "high")
	other.write("default/train:v3", "1")
	other.told("not-fetched", lsp.Warning, "refused the connection")
	other.quit()
}

func (v *visit) recovers(t *testing.T) {
	v.server.Resume(t)
	v.refresh()
	v.told("hub-ref", lsp.Error, "`train` has no version `v3`")
	v.register(t, "v3", trainer)
	v.refresh()
	v.told("param-type", lsp.Error, "rate", "high")
	v.write("default/train:v3", "0.5")
	v.fine()
	if err := v.train.DeleteVersion(t.Context(), hub.ComponentVersion, "v3"); err != nil {
		t.Fatal(err)
	}
	v.refresh()
	v.told("hub-ref", lsp.Error, "`train` has no version `v3`")
}
