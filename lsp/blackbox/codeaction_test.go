package blackbox

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"

	"github.com/plx-lsp/plx-lsp/internal/fixcase"
)

// action is a code action, which go-lsp does not know.
type action struct {
	Title       string          `json:"title"`
	Kind        string          `json:"kind"`
	Diagnostics []diagnostic    `json:"diagnostics"`
	IsPreferred bool            `json:"isPreferred"`
	Edit        *workspaceEdit  `json:"edit"`
	Data        json.RawMessage `json:"data"`
}

type workspaceEdit struct {
	Changes         map[string][]lsp.TextEdit `json:"changes"`
	DocumentChanges []documentChange          `json:"documentChanges"`
}

// documentChange is an edit of a document, or a file that is made.
type documentChange struct {
	Kind         string `json:"kind"`
	URI          string `json:"uri"`
	TextDocument struct {
		URI     string `json:"uri"`
		Version *int   `json:"version"`
	} `json:"textDocument"`
	Edits []lsp.TextEdit `json:"edits"`
}

// acting are the capabilities of a client that takes code actions: with their edits, or resolving these, with versions.
func acting(can map[string]any, lazily bool) map[string]any {
	actions := map[string]any{
		"codeActionLiteralSupport": map[string]any{"codeActionKind": map[string]any{"valueSet": []string{"quickfix", "source"}}},
		"isPreferredSupport":       true,
	}
	if lazily {
		actions["dataSupport"], actions["resolveSupport"] = true, map[string]any{"properties": []string{"edit"}}
		workspace, _ := can["workspace"].(map[string]any)
		if workspace == nil {
			workspace = map[string]any{}
			can["workspace"] = workspace
		}
		workspace["workspaceEdit"] = map[string]any{"documentChanges": true}
	}
	can["textDocument"].(map[string]any)["codeAction"] = actions
	return can
}

// actions asks for the actions in a range about some diagnostics.
func (e *editor) actions(uri string, r lsp.Range, about []diagnostic, only ...string) []action {
	e.t.Helper()
	if about == nil {
		about = []diagnostic{}
	}
	context := map[string]any{"diagnostics": about}
	if len(only) > 0 {
		context["only"] = only
	}
	var actions []action
	e.call("textDocument/codeAction", map[string]any{
		"textDocument": map[string]any{"uri": uri}, "range": r, "context": context,
	}, &actions)
	if actions == nil {
		e.t.Errorf("null for the actions of %s", uri)
	}
	return actions
}

// resolved is an action with its edit.
func (e *editor) resolved(a action) action {
	e.t.Helper()
	if a.Edit != nil {
		return a
	}
	var full action
	e.call("codeAction/resolve", a, &full)
	if full.Title != a.Title || full.Kind != a.Kind {
		e.t.Errorf("%q of kind %s was resolved to %q of kind %s", a.Title, a.Kind, full.Title, full.Kind)
	}
	return full
}

// in are the edits of one file. A version that is named must be that of the document.
func (w *workspaceEdit) in(t *testing.T, uri string, version int) []lsp.TextEdit {
	t.Helper()
	if w == nil {
		return nil
	}
	for _, change := range w.DocumentChanges {
		if change.TextDocument.URI != uri {
			continue
		}
		if v := change.TextDocument.Version; (v == nil) != (version == none) || v != nil && *v != version {
			t.Errorf("the edit of %s is for version %v, want %d", uri, v, version)
		}
		return change.Edits
	}
	return w.Changes[uri]
}

// applied is a text after edits, as a client makes them.
func applied(t *testing.T, text string, edits []lsp.TextEdit, encoding string) string {
	t.Helper()
	at := func(p lsp.Position) int {
		lines := strings.SplitAfter(text, "\n")
		before := strings.Join(lines[:min(p.Line, len(lines))], "")
		if p.Line >= len(lines) {
			return len(text)
		}
		return len(before) + offset(strings.TrimRight(lines[p.Line], "\r\n"), p.Character, encodings[encoding])
	}
	slices.SortStableFunc(edits, func(a, b lsp.TextEdit) int { return at(b.Range.Start) - at(a.Range.Start) })
	last := len(text)
	result := text
	for _, edit := range edits {
		start, end := at(edit.Range.Start), at(edit.Range.End)
		if end > last || end < start {
			t.Errorf("edits that overlap: %+v", edits)
		}
		result = result[:start] + edit.NewText + result[end:]
		last = start
	}
	return result
}

// TestFixArchives makes the actions of testdata/fixes in editors that take them in different ways.
func TestFixArchives(t *testing.T) {
	archives, err := filepath.Glob("../../testdata/fixes/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for i, archive := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(archive), ".txtar"), func(t *testing.T) {
			c, err := fixcase.Read(archive)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			for _, f := range c.Files {
				files[f.Name] = string(f.Data)
			}
			w := makeWorkspace(t, files)
			encoding := []string{"utf-16", "utf-8", "utf-32"}[i%3]
			e, _ := begin(t, withEncoding(acting(pulling(), i%2 == 0), encoding), w.root())
			name := c.Files[0].Name
			e.open(w.uri(name), "yaml", 7, files[name])
			items := e.pull(w.uri(name), "").Items
			for _, want := range c.Actions {
				e.checkAction(t, w, files, items, want, encoding)
			}
			e.quit()
		})
	}
}

func (e *editor) checkAction(t *testing.T, w workspace, files map[string]string, items []diagnostic, want fixcase.Action, encoding string) {
	t.Helper()
	name := want.After[0].Name
	i := slices.IndexFunc(items, func(d diagnostic) bool {
		return d.Code == want.Code && (want.Line < 0 || d.Range.Start.Line == want.Line)
	})
	if i < 0 {
		t.Fatalf("there is no %s in line %d of %+v", want.Code, want.Line+1, items)
	}
	actions := e.actions(w.uri(name), items[i].Range, []diagnostic{items[i]}, "quickfix")
	j := slices.IndexFunc(actions, func(a action) bool { return a.Title == want.Title })
	switch {
	case want.Absent && j >= 0:
		t.Errorf("%q is offered", want.Title)
		return
	case want.Absent:
		return
	case j < 0:
		t.Errorf("%q is not among %+v", want.Title, actions)
		return
	}
	a := e.resolved(actions[j])
	if a.IsPreferred != want.Preferred || a.Kind != "quickfix" || len(a.Diagnostics) != 1 || a.Diagnostics[0].Message != items[i].Message {
		t.Errorf("action %+v", a)
	}
	for k, after := range want.After {
		version := none
		if k == 0 {
			version = 7
		}
		if got := applied(t, files[after.Name], a.Edit.in(t, w.uri(after.Name), version), encoding); got != after.Text {
			t.Errorf("%s: %s is\n%s\nwant\n%s", want.Title, after.Name, got, after.Text)
		}
	}
}

const misspelt = "kind: component\nnme: a\ntgs: [b]\n" + runLine

func lines(from, to int) lsp.Range {
	return lsp.Range{Start: lsp.Position{Line: from}, End: lsp.Position{Line: to}}
}

func titles(actions []action) string {
	var all []string
	for _, a := range actions {
		all = append(all, fmt.Sprintf("%s (%s)", a.Title, a.Kind))
	}
	return strings.Join(all, "; ")
}

// TestActionsAreChosen asks for actions by range, by diagnostic and by kind.
func TestActionsAreChosen(t *testing.T) {
	for _, lazily := range []bool{false, true} {
		e, result := begin(t, acting(pulling(), lazily), nil)
		if got, want := string(result.Capabilities["codeActionProvider"]), fmt.Sprintf(
			`{"codeActionKinds":["quickfix","source.fixAll.plx-lsp","refactor.extract","refactor.inline","refactor.rewrite"],"resolveProvider":%v}`, lazily); got != want {
			t.Errorf("codeActionProvider %s, want %s", got, want)
		}
		const uri = "file:///w/polyaxonfile.yaml"
		e.open(uri, "yaml", 1, misspelt)
		items := e.pull(uri, "").Items
		const first = "Write `name` (quickfix); Remove `nme` (quickfix); Fix all `unknown-field` in this file (quickfix); " +
			"Ignore `unknown-field` on this line (quickfix); Ignore `unknown-field` in this file (quickfix)"
		const wrapped = "Make an operation of this component (refactor.rewrite)"
		const all = "Fix all that plx-lsp can fix in this file (source.fixAll.plx-lsp)"
		for _, test := range []struct {
			name  string
			r     lsp.Range
			about []diagnostic
			only  []string
			want  string
		}{
			{"the diagnostic that is named", lines(0, 9), items[:1], nil, first + "; " + all + "; " + wrapped},
			{"those that the range touches", lines(1, 1), nil, nil, first + "; " + all},
			{"a diagnostic of another server", lines(1, 1), []diagnostic{{}}, []string{"quickfix"}, first},
			{"a place without any", lines(0, 0), nil, nil, wrapped},
			{"fixes only", lines(1, 1), nil, []string{"refactor", "quickfix"}, first},
			{"other kinds only", lines(1, 1), nil, []string{"refactor", "source.organizeImports", "source.fixAll.eslint", "quick"}, ""},
			{"the whole file", lines(0, 0), nil, []string{"source"}, all},
			{"the whole file, by the usual name", lines(0, 0), nil, []string{"source.fixAll"}, all},
			{"the whole file, by our name", lines(3, 3), nil, []string{"source.fixAll.plx-lsp"}, all},
		} {
			if got := titles(e.actions(uri, test.r, test.about, test.only...)); got != test.want {
				t.Errorf("%s: %s", test.name, got)
			}
		}
		for _, other := range []string{"file:///w/none.yaml", "not a uri"} {
			if got := e.actions(other, lines(0, 9), nil); len(got) > 0 {
				t.Errorf("%s: %s", other, titles(got))
			}
		}
		e.quit()
	}
}

// TestFixAll fixes everything at once.
func TestFixAll(t *testing.T) {
	for _, lazily := range []bool{false, true} {
		e, _ := begin(t, acting(pulling(), lazily), nil)
		const uri = "file:///w/polyaxonfile.yaml"
		e.open(uri, "yaml", 1, misspelt+"queue: 3\nname: b\n")
		e.change(uri, 2, whole(misspelt+"queue: 3\n"))
		items := e.pull(uri, "").Items
		byTitle := map[string]string{}
		for _, a := range append(e.actions(uri, items[0].Range, items[:1]), e.actions(uri, lines(0, 0), nil, "source.fixAll")...) {
			byTitle[a.Title] = applied(t, misspelt+"queue: 3\n", e.resolved(a).Edit.in(t, uri, 2), "utf-16")
		}
		const named = "kind: component\nname: a\ntags: [b]\n" + runLine
		if got := byTitle["Fix all `unknown-field` in this file"]; got != named+"queue: 3\n" {
			t.Errorf("all of a code: %s", got)
		}
		if got := byTitle["Fix all that plx-lsp can fix in this file"]; got != named+"queue: \"3\"\n" {
			t.Errorf("all: %s", got)
		}
		e.change(uri, 3, whole(cleanFile))
		for _, a := range e.actions(uri, lines(0, 0), nil, "source.fixAll") {
			if a = e.resolved(a); a.Edit != nil {
				t.Errorf("a clean file is changed: %+v", a.Edit)
			}
		}
		e.quit()
	}
}

// TestStaleAction resolves actions on a text that is not the newest, and what was never offered.
func TestStaleAction(t *testing.T) {
	e, _ := begin(t, acting(pulling(), true), nil)
	const uri = "file:///w/polyaxonfile.yaml"
	e.open(uri, "yaml", 1, misspelt)
	a := e.actions(uri, lines(1, 1), nil)[0]
	e.change(uri, 2, whole("\n"+misspelt))
	if m := e.reply(e.start("codeAction/resolve", a)); m.Error == nil || m.Error.Code != -32801 {
		t.Errorf("an action on an old text: %+v", m)
	}
	for range 20 {
		e.actions(uri, lines(2, 2), nil)
	}
	if m := e.reply(e.start("codeAction/resolve", a)); m.Error == nil {
		t.Errorf("an action that is long gone: %s", m.Result)
	}
	for _, data := range []any{nil, "x", map[string]any{"list": 1000, "item": 3}, map[string]any{"list": -1}} {
		m := e.reply(e.start("codeAction/resolve", map[string]any{"title": "t", "data": data}))
		if m.Error == nil && strings.Contains(string(m.Result), `"edit"`) {
			t.Errorf("%v was resolved: %s", data, m.Result)
		}
	}
	if m := e.reply(e.start("codeAction/resolve", []int{1})); m.Error == nil || m.Error.Code != -32602 {
		t.Errorf("a list was resolved: %s", m.Result)
	}
	e.quit()
}

// TestNoActions offers none to a client that takes commands only, or nothing.
func TestNoActions(t *testing.T) {
	can := pulling()
	can["textDocument"].(map[string]any)["codeAction"] = map[string]any{}
	for _, can := range []map[string]any{can, pulling()} {
		e, result := begin(t, can, nil)
		if got := result.Capabilities["codeActionProvider"]; got != nil {
			t.Errorf("codeActionProvider %s", got)
		}
		e.quit()
	}
}
