package format

import (
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestTyped shows the text around "‸" after the last character before it was typed.
func TestTyped(t *testing.T) {
	for _, test := range []struct {
		name, text, want string
		options          Options
	}{
		{"below a key", "run:\n‸", "run:\n  ‸", Options{}},
		{"below a key with a comment", "run: # x\n‸", "run: # x\n  ‸", Options{}},
		{"below a key with an anchor", "run: &x !!map\n‸", "run: &x !!map\n  ‸", Options{}},
		{"below an inner key", "run:\n  container:\n  ‸", "run:\n  container:\n    ‸", Options{}},
		{"four", "run:\n    container:\n    ‸", "run:\n    container:\n        ‸", Options{Step: 4}},
		{"the editor did it", "run:\n    ‸", "run:\n    ‸", Options{}},
		{"above what belongs to the key", "run:\n‸\n   kind: job", "run:\n   ‸\n   kind: job", Options{}},
		{"below a value", "kind: component\n‸", "kind: component\n‸", Options{}},
		{"below an item", "- name: x\n‸", "- name: x\n  ‸", Options{}},
		{"below an item's key", "- name:\n‸", "- name:\n    ‸", Options{}},
		{"below a single value", "- x\n‸", "- x\n‸", Options{}},
		{"a block text", "cmd: |\n‸", "cmd: |\n  ‸", Options{}},
		{"a block text in a list", "- >-\n‸", "- >-\n  ‸", Options{}},
		{"inside a block text", "cmd: |\n  run:\n  ‸", "cmd: |\n  run:\n  ‸", Options{}},
		{"a bracket", "args: [\n‸", "args: [\n  ‸", Options{}},
		{"JSON", "{\n  \"run\": {\n  ‸", "{\n  \"run\": {\n    ‸", Options{}},
		{"the rest of a line", "run:\n‸kind: job", "run:\n‸kind: job", Options{}},
		{"the first line", "\n‸", "\n‸", Options{}},
		{"a dash below keys", "inputs:\n- name: x\n  type: int\n  -‸", "inputs:\n- name: x\n  type: int\n-‸", Options{}},
		{"a dash that fits", "inputs:\n- name: x\n  value:\n  -‸", "inputs:\n- name: x\n  value:\n  -‸", Options{}},
		{"a dash in a text", "a: b-‸", "a: b-‸", Options{}},
		{"a key between columns", "run:\n  kind: job\n init:‸", "run:\n  kind: job\n  init:‸", Options{}},
		{"a key that fits", "run:\n  kind: job\ninit:‸", "run:\n  kind: job\ninit:‸", Options{}},
	} {
		before, after, _ := strings.Cut(test.text, "‸")
		text := syntax.NewText(before + after)
		typed := before[len(before)-1:]
		if typed == " " {
			typed = "\n" // after which the editor indented the line
		}
		edits := Typed(syntax.Parse(text), text.Pos(len(before)), typed, test.options)
		at := len(before)
		for _, e := range edits {
			at += len(e.Text) - (e.Range.End.Byte - e.Range.Start.Byte)
		}
		found := Apply(text, edits).String()
		if found = found[:at] + "‸" + found[at:]; found != test.want {
			t.Errorf("%s: %q, want %q", test.name, found, test.want)
		}
	}
}
