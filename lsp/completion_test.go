package lsp

import (
	"encoding/json"
	"fmt"
	"testing"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// item is a completion in the third line of a text for an editor of some name with some capabilities, as it goes over the
// wire. The place is in the middle of the word.
func item(t *testing.T, capabilities, editor string, c analysis.Completion) map[string]any {
	t.Helper()
	var can protocol.CompletionClientCapabilities
	if err := protocol.Unmarshal([]byte(capabilities), &can); err != nil {
		t.Fatal(err)
	}
	w := itemWriter{
		text:   syntax.NewText("run:\n  kind: job\n  😀😀wordend\n"),
		at:     syntax.Pos{Line: 2, Byte: 14},
		client: &client{encoding: syntax.UTF16, completion: completionCapabilities(&can, editor)},
	}
	c.Range = syntax.Range{Start: syntax.Pos{Line: 2, Byte: 10}, End: syntax.Pos{Line: 2, Byte: 17}}
	data, err := protocol.Marshal(w.item(c))
	if err != nil {
		t.Fatal(err)
	}
	var wire map[string]any
	if err := json.Unmarshal(data, &wire); err != nil {
		t.Fatal(err)
	}
	return wire
}

// TestWhatCompletionsPutIn shows text, format and mode of completions for editors that can do more or less.
func TestWhatCompletionsPutIn(t *testing.T) {
	const (
		nothing  = `{}`
		snippets = `{"completionItem": {"snippetSupport": true}}`
		adjusts  = `{"completionItem": {"snippetSupport": true, "insertTextModeSupport": {"valueSet": [1, 2]}}, "insertTextMode": 1}`
		asIs     = `{"completionItem": {"snippetSupport": true, "insertTextModeSupport": {"valueSet": [1]}}, "insertTextMode": 1}`
		older    = `{"completionItem": {"snippetSupport": true}, "insertTextMode": 1}`
		standard = `{"completionItem": {}, "insertTextMode": 2}`
	)
	block := analysis.Completion{Label: "git", Insert: "git:\n  url: ${1|a,b|}\n  x: ${2:c}", Snippet: true}
	for _, test := range []struct {
		name, can, editor string
		c                 analysis.Completion
		text              string
		format, mode      any
	}{
		{"one line", snippets, "", analysis.Completion{Insert: "image: $1", Snippet: true}, "image: $1", 2.0, nil},
		{"one line, no snippets", nothing, "", analysis.Completion{Insert: "image: $1", Snippet: true}, "image: ", nil, nil},
		{"one line that is none", adjusts, "", analysis.Completion{Insert: "image: "}, "image: ", nil, nil},
		{"escapes", nothing, "", analysis.Completion{Insert: `a: \$5 ${1:b\}}`, Snippet: true}, "a: $5 b}", nil, nil},
		{"dollars in a text", snippets, "", analysis.Completion{Insert: `$1`}, "$1", nil, nil},
		{"tells nothing", snippets, "", block, "git:\n  url: ${1|a,b|}\n  x: ${2:c}", 2.0, nil},
		{"tells nothing, no snippets", nothing, "", block, "git:\n    url: a\n    x: c", nil, nil},
		{"can adjust", adjusts, "", block, "git:\n  url: ${1|a,b|}\n  x: ${2:c}", 2.0, 2.0},
		{"adjusts anyway", standard, "", block, "git:\n  url: a\n  x: c", nil, nil},
		{"as is", asIs, "", block, "git:\n    url: ${1|a,b|}\n    x: ${2:c}", 2.0, 1.0},
		{"as is anyway", older, "", block, "git:\n    url: ${1|a,b|}\n    x: ${2:c}", 2.0, nil},
		{"Neovim", asIs, "Neovim", block, "git:\n  url: ${1|a,b|}\n  x: ${2:c}", 2.0, nil},
		{"Eglot", snippets, "Eglot", block, "git:\n  url: ${1:a}\n  x: ${2:c}", 2.0, nil},
		{"empty place among lines", nothing, "", analysis.Completion{Insert: "git:\n  url: $1\n  x: y", Snippet: true}, "git:\n    url: ", nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			wire := item(t, test.can, test.editor, test.c)
			edit := wire["textEdit"].(map[string]any)
			if edit["newText"] != test.text || wire["insertTextFormat"] != test.format || wire["insertTextMode"] != test.mode {
				t.Errorf("%q, format %v, mode %v", edit["newText"], wire["insertTextFormat"], wire["insertTextMode"])
			}
			if got := fmt.Sprint(edit["range"]); got != "map[end:map[character:13 line:2] start:map[character:6 line:2]]" {
				t.Error(got)
			}
		})
	}
}

func TestInsertAndReplace(t *testing.T) {
	wire := item(t, `{"completionItem": {"insertReplaceSupport": true}}`, "", analysis.Completion{Insert: "x"})
	const want = "map[insert:map[end:map[character:10 line:2] start:map[character:6 line:2]] newText:x " +
		"replace:map[end:map[character:13 line:2] start:map[character:6 line:2]]]"
	if got := fmt.Sprint(wire["textEdit"]); got != want {
		t.Error(got)
	}
}

// TestWhatCompletionsSay shows what stands around the text of a completion.
func TestWhatCompletionsSay(t *testing.T) {
	c := analysis.Completion{
		Label: "old", Kind: analysis.FolderCompletion, Detail: "a word", Filter: "f", Sort: "s", Deprecated: true,
		Doc: func() string { return "**Old**, see `new`." },
	}
	for _, test := range []struct{ name, can, want string }{
		{"nothing", `{}`, `{"detail":"a word","documentation":"Old, see new.","filterText":"f","kind":17,"label":"old","sortText":"s"}`},
		{"more", `{"completionItemKind": {"valueSet": [1]}, "completionItem": {"deprecatedSupport": true, "labelDetailsSupport": true,
			"documentationFormat": ["plaintext", "markdown"]}}`,
			`{"deprecated":true,"detail":"a word","documentation":{"kind":"plaintext","value":"Old, see new."},"filterText":"f","kind":19,` +
				`"label":"old","labelDetails":{"description":"a word"},"sortText":"s"}`},
		{"all", `{"completionItem": {"deprecatedSupport": true, "tagSupport": {"valueSet": [1]}, "documentationFormat": ["markdown"],
			"resolveSupport": {"properties": ["additionalTextEdits"]}}}`,
			`{"detail":"a word","documentation":{"kind":"markdown","value":"**Old**, see ` + "`new`" + `."},"filterText":"f","kind":17,` +
				`"label":"old","sortText":"s","tags":[1]}`},
		{"later", `{"completionItem": {"resolveSupport": {"properties": ["documentation"]}}}`,
			`{"detail":"a word","filterText":"f","kind":17,"label":"old","sortText":"s"}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			wire := item(t, test.can, "", c)
			delete(wire, "textEdit")
			if got, _ := json.Marshal(wire); string(got) != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestAfterIdleSpace(t *testing.T) {
	for line, idle := range map[string]bool{
		"": false, "a": false, " ": true, "  ": true, "a ": true, "key: ": false, "key:  ": true, "- ": false, "  - ": false,
		"[a, ": false, "{{ ": false, "{{ lr | ": false, "{{ lr ": true, "[ ": false, "{% ": false, "{ ": false, "? ": false, "é ": true,
	} {
		text := syntax.NewText(line)
		if got := afterIdleSpace(text, text.End()); got != idle {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestMostFitting(t *testing.T) {
	text := syntax.NewText("Ab")
	at := syntax.Pos{Byte: 2}
	var found []analysis.Completion
	for i := range maxCompletions {
		found = append(found, analysis.Completion{Label: fmt.Sprintf("a-b-%d", i)})
	}
	if some, more := mostFitting(found, text, at); len(some) != maxCompletions || more {
		t.Errorf("%d of %d", len(some), len(found))
	}
	found = append([]analysis.Completion{{Label: "ba"}, {Label: "ab", Filter: "x"}, {Label: "x", Filter: "xAxB"}}, found...)
	some, more := mostFitting(found, text, at)
	if len(some) != maxCompletions || !more || some[0].Label != "x" || some[1].Label != "a-b-0" {
		t.Errorf("%d, more: %v", len(some), more)
	}
}

// TestKeptLists shows that a list is known until enough others have come.
func TestKeptLists(t *testing.T) {
	var lists completionLists
	first := lists.keep([]analysis.Completion{{Label: "a"}, {Label: "b"}})
	if c := lists.get(completionData{first, 1}); c == nil || c.Label != "b" {
		t.Error("the second item is not known")
	}
	for _, of := range []completionData{{first, 2}, {first, -1}, {first + 1, 0}, {0, 0}, {-keptLists, 0}, {1 << 62, 0}, {-1 << 63, 0}} {
		if lists.get(of) != nil {
			t.Errorf("%v is known", of)
		}
	}
	for range keptLists - 1 {
		lists.keep(nil)
	}
	if lists.get(completionData{first, 0}) == nil {
		t.Error("forgotten too early")
	}
	lists.keep(nil)
	if lists.get(completionData{first, 0}) != nil {
		t.Error("never forgotten")
	}
}
