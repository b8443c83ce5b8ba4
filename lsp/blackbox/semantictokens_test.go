package blackbox

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"
)

// tokenTypeNames are the names of roles in cases by the types of the protocol. Some types stand for several.
var tokenTypeNames = map[string][]string{
	"property": {"key", "member"}, "keyword": {"kind", "word", "constant"}, "enumMember": {"value"}, "type": {"type"},
	"parameter": {"param", "argument"}, "function": {"operation", "function"}, "namespace": {"scope"}, "label": {"anchor"},
	"macro": {"modeline"}, "operator": {"delimiter", "operator"}, "variable": {"variable"}, "string": {"text"}, "number": {"number"},
	"comment": {"comment"},
}

func tokenTypes() []string {
	var all []string
	for name := range tokenTypeNames {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// tokens is an editor that colours words.
func tokens(requests map[string]any, types []string) map[string]any {
	return textDocument(map[string]any{"semanticTokens": map[string]any{
		"requests": requests, "tokenTypes": types, "tokenModifiers": []string{"deprecated", "declaration"}, "formats": []string{"relative"},
	}})
}

type legend struct{ TokenTypes, TokenModifiers []string }

func legendOf(t *testing.T, capabilities map[string]json.RawMessage) legend {
	t.Helper()
	var provider struct{ Legend legend }
	decode(t, capabilities["semanticTokensProvider"], &provider)
	return provider.Legend
}

type sentTokens struct {
	ResultID string
	Data     []int
	Edits    []struct {
		Start, DeleteCount int
		Data               []int
	}
}

// words are tokens as cases write them, with the types of the protocol for roles.
func (l legend) words(text string, data []int) []string {
	lines := strings.Split(text, "\n")
	line, column := 0, 0
	var words []string
	for ; len(data) >= 5; data = data[5:] {
		line += data[0]
		if data[0] > 0 {
			column = 0
		}
		column += data[1]
		runes := []rune(lines[line])
		word := fmt.Sprintf("%d %q %s", line+1, string(runes[column:column+data[2]]), l.TokenTypes[data[3]])
		for i, modifier := range l.TokenModifiers {
			if data[4]&(1<<i) != 0 {
				word += " " + map[string]string{"declaration": "declares", "deprecated": "deprecated"}[modifier]
			}
		}
		words = append(words, word)
	}
	return words
}

func TestTokenCases(t *testing.T) {
	can := tokens(map[string]any{"full": true}, tokenTypes())
	e, result := begin(t, can, nil)
	l := legendOf(t, result.Capabilities)
	e.quit()
	inEditor(t, "../../testdata/tokens/*.txtar", can, func(f caseFile) string {
		var sent sentTokens
		f.call("textDocument/semanticTokens/full", f.document(), &sent)
		want := strings.Split(strings.TrimSpace(f.want), "\n")
		words := l.words(f.text, sent.Data)
		for i, word := range words { // of several roles, that which the case wants
			for kind, roles := range tokenTypeNames {
				for _, role := range roles {
					named := strings.Replace(word, "\" "+kind, "\" "+role, 1)
					if i < len(want) && named == want[i] {
						words[i] = named
					}
				}
			}
		}
		return strings.Join(words, "\n")
	})
}

// TestTokensInPart asks for what has changed, and for some lines, as editors do that have fewer types.
func TestTokensInPart(t *testing.T) {
	w := makeWorkspace(t, nil)
	requests := map[string]any{"range": map[string]any{}, "full": map[string]any{"delta": true}}
	e, result := begin(t, withEncoding(tokens(requests, []string{"keyword", "property", "variable"}), "utf-32"), w.root())
	l := legendOf(t, result.Capabilities)
	uri := w.uri("polyaxon.yaml")
	text := "kind: component\nname: 😀\nrun: &x\n  kind: job\n"
	e.open(uri, "yaml", 1, text)
	document := map[string]any{"uri": uri}
	var first sentTokens
	e.call("textDocument/semanticTokens/full", map[string]any{"textDocument": document}, &first)
	want := []string{
		`1 "kind" property`, `1 "component" keyword`, `2 "name" property`, `3 "run" property`, `3 "&x" variable declares`,
		`4 "kind" property`, `4 "job" keyword`,
	}
	if found := l.words(text, first.Data); !slices.Equal(found, want) {
		t.Errorf("found %q", found)
	}
	var part sentTokens
	e.call("textDocument/semanticTokens/range", map[string]any{
		"textDocument": document, "range": lsp.Range{Start: lsp.Position{Line: 1}, End: lsp.Position{Line: 2, Character: 2}},
	}, &part)
	if found := l.words(text, part.Data); !slices.Equal(found, want[2:4]) {
		t.Errorf("of some lines: %q", found)
	}
	text = "kind: component\nname: 😀\nisPreset: true\nrun: &x\n  kind: job\n"
	e.notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": uri, "version": 2}, "contentChanges": []any{map[string]any{"text": text}},
	})
	var delta sentTokens
	e.call("textDocument/semanticTokens/full/delta", map[string]any{"textDocument": document, "previousResultId": first.ResultID}, &delta)
	if len(delta.Edits) != 1 || len(delta.Edits[0].Data) != 5 || delta.Data != nil {
		t.Fatalf("changes: %+v", delta)
	}
	edit := delta.Edits[0]
	data := slices.Concat(first.Data[:edit.Start], edit.Data, first.Data[edit.Start+edit.DeleteCount:])
	want = slices.Insert(want, 3, `3 "isPreset" property`)
	for i, word := range want[4:] {
		want[4+i] = string(word[0]+1) + word[1:]
	}
	if found := l.words(text, data); !slices.Equal(found, want) {
		t.Errorf("after a change: %q", found)
	}
	var same sentTokens
	e.call("textDocument/semanticTokens/full/delta", map[string]any{"textDocument": document, "previousResultId": delta.ResultID}, &same)
	if same.ResultID != delta.ResultID || same.Edits == nil || len(same.Edits) != 0 {
		t.Errorf("nothing changed: %+v", same)
	}
	var all sentTokens
	e.call("textDocument/semanticTokens/full/delta", map[string]any{"textDocument": document, "previousResultId": "gone"}, &all)
	if !slices.Equal(all.Data, data) {
		t.Errorf("to an unknown answer: %+v", all)
	}
	e.quit()
}

// TestTokensFollowSettings shows that an editor is told to ask again when the settings may make other files Polyaxonfiles.
func TestTokensFollowSettings(t *testing.T) {
	w := makeWorkspace(t, map[string]string{".plx-lsp.yaml": ""})
	can := tokens(map[string]any{"full": true}, tokenTypes())
	can["workspace"] = map[string]any{"semanticTokens": map[string]any{"refreshSupport": true}}
	e, _ := begin(t, can, w.root())
	refreshed := func(m message) bool { return m.Method == "workspace/semanticTokens/refresh" }
	e.await("refresh after the settings were read", refreshed)
	uri := w.uri("any.yaml")
	count := func() int {
		var sent sentTokens
		e.call("textDocument/semanticTokens/full", map[string]any{"textDocument": map[string]any{"uri": uri}}, &sent)
		return len(sent.Data)
	}
	e.open(uri, "yaml", 1, "name: x\n")
	if n := count(); n != 0 {
		t.Errorf("%d numbers about a file that is no Polyaxonfile", n)
	}
	e.open(w.uri(".plx-lsp.yaml"), "yaml", 1, "files: [any.yaml]\n")
	e.await("refresh of tokens", refreshed)
	if n := count(); n == 0 {
		t.Error("nothing about a file that is one by the settings")
	}
	e.quit()
}
