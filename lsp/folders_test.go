package lsp

import (
	"path/filepath"
	"strconv"
	"testing"
)

// TestInitialFolders shows which of the members that name folders counts.
func TestInitialFolders(t *testing.T) {
	older := t.TempDir()
	for name, test := range map[string]struct {
		params string
		want   string
	}{
		"folders":              {`{"capabilities":{},"rootUri":"file:///old","workspaceFolders":[{"uri":"file:///a","name":"a"},{"uri":"file:///b","name":"b"}]}`, "/a /b "},
		"no folders":           {`{"capabilities":{},"rootUri":"file:///old","workspaceFolders":[]}`, ""},
		"null folders":         {`{"capabilities":{},"rootUri":"file:///old","workspaceFolders":null}`, "/old "},
		"rootUri":              {`{"capabilities":{},"rootUri":"file:///old","rootPath":"/older"}`, "/old "},
		"rootPath":             {`{"capabilities":{},"rootUri":null,"rootPath":` + strconv.Quote(older) + `}`, older + " "},
		"a rootPath from here": {`{"capabilities":{},"rootUri":null,"rootPath":"older"}`, ""},
		"nothing":              {`{"capabilities":{}}`, ""},
	} {
		p, err := decodeInitialize([]byte(test.params))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range initialFolders(p) {
			got += f.path + " "
		}
		if got != filepath.FromSlash(test.want) {
			t.Errorf("%s: folders %q, want %q", name, got, test.want)
		}
	}
}

func TestInnermostFolderCounts(t *testing.T) {
	native := filepath.FromSlash
	at := &snapshot{folders: []folder{{path: native("/w")}, {path: native("/w/inner")}, {path: native("/")}}}
	for path, want := range map[string]string{
		"/w/a.yaml": "/w", "/w/inner/a.yaml": "/w/inner", "/w/innermost/a.yaml": "/w", "/ww/a.yaml": "/", "/w": "/w",
	} {
		if got := at.root(native(path)); got != native(want) {
			t.Errorf("%s lies in %s, want %s", path, got, want)
		}
	}
}
