package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// put puts the cases of an archive to a contender and says of those that it does not pass why.
func put(c cursor.Case, of contender, kind string) (failed []string, err error) {
	folder, err := os.MkdirTemp("", "case")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	for _, f := range c.Files {
		name := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return nil, err
		}
		if err := os.WriteFile(name, []byte(f.Text), 0o666); err != nil {
			return nil, err
		}
	}
	env, stop := elsewhere(folder)
	defer stop()
	s, err := launch(of.command, env, of.settings, fileURI(folder))
	if err != nil {
		return nil, err
	}
	defer s.stop()
	for _, f := range c.Files {
		if f.At < 0 {
			continue
		}
		uri := fileURI(filepath.Join(folder, filepath.FromSlash(f.Name)))
		s.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
			"uri": uri, "languageId": of.language, "version": 1, "text": f.Text,
		}})
		s.settle(uri)
		if wrong := ask(s, f, uri, kind); wrong != "" {
			failed = append(failed, f.Name+": "+wrong)
		}
	}
	return failed, nil
}

// elsewhere serves what an archive has elsewhere, and yields the environment in which a server finds it.
func elsewhere(folder string) (env []string, stop func()) {
	serve := func(name func(*http.Request) string) *httptest.Server {
		return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			http.ServeFile(w, r, filepath.Join(folder, filepath.FromSlash(name(r))))
		}))
	}
	registry := serve(func(r *http.Request) string { return path.Join("hub", r.URL.Path) })
	proxy := serve(func(r *http.Request) string { return path.Join("web", r.Host, r.URL.Path) })
	env = []string{
		"POLYAXON_USE_GIT_REGISTRY=1", "POLYAXON_PUBLIC_REGISTRY=" + registry.URL, "HTTP_PROXY=" + proxy.URL,
		"XDG_CACHE_HOME=" + filepath.Join(folder, ".cache"),
	}
	return env, func() { registry.Close(); proxy.Close() }
}

// ask says what is wrong with what a server answers at the cursor of a file, "" when nothing is.
func ask(s *client, f cursor.File, uri, kind string) string {
	line, column := cursor.Position(f.Text, f.At, cursor.UTF16)
	answer, err := s.answered("textDocument/"+kind, map[string]any{
		"textDocument": map[string]any{"uri": uri}, "position": map[string]any{"line": line, "character": column},
	})
	if err != nil {
		return err.Error()
	}
	if kind == "completion" {
		return wrongItems(f, answer)
	}
	told, _, err := cursor.ReadHover(answer, f.Text, cursor.UTF16)
	if err != nil {
		return err.Error()
	}
	return wrongFacts(f, told)
}

// wrongFacts looks at nothing but facts: how a server words them, and what else it says, is up to it.
func wrongFacts(f cursor.File, told string) string {
	missing := cursor.MissingFacts(f, told)
	switch {
	case f.Want.Nothing && told != "":
		return "something is told"
	case len(missing) > 0:
		return fmt.Sprintf("it lacks %q", missing)
	}
	return ""
}

// wrongItems looks at the labels, and at what the document is after the wanted one was accepted.
func wrongItems(f cursor.File, answer json.RawMessage) string {
	items, err := cursor.ReadItems(answer, f.Text, f.At, cursor.UTF16)
	if err != nil {
		return err.Error()
	}
	if f.Want.Exact {
		f.Want.Only, items = words(f.Want.Only, items)
	}
	if wrong := cursor.JudgeItems(f, items); len(wrong) > 0 || f.Want.Accept == "" {
		return strings.Join(wrong, "; ")
	}
	item, found := cursor.Accepted(f, items)
	if !found {
		return fmt.Sprintf("%q cannot be accepted", f.Want.Accept)
	}
	if after, _ := cursor.Accept(f.Text, item); !sameEnd(after, f.Want.After) {
		return fmt.Sprintf("after %q the document is %q", f.Want.Accept, after)
	}
	return ""
}

// words leaves out what begins another item or is a whole thing: each server has some of its own, and none that the other
// should have. The labels of whole things have spaces, and those of words have none outside of templates.
func words(labels []string, items []cursor.Item) ([]string, []cursor.Item) {
	labels = slices.DeleteFunc(slices.Clone(labels), func(l string) bool { return strings.Contains(l, " ") && !strings.Contains(l, "{{") })
	items = slices.DeleteFunc(items, func(i cursor.Item) bool { return i.Outline || strings.HasPrefix(i.Label, "- ") })
	return labels, items
}

// sameEnd reports whether a document says what is wanted: how it is laid out, and what stands where the user has yet to
// say something, is up to a server.
func sameEnd(got, want string) bool {
	if got == want {
		return true
	}
	a, b := syntax.Parse(syntax.NewText(got)), syntax.Parse(syntax.NewText(want))
	return mistakes(a) <= mistakes(b) && same(a.Root, b.Root)
}

func mistakes(tree *syntax.Tree) (n int) {
	for _, p := range tree.Problems {
		if !p.Warning {
			n++
		}
	}
	return n
}

// same compares two values. An empty one is the same as any other that is no collection with something in it, and as one
// whose key is absent.
func same(a, b *syntax.Node) bool {
	a, b = a.Resolve(), b.Resolve()
	switch {
	case empty(a) || empty(b):
		return (a == nil || len(a.Children) == 0) && (b == nil || len(b.Children) == 0)
	case a.Kind != b.Kind || a.Kind != yaml.MappingNode && len(a.Children) != len(b.Children):
		return false
	case a.Kind == yaml.ScalarNode:
		return a.Value == b.Value
	case a.Kind == yaml.SequenceNode:
		for i := range a.Children {
			if !same(a.Children[i], b.Children[i]) {
				return false
			}
		}
		return true
	}
	return hasEntriesOf(a, b) && hasEntriesOf(b, a)
}

func hasEntriesOf(a, b *syntax.Node) bool {
	for _, e := range b.Entries() {
		if key, value := a.Get(e.Key.Value); key == nil && !empty(e.Value.Resolve()) || !same(value, e.Value) {
			return false
		}
	}
	return true
}

func empty(n *syntax.Node) bool {
	return n == nil || n.Kind == yaml.ScalarNode && n.Value == "" || len(n.Children) == 0 && n.Kind != yaml.ScalarNode
}

func fileURI(name string) string {
	name = filepath.ToSlash(name)
	if !strings.HasPrefix(name, "/") {
		name = "/" + name
	}
	return (&url.URL{Scheme: "file", Path: name}).String()
}
