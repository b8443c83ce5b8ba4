package blackbox

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// registry serves trainer:v1, which takes a number, once release is closed. It has no other component. It counts what
// it is asked for.
func registry(t *testing.T, release <-chan struct{}) *atomic.Int32 {
	var requests atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		select {
		case <-release:
		case <-r.Context().Done():
		}
		if r.URL.Path != "/trainer/v1.yaml" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, "kind: component\ninputs: [{name: rate, type: float}]\n"+runLine)
	}))
	t.Cleanup(s.Close)
	t.Setenv("POLYAXON_USE_GIT_REGISTRY", "1")
	t.Setenv("POLYAXON_PUBLIC_REGISTRY", s.URL)
	cache := filepath.Join(t.TempDir(), "cache")
	t.Setenv("XDG_CACHE_HOME", cache)
	t.Setenv("LocalAppData", cache)
	return &requests
}

const (
	rightParam = "kind: operation\nhubRef: trainer:v1\nparams: {rate: {value: 0.1}}\n"
	wrongParam = "kind: operation\nhubRef: trainer:v1\nparams: {rate: {value: high}}\n"
	unknownRef = "kind: operation\nhubRef: trainer:v2\n"
)

// TestComponentsFromARegistry types on while a registry is silent; what it answers at last shows by itself.
func TestComponentsFromARegistry(t *testing.T) {
	release := make(chan struct{})
	registry(t, release)
	e, _ := begin(t, pushing(), nil)
	e.open(polyaxonfile, "yaml", 1, wrongParam+"marker: 1\n")
	e.inStep(polyaxonfile, 1, 3)
	e.change(polyaxonfile, 2, replace(0, 0, 0, 0, "# typed\n"))
	e.inStep(polyaxonfile, 2, 4)
	e.change(polyaxonfile, 3, whole(wrongParam))
	e.settle(polyaxonfile, "word that the component is awaited", has("not-fetched"))

	close(release)
	e.settle(polyaxonfile, "word about the param", func(p published) bool {
		return len(p.Diagnostics) == 1 && strings.Contains(p.Diagnostics[0].Message, "rate")
	})
	e.change(polyaxonfile, 4, whole(rightParam))
	e.settle(polyaxonfile, "empty set", clean)
	e.change(polyaxonfile, 5, whole(unknownRef))
	e.settle(polyaxonfile, "word that there is no such component", has("hub-ref"))
	e.quit()
}

// TestPullOfComponentsFromARegistry shows that a client that pulls is told to pull again.
func TestPullOfComponentsFromARegistry(t *testing.T) {
	release := make(chan struct{})
	registry(t, release)
	e, _ := begin(t, pulling(), nil)
	e.open(polyaxonfile, "yaml", 1, wrongParam)
	first := e.pull(polyaxonfile, "")
	if len(first.Items) != 1 || first.Items[0].Code != "not-fetched" {
		t.Errorf("before the registry answers %+v", first.Items)
	}
	close(release)
	for {
		e.await("refresh", func(m message) bool { return m.Method == "workspace/diagnostic/refresh" })
		if r := e.pull(polyaxonfile, first.ResultID); r.Kind == "full" {
			if len(r.Items) != 1 || !strings.Contains(r.Items[0].Message, "rate") {
				t.Errorf("after the registry has answered %+v", r.Items)
			}
			break
		} // that refresh was for another reason: the settings, for one
	}
	e.quit()
}

// TestOfflineSetting shows that the setting keeps the server off the network, also before it has been read.
func TestOfflineSetting(t *testing.T) {
	answer := make(chan struct{})
	close(answer)
	requests := registry(t, answer)
	w := makeWorkspace(t, map[string]string{".plx-lsp.yaml": "hub: {offline: true}\n"})
	params := w.root()
	params["capabilities"] = pulling()
	e := launch(t)
	e.call("initialize", params, nil)
	e.open(w.uri("polyaxonfile.yaml"), "yaml", 1, rightParam)
	expect := func(word string) bool {
		r := e.pull(w.uri("polyaxonfile.yaml"), "")
		if len(r.Items) != 1 || r.Items[0].Code != "not-fetched" {
			t.Fatalf("report %+v", r)
		}
		return strings.Contains(r.Items[0].Message, word)
	}
	if !expect("settings are not known yet") {
		t.Error("settings that nobody has read are taken for known")
	}
	e.notify("initialized", map[string]any{})
	for !expect("hub.offline") {
		e.await("refresh", func(m message) bool { return m.Method == "workspace/diagnostic/refresh" })
	}
	e.quit()
	if n := requests.Load(); n > 0 {
		t.Errorf("%d requests", n)
	}
}
