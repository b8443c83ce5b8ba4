package analysis

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestSetParams shows what becomes of the values of params, which a command line would give as text.
func TestSetParams(t *testing.T) {
	got, wrong := readSettings(Settings{Root: "/w"}, `
sets:
- files: [a.yaml, ./b/../c.yaml, /d.yaml]
  params:
    text: a b
    quoted: "1"
    number: 0.10
    sixteen: 0x10
    yes: yes
    date: 2026-01-31
    template: "{{ x }}"
    list: [1, a, null, 1.5, true, 2026-01-31]
    mapping: {b: "<", a: {c: &x [.inf]}}
    alias: *x
    multi: |
      one
      two
    nothing: null
    empty: ""
`)
	if len(wrong) > 0 || len(got.Sets) != 1 {
		t.Fatalf("diagnostics %v, sets %v", wrong, got.Sets)
	}
	var paths []string
	for _, f := range got.Sets[0].Files {
		paths = append(paths, f.Path)
	}
	if !slices.Equal(paths, []string{"/w/a.yaml", "/w/c.yaml", "/d.yaml"}) {
		t.Errorf("files %q", paths)
	}
	want := []spec.GivenParam{
		{Name: "text", Value: "a b"}, {Name: "quoted", Value: "1"}, {Name: "number", Value: "0.10"}, {Name: "sixteen", Value: "16"},
		{Name: "yes", Value: "true"}, {Name: "date", Value: "2026-01-31"}, {Name: "template", Value: "{{ x }}"},
		{Name: "list", Value: `[1, "a", null, 1.5, true, "2026-01-31"]`}, {Name: "mapping", Value: `{"b": "<", "a": {"c": [".inf"]}}`},
		{Name: "alias", Value: `[".inf"]`}, {Name: "multi", Value: "one\ntwo\n"}, {Name: "empty", Value: ""},
	}
	if !slices.Equal(got.Sets[0].Params, want) {
		t.Errorf("params %q\nwant   %q", got.Sets[0].Params, want)
	}
}

// TestSetParamsThatNeverEnd leaves out params that hold themselves.
func TestSetParamsThatNeverEnd(t *testing.T) {
	got, wrong := readSettings(Settings{}, "sets:\n- files: [a]\n  params: &p {a: [*p]}\n")
	if len(wrong) != 1 || wrong[0].Code != syntax.RecursiveAlias || len(got.Sets) != 1 || len(got.Sets[0].Params) != 0 {
		t.Errorf("settings %+v, diagnostics %v", got, wrong)
	}
}

// TestSettingsPage reads every example of docs/settings.md: none is wrong.
func TestSettingsPage(t *testing.T) {
	page, err := os.ReadFile("../docs/settings.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	if len(examples) < 4 {
		t.Errorf("%d examples", len(examples))
	}
	for _, e := range examples {
		if _, wrong := readSettings(Settings{}, e[1]); len(wrong) > 0 {
			t.Errorf("%s\n%v", e[1], wrong)
		}
	}
}
