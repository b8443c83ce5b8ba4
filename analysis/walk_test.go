package analysis_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// touch makes empty files in a new folder, which becomes the working directory.
func touch(t *testing.T, files ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, file := range files {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWalk(t *testing.T) {
	touch(t, "b.yaml", "a/z.YML", "a/b.json", "a.yaml", "a/readme.md", "a/.hidden.yaml", "a/yaml",
		".git/x.yaml", "a/.venv/x.yaml", "a/node_modules/x.json")
	slash := string(filepath.Separator)
	tests := map[string][]string{
		".":         {"./a/.hidden.yaml", "./a/b.json", "./a/z.YML", "./a.yaml", "./b.yaml"},
		"a":         {"a/.hidden.yaml", "a/b.json", "a/z.YML"},
		"a" + slash: {"a/.hidden.yaml", "a/b.json", "a/z.YML"},
		".git":      {".git/x.yaml"},
	}
	for folder, want := range tests {
		got, problems := analysis.Walk(context.Background(), folder)
		for i := range got {
			got[i] = filepath.ToSlash(got[i])
		}
		if diff := cmp.Diff(want, got); diff != "" || len(problems) > 0 {
			t.Errorf("%s: %v (-want +got):\n%s", folder, problems, diff)
		}
	}
}

func TestWalkMissingFolder(t *testing.T) {
	touch(t)
	if files, problems := analysis.Walk(context.Background(), "none"); len(files) > 0 || len(problems) != 1 {
		t.Errorf("got %v, %v", files, problems)
	}
}

func TestWalkCancelled(t *testing.T) {
	touch(t, "a.yaml")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if files, _ := analysis.Walk(ctx, "."); len(files) > 0 {
		t.Errorf("got %v", files)
	}
}

func TestDefaultFile(t *testing.T) {
	tests := map[string]struct {
		files []string
		want  string
	}{
		"none":               {[]string{"other.yaml", "polyaxon.txt"}, ""},
		"one":                {[]string{"polyaxonfile.json"}, "polyaxonfile.json"},
		"the names in order": {[]string{"polyaxonfile.yaml", "polyaxon.ci.yml", "polyaxon-ci.json"}, "polyaxon-ci.json"},
		"yaml before yml":    {[]string{"polyaxon.yml", "polyaxon.yaml", "polyaxon.json"}, "polyaxon.yaml"},
		"a folder is none":   {[]string{"polyaxon.yaml/x", "polyaxonci.yaml"}, "polyaxonci.yaml"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			touch(t, test.files...)
			if got := analysis.DefaultFile("."); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
