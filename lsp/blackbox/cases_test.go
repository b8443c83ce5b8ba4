package blackbox

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/cursor"
)

// readCase reads an archive of testdata/completion or the like.
func readCase(t *testing.T, archive string) cursor.Case {
	t.Helper()
	data, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	c, err := cursor.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// serveElsewhere serves what a case has elsewhere: hub/NAME/VERSION.yaml as a registry, web/HOST/PATH by a proxy.
func serveElsewhere(t *testing.T, w workspace) {
	serve := func(name func(*http.Request) string) string {
		s := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			data, err := os.ReadFile(w.path(name(r)))
			if err != nil {
				http.NotFound(rw, r)
				return
			}
			_, _ = rw.Write(data) // whether the program reads it shows in what it answers
		}))
		t.Cleanup(s.Close)
		return s.URL
	}
	t.Setenv("POLYAXON_USE_GIT_REGISTRY", "1")
	t.Setenv("POLYAXON_PUBLIC_REGISTRY", serve(func(r *http.Request) string { return path.Join("hub", r.URL.Path) }))
	t.Setenv("HTTP_PROXY", serve(func(r *http.Request) string { return path.Join("web", r.Host, r.URL.Path) }))
	cache := filepath.Join(t.TempDir(), "cache")
	t.Setenv("XDG_CACHE_HOME", cache)
	t.Setenv("LocalAppData", cache)
}

// moment is a file with a cursor that is open in an editor.
type moment struct {
	*editor
	cursor.File
	uri    string
	params map[string]any // of a request at the cursor
	found  []diagnostic   // once all was there that the file refers to
}

// eachCursor runs a test on every file with a cursor in the archives of a folder of testdata, in a session for each
// archive.
func eachCursor(t *testing.T, folder string, can map[string]any, units func(rune) int, test func(t *testing.T, m moment)) {
	archives, err := filepath.Glob("../../testdata/" + folder + "/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, archive := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(archive), ".txtar"), func(t *testing.T) {
			c := readCase(t, archive)
			files := map[string]string{}
			for _, f := range c.Files {
				files[f.Name] = f.Text
			}
			w := makeWorkspace(t, files)
			serveElsewhere(t, w)
			e, _ := begin(t, can, w.root())
			for _, f := range c.Files {
				if f.At < 0 {
					continue
				}
				line, column := cursor.Position(f.Text, f.At, units)
				m := moment{editor: e, File: f, uri: w.uri(f.Name), params: at(w.uri(f.Name), line, column)}
				t.Run(f.Name, func(t *testing.T) {
					e.t = t
					e.open(m.uri, "polyaxonfile", 1, f.Text)
					e.settle(m.uri, "word on what it refers to", func(p published) bool {
						m.found = p.Diagnostics
						return !has("not-fetched")(p)
					})
					test(t, m)
				})
			}
			e.t = t
			e.quit()
		})
	}
}

// answered repeats a request until its answer is complete: what is elsewhere arrives when it does.
func (e *editor) answered(method string, params map[string]any) (answer json.RawMessage) {
	e.t.Helper()
	for {
		e.call(method, params, &answer)
		var list struct{ IsIncomplete bool }
		if json.Unmarshal(answer, &list) != nil || !list.IsIncomplete {
			return answer
		}
	}
}

// TestCompletionCases completes at the cursors of testdata/completion, as editors that count columns in different units.
func TestCompletionCases(t *testing.T) {
	for encoding, units := range encodings {
		t.Run(encoding, func(t *testing.T) {
			can := completing(map[string]any{"insertTextMode": 2}, map[string]any{
				"snippetSupport": true, "insertTextModeSupport": map[string]any{"valueSet": []int{1, 2}},
				"insertReplaceSupport": encoding == "utf-8", "tagSupport": map[string]any{"valueSet": []int{1}},
			})
			eachCursor(t, "completion", withEncoding(can, encoding), units,
				func(t *testing.T, m moment) {
					f := m.File
					items, err := cursor.ReadItems(m.answered("textDocument/completion", m.params), f.Text, f.At, units)
					if err != nil {
						t.Fatal(err)
					}
					for _, wrong := range cursor.JudgeItems(f, items) {
						t.Error(wrong)
					}
					if f.Want.Accept == "" {
						return
					}
					item, found := cursor.Accepted(f, items)
					if !found {
						t.Fatalf("%q cannot be accepted", f.Want.Accept)
					}
					after, place := cursor.Accept(f.Text, item)
					if wrong := cursor.JudgeEnd(f, after, place); wrong != "" {
						t.Error(wrong)
					}
				})
		})
	}
}

// TestCompletionWithoutSnippets accepts what is to be accepted in an editor that knows no snippets and indents nothing: no
// marks of placeholders may come into its text, and what was right stays right.
func TestCompletionWithoutSnippets(t *testing.T) {
	eachCursor(t, "completion", completing(nil, map[string]any{}), cursor.UTF16,
		func(t *testing.T, m moment) {
			f := m.File
			items, err := cursor.ReadItems(m.answered("textDocument/completion", m.params), f.Text, f.At, cursor.UTF16)
			if err != nil {
				t.Fatal(err)
			}
			item, found := cursor.Accepted(f, items)
			if f.Want.Accept == "" || !found {
				return
			}
			item.AsIs = true
			text, _ := cursor.Accept(f.Text, item)
			if item.Snippet || strings.Contains(text, "${") || strings.Contains(text, "$0") {
				t.Errorf("after %q the document is\n%s", f.Want.Accept, text)
			}
			m.change(m.uri, 2, whole(text))
			after := m.published(m.uri, 2).Diagnostics
			if unreadable(after) > unreadable(m.found) {
				t.Errorf("after %q the document is no YAML any more:\n%s\n%+v", f.Want.Accept, text, after)
			}
		})
}

// unreadable counts what is wrong with a text as YAML.
func unreadable(found []diagnostic) (n int) {
	for _, d := range found {
		if strings.HasPrefix(d.Code, "yaml-") && d.Severity == 1 {
			n++
		}
	}
	return n
}

// TestHoverCases looks at what is said at the cursors of testdata/hover.
func TestHoverCases(t *testing.T) {
	can := pushing()
	can["textDocument"].(map[string]any)["hover"] = map[string]any{"contentFormat": []string{"markdown", "plaintext"}}
	eachCursor(t, "hover", can, cursor.UTF16, func(t *testing.T, m moment) {
		told, covers, err := cursor.ReadHover(m.answered("textDocument/hover", m.params), m.Text, cursor.UTF16)
		if err != nil {
			t.Fatal(err)
		}
		for _, wrong := range cursor.JudgeText(m.File, told, covers) {
			t.Error(wrong)
		}
	})
}
