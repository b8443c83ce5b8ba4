package cursor

import (
	"slices"
	"strings"
	"testing"
)

const example = `What the case shows.
-- a.yaml --
kind: component
ru‸
-- a.yaml.want --
offers: run, "a, b"
lacks: kind
order: run, cmd
order: a, b
accept: run
valid
-- a.yaml.after --
kind: component
run:
  ‸
-- b.yaml --
x: ‸
-- b.yaml.want --
only:
crlf
open
says: one: two
covers: "x\n"
-- parts/c.yaml --
kind: component
`

func TestParse(t *testing.T) {
	c, err := Parse([]byte(example))
	if err != nil {
		t.Fatal(err)
	}
	if c.Comment != "What the case shows." || len(c.Files) != 3 {
		t.Fatalf("read %+v", c)
	}
	a, b, other := c.Files[0], c.Files[1], c.Files[2]
	if a.Text != "kind: component\nru\n" || a.At != len("kind: component\nru") {
		t.Errorf("read %+v", a)
	}
	w := a.Want
	if !slices.Equal(w.Offers, []string{"run", "a, b"}) || !slices.Equal(w.Lacks, []string{"kind"}) ||
		len(w.Order) != 2 || !slices.Equal(w.Order[0], []string{"run", "cmd"}) || w.Accept != "run" || !w.Valid || w.Exact {
		t.Errorf("wishes %+v", w)
	}
	if w.After != "kind: component\nrun:\n  \n" || w.AfterAt != len("kind: component\nrun:\n  ") {
		t.Errorf("after %q at %d", w.After, w.AfterAt)
	}
	if b.Text != "x: " || b.At != 3 || !b.Want.Exact || *b.Want.Covers != "x\n" || !slices.Equal(b.Want.Says, []string{"one: two"}) {
		t.Errorf("read %+v", b)
	}
	if other.At != -1 || other.Name != "parts/c.yaml" {
		t.Errorf("read %+v", other)
	}
}

func TestLineBreaks(t *testing.T) {
	c, err := Parse([]byte("x\n-- a --\na: 1\n‸\n-- a.want --\ncrlf\naccept: b\n-- a.after --\na: 1\nb‸\n"))
	if err != nil {
		t.Fatal(err)
	}
	if f := c.Files[0]; f.Text != "a: 1\r\n\r\n" || f.Want.After != "a: 1\r\nb\r\n" {
		t.Errorf("read %+v", f)
	}
}

func TestArchivesThatAreWrong(t *testing.T) {
	for name, archive := range map[string]string{
		"does not begin":   "-- a --\n",
		"several cursors":  "x\n-- a --\n‸‸\n-- a.want --\noffers: b\n",
		"no cursor":        "x\n-- a --\n-- a.want --\noffers: b\n",
		"no wish":          "x\n-- a --\n‸\n",
		"this is no wish":  "x\n-- a --\n‸\n-- a.want --\noffer: b\n",
		"entry is empty":   "x\n-- a --\n‸\n-- a.want --\noffers: b,,c\n",
		"go together":      "x\n-- a --\n‸\n-- a.want --\naccept: b\n",
		"is no file":       "x\n-- a.want --\noffers: b\n",
		"an end for a":     "x\n-- a.after --\n",
		"invalid syntax":   "x\n-- a --\n‸\n-- a.want --\noffers: \"b\n",
		"\"valid: yes\": ": "x\n-- a --\n‸\n-- a.want --\nvalid: yes\n",
	} {
		if _, err := Parse([]byte(archive)); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("want an error that says %q, got %v", name, err)
		}
	}
}

func TestExpand(t *testing.T) {
	for _, test := range []struct{ snippet, want string }{
		{"run", "run‸"},
		{"run:\n  $0", "run:\n  ‸"},
		{"a: $1\nb: $0\n", "a: ‸\nb: \n"},
		{"a: ${2:two}\nb: ${1:one}", "a: two\nb: ‸one"},
		{"kind: ${1|job,service|}", "kind: ‸job"},
		{`${1|a\,b,c\|d|}!`, "‸a,b!"},
		{"${1:out ${2:in}}", "‸out in"},
		{"${1:a} $1 ${1}", "‸a a a"},
		{"$2 ${1:x} ${2:later}", "later ‸x later"},
		{`\$1 \} \\ ${1:a\}b}`, `$1 } \ ‸a}b`},
		{"{{ ${1:name} }}", "{{ ‸name }}"},
		{"$TM_FILENAME ${X:y} ${X}", " y y‸"},
		{"$ {", "$ {‸"},
		{"${1:open", "${1:open‸"},
		{"${1/a/b/}", "${1/a/b/}‸"},
	} {
		text, at := Expand(test.snippet)
		if got := Join(text, at); got != test.want {
			t.Errorf("%q is %q, want %q", test.snippet, got, test.want)
		}
	}
}

func TestAccept(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		item Item
		want string
	}{
		"a word":           {"a: 1\nru\n", Item{Edit: Edit{5, 7, "run:"}}, "a: 1\nrun:‸\n"},
		"later lines":      {"  ru\n", Item{Edit: Edit{2, 4, "run:\n  kind: $1"}, Snippet: true}, "  run:\n    kind: ‸\n"},
		"as they are":      {"  ru\n", Item{Edit: Edit{2, 4, "run:\nx"}, AsIs: true}, "  run:\nx‸\n"},
		"CRLF":             {"a: 1\r\n  ru\r\n", Item{Edit: Edit{8, 10, "run:\n  x"}}, "a: 1\r\n  run:\r\n    x‸\r\n"},
		"after the dash":   {"  - na\n", Item{Edit: Edit{4, 6, "name: $0\n  x: y"}, Snippet: true}, "  - name: ‸\n    x: y\n"},
		"an edit before":   {"a b\n", Item{Edit: Edit{2, 3, "B"}, More: []Edit{{0, 1, "AAA"}}}, "AAA B‸\n"},
		"an edit after":    {"a b\n", Item{Edit: Edit{0, 1, "A"}, More: []Edit{{2, 3, ""}}}, "A‸ \n"},
		"no snippet is $0": {"a\n", Item{Edit: Edit{0, 1, "$0"}}, "$0‸\n"},
	} {
		text, at := Accept(test.text, test.item)
		if got := Join(text, at); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func items(all ...string) []Item {
	var out []Item
	for _, label := range all {
		out = append(out, Item{Label: label})
	}
	return out
}

func TestShown(t *testing.T) {
	all := items("tags", "name", "namespace", "inputs")
	all[1].Sort, all[3].Filter = "~", "NaX"
	for i := range all {
		all[i].Edit = Edit{Start: 3}
	}
	if got := labels(Shown("a: na", 5, all, false)); !slices.Equal(got, []string{"inputs", "namespace", "name"}) {
		t.Errorf("shown are %q", got)
	}
	if got := labels(Shown("a: ns", 5, all, true)); !slices.Equal(got, []string{"namespace"}) {
		t.Errorf("loosely shown are %q", got)
	}
}

func TestJudgeItems(t *testing.T) {
	shown := items("a", "b", "c")
	shown[2].Deprecated = true
	for _, test := range []struct {
		want  Want
		wrong string
	}{
		{Want{Offers: []string{"a", "c"}, Lacks: []string{"d"}, Order: [][]string{{"a", "c"}}, Deprecated: []string{"c"}}, ""},
		{Want{Only: []string{"c", "b", "a"}, Exact: true}, ""},
		{Want{Offers: []string{"d"}}, `"d" is not offered`},
		{Want{Lacks: []string{"b"}}, `"b" is offered`},
		{Want{Order: [][]string{{"c", "a"}}}, `the order is ["a" "c"]`},
		{Want{Only: []string{"a", "b"}, Exact: true}, "wanted only"},
		{Want{Nothing: true}, "wanted nothing"},
		{Want{Deprecated: []string{"a"}}, `"a" is not deprecated`},
	} {
		got := strings.Join(JudgeItems(File{Want: test.want}, shown), "\n")
		if (got == "") != (test.wrong == "") || !strings.Contains(got, test.wrong) {
			t.Errorf("%+v: %q, want %q", test.want, got, test.wrong)
		}
	}
}

func TestJudgeEnd(t *testing.T) {
	f := File{Want: Want{Accept: "a", After: "ab", AfterAt: 1}}
	if wrong := JudgeEnd(f, "ab", 1); wrong != "" {
		t.Error(wrong)
	}
	if JudgeEnd(f, "ab", 2) == "" || JudgeEnd(f, "abc", 1) == "" {
		t.Error("another end is taken for the same")
	}
	f.Want.AfterAt = -1
	if wrong := JudgeEnd(f, "ab", 2); wrong != "" {
		t.Error(wrong)
	}
}

func TestJudgeText(t *testing.T) {
	x := "x"
	for _, test := range []struct {
		want  Want
		wrong string
	}{
		{Want{Says: []string{"Type: int"}, Facts: []string{"type", "INT"}, Never: []string{"float"}, Covers: &x}, ""},
		{Want{Says: []string{"type"}}, "does not say"},
		{Want{Never: []string{"int"}}, "it says"},
		{Want{Facts: []string{"float"}}, "it lacks"},
		{Want{Nothing: true}, "something is told"},
	} {
		got := strings.Join(JudgeText(File{Want: test.want}, "Type: int", "x"), "\n")
		if (got == "") != (test.wrong == "") || !strings.Contains(got, test.wrong) {
			t.Errorf("%+v: %q, want %q", test.want, got, test.wrong)
		}
	}
	if len(JudgeText(File{Want: Want{Covers: &x}}, "", "y")) == 0 {
		t.Error("another range is taken for the same")
	}
}
