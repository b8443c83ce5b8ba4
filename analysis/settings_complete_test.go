package analysis

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestCompleteSettings completes at "|" and shows a few of the ways to go on, and the text after one of them was taken.
func TestCompleteSettings(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"base.yaml", "it's.yml", "notes.txt", "exp/gpu.yaml", ".git/config.yaml"} {
		if err := os.MkdirAll(filepath.Join(root, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		text, want string // want are labels; with "only " before them, all of them
		take, then string // taken, and the text then
	}{
		{"|", "only files sets rules hub trace", "rules", "rules: "},
		{"fi|", "files", "files", "files: "},
		{"files: []\n|\ntrace: off\n", "only sets rules hub", "hub", "files: []\nhub: \ntrace: off\n"},
		{"ru|les: {}\n", "rules", "rules", "rules: {}\n"},
		{"rules:\n  |", "unknown-field yaml-tab unreadable-file", "yaml-tab", "rules:\n  yaml-tab: "},
		{"rules:\n  yaml-tab: off\n  unk|\n", "unknown-field", "unknown-field", "rules:\n  yaml-tab: off\n  unknown-field: \n"},
		{"rules:\n  yaml-tab: off\n  |\nhub:\n", "unknown-field", "", ""},
		{"rules: {unk|}", "unknown-field", "unknown-field", "rules: {unknown-field: }"},
		{"rules: |", "only", "", ""},
		{"rules:\n  unknown-field: |", "only error warning information hint off", "off", "rules:\n  unknown-field: off"},
		{"rules: {unknown-field: wa|rn}", "warning", "warning", "rules: {unknown-field: warning}"},
		{"trace: |", "only off messages verbose", "verbose", "trace: verbose"},
		{"hub:\n  |", "only host owner project offline timeout", "host", "hub:\n  host: "},
		{"hub:\n  offline: |", "only true false", "", ""},
		{"hub: {host: |}", "only", "", ""},
		{"sets:\n|", "files hub", "", ""},
		{"sets:\n  |", "only files", "files", "sets:\n  - files: "},
		{"sets:\n- |", "only files params", "params", "sets:\n- params: "},
		{"sets:\n- files: [base.yaml]\n  |", "only params", "params", "sets:\n- files: [base.yaml]\n  params: "},
		{"sets:\n- files: [|]\n", "only base.yaml exp/ it's.yml", "base.yaml", "sets:\n- files: [base.yaml]\n"},
		{"sets:\n- files: [base.yaml, exp/g|]\n", "only exp/gpu.yaml", "exp/gpu.yaml", "sets:\n- files: [base.yaml, exp/gpu.yaml]\n"},
		{"sets:\n- files:\n  - |\n", "base.yaml exp/", "exp/", "sets:\n- files:\n  - exp/\n"},
		{"sets:\n- files:\n  - base.yaml\n  - \"ex|\"\n", "exp/", "exp/", "sets:\n- files:\n  - base.yaml\n  - \"exp/\"\n"},
		{"sets:\n- files:\n    |", "base.yaml", "base.yaml", "sets:\n- files:\n    - base.yaml"},
		{"sets:\n- files: |", "only", "", ""},
		{"sets: [{files: [ba|]}]", "base.yaml", "base.yaml", "sets: [{files: [base.yaml]}]"},
		{"files: [|]", "base.yaml", "", ""},
		{"# |", "only", "", ""},
		{"nothing:\n  |", "only", "", ""},
		{"sets:\n- params:\n    |", "only", "", ""},
	} {
		found := completeAt(root, test.text)
		var labels []string
		for _, c := range found {
			labels = append(labels, c.Label)
		}
		want, all := strings.CutPrefix(test.want, "only")
		if all && !slices.Equal(strings.Fields(want), labels) {
			t.Errorf("%q: found %q, want %q", test.text, labels, want)
		}
		for _, label := range strings.Fields(want) {
			if !slices.Contains(labels, label) {
				t.Errorf("%q: found %q, without %s", test.text, labels, label)
			}
		}
		if i := slices.Index(labels, test.take); test.take != "" && i >= 0 {
			text := syntax.NewText(strings.Replace(test.text, "|", "", 1))
			if then := text.Replace(found[i].Range, found[i].Insert).String(); then != test.then {
				t.Errorf("%q: after taking %s: %q, want %q", test.text, test.take, then, test.then)
			}
		}
	}
}

func completeAt(root, marked string) []Completion {
	before, after, _ := strings.Cut(marked, "|")
	text := syntax.NewText(before + after)
	return CompleteSettings(root, text, text.Pos(len(before)))
}

// FuzzCompleteSettings completes anywhere in any text: what is offered replaces a part of one line.
func FuzzCompleteSettings(f *testing.F) {
	f.Add("sets:\n- files: [a]\nrules: {b: off}\n", 9)
	f.Add("rules: &a\n  ? [x]\n  : *a\n", 12)
	f.Add("plxprobe: plxprobe\n\t{", 4)
	f.Fuzz(func(t *testing.T, source string, offset int) {
		text := syntax.NewText(source)
		at := text.Pos(min(max(offset, 0), len(source)))
		for _, c := range CompleteSettings("", text, at) {
			if c.Range.Start.Line != c.Range.End.Line || text.End().Before(c.Range.End) || c.Label == "" {
				t.Errorf("%+v", c)
			}
		}
	})
}
