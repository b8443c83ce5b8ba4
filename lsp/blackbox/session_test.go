package blackbox

import (
	"encoding/json"
	"maps"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"
)

// published is a publishDiagnostics notification; go-lsp knows neither its version nor the newer members of a
// diagnostic.
type published struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

// diagnostic is go-lsp's with what it lacks.
type diagnostic struct {
	lsp.Diagnostic
	CodeDescription *struct {
		Href string `json:"href"`
	} `json:"codeDescription"`
	Tags               []int     `json:"tags"`
	RelatedInformation []related `json:"relatedInformation"`
}

type related struct {
	Location lsp.Location `json:"location"`
	Message  string       `json:"message"`
}

// pushing are the capabilities of a client that is told its diagnostics.
func pushing() map[string]any {
	return map[string]any{
		"textDocument": map[string]any{"publishDiagnostics": map[string]any{
			"relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true,
			"tagSupport": map[string]any{"valueSet": []int{1, 2}},
		}},
	}
}

// pulling are the capabilities of a client that asks for them.
func pulling() map[string]any {
	can := pushing()
	can["textDocument"].(map[string]any)["diagnostic"] = map[string]any{"relatedDocumentSupport": true}
	can["workspace"] = map[string]any{"diagnostics": map[string]any{"refreshSupport": true}}
	return can
}

type initializeResult struct {
	Capabilities map[string]json.RawMessage `json:"capabilities"`
	ServerInfo   struct{ Name, Version string }
}

// begin initializes a session. More is merged into the params of initialize.
func begin(t testing.TB, capabilities, more map[string]any) (*editor, initializeResult) {
	t.Helper()
	e := launch(t)
	return e, e.initialize(capabilities, more)
}

func (e *editor) initialize(capabilities, more map[string]any) initializeResult {
	e.t.Helper()
	params := map[string]any{"processId": nil, "rootUri": nil, "capabilities": capabilities}
	maps.Copy(params, more)
	var result initializeResult
	e.call("initialize", params, &result)
	e.notify("initialized", map[string]any{})
	return result
}

func (e *editor) open(uri, language string, version int, text string) {
	e.notify("textDocument/didOpen", lsp.DidOpenTextDocumentParams{TextDocument: lsp.TextDocumentItem{
		URI: lsp.DocumentURI(uri), LanguageID: language, Version: version, Text: text,
	}})
}

// change sends changes in the types of go-lsp, which write the range of a change of the whole text as null.
func (e *editor) change(uri string, version int, changes ...lsp.TextDocumentContentChangeEvent) {
	e.notify("textDocument/didChange", lsp.DidChangeTextDocumentParams{
		TextDocument: lsp.VersionedTextDocumentIdentifier{
			TextDocumentIdentifier: lsp.TextDocumentIdentifier{URI: lsp.DocumentURI(uri)}, Version: version,
		},
		ContentChanges: changes,
	})
}

func whole(text string) lsp.TextDocumentContentChangeEvent {
	return lsp.TextDocumentContentChangeEvent{Text: text}
}

func replace(startLine, startColumn, endLine, endColumn int, text string) lsp.TextDocumentContentChangeEvent {
	return lsp.TextDocumentContentChangeEvent{
		Range: &lsp.Range{
			Start: lsp.Position{Line: startLine, Character: startColumn},
			End:   lsp.Position{Line: endLine, Character: endColumn},
		},
		Text: text,
	}
}

// none is the version of diagnostics of a file that is not open.
const none = -1

// published waits for the diagnostics of one version of a document.
func (e *editor) published(uri string, version int) published {
	e.t.Helper()
	var p published
	e.await("diagnostics", func(m message) bool {
		if m.Method != "textDocument/publishDiagnostics" {
			return false
		}
		p = published{}
		if err := json.Unmarshal(m.Params, &p); err != nil {
			e.t.Errorf("publishDiagnostics does not decode: %v in %s", err, m.Params)
			return false
		}
		if p.URI != uri {
			return false
		}
		return p.Version == nil && version == none || p.Version != nil && *p.Version == version
	})
	return p
}

// quit ends the session as the protocol wants and checks that it ends well.
func (e *editor) quit() {
	e.t.Helper()
	e.call("shutdown", nil, nil)
	e.notify("exit", nil)
	if code := e.exitCode(); code != 0 {
		e.t.Errorf("exit code %d, want 0; the server's log:\n%s", code, e.log.String())
	}
}

func TestOpenAndChangePublish(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	const uri = "file:///w/polyaxonfile.yaml"
	e.open(uri, "yaml", 1, "kind: [\n")
	if p := e.published(uri, 1); len(p.Diagnostics) == 0 {
		t.Errorf("no diagnostics for a broken file")
	}
	e.change(uri, 2, whole("kind: component\nrun: {kind: job, container: {image: a}}\n"))
	if p := e.published(uri, 2); p.Diagnostics == nil || len(p.Diagnostics) != 0 {
		t.Errorf("a clean file published %v, want an empty set", p.Diagnostics)
	}
	e.quit()
}
