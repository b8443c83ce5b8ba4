package blackbox

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	lsp "github.com/sourcegraph/go-lsp"
)

// deployment is a Polyaxon that answers as the real one: an owner acme whose component train has versions with contents.
type deployment struct {
	mu       sync.Mutex
	versions map[string]string
	down     bool
}

const trainer = "kind: component\nname: train\ndescription: Trains a model.\ninputs: [{name: rate, type: float}]\n" + runLine

// deploy starts one, and lets the server find it.
func deploy(t *testing.T, versions ...string) *deployment {
	d := &deployment{versions: map[string]string{}}
	for _, v := range versions {
		d.versions[v] = trainer
	}
	s := httptest.NewServer(d)
	t.Cleanup(s.Close)
	folder := t.TempDir()
	for name, value := range map[string]string{
		"POLYAXON_HOST": s.URL, "POLYAXON_AUTH_TOKEN": "secret-token", "POLYAXON_USE_GIT_REGISTRY": "", "HOME": folder,
		"XDG_CACHE_HOME": filepath.Join(folder, "cache"), "LocalAppData": filepath.Join(folder, "cache"),
	} {
		t.Setenv(name, value)
	}
	return d
}

func (d *deployment) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	const versions = "/api/v1/acme/train/versions/component"
	version := strings.TrimPrefix(r.URL.Path, versions+"/")
	switch content, known := d.versions[version]; {
	case d.down:
		w.WriteHeader(http.StatusServiceUnavailable)
	case r.Header.Get("Authorization") != "Token secret-token":
		w.WriteHeader(http.StatusUnauthorized)
		fmt.Fprint(w, `{"detail":"Authentication credentials were not provided."}`)
	case r.URL.Path == "/api/v1/acme/projects/names":
		fmt.Fprint(w, `{"count":1,"next":null,"results":[{"name":"train"}]}`)
	case r.URL.Path == versions:
		var listed []map[string]any
		for _, name := range slices.Backward(slices.Sorted(maps.Keys(d.versions))) {
			listed = append(listed, record(name, d.versions[name]))
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"count": len(listed), "next": nil, "results": listed})
	case known:
		_ = json.NewEncoder(w).Encode(record(version, content))
	default:
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, `{"detail":"No ProjectVersion matches the given query."}`)
	}
}

func record(name, content string) map[string]any {
	return map[string]any{
		"name": name, "kind": "component", "stage": "staging", "description": "As of " + name, "content": content,
		"state": fmt.Sprintf("%x", len(content)), "created_at": "2026-03-04T05:06:07.000000Z",
	}
}

func (d *deployment) set(change func(*deployment)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	change(d)
}

// atHub are the capabilities of a client that shows what a hub has.
func atHub() map[string]any {
	can := showing()
	delete(can["textDocument"].(map[string]any), "diagnostic")
	maps.Copy(can["textDocument"].(map[string]any), map[string]any{
		"definition": map[string]any{"linkSupport": true}, "hover": map[string]any{"contentFormat": []any{"markdown"}},
		"codeAction": map[string]any{"codeActionLiteralSupport": map[string]any{"codeActionKind": map[string]any{"valueSet": []any{"quickfix"}}}},
		"inlayHint":  map[string]any{},
	})
	return can
}

// TestHubInTheEditor writes a reference to a component of a deployment, from its first letter to the version that is gone.
func TestHubInTheEditor(t *testing.T) {
	d := deploy(t, "latest", "v1")
	e, _ := begin(t, atHub(), nil)

	e.open(polyaxonfile, "yaml", 1, "kind: operation\nhubRef: acme/\n")
	e.offered(t, 1, "hubRef: acme/", "acme/train")
	e.change(polyaxonfile, 2, whole("kind: operation\nhubRef: acme/train:\n"))
	e.offered(t, 1, "hubRef: acme/train:", "acme/train:v1", "acme/train:latest")

	e.change(polyaxonfile, 3, whole("kind: operation\nhubRef: acme/train:v1\nparams: {rate: {value: high}}\n"))
	e.settle(polyaxonfile, "word about the param", func(p published) bool {
		return len(p.Diagnostics) == 1 && strings.Contains(p.Diagnostics[0].Message, "rate")
	})
	holds(t, "hover", e.hover(polyaxonfile, 1, 12).Contents.Value,
		"component of the hub", "Trains a model.", "rate", "Version `v1`, stage `staging`, made 2026-03-04. As of v1.", "Versions: `v1`, `latest`.")

	var links []struct {
		TargetURI            string
		TargetSelectionRange lsp.Range
	}
	e.call("textDocument/definition", map[string]any{
		"textDocument": map[string]any{"uri": polyaxonfile}, "position": map[string]any{"line": 1, "character": 12},
	}, &links)
	if len(links) != 1 || links[0].TargetURI != "plx-hub:///acme/train/v1.yaml" || links[0].TargetSelectionRange.Start.Line != 1 {
		t.Fatalf("definition %+v", links)
	}
	if got := e.content(links[0].TargetURI); got != trainer {
		t.Errorf("the document is\n%s", got)
	}
	d.set(func(d *deployment) { d.versions["v1"] = strings.Replace(trainer, "Trains", "Teaches", 1) })
	e.refreshHub()
	e.refreshed(links[0].TargetURI)
	holds(t, "the document of a version that has changed", e.content(links[0].TargetURI), "Teaches a model.")
	d.set(func(d *deployment) { d.versions["v1"] = trainer })
	e.refreshHub()
	e.refreshed(links[0].TargetURI)
	e.open(links[0].TargetURI, "yaml", 1, trainer+"nonsense: 1\n")
	e.settle(links[0].TargetURI, "what is wrong in a component", has("unknown-field"))

	e.change(polyaxonfile, 4, whole("kind: operation\nhubRef: acme/train\nparams: {rate: {value: 1}}\n"))
	e.settle(polyaxonfile, "empty set", clean)
	if hints := e.hints(polyaxonfile, [2]int{0, 3}); len(hints) != 1 || hints[0].Label != "is v1" {
		t.Errorf("hints %+v", hints)
	}

	e.quit()
}

// TestMissingComponentsInTheEditor writes references to what is not there, which is then made, and to a deployment that goes away.
func TestMissingComponentsInTheEditor(t *testing.T) {
	d := deploy(t, "latest", "v1")
	e, _ := begin(t, atHub(), nil)
	e.open(polyaxonfile, "yaml", 4, "kind: operation\n")
	e.change(polyaxonfile, 5, whole("kind: operation\nhubRef: acme/tarin:v1\nparams: {rate: {value: 1}}\n"))
	e.settle(polyaxonfile, "word that there is no such component", func(p published) bool {
		return len(p.Diagnostics) == 1 && strings.HasSuffix(p.Diagnostics[0].Message, "Did you mean `acme/train:v1`?")
	})
	actions := e.actions(polyaxonfile, lsp.Range{Start: lsp.Position{Line: 1, Character: 9}, End: lsp.Position{Line: 1, Character: 9}}, nil)
	if i := slices.IndexFunc(actions, func(a action) bool { return a.Title == "Write `acme/train:v1`" }); i < 0 {
		t.Errorf("no fix among %+v", actions)
	}
	e.change(polyaxonfile, 6, whole("kind: operation\nhubRef: acme/train:v2\nparams: {rate: {value: 1}}\n"))
	e.settle(polyaxonfile, "word that there is no such version", func(p published) bool {
		return len(p.Diagnostics) == 1 && strings.Contains(p.Diagnostics[0].Message, "`train` has no version `v2`; it has `v1`, `latest`.")
	})
	d.set(func(d *deployment) { d.versions["v2"] = strings.Replace(trainer, "float", "int", 1) })
	i := slices.IndexFunc(actions, func(a action) bool { return a.Title == "Ask for the component again" })
	if i < 0 {
		t.Fatalf("no refresh among %+v", actions)
	}
	e.call("workspace/executeCommand", map[string]any{"command": "plxLsp.hub.refresh", "arguments": []any{polyaxonfile}}, nil)
	e.settle(polyaxonfile, "the new version", clean)

	d.set(func(d *deployment) { d.down = true })
	e.call("workspace/executeCommand", map[string]any{"command": "plxLsp.hub.refresh", "arguments": []any{polyaxonfile}}, nil)
	e.change(polyaxonfile, 7, whole("kind: operation\nhubRef: acme/train:v2\nparams: {rate: {value: x}}\n"))
	e.settle(polyaxonfile, "what was read before, with the deployment down", func(p published) bool {
		return len(p.Diagnostics) == 1 && strings.Contains(p.Diagnostics[0].Message, "rate")
	})
	e.quit()
}

// TestAuthStatus asks how the server logs in.
func TestAuthStatus(t *testing.T) {
	deploy(t)
	e, _ := begin(t, pushing(), nil)
	var text string
	e.call("workspace/executeCommand", map[string]any{"command": "plxLsp.auth.status", "arguments": []any{polyaxonfile}}, &text)
	holds(t, "the status", text, "(POLYAXON_HOST)", "that of POLYAXON_AUTH_TOKEN", "2. in force")
	shown := e.await("a message", func(m message) bool { return m.Method == "window/showMessage" })
	holds(t, "the message", string(shown.Params), "with the token of POLYAXON_AUTH_TOKEN")
	if strings.Contains(text+string(shown.Params), "secret") {
		t.Errorf("the token is in %s, %s", text, shown.Params)
	}
	e.quit()
}

// offered waits until completion behind a text that ends with the owner of a component, or further on, offers just some labels
// among those of the owner's components.
func (e *editor) offered(t *testing.T, line int, before string, want ...string) {
	t.Helper()
	owner := before[strings.LastIndexByte(before, ' ')+1 : strings.LastIndexByte(before, '/')+1]
	for {
		list := e.complete(polyaxonfile, line, len(before))
		var labels []string
		for _, item := range list.Items {
			if strings.HasPrefix(item.Label, owner) {
				labels = append(labels, item.Label)
			}
		}
		if slices.Equal(labels, want) {
			return
		}
		if !list.IsIncomplete {
			t.Fatalf("behind %q there is %q, want %q", before, labels, want)
		}
		time.Sleep(10 * time.Millisecond) // an editor asks again at the next letter
	}
}

// TestOwnersAreOffered completes owners: the configured one, and those of open files and of components that were read before.
func TestOwnersAreOffered(t *testing.T) {
	deploy(t, "v1")
	e, _ := begin(t, atHub(), nil)
	e.open(polyaxonfile, "yaml", 1, "kind: operation\nhubRef: acme/train:v1\nparams: {rate: {value: 1}}\n")
	e.settle(polyaxonfile, "empty set", clean)
	e.quit()

	e, _ = begin(t, atHub(), map[string]any{"initializationOptions": map[string]any{"hub": map[string]any{"owner": "us", "offline": true}}})
	e.open("file:///w/other/polyaxonfile.yaml", "yaml", 1, "kind: operation\nhubRef: them/train:v1\n")
	e.open("file:///w/values.yaml", "yaml", 1, "values: {hubRef: nobody/x}\n")
	e.open(polyaxonfile, "yaml", 1, "kind: operation\nhubRef: \n")
	for {
		list := e.complete(polyaxonfile, 1, len("hubRef: "))
		var owners []string
		for _, item := range list.Items {
			if strings.HasSuffix(item.Label, "/") {
				owners = append(owners, item.Label)
			}
		}
		if !list.IsIncomplete {
			if !slices.Equal(owners, []string{"acme/", "us/", "them/"}) {
				t.Errorf("owners %q", owners)
			}
			break
		}
		time.Sleep(10 * time.Millisecond) // an editor asks again at the next letter
	}
	e.quit()
}

// TestActionsAboutReferences offers what helps about a reference that leads nowhere, and nothing that does not.
func TestActionsAboutReferences(t *testing.T) {
	const login, again = "Show how plx-lsp logs in", "Ask for the component again"
	offline := map[string]any{"initializationOptions": map[string]any{"hub": map[string]any{"offline": true}}}
	for _, test := range []struct {
		name, ref string
		settings  map[string]any
		want      []string
	}{
		{"a version that is not there", "acme/train:v9", nil, []string{again}},
		{"a name of nothing", "a:b:c", nil, nil},
		{"the network is not used", "acme/train:v1", offline, []string{login}},
	} {
		t.Run(test.name, func(t *testing.T) {
			deploy(t, "v1")
			e, _ := begin(t, atHub(), test.settings)
			e.open(polyaxonfile, "yaml", 1, "kind: operation\nhubRef: "+test.ref+"\n")
			e.settle(polyaxonfile, "word about the reference", func(p published) bool {
				return len(p.Diagnostics) == 1 && !strings.Contains(p.Diagnostics[0].Message, "it is being fetched") &&
					!strings.Contains(p.Diagnostics[0].Message, "not known yet")
			})
			var got []string
			for _, a := range e.actions(polyaxonfile, lines(1, 2), nil) {
				if a.Title == login || a.Title == again {
					got = append(got, a.Title)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("offered %q, want %q", got, test.want)
			}
			e.quit()
		})
	}
}
