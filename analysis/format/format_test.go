package format

import (
	"flag"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/golden"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

var update = flag.Bool("update", false, "write the golden sections of testdata/format")

// visible are signs of the cases for white space that an editor might remove.
var visible = strings.NewReplacer("·", " ", "<TAB>", "\t")

// settings are the options of a case: "step: 4", and "lines: 2-3", counted from 1.
func settings(c *golden.Case, name string) (o Options, first, last int) {
	o.JSON = strings.HasSuffix(name, ".json")
	last = math.MaxInt
	for line := range strings.Lines(c.Text(name + ".options")) {
		if _, err := fmt.Sscanf(line, "step: %d", &o.Step); err == nil {
			continue
		}
		if _, err := fmt.Sscanf(line, "lines: %d-%d", &first, &last); err != nil {
			panic("no option: " + line)
		}
		first, last = first-1, last-1
	}
	return o, first, last
}

func TestCases(t *testing.T) {
	golden.Run(t, "../../testdata/format/*.txtar", *update, func(t *testing.T, c *golden.Case, name string) string {
		text := syntax.NewText(visible.Replace(c.Text(name)))
		options, first, last := settings(c, name)
		if last < math.MaxInt {
			return Apply(text, Lines(syntax.Parse(text), []Span{{first, last}}, options)).String()
		}
		found := Apply(text, Document(syntax.Parse(text), options))
		if again := Document(syntax.Parse(found), options); len(again) > 0 {
			t.Errorf("there is something left to do: %v", again)
		}
		return found.String()
	})
}

// layOut is a text that was laid out.
func layOut(text string, options Options) string {
	tree := syntax.Parse(syntax.NewText(text))
	return Apply(tree.Text, Document(tree, options)).String()
}

func TestEndsOfLines(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"two characters", "a:  1\r\n\r\n\r\n\r\nb:\r\n   c: |\r\n      x\r\n\r\n", "a: 1\r\n\r\n\r\nb:\r\n  c: |\r\n    x\r\n"},
		{"two characters, added", "a:  1\r\nb: 2", "a: 1\r\nb: 2\r\n"},
		{"carriage returns", "a:  1\rb: 2", "a: 1\rb: 2\r"},
		{"added", "a: 1", "a: 1\n"},
		{"added after white space", "a: 1  ", "a: 1\n"},
		{"added after a comment", "a: 1 # b ", "a: 1 # b\n"},
		{"part of a value", "a: |\n  x", "a: |\n  x"},
		{"no part of a value", "a: |-\n  x", "a: |-\n  x\n"},
		{"kept in a value", "a: |+\n  x\n\n\n", "a: |+\n  x\n\n\n"},
		{"mark at the beginning", "\uFEFF  a:  1\n  b: 2\n", "\uFEFFa: 1\nb: 2\n"},
		{"mark before a comment", "\uFEFF# x\na:  1\n", "\uFEFF# x\na: 1\n"},
		{"nothing", "", ""},
		{"only empty lines", "\n \n", "\n \n"},
	} {
		if found := layOut(test.text, Options{}); found != test.want {
			t.Errorf("%s: %q, want %q", test.name, found, test.want)
		}
	}
	if found := layOut("\uFEFF{\"a\":1}\r\n\r\n", Options{JSON: true}); found != "\uFEFF{\r\n  \"a\": 1\r\n}\r\n" {
		t.Errorf("JSON: %q", found)
	}
}

func TestOptions(t *testing.T) {
	const text = "a:\n    b: 1  \n  \n\n"
	for _, test := range []struct {
		options Options
		want    string
	}{
		{Options{}, "a:\n  b: 1\n"},
		{Options{Step: 3}, "a:\n   b: 1\n"},
		{Options{Step: 100}, "a:\n  b: 1\n"},
		{Options{KeepTrailingSpace: true}, "a:\n  b: 1  \n"},
		{Options{KeepFinalNewlines: true}, "a:\n  b: 1\n\n\n"},
		{Options{KeepFinalNewlines: true, KeepTrailingSpace: true}, "a:\n  b: 1  \n  \n\n"},
	} {
		if found := layOut(text, test.options); found != test.want {
			t.Errorf("%+v: %q, want %q", test.options, found, test.want)
		}
	}
	for _, json := range []bool{false, true} {
		if found := layOut("{a:  1}", Options{NoFinalNewline: true, JSON: json}); strings.HasSuffix(found, "\n") || strings.Contains(found, "  1") {
			t.Errorf("an end was added: %q", found)
		}
	}
}

// TestEditsAreSmall shows that an edit replaces what differs in a line and nothing else, in whole characters.
func TestEditsAreSmall(t *testing.T) {
	tree := syntax.Parse(syntax.NewText("kind: component\nrun:\n    é: [a,é]\n\n\n\nx:  é\n"))
	var found []string
	for _, e := range Document(tree, Options{}) {
		found = append(found, fmt.Sprintf("%v %q", e.Range, e.Text))
	}
	want := []string{`{{2 2} {2 11}} "é: [a, "`, `{{5 0} {6 0}} ""`, `{{6 3} {6 4}} ""`}
	if strings.Join(found, "\n") != strings.Join(want, "\n") {
		t.Errorf("found %q", found)
	}
}

// TestManyEdits shows that what takes very many edits is done by one.
func TestManyEdits(t *testing.T) {
	tree := syntax.Parse(syntax.NewText(strings.Repeat("# x  \n", maxEdits+1) + "a: 1\n"))
	edits := Document(tree, Options{})
	if len(edits) != 1 || Apply(tree.Text, edits).String() != strings.Repeat("# x\n", maxEdits+1)+"a: 1\n" {
		t.Errorf("%d edits", len(edits))
	}
}

// FuzzDocument lays any text out, whole and in part: it says the same afterwards, and there is nothing left to do.
func FuzzDocument(f *testing.F) {
	f.Add("a: {b : [1,2]}\nc:\n   - d # e\n   # f\n   -   g:  |+\n       h\n\n", uint8(2), uint8(1), uint8(3), false)
	f.Add("{\"a\":[1,{}], # b\n\"c\": 'd\n  e'}", uint8(4), uint8(0), uint8(9), true)
	f.Add("%YAML 1.1\n--- &a !!map\n? b\n: >-1\n   c\n\n  # d\n...\n", uint8(1), uint8(0), uint8(2), false)
	f.Add("a:\n\t- b:\tc\n\t  d: \"e\n\tf\"\n", uint8(2), uint8(0), uint8(9), false)
	f.Add("*a : b\r\n- c\u0085d\r\n\uFEFF", uint8(2), uint8(0), uint8(9), false)
	f.Fuzz(func(t *testing.T, text string, step, first, last uint8, json bool) {
		tree := syntax.Parse(syntax.NewText(text))
		options := Options{Step: int(step), JSON: json}
		edits := Document(tree, options)
		after := syntax.Parse(Apply(tree.Text, edits))
		if len(edits) > 0 && (!sameNode(tree.Root, after.Root) || !sound(after)) {
			t.Errorf("%q says something else: %q", text, after.Text)
		}
		if again := Document(after, options); len(edits) > 0 && len(again) > 0 {
			t.Errorf("%q, laid out, is laid out again: %q %v", text, after.Text, again)
		}
		for _, e := range Lines(tree, []Span{{int(first), int(last)}}, options) {
			if e.Range.Start.Line < int(first) || e.Range.End.Line > int(last)+1 || e.Range.End.Line > int(last) && e.Range.End.Byte > 0 {
				t.Errorf("%q: an edit at %v, outside of %d to %d", text, e.Range, first, last)
			}
		}
	})
}
