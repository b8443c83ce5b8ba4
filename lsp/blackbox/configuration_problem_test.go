package blackbox

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBrokenConfiguration opens a reference to a hub with files of Polyaxon's configuration that cannot be understood: each is told
// once, with its path, and left as it is.
func TestBrokenConfiguration(t *testing.T) {
	deploy(t, "v1")
	t.Setenv("POLYAXON_AUTH_TOKEN", "secret-token")
	folder := filepath.Join(os.Getenv("HOME"), ".polyaxon")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{".auth": `{"POLYAXON_AUTH_TOKEN":"` + theToken + `"`, ".client": `[1, 2]`, ".user": ""}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	e, _ := begin(t, atHub(), nil)
	e.open(polyaxonfile, "yaml", 1, "kind: operation\nhubRef: acme/train:v1\nparams: {rate: {value: 1}}\n")
	e.settle(polyaxonfile, "empty set", clean)
	for name := range files {
		e.await("word of "+name, func(m message) bool {
			return m.Method == "window/showMessage" && strings.Contains(string(m.Params), filepath.Join(folder, name)+": it is not JSON as Polyaxon writes it")
		})
	}
	e.refreshHub()
	e.call("workspace/executeCommand", map[string]any{"command": "plxLsp.auth.status", "arguments": []any{polyaxonfile}}, nil)
	e.await("the status", func(m message) bool {
		return m.Method == "window/showMessage" && strings.Contains(string(m.Params), "POLYAXON_HOST")
	})
	e.quit()
	if shown := e.all("window/showMessage"); len(shown) != len(files)+1 {
		t.Errorf("%d messages: %+v", len(shown), shown)
	}
	e.tellsNoToken(t)
	for name, text := range files {
		if data, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(data) != text {
			t.Errorf("%s is %q, %v", name, data, err)
		}
	}
}
