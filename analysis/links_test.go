package analysis

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/golden"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// onDisk writes files into a folder.
func onDisk(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func showLinks(folder string, text *syntax.Text, links []Link) string {
	var b strings.Builder
	for _, l := range links {
		target := l.URL
		switch {
		case l.Path != "":
			target, _ = filepath.Rel(folder, l.Path)
			target = filepath.ToSlash(target)
		case l.Hub != "":
			target = "hub " + l.Hub
		}
		fmt.Fprintf(&b, "%d %q: %s (%s)\n", l.Range.Start.Line+1, text.Slice(l.Range), target, l.Tooltip)
	}
	return b.String()
}

func TestLinks(t *testing.T) {
	golden.Run(t, "../testdata/links/*.txtar", *update, func(t *testing.T, c *golden.Case, name string) string {
		folder := onDisk(t, c.Files())
		doc := NewDocument(filepath.Join(folder, filepath.FromSlash(name)), syntax.NewText(c.Text(name)))
		return showLinks(folder, doc.Tree.Text, Links(doc))
	})
}

func TestSettingsLinks(t *testing.T) {
	folder := onDisk(t, map[string]string{"a.yaml": "", "sub/b.yaml": ""})
	tree := syntax.Parse(syntax.NewText("sets:\n- files: [a.yaml, \"sub/b.yaml\", gone.yaml]\n- {}\nfiles: [a.yaml]\n"))
	want := "2 \"a.yaml\": a.yaml (The file a.yaml)\n2 \"sub/b.yaml\": sub/b.yaml (The file sub/b.yaml)\n"
	if found := showLinks(folder, tree.Text, SettingsLinks(folder, tree)); found != want {
		t.Errorf("found\n%s", found)
	}
}
