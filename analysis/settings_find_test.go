package analysis

import (
	"os"
	"path/filepath"
	"testing"
)

// TestFindSettings looks for settings from several folders of a tree.
func TestFindSettings(t *testing.T) {
	top := t.TempDir()
	for _, name := range []string{
		"repo/.git/HEAD", "repo/.plx-lsp.yaml", "repo/a/b/f", "repo/nested/.plx-lsp.yaml", "repo/nested/c/f",
		"repo/module/.git", "repo/module/d/f", // as of a submodule
		"work/.plx-lsp.yaml", "work/e/f", "elsewhere/.plx-lsp.yaml", "elsewhere/g/f", "repo/folder/.plx-lsp.yaml/f",
	} {
		path := filepath.Join(top, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct{ folder, working, want string }{
		{"repo", "work", "repo/.plx-lsp.yaml"},
		{"repo/a/b", "work", "repo/.plx-lsp.yaml"},
		{"repo/a/b", "repo/a/b", "repo/.plx-lsp.yaml"},
		{"repo/nested/c", "repo", "repo/nested/.plx-lsp.yaml"},
		{"repo/module/d", "repo", ""},
		{"repo/folder", "repo", "repo/.plx-lsp.yaml"},
		{"work/e", "work", "work/.plx-lsp.yaml"},
		{"work/e", "work/e", ""},
		{"elsewhere", "work", "elsewhere/.plx-lsp.yaml"},
		{"elsewhere/g", "work", ""},
	} {
		join := func(name string) string { return filepath.Join(top, filepath.FromSlash(name)) }
		want := ""
		if test.want != "" {
			want = join(test.want)
		}
		if got := FindSettings(join(test.folder), join(test.working)); got != want {
			t.Errorf("from %s, working in %s: %q, want %q", test.folder, test.working, got, want)
		}
	}
}
