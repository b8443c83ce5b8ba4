package blackbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// Codes of errors, of JSON-RPC and of the protocol.
const (
	parseError           = -32700
	invalidRequest       = -32600
	methodNotFound       = -32601
	invalidParams        = -32602
	serverNotInitialized = -32002
	requestCancelled     = -32800
)

// code is the error code of a message, 0 when it is a result.
func (m message) code() int {
	if m.Error == nil {
		return 0
	}
	return m.Error.Code
}

// alive proves that the session goes on: it opens a document whose diagnostics must come.
func (e *editor) alive() {
	e.t.Helper()
	e.mu.Lock()
	e.lastID++
	uri := fmt.Sprintf("untitled:alive-%d", e.lastID)
	e.mu.Unlock()
	e.open(uri, "polyaxonfile", 1, "kind: [\n")
	if p := e.published(uri, 1); len(p.Diagnostics) == 0 {
		e.t.Errorf("a broken file published nothing")
	}
}

// TestRequestsThatFail shows the answer to every request that cannot be answered. Each is written as it goes over the
// wire, in the midst of a session that must go on.
func TestRequestsThatFail(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	for i, test := range []struct {
		name, rest string // rest follows the id
		want       int
	}{
		{"unknown method", `"method":"custom/nothing","params":{}`, methodNotFound},
		{"unknown method without params", `"method":"custom/nothing"`, methodNotFound},
		{"unknown method with null params", `"method":"custom/nothing","params":null`, methodNotFound},
		{"unknown $ method", `"method":"$/nothing"`, methodNotFound},
		{"method of the protocol that is not announced", `"method":"textDocument/moniker","params":{}`, methodNotFound},
		{"notification sent as request", `"method":"textDocument/didOpen","params":{}`, methodNotFound},
		{"second initialize", `"method":"initialize","params":{"capabilities":{}}`, invalidRequest},
		{"no params", `"method":"textDocument/diagnostic"`, invalidParams},
		{"null params", `"method":"textDocument/diagnostic","params":null`, invalidParams},
		{"params that are an array", `"method":"textDocument/diagnostic","params":[1]`, invalidParams},
		{"params without document", `"method":"textDocument/diagnostic","params":{}`, invalidParams},
		{"document that is a number", `"method":"textDocument/diagnostic","params":{"textDocument":7}`, invalidParams},
		{"uri that is a number", `"method":"textDocument/diagnostic","params":{"textDocument":{"uri":7}}`, invalidParams},
		{"wrong previous results", `"method":"workspace/diagnostic","params":{"previousResultIds":7}`, invalidParams},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, id := range []string{fmt.Sprint(10000 + i), fmt.Sprintf("%q", test.name), fmt.Sprint(-1 - i)} {
				e.frame(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,%s}`, id, test.rest))
				m := e.await("answer", func(m message) bool { return m.Method == "" && string(m.ID) == id })
				if m.code() != test.want || m.Error.Message == "" {
					t.Errorf("answered %+v, want code %d", m.Error, test.want)
				}
			}
		})
	}
	e.alive()
	e.quit()
}

// TestBodiesThatAreNoMessages shows that each is answered with null id and the session goes on.
func TestBodiesThatAreNoMessages(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	for _, test := range []struct {
		name, body string
		want       int
	}{
		{"cut off", `{"jsonrpc":"2.0","id":1,`, parseError},
		{"no JSON", `hello`, parseError},
		{"NUL", "\x00\x00", parseError},
		{"two messages", `{"jsonrpc":"2.0","method":"a"}{"jsonrpc":"2.0","method":"b"}`, parseError},
		{"no version", `{"id":1,"method":"shutdown"}`, invalidRequest},
		{"wrong version", `{"jsonrpc":"1.0","id":1,"method":"shutdown"}`, invalidRequest},
		{"method that is a number", `{"jsonrpc":"2.0","id":1,"method":7}`, invalidRequest},
		{"id that is an object", `{"jsonrpc":"2.0","id":{},"method":"shutdown"}`, invalidRequest},
		{"id with a fraction", `{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}`, invalidRequest},
		{"method with a result", `{"jsonrpc":"2.0","id":1,"method":"shutdown","result":1}`, invalidRequest},
		{"batch", `[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]`, invalidRequest},
		{"empty batch", `[]`, invalidRequest},
		{"10,000 brackets", strings.Repeat("[", 10000), invalidRequest},
		{"10,000 braces", strings.Repeat(`{"a":`, 10000), parseError},
	} {
		t.Run(test.name, func(t *testing.T) {
			e.frame(test.body)
			if m := e.nullReply(); m.code() != test.want {
				t.Errorf("answered %+v, want code %d", m.Error, test.want)
			}
		})
	}
	e.alive()
	e.quit()
}

// TestNotificationsThatDoNotFit shows that none of them ends the session or is answered.
func TestNotificationsThatDoNotFit(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	for _, rest := range []string{
		`"method":"$/foo"`, `"method":"custom/bar","params":{"a":1}`, `"method":"custom/bar","params":7`,
		`"method":"textDocument/didOpen"`, `"method":"textDocument/didOpen","params":7`,
		`"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.yaml","languageId":3,"version":1,"text":"x"}}`,
		`"method":"textDocument/didOpen","params":{"textDocument":{"languageId":"yaml","version":1,"text":"x"}}`,
		`"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.yaml","version":1}}`,
		`"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///unknown.yaml","version":null},"contentChanges":[]}`,
		`"method":"textDocument/didChange","params":{}`, `"method":"textDocument/didChange","params":{"textDocument":null}`,
		`"method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///unknown.yaml"}}`,
		`"method":"textDocument/didClose","params":[]`, `"method":"textDocument/didSave","params":{"textDocument":{}}`,
		`"method":"$/cancelRequest","params":{"id":null}`, `"method":"$/cancelRequest","params":{"id":99999999999999}`,
		`"method":"$/cancelRequest","params":{"id":{}}`, `"method":"$/cancelRequest","params":{"id":1.5}`,
		`"method":"$/cancelRequest"`, `"method":"$/cancelRequest","params":{"id":"unknown"}`,
		`"method":"$/setTrace","params":{"value":7}`, `"method":"$/setTrace","params":{"value":"loud"}`,
		`"method":"initialized","params":7`,
		`"method":"workspace/didChangeConfiguration","params":{"settings":7}`, `"method":"workspace/didChangeConfiguration"`,
		`"method":"workspace/didChangeConfiguration","params":{"settings":{"plxLsp":[1]}}`,
		`"method":"workspace/didChangeWorkspaceFolders","params":{"event":7}`,
		`"method":"workspace/didChangeWorkspaceFolders","params":{"event":{"added":[{"uri":7}]}}`,
		`"method":"workspace/didChangeWatchedFiles","params":{"changes":{}}`,
		`"method":"workspace/didChangeWatchedFiles","params":{"changes":[{"uri":"not a uri","type":9}]}`,
		`"method":"window/workDoneProgress/cancel","params":{"token":[]}`,
		`"id":null,"method":"textDocument/didOpen","params":{}`,
	} {
		e.frame(`{"jsonrpc":"2.0",` + rest + `}`)
	}
	for _, response := range []string{
		`"id":77,"result":null`, `"id":null,"result":1`, `"id":"x","error":{"code":1,"message":"m"}`, `"id":null,"error":null`,
	} {
		e.frame(`{"jsonrpc":"2.0",` + response + `}`)
	}
	e.alive()
	e.quit()
}

func TestBeforeInitialize(t *testing.T) {
	e := launch(t)
	for _, method := range []string{"textDocument/diagnostic", "shutdown", "custom/nothing"} {
		if m := e.reply(e.start(method, map[string]any{})); m.code() != serverNotInitialized {
			t.Errorf("%s before initialize answered %+v", method, m.Error)
		}
	}
	e.open("file:///w/polyaxon.yaml", "yaml", 1, "kind: [\n") // dropped
	if m := e.reply(e.start("initialize", []int{1})); m.code() != invalidParams {
		t.Errorf("initialize with an array answered %+v", m.Error)
	}
	e.initialize(pushing(), nil)
	e.alive()
	for _, m := range e.all("textDocument/publishDiagnostics") {
		if strings.Contains(string(m.Params), "file:///w/polyaxon.yaml") {
			t.Errorf("a document opened before initialize was taken: %s", m.Params)
		}
	}
	e.quit()
}

func TestAfterShutdown(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	e.call("shutdown", nil, nil)
	for _, method := range []string{"shutdown", "textDocument/diagnostic", "initialize", "custom/nothing"} {
		if m := e.reply(e.start(method, map[string]any{})); m.code() != invalidRequest {
			t.Errorf("%s after shutdown answered %+v", method, m.Error)
		}
	}
	e.notify("exit", nil)
	if code := e.exitCode(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
}

func TestEndings(t *testing.T) {
	for name, test := range map[string]struct {
		end  func(*editor)
		want int
	}{
		"exit without shutdown": {func(e *editor) { e.notify("exit", nil) }, 1},
		"end of input":          {func(e *editor) { e.stdin.Close() }, 1},
		"end after shutdown": {func(e *editor) {
			e.call("shutdown", nil, nil)
			e.stdin.Close()
		}, 1},
		"a broken header":            {func(e *editor) { e.raw("Content-Length: x\r\n\r\n{}") }, 1},
		"end of input in a message":  {func(e *editor) { e.raw("Content-Length: 99\r\n\r\n{}"); e.stdin.Close() }, 1},
		"end of input in the header": {func(e *editor) { e.raw("Content-"); e.stdin.Close() }, 1},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := begin(t, pushing(), nil)
			test.end(e)
			if code := e.exitCode(); code != test.want {
				t.Errorf("exit code %d, want %d", code, test.want)
			}
		})
	}
}

// TestPipelinedEnd writes a whole session at once, with an end that must not overtake what stands before it.
func TestPipelinedEnd(t *testing.T) {
	for range 5 {
		e := launch(t)
		var all bytes.Buffer
		put := func(body string) { fmt.Fprintf(&all, "Content-Length: %d\r\n\r\n%s", len(body), body) }
		put(`{"jsonrpc":"2.0","id":"hello","method":"initialize","params":{"capabilities":{}}}`)
		put(`{"jsonrpc":"2.0","method":"initialized","params":{}}`)
		for i := range 500 {
			put(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"workspace/diagnostic","params":{"previousResultIds":[]}}`, i))
		}
		put(`{"jsonrpc":"2.0","id":"goodbye","method":"shutdown"}`)
		put(`{"jsonrpc":"2.0","method":"exit"}`)
		e.raw(all.String())
		if code := e.exitCode(); code != 0 {
			t.Fatalf("exit code %d, want 0", code)
		}
		if got := len(e.all("")); got != 502 {
			t.Errorf("%d answers, want 502: every request is answered before the end", got)
		}
	}
}

// TestHeaders shows the spellings of headers that are taken.
func TestHeaders(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	const body = `{"jsonrpc":"2.0","id":"h%d","method":"custom/nothing"}`
	for i, header := range []string{
		"content-length: %d\r\n\r\n", "CONTENT-LENGTH:%d\r\n\r\n", "Content-Length: %d\n\n",
		"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: %d\r\n\r\n",
	} {
		text := fmt.Sprintf(body, i)
		e.raw(fmt.Sprintf(header, len(text)) + text)
		e.await("answer", func(m message) bool { return string(m.ID) == fmt.Sprintf("%q", fmt.Sprintf("h%d", i)) })
	}
	e.quit()
}

func TestParentDeath(t *testing.T) {
	parent := exec.Command(program, "serve") // any process that waits
	feed, err := parent.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	e, _ := begin(t, pushing(), map[string]any{"processId": parent.Process.Pid})
	e.alive()
	feed.Close()
	_ = parent.Wait() // it is gone only when it has been waited for
	if code := e.exitCode(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
}

// TestMistypedInitialize shows that one capability of a wrong type costs that capability only.
func TestMistypedInitialize(t *testing.T) {
	can := pushing()
	can["general"] = map[string]any{"positionEncodings": []string{"utf-8"}}
	can["workspace"] = map[string]any{"configuration": "yes", "workspaceFolders": 1}
	e, result := begin(t, can, map[string]any{"processId": 1.5, "clientInfo": "none"})
	if got := string(result.Capabilities["positionEncoding"]); got != `"utf-8"` {
		t.Errorf("position encoding %s", got)
	}
	e.alive()
	e.quit()
}

func TestCapabilities(t *testing.T) {
	e, result := begin(t, pushing(), nil)
	if result.ServerInfo.Name != "plx-lsp" || result.ServerInfo.Version == "" {
		t.Errorf("server info %+v", result.ServerInfo)
	}
	var sync struct {
		OpenClose bool
		Change    int
		Save      json.RawMessage
	}
	if err := json.Unmarshal(result.Capabilities["textDocumentSync"], &sync); err != nil || !sync.OpenClose || sync.Change != 2 {
		t.Errorf("textDocumentSync %s: %v", result.Capabilities["textDocumentSync"], err)
	}
	if got := result.Capabilities["diagnosticProvider"]; got != nil {
		t.Errorf("a client that does not pull is offered %s", got)
	}
	e.quit()

	e, result = begin(t, pulling(), nil)
	var provider struct{ InterFileDependencies, WorkspaceDiagnostics bool }
	if err := json.Unmarshal(result.Capabilities["diagnosticProvider"], &provider); err != nil ||
		!provider.InterFileDependencies || !provider.WorkspaceDiagnostics {
		t.Errorf("diagnosticProvider %s: %v", result.Capabilities["diagnosticProvider"], err)
	}
	e.quit()
}
