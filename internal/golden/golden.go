// Package golden runs test cases that show what becomes of files.
//
// A case is a txtar archive: a comment that says what it shows, and files. What becomes of the file NAME stands in the
// section NAME.want; other sections, and files without such a section, are for the test to use.
package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// Case is one archive.
type Case struct {
	archive *txtar.Archive
}

// Parse reads an archive.
func Parse(data []byte) *Case { return &Case{txtar.Parse(data)} }

// Text is the text of a section, "" when there is none.
func (c *Case) Text(name string) string {
	if f := c.section(name); f != nil {
		return string(f.Data)
	}
	return ""
}

func (c *Case) section(name string) *txtar.File {
	for i := range c.archive.Files {
		if c.archive.Files[i].Name == name {
			return &c.archive.Files[i]
		}
	}
	return nil
}

// Wanted are the names of the files that have a section with what becomes of them.
func (c *Case) Wanted() []string {
	var names []string
	for _, f := range c.archive.Files {
		if name, is := strings.CutSuffix(f.Name, ".want"); is && c.section(name) != nil {
			names = append(names, name)
		}
	}
	return names
}

// Files are all sections but those that say what becomes of files, by name.
func (c *Case) Files() map[string]string {
	files := map[string]string{}
	for _, f := range c.archive.Files {
		if !strings.HasSuffix(f.Name, ".want") {
			files[f.Name] = string(f.Data)
		}
	}
	return files
}

// Run compares what show makes of each file of the archives with what they want. With update it writes that instead.
func Run(t *testing.T, pattern string, update bool, show func(t *testing.T, c *Case, name string) string) {
	t.Helper()
	archives, err := filepath.Glob(pattern)
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives at %s: %v", pattern, err)
	}
	for _, path := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			c := Parse(data)
			if len(strings.TrimSpace(string(c.archive.Comment))) == 0 || len(c.Wanted()) == 0 {
				t.Fatal("an archive begins with what it shows, and wants something")
			}
			for _, name := range c.Wanted() {
				t.Run(name, func(t *testing.T) { c.compare(t, name, update, show(t, c, name)) })
			}
			if update {
				if err := os.WriteFile(path, txtar.Format(c.archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func (c *Case) compare(t *testing.T, name string, update bool, found string) {
	t.Helper()
	if found != "" && !strings.HasSuffix(found, "\n") {
		found += "\n" // as archives have it
	}
	want := c.section(name + ".want")
	if update {
		want.Data = []byte(found)
		return
	}
	if diff := cmp.Diff(string(want.Data), found); diff != "" {
		t.Errorf("-want +found\n%s", diff)
	}
}
