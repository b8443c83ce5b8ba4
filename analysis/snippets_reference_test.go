//go:build reference

package analysis

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/reference"
)

// TestReferenceAcceptsSnippets asks the reference about every snippet as it is without any place filled in.
func TestReferenceAcceptsSnippets(t *testing.T) {
	registry := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, trainComponent)
	}))
	defer registry.Close()
	ask := startReference(t, registry.URL)
	for _, s := range samples(t) {
		name := "polyaxonfile" + filepath.Ext(s.name)
		if filepath.Ext(s.name) == "" {
			name += ".yaml"
		}
		said := ask(map[string]string{name: s.text, "train.yaml": trainComponent, "prepare.yaml": trainComponent}, name)
		if said != "" {
			t.Errorf("%s: %s:\n%s", s.name, said, s.text)
		}
	}
}

// startReference starts the reference, with a hub at an address. It says what the reference has against one of some
// files, "" when it accepts it.
func startReference(t *testing.T, hub string) (ask func(files map[string]string, name string) string) {
	program := reference.Start(t, []string{"POLYAXON_USE_GIT_REGISTRY=1", "POLYAXON_PUBLIC_REGISTRY=" + hub}, "../spec/testdata/reference.py")
	return func(files map[string]string, name string) string {
		var answer struct {
			Check struct {
				OK    bool
				Error string
			}
		}
		program.Ask(t, map[string]any{"files": files, "set": []string{name}}, &answer)
		if answer.Check.OK {
			return ""
		}
		return "the reference says " + answer.Check.Error
	}
}
