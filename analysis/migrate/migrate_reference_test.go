//go:build reference

package migrate_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/analysis/migrate"
	"github.com/plx-lsp/plx-lsp/internal/golden"
	"github.com/plx-lsp/plx-lsp/internal/reference"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// asked is what the reference says of a file.
type asked struct {
	Check struct {
		OK    bool
		Error string
	}
	Rendered map[string]any
}

// ran is what 0.x would have run.
type ran struct {
	Command *string
	First   map[string]json.RawMessage
}

const kanikoFile = "kind: component\ninputs:\n- {name: destination, connection: x, type: image}\n" +
	"- {name: context, type: str, isOptional: true, value: x}\n- {name: cache, type: bool, isOptional: true, value: true}\n" +
	"run: {kind: job, container: {image: kaniko}}\n"

// TestReferenceRunsOldFiles converts random files of 0.x, and those of other people. The reference must accept each, and render it to
// the command that 0.x would have run: with the defaults, and the first values of a search. PLX_REFERENCE_CASES says how many random
// files there are (default 150), and PLX_REFERENCE_SEED repeats a run.
func TestReferenceRunsOldFiles(t *testing.T) {
	registry := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, kanikoFile) }))
	defer registry.Close()
	polyaxon := reference.Start(t, []string{"POLYAXON_USE_GIT_REGISTRY=1", "POLYAXON_PUBLIC_REGISTRY=" + registry.URL},
		"../../spec/testdata/reference.py")
	former := reference.Start(t, nil, "testdata/former.py")
	number := func(variable string, otherwise int) int {
		if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
			return n
		}
		return otherwise
	}
	seed := number("PLX_REFERENCE_SEED", int(rand.Uint32()))
	t.Logf("PLX_REFERENCE_SEED=%d", seed)
	r := rand.New(rand.NewPCG(uint64(seed), 8))
	texts := map[string]string{}
	for i := range number("PLX_REFERENCE_CASES", 150) {
		texts[fmt.Sprint("random ", i)] = generate(r)
	}
	t.Run("cases", func(t *testing.T) { acceptsCases(t, polyaxon) })
	t.Run("random", func(t *testing.T) { runsTheSame(t, polyaxon, former, texts) })
	t.Run("others", func(t *testing.T) { runsTheSame(t, polyaxon, former, oldFiles(t)) })
}

// acceptsCases asks the reference about what the cases of testdata/migrate become.
func acceptsCases(t *testing.T, polyaxon *reference.Program) {
	archives, _ := filepath.Glob("../../testdata/migrate/*.txtar")
	for _, archive := range archives {
		data, err := os.ReadFile(archive)
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range golden.Parse(data).Files() {
			result, err := migrate.File(syntax.Parse(syntax.NewText(text)), migrate.Options{Path: name, BuildInCommand: strings.Contains(name, "build=command")})
			if err != nil || result.Unchanged {
				continue
			}
			var a asked
			file := "new" + filepath.Ext(name)
			polyaxon.Ask(t, map[string]any{"files": map[string]string{file: result.Text}, "set": []string{file}}, &a)
			if !a.Check.OK && !strings.Contains(a.Check.Error, "has non optional inputs") {
				t.Errorf("%s of %s: the reference says %s\n%s", name, archive, a.Check.Error, result.Text)
			}
		}
	}
}

func runsTheSame(t *testing.T, polyaxon, former *reference.Program, texts map[string]string) {
	commands := 0
	for name, text := range texts {
		result, err := migrate.File(syntax.Parse(syntax.NewText(text)), migrate.Options{Path: name})
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
			continue
		}
		ask := func(text string) (a asked) {
			polyaxon.Ask(t, map[string]any{"files": map[string]string{"new.yaml": text}, "set": []string{"new.yaml"}, "render": true}, &a)
			return a
		}
		if a := ask(result.Text); !a.Check.OK {
			t.Errorf("%s: the reference says %s\n%s", name, a.Check.Error, result.Text)
			continue
		}
		var then ran
		former.Ask(t, map[string]any{"text": text}, &then)
		if then.Command == nil {
			continue
		}
		commands++
		a := ask(tried(t, result.Text, then.First))
		var args []any
		for _, way := range [][]string{{"container"}, {"chief", "container"}, {"master", "container"}, {"launcher", "container"}} {
			if found, ok := at(a.Rendered, append(append([]string{"run"}, way...), "args")...).([]any); ok {
				args = found
			}
		}
		if len(args) != 1 || strings.Join(strings.Fields(fmt.Sprint(args[0])), " ") != strings.Join(strings.Fields(*then.Command), " ") {
			t.Errorf("%s: 0.x ran\n%s\nthe reference makes of it %v %v\n%s---- of\n%s", name, *then.Command, args, a.Rendered["error"], result.Text, text)
		}
	}
	t.Logf("%d files, %d with a command", len(texts), commands)
}

var matrixSection = regexp.MustCompile(`(?m)^matrix:.*\n(?:(?:[ #].*)?\n)*`)

// tried is an operation with one value for each name that its matrix searches, in place of the matrix.
func tried(t *testing.T, text string, first map[string]json.RawMessage) string {
	operation := generic(t, text)
	if operation["matrix"] == nil {
		return text
	}
	text = matrixSection.ReplaceAllString(text, "") + "params:\n"
	for name, value := range first {
		text += fmt.Sprintf("  %s: {value: %s}\n", name, value)
	}
	if resource, ok := at(operation, "matrix", "resource", "name").(string); ok {
		text += "  " + resource + ": {value: 1}\n"
	}
	return text
}
