package migrate

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// FuzzFile converts any text. What comes out of an old file reads as YAML, is no old file, and has all comments.
func FuzzFile(f *testing.F) {
	for _, seed := range []string{
		"kind: experiment\nrun: {cmd: a}\n", "kind: group\nhptuning:\n  matrix:\n    a: {range: 1:2:1}\n    b: {values: [1, *x]}\n",
		"{\"kind\": \"notebook\", \"build\": {\"image\": \"a\", \"build_steps\": [\"b\"]}}", "declarations: &a\n  x: 1 # c\n# d\nhptuning: *a\n",
		"kind: pipeline\nops:\n- {name: a, template: {name: t}, dependencies: [b]}\ntemplates:\n- {name: t, kind: job, run: {cmd: a}}\n",
		"kind: build\nimage: a\nbuild_steps: [|\n b]", "kind: experiment\nenvironment:\n  resources: {cpu: {limits: 1}}\n  tensorflow: {n_workers: 2}\n",
		"kind: experiment\nrun:\n  cmd: |\n    a \\\n      b\n    # c\n  image: 'x'\nmodel:\n  a: [1,\n 2]\n",
		"kind: build\nbuild: {ref: a, image: [x]}\nenvironment: {outputs: {jobs: [1]}, x: 1}\nrun: {cmd: {}}\nname: 'a b'\ntags: {a: b}\n",
	} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, text string, inCommand bool) {
		tree := syntax.Parse(syntax.NewText(text))
		r, err := File(tree, Options{BuildInCommand: inCommand})
		if err != nil {
			return
		}
		if r.Unchanged {
			if r.Text != text {
				t.Error("a file of today has changed")
			}
			return
		}
		after := syntax.Parse(syntax.NewText(r.Text))
		for _, p := range after.Problems {
			if !p.Warning {
				t.Fatalf("the result does not read as YAML: %v\n%s", p, r.Text)
			}
		}
		if told := len(Todos(after)); told < len(r.Notes) && !json.Valid([]byte(text)) {
			t.Errorf("%d remarks in the file, %d notes\n%s", told, len(r.Notes), r.Text)
		}
		c := newConverter(tree, Options{BuildInCommand: inCommand})
		if why := misread(c.file(), after.Root); why != "" {
			t.Errorf("%s\n%s", why, r.Text)
		}
		for _, c := range tree.Comments {
			if words := tidy(c.Text); !json.Valid([]byte(text)) && !strings.Contains(r.Text, words) {
				t.Errorf("the comment %q is lost:\n%s", words, r.Text)
			}
		}
		again, err := File(after, Options{})
		if err != nil || !again.Unchanged {
			t.Errorf("the result is converted again: %v\n%s", err, r.Text)
		}
	})
}

// misread says where the text of a file reads as something else than what was to be written; "" when it does not.
func misread(want *node, found *syntax.Node) string {
	if want.shape == scalar {
		if found.Kind != yaml.ScalarNode || found.Tag != want.tag || want.tag == "!!str" && found.Value != want.value {
			return fmt.Sprintf("%q (%s) is read as %q (%s)", want.value, want.tag, found.Value, found.Tag)
		}
		return ""
	}
	values := found.Children
	if want.shape == mapping {
		values = nil
		for i, key := range found.Children {
			if i%2 == 0 && (key.Tag != "!!str" || i/2 >= len(want.entries) || key.Value != want.entries[i/2].key) {
				return fmt.Sprintf("the key %q is read as one", key.Value)
			}
			if i%2 == 1 {
				values = append(values, key)
			}
		}
	}
	if len(values) != len(want.entries) {
		return fmt.Sprintf("%d values are read as %d", len(want.entries), len(values))
	}
	for i, e := range want.entries {
		if why := misread(e.value, values[i]); why != "" {
			return e.key + ": " + why
		}
	}
	return ""
}
