//go:build reference

package analysis

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
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
	python := os.Getenv("PLX_REFERENCE_PYTHON")
	if python == "" {
		t.Fatal("PLX_REFERENCE_PYTHON must name a Python that has polyaxon")
	}
	cmd := exec.Command(python, "../spec/testdata/reference.py")
	cmd.Stderr = os.Stderr
	cmd.Env = append(os.Environ(), "POLYAXON_USE_GIT_REGISTRY=1", "POLYAXON_PUBLIC_REGISTRY="+hub)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close(); cmd.Wait() })
	questions, answers := json.NewEncoder(in), bufio.NewScanner(out)
	answers.Buffer(nil, 1<<24)
	return func(files map[string]string, name string) string {
		if err := questions.Encode(map[string]any{"files": files, "set": []string{name}}); err != nil {
			t.Fatal(err)
		}
		if !answers.Scan() {
			t.Fatal("the reference ended: ", answers.Err())
		}
		var answer struct {
			Check struct {
				OK    bool
				Error string
			}
		}
		if err := json.Unmarshal(answers.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
		if answer.Check.OK {
			return ""
		}
		return "the reference says " + answer.Check.Error
	}
}
