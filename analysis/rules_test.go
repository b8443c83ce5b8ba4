package analysis

import (
	"context"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// trainer has no files, and knows one component by every reference, but for the version called gone, and for acme/report, which
// takes a limit.
type trainer struct{}

func (trainer) File(context.Context, string) (*syntax.Tree, error) { return nil, fs.ErrNotExist }

func (trainer) Fetch(_ context.Context, ref spec.Reference) (*syntax.Tree, error) {
	if strings.HasSuffix(ref.Text, ":gone") {
		return nil, spec.ErrNoComponent
	}
	text := "run: {kind: job, container: {image: python:3.12}}"
	if strings.HasPrefix(ref.Text, "acme/report:") {
		text = "inputs: [{name: limit, type: int}]\nrun: {kind: job, container: {image: python:3.12, args: [\"{{ limit }}\"]}}"
	}
	return syntax.Parse(syntax.NewText(text)), nil
}

var ruleExample = regexp.MustCompile("(?s)```yaml\n# (wrong|right)\n(.*?)```")

// TestRulesPage checks the examples of docs/rules.md: the wrong one breaks its rule and nothing else, the right one none. Hints
// of other rules do not count.
func TestRulesPage(t *testing.T) {
	page, err := os.ReadFile("../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range strings.Split(string(page), "\n### ")[1:] {
		code, text, _ := strings.Cut(section, "\n")
		examples := ruleExample.FindAllStringSubmatch(text, -1)
		if len(examples) == 0 {
			continue
		}
		t.Run(code, func(t *testing.T) {
			if len(examples) != 2 {
				t.Fatalf("%d examples, want a wrong and a right one", len(examples))
			}
			for _, e := range examples {
				found := Diagnostics(context.Background(), NewDocument("polyaxonfile.yaml", syntax.NewText(e[2])), trainer{})
				checkExample(t, e[1], code, found)
			}
		})
	}
}

func checkExample(t *testing.T, which, code string, found []spec.Diagnostic) {
	t.Helper()
	if which == "wrong" && !slices.ContainsFunc(found, func(d spec.Diagnostic) bool { return d.Code == code }) {
		t.Errorf("the wrong example breaks no rule")
	}
	for _, d := range found {
		if d.Severity == spec.Hint && d.Code != code {
			continue // advice, of which examples need not be free
		}
		if which == "right" || d.Code != code {
			t.Errorf("the %s example: %d:%d: %s [%s]", which, d.Range.Start.Line+1, d.Range.Start.Byte+1, d.Message, d.Code)
		}
	}
}

// TestRulesPageIsComplete checks that docs/rules.md has a place for each code, which editors link to.
func TestRulesPageIsComplete(t *testing.T) {
	page, err := os.ReadFile("../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range Codes() {
		if !strings.Contains(string(page), "\n### "+code+"\n") && !strings.Contains(string(page), `<a id="`+code+`">`) {
			t.Errorf("docs/rules.md says nothing of %s", code)
		}
	}
	constants := regexp.MustCompile(`(?m)^\t\w+ += "([a-z0-9-]+)" +//`)
	for _, file := range []string{"../spec/codes.go", "../spec/syntax/problem.go", "files.go", "silence.go"} {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range constants.FindAllStringSubmatch(string(source), -1) {
			if !strings.Contains(string(page), "\n### "+m[1]+"\n") && !strings.Contains(string(page), `<a id="`+m[1]+`">`) {
				t.Errorf("docs/rules.md says nothing of %s", m[1])
			}
		}
	}
}
