package migrate_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/analysis/migrate"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

const corpus = "../../../shared/corpus/"

// oldFiles are other people's files of Polyaxon 0.x, by name.
func oldFiles(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile(corpus + "wild.json")
	if err != nil {
		t.Skip("no corpus beside the repository")
	}
	var known map[string]struct{ Old bool }
	if err := json.Unmarshal(data, &known); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for name, file := range known {
		text, err := os.ReadFile(corpus + "wild/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if file.Old {
			files[name] = string(text)
		} else if spec.FormerOf(syntax.Parse(syntax.NewText(string(text))).Root) != nil {
			t.Errorf("%s is taken for a file of 0.x", name)
		}
	}
	return files
}

// TestOldFiles holds the files of other people against what is made of them: one error before, none after, and the same
// image, command, params and resources.
func TestOldFiles(t *testing.T) {
	for name, text := range oldFiles(t) {
		found := analysis.Diagnostics(context.Background(), analysis.NewDocument(name, syntax.NewText(text)), analysis.Disk{})
		if len(found) != 1 || found[0].Code != spec.CodeFormer {
			t.Errorf("%s: %v", name, found)
		}
		r, err := migrate.File(syntax.Parse(syntax.NewText(text)), migrate.Options{Path: name})
		if err != nil || r.Unchanged {
			t.Errorf("%s: %v", name, err)
			continue
		}
		after := analysis.Diagnostics(context.Background(), analysis.NewDocument("new.yaml", syntax.NewText(r.Text)), analysis.Disk{})
		todos := 0
		for _, d := range after {
			if d.Severity == spec.Error || d.Severity == spec.Warning && d.Code != analysis.CodeMigrateTodo {
				t.Errorf("%s: line %d: %s\n%s", name, d.Range.Start.Line+1, d.Message, r.Text)
			}
			if d.Code == analysis.CodeMigrateTodo {
				todos++
			}
		}
		if todos != len(r.Notes) {
			t.Errorf("%s: %d diagnostics for %d notes\n%s", name, todos, len(r.Notes), r.Text)
		}
		keeps(t, name, text, r.Text)
	}
}

// keeps holds what a file of 0.x says against what the new one does, without any help of the converter.
func keeps(t *testing.T, name, before, after string) {
	t.Helper()
	old, now := generic(t, before), generic(t, after)
	for _, word := range []any{at(old, "build", "image"), at(old, "run", "image"), at(old, "build", "dockerfile")} {
		if word, ok := word.(string); ok && word != "Dockerfile" && !strings.Contains(after, word) {
			t.Errorf("%s loses %s", name, word)
		}
	}
	component := now
	if c, ok := now["component"].(map[string]any); ok {
		component = c
	}
	inputs := map[string]any{}
	list, _ := component["inputs"].([]any)
	for _, input := range list {
		inputs[at(input, "name").(string)] = at(input, "value")
	}
	for _, section := range []string{"params", "declarations"} {
		params, _ := old[section].(map[string]any)
		for param, value := range params {
			got, declared := inputs[param]
			if !declared || !sameValue(value, got) {
				t.Errorf("%s: param %s: %v became %v", name, param, value, got)
			}
		}
	}
	run := component["run"].(map[string]any)
	if command := words(at(old, "run", "cmd")); len(command) > 0 {
		args, _ := at(run, "container", "args").([]any)
		if len(args) != 1 || !slices.Equal(words(args[0]), command) {
			t.Errorf("%s: command %q became %q", name, command, args)
		}
	}
	for _, kind := range []string{"requests", "limits"} {
		for resource, to := range map[string]string{"cpu": "cpu", "memory": "memory", "gpu": "nvidia.com/gpu"} {
			if kind == "requests" && resource == "gpu" {
				continue
			}
			want := at(old, "environment", "resources", resource, kind)
			if want == nil || want == 0 {
				continue
			}
			if resource == "memory" {
				want = strings.TrimSuffix(asText(want), ".0") + "Mi"
			}
			if got := at(run, "container", "resources", kind, to); asText(got) != asText(want) {
				t.Errorf("%s: %s of %s: %v became %v", name, kind, resource, want, got)
			}
		}
	}
}

func generic(t *testing.T, text string) map[string]any {
	t.Helper()
	var value map[string]any
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	return value
}

func at(value any, way ...string) any {
	for _, key := range way {
		m, _ := value.(map[string]any)
		value = m[key]
	}
	return value
}

func asText(value any) string {
	data, _ := json.Marshal(value)
	return strings.Trim(string(data), `"`)
}

// sameValue reports whether a default is what a param was. Texts that are numbers have become numbers.
func sameValue(old, now any) bool {
	var number any
	if text, ok := old.(string); ok && json.Unmarshal([]byte(text), &number) == nil && asText(number) == asText(now) {
		return true
	}
	return asText(old) == asText(now)
}

// words are the words of a command of 0.x, or of today.
func words(cmd any) []string {
	switch cmd := cmd.(type) {
	case string:
		var all []string
		for _, word := range strings.Fields(cmd) {
			if word = strings.Trim(word, `\`); word != "" {
				all = append(all, word)
			}
		}
		return all
	case []any:
		var all []string
		for i, item := range cmd {
			if i > 0 {
				all = append(all, "&&")
			}
			all = append(all, words(item)...)
		}
		return all
	}
	return nil
}

// TestFilesOfToday takes none of the files of today for an old one.
func TestFilesOfToday(t *testing.T) {
	seen := 0
	check := func(name, text string) {
		seen++
		tree := syntax.Parse(syntax.NewText(text))
		if spec.FormerOf(tree.Root) != nil {
			t.Errorf("%s is taken for a file of 0.x:\n%s", name, text)
		}
	}
	natural, _ := filepath.Glob(corpus + "natural/*")
	examples, _ := filepath.Glob("../../testdata/examples/*.yaml")
	hub, _ := filepath.Glob(corpus + "hub/*/*")
	for _, name := range slices.Concat(natural, examples, hub) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		check(name, string(data))
	}
	for _, name := range []string{"mutants.jsonl", "generated.jsonl", "overlays.jsonl"} {
		file, err := os.Open(corpus + name)
		if err != nil {
			continue // no corpus beside the repository
		}
		defer file.Close()
		lines := bufio.NewScanner(file)
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			var entry struct {
				Text  string
				Files []string
			}
			if err := json.Unmarshal(lines.Bytes(), &entry); err != nil {
				t.Fatal(err)
			}
			for _, text := range append(entry.Files, entry.Text) {
				check(name, text)
			}
		}
	}
	if seen == 0 {
		t.Error("no files")
	}
	t.Logf("%d files", seen)
}
