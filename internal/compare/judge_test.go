package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/cursor"
)

func TestSameEnd(t *testing.T) {
	for _, test := range []struct {
		got, want string
		same      bool
	}{
		{"a: 1\n", "a: 1\n", true},
		{"a:   1\n\n", "a: 1\n", true},
		{"b:\n    - x: 1\n", "b:\n- x: 1\n", true},
		{"{a: {}}\n", "a:\n  \n", true},
		{"kind: \n", "kind: job\n", true},
		{"run:\n  kind: \n", "run:\n  kind: job\n  container: \n", true},
		{"{\"a\": \"\"}", "{\"a\": \"x\"}", true},
		{"a: 2\n", "a: 1\n", false},
		{"b: 1\n", "a: 1\n", false},
		{"a: 1\nb: 2\n", "a: 1\n", false},
		{"a: [1]\n", "a: [1, 2]\n", false},
		{"a:\n", "a: {b: c}\n", false},
		{"a: {b: [\n", "a: {b: []}\n", false},
	} {
		if same := sameEnd(test.got, test.want); same != test.same {
			t.Errorf("%q beside %q: same is %v", test.got, test.want, same)
		}
	}
}

func caseOf(t *testing.T, text string) cursor.File {
	t.Helper()
	c, err := cursor.Parse([]byte("A case.\n" + text))
	if err != nil {
		t.Fatal(err)
	}
	return c.Files[0]
}

func TestWrongItems(t *testing.T) {
	f := caseOf(t, "-- a --\nru‸\n-- a.want --\nonly: run, - item, a whole thing, {{ x }}\naccept: run\n-- a.after --\nrun:\n  kind: ‸job\n")
	const run = `{"label":"run","insertText":"run:\n  kind: "}`
	for answer, wrong := range map[string]string{
		`[` + run + `,{"label":"ru {{ x }}"}]`: "wanted only",
		`[` + run + `]`:                        "wanted only",
		`[` + run + `,{"label":"{{ x }}","filterText":"ru"},{"label":"ru one","kind":15},{"label":"- ru","filterText":"ru"}]`: "",
		`[{"label":"run"},{"label":"{{ x }}","filterText":"ru"}]`:                                                             "the document is",
		`7`: "cannot unmarshal",
	} {
		got := wrongItems(f, json.RawMessage(answer))
		if (got == "") != (wrong == "") || !strings.Contains(got, wrong) {
			t.Errorf("%s: %q, want %q", answer, got, wrong)
		}
	}
}

func TestWrongFacts(t *testing.T) {
	f := caseOf(t, "-- a --\n‸\n-- a.want --\nfact: Float, 0.1\nsays: in our words\n")
	if wrong := wrongFacts(f, "a float such as 0.1"); wrong != "" {
		t.Error(wrong)
	}
	if wrongFacts(f, "a float") == "" || wrongFacts(caseOf(t, "-- a --\n‸\n-- a.want --\nnothing\n"), "x") == "" {
		t.Error("a wrong answer is taken for right")
	}
}

func TestWords(t *testing.T) {
	labels, items := words([]string{"a", "- b", "c d", "{{ e }}"}, []cursor.Item{{Label: "a"}, {Label: "- b"}, {Label: "c", Outline: true}})
	if !slices.Equal(labels, []string{"a", "{{ e }}"}) || len(items) != 1 {
		t.Errorf("%q %+v", labels, items)
	}
}
