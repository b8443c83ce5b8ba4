package blackbox

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"
)

// completionList is a list of completions; go-lsp knows neither edits of both kinds nor documentation with a format.
type completionList struct {
	IsIncomplete bool
	Items        []completionItem
}

type completionItem struct {
	Label, SortText, FilterText      string
	Kind                             int
	InsertTextFormat, InsertTextMode int
	Documentation                    json.RawMessage
	Data                             json.RawMessage
	TextEdit                         struct {
		NewText                string
		Range, Insert, Replace *lsp.Range
	}
}

// item is the item with a label.
func (l completionList) item(t *testing.T, label string) completionItem {
	t.Helper()
	for _, item := range l.Items {
		if item.Label == label {
			return item
		}
	}
	t.Errorf("%s is not offered among %d items", label, len(l.Items))
	return completionItem{}
}

// columns are the columns of a range on one line.
func columns(r *lsp.Range) string {
	if r == nil || r.Start.Line != r.End.Line {
		return fmt.Sprint(r)
	}
	return fmt.Sprintf("%d-%d", r.Start.Character, r.End.Character)
}

func at(uri string, line, column int) map[string]any {
	return map[string]any{"textDocument": map[string]any{"uri": uri}, "position": map[string]any{"line": line, "character": column}}
}

func (e *editor) complete(uri string, line, column int) completionList {
	e.t.Helper()
	return e.completeAs(at(uri, line, column))
}

func (e *editor) completeAs(params map[string]any) (list completionList) {
	e.t.Helper()
	e.call("textDocument/completion", params, &list)
	if list.Items == nil {
		e.t.Errorf("no list of items for %v", params)
	}
	return list
}

// completing are the capabilities of a client that can do with completions what is named.
func completing(completion, item map[string]any) map[string]any {
	can := pushing()
	if completion == nil {
		completion = map[string]any{}
	}
	completion["completionItem"] = item
	can["textDocument"].(map[string]any)["completion"] = completion
	return can
}

// TestCompletionOfSettings completes in the settings file of a folder.
func TestCompletionOfSettings(t *testing.T) {
	w := makeWorkspace(t, map[string]string{"base.yaml": cleanFile, "exp/gpu.yaml": ""})
	e, result := begin(t, pushing(), w.root())
	if result.Capabilities["completionProvider"] == nil {
		t.Fatal("no completion")
	}
	settings := w.uri(".plx-lsp.yaml")
	e.open(settings, "yaml", 1, "sets:\n- files: [exp/g]\nrules:\n  😀: off\n  unk\n")
	for _, test := range []struct {
		line, column       int
		label, text, where string
	}{
		{1, 14, "exp/gpu.yaml", "exp/gpu.yaml", "10-15"},
		{4, 5, "unknown-field", "unknown-field: ", "2-5"},
		{3, 7, "warning", "warning", "6-9"},
		{5, 0, "hub", "hub: ", "0-0"},
	} {
		edit := e.complete(settings, test.line, test.column).item(t, test.label).TextEdit
		if edit.NewText != test.text || columns(edit.Range) != test.where {
			t.Errorf("%s: %q at %s", test.label, edit.NewText, columns(edit.Range))
		}
	}
	e.open(w.uri("exp/.plx-lsp.yaml"), "yaml", 1, "\n")
	if list := e.complete(w.uri("exp/.plx-lsp.yaml"), 0, 0); len(list.Items) != 0 {
		t.Errorf("a settings file that counts nowhere is completed: %+v", list)
	}
	e.quit()
}

// TestWhereNothingIsCompleted shows the places that get an empty list.
func TestWhereNothingIsCompleted(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	e.open("file:///w/other.yaml", "yaml", 1, "services:\n  a:\n    \n")
	e.open("file:///w/empty.yaml", "yaml", 1, "")
	e.open("file:///w/off.plx.yaml", "yaml", 1, "# plx-lsp: off\n\n")
	e.open("file:///w/polyaxonfile.yml", "plaintext", 1, "")
	e.open("file:///w/closed.plx.yaml", "yaml", 1, "")
	e.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": "file:///w/closed.plx.yaml"}})
	e.open("file:///w/lost.plx.yaml", "yaml", 1, "")
	e.notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": "file:///w/lost.plx.yaml", "version": 2}, "contentChanges": []any{map[string]any{"range": 7}},
	})
	e.open(polyaxonfile, "yaml", 1, cleanFile+"# kin\n")
	for _, params := range []map[string]any{
		at("file:///w/other.yaml", 2, 4), at("file:///w/empty.yaml", 0, 0), at("file:///w/off.plx.yaml", 1, 0),
		at("file:///w/polyaxonfile.yml", 0, 0), at("file:///w/closed.plx.yaml", 0, 0), at("file:///w/lost.plx.yaml", 0, 0),
		at("file:///w/unknown.plx.yaml", 0, 0), at(polyaxonfile, 2, 5),
	} {
		if list := e.completeAs(params); len(list.Items) != 0 || list.IsIncomplete {
			t.Errorf("%v is completed: %d items, the first %+v", params, len(list.Items), list.Items)
		}
	}
	e.open("untitled:Untitled-1", "polyaxonfile", 1, "")
	e.complete("untitled:Untitled-1", 0, 0).item(t, "job")
	e.quit()
}

// TestCompletionAfterTriggers shows that a space asks for completions only where something begins with it.
func TestCompletionAfterTriggers(t *testing.T) {
	e, result := begin(t, pushing(), nil)
	var provider struct {
		TriggerCharacters []string
		ResolveProvider   bool
	}
	decode(t, result.Capabilities["completionProvider"], &provider)
	if !provider.ResolveProvider || !strings.Contains(strings.Join(provider.TriggerCharacters, ""), " ") {
		t.Errorf("%+v", provider)
	}
	e.open(polyaxonfile, "yaml", 1, "kind: \nrun:\n  \n")
	for _, test := range []struct {
		line, column int
		context      any
		want         bool
	}{
		{0, 6, map[string]any{"triggerKind": 2, "triggerCharacter": " "}, true},
		{2, 2, map[string]any{"triggerKind": 2, "triggerCharacter": " "}, false},
		{2, 2, map[string]any{"triggerKind": 1}, true},
		{2, 2, map[string]any{"triggerKind": 3}, true},
		{2, 2, nil, true},
	} {
		params := at(polyaxonfile, test.line, test.column)
		params["context"] = test.context
		if list := e.completeAs(params); len(list.Items) > 0 != test.want {
			t.Errorf("%+v: %d items", test, len(list.Items))
		}
	}
	e.quit()
}

// TestCompletionInEveryEncoding completes behind characters that take one, two or four units, on lines that end in CRLF.
func TestCompletionInEveryEncoding(t *testing.T) {
	const before = `run: {kind: job, container: {image: "😀é", `
	for encoding, column := range map[string]int{"utf-8": len(before), "utf-16": len(before) - 2 - 1, "utf-32": len(before) - 3 - 1} {
		t.Run(encoding, func(t *testing.T) {
			can := completing(nil, map[string]any{"insertReplaceSupport": true})
			can["general"] = map[string]any{"positionEncodings": []string{encoding}}
			e, _ := begin(t, can, nil)
			e.open(polyaxonfile, "yaml", 1, "kind: component\r\n"+before+"commend: x}}\r\n")
			edit := e.complete(polyaxonfile, 1, column+4).item(t, "command").TextEdit
			insert, replace := fmt.Sprintf("%d-%d", column, column+4), fmt.Sprintf("%d-%d", column, column+7)
			if edit.Range != nil || columns(edit.Insert) != insert || columns(edit.Replace) != replace || edit.NewText != "command" {
				t.Errorf("%q at %s or %s, want %s or %s", edit.NewText, columns(edit.Insert), columns(edit.Replace), insert, replace)
			}
			e.quit()
		})
	}
}

// TestQuotedWordIsReplacedWhole completes in the midst of words with quotes in an editor that may insert or replace: either
// way there is one closing quote then.
func TestQuotedWordIsReplacedWhole(t *testing.T) {
	e, _ := begin(t, completing(nil, map[string]any{"insertReplaceSupport": true}), nil)
	e.open(polyaxonfile, "yaml", 1, "run:\n  kind: \"jb\"\n  'contan': {}\n")
	for _, test := range []struct {
		line, column       int
		label, text, where string
	}{{1, 10, "job", `"job"`, "8-12"}, {2, 6, "container", `'container'`, "2-10"}} {
		edit := e.complete(polyaxonfile, test.line, test.column).item(t, test.label).TextEdit
		if columns(edit.Insert) != test.where || columns(edit.Replace) != test.where || edit.NewText != test.text {
			t.Errorf("%s: %q at %s or %s", test.label, edit.NewText, columns(edit.Insert), columns(edit.Replace))
		}
	}
	e.quit()
}

// TestFirstFile begins an empty file in an editor without snippets: what is put in is a Polyaxonfile without mistakes.
func TestFirstFile(t *testing.T) {
	for name, language := range map[string]string{"polyaxonfile.yaml": "yaml", "polyaxonfile.json": "json"} {
		t.Run(language, func(t *testing.T) {
			e, _ := begin(t, pushing(), nil)
			uri := "file:///w/" + name
			e.open(uri, language, 1, "")
			version := 1
			for _, item := range e.complete(uri, 0, 0).Items {
				if item.Kind != 15 || strings.HasSuffix(item.Label, " file") {
					continue // a key, or what refers to a file that is not there
				}
				if item.InsertTextFormat == 2 || strings.Contains(item.TextEdit.NewText, "${") {
					t.Errorf("%s is a snippet", item.Label)
				}
				if language == "json" && !json.Valid([]byte(item.TextEdit.NewText)) {
					t.Errorf("%s is no JSON:\n%s", item.Label, item.TextEdit.NewText)
				}
				version++
				e.change(uri, version, whole(item.TextEdit.NewText))
				for _, d := range e.published(uri, version).Diagnostics {
					if d.Code != "not-fetched" {
						t.Errorf("%s: %s in\n%s", item.Label, d.Message, item.TextEdit.NewText)
					}
				}
			}
			if version < 10 {
				t.Errorf("only %d whole files", version-1)
			}
			e.quit()
		})
	}
}

// TestFirstFileAsSnippet begins an empty file in an editor that has snippets, one of which has typed a word already.
func TestFirstFileAsSnippet(t *testing.T) {
	e, _ := begin(t, completing(nil, map[string]any{"snippetSupport": true}), nil)
	e.open(polyaxonfile, "yaml", 1, "# mine\n---\ngri\n")
	item := e.complete(polyaxonfile, 2, 3).item(t, "grid search")
	if item.InsertTextFormat != 2 || columns(item.TextEdit.Range) != "0-3" || !strings.Contains(item.TextEdit.NewText, "name: ${1:grid}\n") {
		t.Errorf("%+v", item)
	}
	e.quit()
}

// TestResolveCompletion shows that documentation comes late to an editor that asks for it, and at once to any other.
func TestResolveCompletion(t *testing.T) {
	markdown := map[string]any{"documentationFormat": []string{"markdown", "plaintext"}}
	e, _ := begin(t, completing(nil, markdown), nil)
	e.open(polyaxonfile, "yaml", 1, "")
	early := string(e.complete(polyaxonfile, 0, 0).item(t, "job").Documentation)
	if !strings.HasPrefix(early, `{"kind":"markdown","value":"`+"```yaml") {
		t.Errorf("documentation %s", early)
	}
	e.quit()

	markdown["resolveSupport"] = map[string]any{"properties": []string{"documentation", "detail"}}
	e, _ = begin(t, completing(nil, markdown), nil)
	e.open(polyaxonfile, "yaml", 1, "")
	item := e.complete(polyaxonfile, 0, 0).item(t, "job")
	if item.Documentation != nil {
		t.Errorf("documentation %s before it is asked for", item.Documentation)
	}
	asked := map[string]any{"label": "job", "data": item.Data, "x-own": []int{1, 2}, "textEdit": nil}
	var resolved map[string]json.RawMessage
	e.call("completionItem/resolve", asked, &resolved)
	if string(resolved["documentation"]) != early || string(resolved["x-own"]) != "[1,2]" || string(resolved["label"]) != `"job"` {
		t.Errorf("resolved to %s", resolved)
	}
	for range 10 {
		e.complete(polyaxonfile, 0, 0)
	}
	for _, data := range []any{item.Data, nil, 7, "x", []int{1}, map[string]any{"list": "x"}, map[string]any{"list": 1 << 40, "item": -1}} {
		asked["data"] = data
		resolved = nil
		e.call("completionItem/resolve", asked, &resolved)
		if resolved["documentation"] != nil || len(resolved) != len(asked) {
			t.Errorf("data %v resolved to %s", data, resolved)
		}
	}
	for _, params := range []any{nil, 7, []int{}} {
		if m := e.reply(e.start("completionItem/resolve", params)); m.code() != invalidParams {
			t.Errorf("params %v: %+v", params, m.Error)
		}
	}
	e.quit()
}

// TestCancelledCompletion cancels in a text that takes a while to read.
func TestCancelledCompletion(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	e.open(polyaxonfile, "yaml", 1, slowFile())
	id := e.start("textDocument/completion", at(polyaxonfile, 0, 0))
	e.notify("$/cancelRequest", map[string]any{"id": id})
	if m := e.reply(id); m.code() != requestCancelled {
		t.Errorf("answered %+v", m.Error)
	}
	e.alive()
	e.quit()
}

// TestCompletionFromARegistry completes params of a component that is on its way: the list says so until it has arrived.
func TestCompletionFromARegistry(t *testing.T) {
	release := make(chan struct{})
	registry(t, release)
	e, _ := begin(t, pushing(), nil)
	e.open(polyaxonfile, "yaml", 1, "kind: operation\nhubRef: trainer:v1\nparams:\n  \n")
	if list := e.complete(polyaxonfile, 3, 2); !list.IsIncomplete {
		t.Errorf("complete before the component has arrived: %d items", len(list.Items))
	}
	close(release)
	for list := e.complete(polyaxonfile, 3, 2); ; list = e.complete(polyaxonfile, 3, 2) {
		if list.IsIncomplete {
			continue
		}
		if edit := list.item(t, "rate").TextEdit; !strings.HasPrefix(edit.NewText, "rate:") || columns(edit.Range) != "2-2" {
			t.Errorf("%q at %s", edit.NewText, columns(edit.Range))
		}
		break
	}
	e.quit()
}
