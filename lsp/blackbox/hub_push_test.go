package blackbox

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/hubdouble"
)

const pushable = "kind: component\nname: trainer\ninputs: [{name: rate, type: float}]\n" + runLine

// beginPush opens a document with this text beside a deployment without projects. asked gets each question,
// which is answered with answer.
func beginPush(t *testing.T, text string, answer any) (e *editor, asked chan string) {
	server := hubdouble.Start()
	t.Cleanup(server.Close)
	folder := t.TempDir()
	for name, value := range map[string]string{"POLYAXON_HOST": server.URL, "HOME": folder, "XDG_CACHE_HOME": folder, "LocalAppData": folder} {
		t.Setenv(name, value)
	}
	asked = make(chan string, 10)
	e = launch(t)
	e.answers["window/showMessageRequest"] = func(params json.RawMessage) any {
		var question struct{ Message string }
		decode(t, params, &question)
		asked <- question.Message
		return answer
	}
	e.initialize(pulling(), nil)
	e.open(polyaxonfile, "yaml", 1, text)
	return e, asked
}

// push runs the command. said is why it failed.
func (e *editor) push(arguments ...any) (done struct{ Ref, Action string }, said string) {
	e.t.Helper()
	m := e.reply(e.start("workspace/executeCommand", map[string]any{
		"command": "plxLsp.hub.push", "arguments": append([]any{polyaxonfile}, arguments...),
	}))
	if m.Error != nil {
		return done, m.Error.Message
	}
	decode(e.t, m.Result, &done)
	return done, ""
}

// TestHubPush makes a document a version of a component, changes it, and makes it another one.
func TestHubPush(t *testing.T) {
	e, asked := beginPush(t, pushable, map[string]any{"title": "Push"})
	for _, step := range []struct {
		what     string
		text     string
		ref      []any
		want     string
		question []string
	}{
		{"a component that is not there yet", pushable, nil, "default/trainer:latest created", []string{"There is no such component yet"}},
		{"the same again", pushable, nil, "default/trainer:latest unchanged", nil},
		{"another version", pushable + "tags: [a]\n", []any{"trainer:1.0"}, "default/trainer:1.0 created",
			[]string{"It is a new version", "--- default/trainer:latest\n+++ default/trainer:1.0\n", "\n+tags: [a]"}},
		{"another text", pushable + "tags: [b]\n", []any{"default/trainer:1.0"}, "default/trainer:1.0 updated",
			[]string{"It changes that version", "\n-tags: [a]\n+tags: [b]"}},
		{"a long text", pushable + "tags:\n" + strings.Repeat("- a\n", 100), []any{"trainer:1.0"}, "default/trainer:1.0 updated", []string{"more lines"}},
	} {
		e.change(polyaxonfile, 2, whole(step.text))
		done, said := e.push(step.ref...)
		if got := done.Ref + " " + done.Action; got != step.want || said != "" {
			t.Errorf("%s: %s %s, want %s", step.what, got, said, step.want)
		}
		if step.question != nil {
			holds(t, step.what, <-asked, step.question...)
		}
	}
	e.await("word of what was done", func(m message) bool {
		return m.Method == "window/showMessage" && strings.Contains(string(m.Params), "default/trainer:1.0 is updated")
	})
	e.quit()
}

// TestHubPushIsRefused shows what is not pushed: nothing without a yes, and nothing with errors.
func TestHubPushIsRefused(t *testing.T) {
	e, asked := beginPush(t, pushable, nil)
	if done, said := e.push("trainer:1.0"); done.Action != "cancelled" || said != "" {
		t.Errorf("without an answer: %v %s", done, said)
	}
	<-asked
	for _, wrong := range []struct {
		text string
		ref  any
		want string
	}{
		{pushable + "rnu: 1\n", "trainer:1.0", "the document has errors, and is not pushed: line "},
		{"a: [b\n", "trainer:1.0", "the document has errors, and is not pushed: line 1: "},
		{"# plx-lsp: off\n" + pushable, "trainer:1.0", "the document is no Polyaxonfile"},
		{pushable, "a/b/c", `"a/b/c" is not of the form OWNER/NAME:VERSION`},
		{pushable, 3, "the second argument of plxLsp.hub.push must be the component"},
		{strings.Replace(pushable, "name: trainer\n", "", 1), nil, "the second argument of plxLsp.hub.push must be the component"},
	} {
		e.change(polyaxonfile, 2, whole(wrong.text))
		if _, said := e.push(wrong.ref); !strings.Contains(said, wrong.want) {
			t.Errorf("%q as %v: %q, want %q", wrong.text, wrong.ref, said, wrong.want)
		}
	}
	if len(asked) > 0 {
		t.Errorf("asked %s", <-asked)
	}
	e.quit()
}

// TestHubPushWithoutADeployment shows that the user is told who does not answer.
func TestHubPushWithoutADeployment(t *testing.T) {
	e, _ := beginPush(t, pushable, nil)
	t.Setenv("POLYAXON_HOST", "http://127.0.0.1:1")
	again := launch(t)
	again.initialize(pulling(), nil)
	again.open(polyaxonfile, "yaml", 1, pushable)
	if _, said := again.push("trainer:1.0"); !strings.Contains(said, "127.0.0.1:1 refused the connection") {
		t.Errorf("said %q", said)
	}
	again.quit()
	e.quit()
}
