package blackbox

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/hubdouble"
)

// stocked is a deployment with a component trainer that has versions v1 and v2, one called other, and a project without any.
func stocked(t *testing.T) *httptest.Server {
	server := hubdouble.Start()
	t.Cleanup(server.Close)
	post := func(path string, body map[string]any) {
		data, _ := json.Marshal(body)
		response, err := http.Post(server.URL+"/api/v1/default/"+path, "application/json", bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		if response.StatusCode != http.StatusCreated {
			t.Fatalf("%s: %s", path, response.Status)
		}
	}
	component := func(image string) string {
		return "kind: component\nrun: {kind: job, container: {image: " + image + "}}\n"
	}
	post("projects/create", map[string]any{"name": "other"})
	post("projects/create", map[string]any{"name": "trainer", "description": "Trains a model."})
	post("projects/create", map[string]any{"name": "empty"})
	post("other/versions/component", map[string]any{"name": "latest", "content": component("o")})
	post("trainer/versions/component", map[string]any{"name": "v1", "content": component("first"), "description": "The first."})
	post("trainer/versions/component", map[string]any{"name": "v2", "content": component("second")})
	post("trainer/versions/component/v1/stages", map[string]any{"condition": map[string]any{"type": "production"}})
	return server
}

// browse begins a session beside the deployment at an address.
func browse(t *testing.T, address string) (e *editor, folder string) {
	folder = t.TempDir()
	for name, value := range map[string]string{
		"POLYAXON_HOST": address, "POLYAXON_AUTH_TOKEN": "", "HOME": folder, "XDG_CACHE_HOME": folder, "LocalAppData": folder,
	} {
		t.Setenv(name, value)
	}
	e, _ = begin(t, showing(), map[string]any{"workspaceFolders": []map[string]any{{"uri": fileURI(folder), "name": "w"}}})
	return e, folder
}

// ask runs a command about a document. said is why it failed, with its code.
func (e *editor) ask(command string, arguments ...any) (result string, said string, code int) {
	e.t.Helper()
	m := e.reply(e.start("workspace/executeCommand", map[string]any{"command": command, "arguments": arguments}))
	if m.Error != nil {
		return "", m.Error.Message, m.code()
	}
	return string(m.Result), "", 0
}

// TestHubList lists the components of a deployment and the versions of one, the newest first.
func TestHubList(t *testing.T) {
	e, _ := browse(t, stocked(t).URL)
	const (
		components = `{"owner":"default","components":[` +
			`{"ref":"default/trainer","name":"trainer","description":"Trains a model.","versions":2,"newest":"v2","updatedAt":"2026-01-02T03:04:11Z"},` +
			`{"ref":"default/other","name":"other","versions":1,"newest":"latest","updatedAt":"2026-01-02T03:04:09Z"}]}`
		versions = `{"ref":"default/trainer","polyaxonfile":false,"versions":[` +
			`{"ref":"default/trainer:v2","name":"v2","stage":"testing","updatedAt":"2026-01-02T03:04:11Z","uri":"plx-hub:///default/trainer/v2.yaml"},` +
			`{"ref":"default/trainer:v1","name":"v1","stage":"production","description":"The first.","updatedAt":"2026-01-02T03:04:10Z","uri":"plx-hub:///default/trainer/v1.yaml"}]}`
	)
	for _, list := range []struct {
		choice any
		want   string
	}{
		{nil, components},
		{map[string]any{}, components},
		{map[string]any{"ref": "default/"}, components},
		{map[string]any{"ref": "trainer"}, versions},
		{map[string]any{"ref": "default/trainer"}, versions},
		{map[string]any{"ref": "default/empty"}, `{"ref":"default/empty","polyaxonfile":false,"versions":[]}`},
	} {
		if got, said, _ := e.ask("plxLsp.hub.list", polyaxonfile, list.choice); got != list.want {
			t.Errorf("%v: %s\n%s\nwant\n%s", list.choice, said, got, list.want)
		}
	}
	for text, want := range map[string]string{"kind: operation\n": `"polyaxonfile":true`, "# plx-lsp: off\nkind: operation\n": `"polyaxonfile":false`} {
		e.open(polyaxonfile, "yaml", 1, text)
		got, said, _ := e.ask("plxLsp.hub.list", polyaxonfile, map[string]any{"ref": "trainer"})
		holds(t, text+said, got, want)
	}
	e.quit()
}

// TestHubOpen shows a version that nothing has referred to yet.
func TestHubOpen(t *testing.T) {
	e, _ := browse(t, stocked(t).URL)
	if text := e.content("plx-hub:///default/trainer/v1.yaml"); !strings.Contains(text, "image: first") {
		t.Errorf("read %q", text)
	}
	e.quit()
}

// TestHubPull reads versions, for the client to save where it is told or where a component mostly goes.
func TestHubPull(t *testing.T) {
	e, folder := browse(t, stocked(t).URL)
	for _, pull := range []struct {
		choice    map[string]any
		ref, text string
		file      string
	}{
		{map[string]any{"ref": "default/trainer:v1"}, "default/trainer:v1", "image: first}}\n", "trainer.plx.yaml"},
		{map[string]any{"ref": "trainer:v2", "path": "ml/t.yaml"}, "default/trainer:v2", "image: second}}\n", "ml/t.yaml"},
		{map[string]any{"ref": "other", "path": filepath.Join(folder, "x.yaml")}, "default/other:latest", "image: o}}\n", "x.yaml"},
	} {
		result, said, _ := e.ask("plxLsp.hub.pull", fileURI(filepath.Join(folder, "polyaxonfile.yaml")), pull.choice)
		if said != "" {
			t.Errorf("%v: %s", pull.choice, said)
			continue
		}
		var got struct{ Ref, Text, URI string }
		decode(t, json.RawMessage(result), &got)
		if got.Ref != pull.ref || !strings.HasSuffix(got.Text, pull.text) || got.URI != fileURI(filepath.Join(folder, pull.file)) {
			t.Errorf("%v: %+v", pull.choice, got)
		}
	}
	if files, _ := filepath.Glob(filepath.Join(folder, "*.yaml")); len(files) > 0 {
		t.Errorf("the server wrote %v", files)
	}
	e.quit()
}

// TestHubBrowseIsRefused shows what is said of components that are not there, and of what names none.
func TestHubBrowseIsRefused(t *testing.T) {
	e, _ := browse(t, stocked(t).URL)
	const list, pull, requestFailed = "plxLsp.hub.list", "plxLsp.hub.pull", -32803
	for _, wrong := range []struct {
		command string
		choice  any
		code    int
		want    string
	}{
		{list, map[string]any{"ref": "default/trianer"}, requestFailed, "there is no component default/trianer; did you mean default/trainer?"},
		{list, map[string]any{"ref": "default/trainer:v1"}, invalidParams, `is named without one, found "default/trainer:v1"`},
		{list, map[string]any{"ref": "a/b/c"}, invalidParams, `"a/b/c" is not of the form OWNER/NAME:VERSION`},
		{list, 3, invalidParams, "the second argument of plxLsp.hub.list must be an object"},
		{list, map[string]any{"ref": 3}, invalidParams, "the second argument of plxLsp.hub.list must be an object"},
		{pull, map[string]any{"ref": "default/trainer"}, requestFailed, "default/trainer has no version latest; it has v2, v1"},
		{pull, map[string]any{"ref": "default/nothing:v1"}, requestFailed, "there is no component default/nothing"},
		{pull, map[string]any{"ref": "a/b/c:1"}, invalidParams, `"a/b/c:1" is not of the form OWNER/NAME:VERSION`},
		{pull, map[string]any{}, invalidParams, "the second argument of plxLsp.hub.pull must be an object"},
		{pull, nil, invalidParams, "the second argument of plxLsp.hub.pull must be an object"},
	} {
		if _, said, code := e.ask(wrong.command, polyaxonfile, wrong.choice); code != wrong.code || !strings.Contains(said, wrong.want) {
			t.Errorf("%s %v: %d %q, want %d %q", wrong.command, wrong.choice, code, said, wrong.code, wrong.want)
		}
	}
	e.quit()
}

// TestHubBrowseUnanswered shows that the user is told who wants a token, who does not answer, and what forbids to ask.
func TestHubBrowseUnanswered(t *testing.T) {
	guarded := httptest.NewServer(says(401, "application/json", `{"detail":"Authentication credentials were not provided."}`))
	t.Cleanup(guarded.Close)
	for _, trouble := range []struct{ address, offline, want string }{
		{guarded.URL, "", "wants to know who is asking: run `polyaxon login`"},
		{"http://127.0.0.1:1", "", "127.0.0.1:1 refused the connection"},
		{guarded.URL, "true", "POLYAXON_IS_OFFLINE"},
	} {
		t.Setenv("POLYAXON_IS_OFFLINE", trouble.offline)
		e, _ := browse(t, trouble.address)
		if _, said, _ := e.ask("plxLsp.hub.list", polyaxonfile); !strings.Contains(said, "the components of default cannot be listed: ") ||
			!strings.Contains(said, trouble.want) {
			t.Errorf("listing beside %s: %q", trouble.address, said)
		}
		if _, said, _ := e.ask("plxLsp.hub.pull", polyaxonfile, map[string]any{"ref": "a/b:1"}); !strings.Contains(said, "a/b:1 cannot be read: ") ||
			!strings.Contains(said, trouble.want) {
			t.Errorf("pulling beside %s: %q", trouble.address, said)
		}
		e.quit()
	}
}

// TestHubListIsCancelled ends a request to a deployment that does not answer when the user has enough of it.
func TestHubListIsCancelled(t *testing.T) {
	asked, given := make(chan struct{}, 10), make(chan struct{}, 10)
	silent := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		<-r.Context().Done()
		given <- struct{}{}
	}))
	t.Cleanup(silent.Close)
	e, _ := browse(t, silent.URL)
	for _, command := range []string{"plxLsp.hub.list", "plxLsp.hub.pull"} {
		id := e.start("workspace/executeCommand", map[string]any{
			"command": command, "arguments": []any{polyaxonfile, map[string]any{"ref": "a/b"}},
		})
		<-asked
		e.notify("$/cancelRequest", map[string]any{"id": id})
		if m := e.reply(id); m.code() != requestCancelled {
			t.Errorf("%s answered %+v", command, m.Error)
		}
		<-given // the deployment is not kept waiting either
	}
	e.quit()
}
