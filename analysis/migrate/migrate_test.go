package migrate

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/analysis/format"
	"github.com/plx-lsp/plx-lsp/internal/golden"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

var update = flag.Bool("update", false, "write the golden sections of the cases")

// kaniko has no files, and knows the component that builds images.
type kaniko struct{}

func (kaniko) File(context.Context, string) (*syntax.Tree, error) { return nil, fs.ErrNotExist }

func (kaniko) Fetch(_ context.Context, ref spec.Reference) (*syntax.Tree, error) {
	if ref.Text != "kaniko" {
		return nil, spec.ErrNoComponent
	}
	return syntax.Parse(syntax.NewText("inputs:\n- {name: destination, connection: x, type: image}\n" +
		"- {name: context, type: str, isOptional: true, value: x}\nrun: {kind: job, container: {image: kaniko}}")), nil
}

// TestFile converts the files of testdata/migrate. What comes out must be a file of today, and stay as it is from then on.
func TestFile(t *testing.T) {
	golden.Run(t, "../../testdata/migrate/*.txtar", *update, func(t *testing.T, c *golden.Case, name string) string {
		options := Options{Path: name, BuildInCommand: strings.Contains(name, "build=command")}
		tree := syntax.Parse(syntax.NewText(c.Text(name)))
		r, err := File(tree, options)
		if err != nil {
			return "cannot be converted: " + err.Error()
		}
		if r.Unchanged {
			return "unchanged"
		}
		if filepath.Ext(name) != ".json" {
			keepsComments(t, tree, r.Text)
			if told := len(Todos(syntax.Parse(syntax.NewText(r.Text)))); told != len(r.Notes) {
				t.Errorf("%d remarks in the file, %d notes", told, len(r.Notes))
			}
		}
		isOfToday(t, r.Text)
		var b strings.Builder
		b.WriteString(r.Text)
		if len(r.Notes) > 0 {
			b.WriteString("---\n")
		}
		for _, n := range r.Notes {
			fmt.Fprintf(&b, "%d: %s\n", n.Range.Start.Line+1, n.Message)
		}
		return b.String()
	})
}

// isOfToday fails unless a text is a file of today that the reference accepts.
func isOfToday(t *testing.T, text string) {
	t.Helper()
	tree := syntax.Parse(syntax.NewText(text))
	res := spec.Resolve(context.Background(), spec.Set{Base: spec.Source{Path: "new.yaml", Tree: tree}}, kaniko{})
	for _, d := range res.Found {
		if d.Severity == spec.Error && d.Code != spec.CodeMissingParam {
			t.Errorf("line %d of the result: %s\n%s", d.Range.Start.Line+1, d.Message, text)
		}
	}
	if edits := format.Document(tree, format.Options{}); len(edits) > 0 && !json.Valid([]byte(text)) {
		t.Errorf("the formatter would write it in another way: %q for %v of\n%s", edits[0].Text, edits[0].Range, text)
	}
	if again, err := File(tree, Options{}); err != nil || !again.Unchanged || again.Text != text {
		t.Errorf("the result would be converted again: %v\n%s", err, text)
	}
}

// keepsComments fails unless each comment of the old text stands in the new one.
func keepsComments(t *testing.T, old *syntax.Tree, text string) {
	t.Helper()
	kept := map[string]int{}
	for _, c := range syntax.Parse(syntax.NewText(text)).Comments {
		for _, one := range strings.Split(c.Text, " #") {
			kept[strings.Trim(one, "# ")]++
		}
		kept[strings.Trim(c.Text, "# ")]++
	}
	for _, c := range old.Comments {
		words := strings.Trim(c.Text, "# \r\t")
		if kept[words]--; kept[words] < 0 {
			t.Errorf("the comment %q is lost:\n%s", c.Text, text)
		}
	}
}

var docExample = regexp.MustCompile("(?s)```yaml\n# (before|after)\n(.*?)```")

// TestPage converts the examples of docs/migrate.md.
func TestPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/migrate.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := docExample.FindAllStringSubmatch(string(page), -1)
	if len(examples) < 2 || len(examples)%2 != 0 {
		t.Fatalf("%d examples", len(examples))
	}
	for i := 0; i < len(examples); i += 2 {
		r, err := File(syntax.Parse(syntax.NewText(examples[i][2])), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(examples[i+1][2], r.Text); diff != "" {
			t.Errorf("-page +found\n%s", diff)
		}
		isOfToday(t, r.Text)
	}
}

// TestOtherTexts converts texts that archives cannot hold.
func TestOtherTexts(t *testing.T) {
	const lines = "# ours\nversion: 1\nkind: job # daily\ndescription: |\n  one\n  two\nbuild: {image: a}\nrun:\n  cmd: python a.py \\\n    -x"
	want := convert(t, lines+"\n")
	for what, text := range map[string]string{
		"without a line break at its end": lines,
		"with a mark of byte order":       "\ufeff" + lines + "\n",
		"with a directive":                "%YAML 1.1\n---\n" + lines + "\n...\n",
	} {
		if diff := cmp.Diff(want, convert(t, text)); diff != "" {
			t.Errorf("a text %s: -want +found\n%s", what, diff)
		}
	}
	windows := convert(t, strings.ReplaceAll(lines+"\n", "\n", "\r\n"))
	if diff := cmp.Diff(strings.ReplaceAll(want, "\n", "\r\n"), windows); diff != "" {
		t.Errorf("a text of Windows: -want +found\n%s", diff)
	}
	isOfToday(t, windows)
	flow := convert(t, "{version: 1, kind: job, # daily\n build: {image: a}, run: {cmd: 'a b'}}")
	if !strings.Contains(flow, "kind: component # daily\n") || !strings.Contains(flow, "      - a b\n") {
		t.Errorf("in braces:\n%s", flow)
	}
}

func convert(t *testing.T, text string) string {
	t.Helper()
	r, err := File(syntax.Parse(syntax.NewText(text)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r.Text
}
