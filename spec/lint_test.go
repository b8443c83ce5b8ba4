package spec

import (
	"context"
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// files is a Resolver of texts by path.
type files map[string]string

func (f files) File(_ context.Context, path string) (*syntax.Tree, error) {
	text, ok := f[path]
	if !ok {
		return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	}
	return syntax.Parse(syntax.NewText(text)), nil
}

func (f files) Fetch(context.Context, Reference) (*syntax.Tree, error) { return nil, fs.ErrNotExist }

func (f files) lint(path string) []Diagnostic {
	return Lint(context.Background(), path, syntax.Parse(syntax.NewText(f[path])), f)
}

// lintText are the errors in a text that refers to no other, as "line: message".
func lintText(text string) []string { return messages(files{"a.yaml": text}.lint("a.yaml")) }

func messages(found []Diagnostic) []string {
	var lines []string
	for _, d := range found {
		if d.Severity == Error {
			lines = append(lines, strings.TrimPrefix(fmt.Sprintf("%s:%d: %s", d.File, d.Range.Start.Line+1, d.Message), ":"))
		}
	}
	return lines
}

// TestLintAgain checks that the same text is always told about in the same words and order.
func TestLintAgain(t *testing.T) {
	const text = "kind: component\nfoo: 1\nbar: 2\nqueue: 5\ninputs:\n- {name: a, type: dict, value: {a: 1, b: 2}, " +
		"validation: {keys: [c], containsKeys: [d], excludesKeys: [a]}}\nresources: {disk: 1, cpu: x, memory: y}\n" +
		"run: {kind: tfjob, wroker: {}, worker: {replicas: a, container: {imag: b, comand: c}}}\n"
	first := lintText(text)
	if len(first) < 8 {
		t.Fatalf("only %q", first)
	}
	for range 50 {
		if again := lintText(text); !reflect.DeepEqual(first, again) {
			t.Fatalf("%q\nthen %q", first, again)
		}
	}
}

func FuzzLint(f *testing.F) {
	for _, seed := range []string{
		"", "a", "*", "{}", "run: {kind: job}", "kind: component\nrun:\n  kind: dag\n  operations:\n  - {name: a, pathRef: a.yaml}\n",
		"pathRef: a.yaml", "inputs:\n- {name: a, type: 'List[int]', value: [1], validation: {regex: '(a+)+$'}}",
		"a: &a [*a]", "x: &x {<<: *x}", "queue: *q", "matrix: {kind: grid, params: {a: {kind: range, value: '1:2'}}}",
		"matrix:\n  kind: random\n  params:\n    a: {kind: pchoice, value: [[a, 0.5], [b]]}", "env: {on: 1, 1: a}", "? [a]\n: b",
		"run: {kind: tfjob, worker: {init: [{git: {}}, {git: '{{ x }}'}]}}", "resources: {cpu: 1..2, gpu: 1.5, a/b: .inf}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tree := syntax.Parse(syntax.NewText(text))
		resolver := files{"a.yaml": text}
		found := Lint(context.Background(), "a.yaml", tree, resolver)
		end := tree.Text.End()
		for _, d := range found {
			if d.Range.End.Before(d.Range.Start) || end.Before(d.Range.End) || d.Message == "" || d.Code == "" {
				t.Errorf("%+v in a text that ends at %v", d, end)
			}
		}
		if again := Lint(context.Background(), "a.yaml", tree, resolver); !reflect.DeepEqual(found, again) {
			t.Errorf("first %v\nthen %v", found, again)
		}
	})
}
