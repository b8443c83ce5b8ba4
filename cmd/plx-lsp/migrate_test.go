package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestReplaceWithBackup looks at what is written: the file and its backups, as private as the file was.
func TestReplaceWithBackup(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "polyaxonfile.yaml")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, text := range []string{"one", "two"} {
		write(text)
		if err := replaceWithBackup(path, text, "new"); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{"polyaxonfile.yaml": "new", "polyaxonfile.yaml.bak": "one", "polyaxonfile.yaml.bak.1": "two"} {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || string(data) != want {
			t.Errorf("%s: %q %v", name, data, err)
		}
		info, err := os.Stat(filepath.Join(folder, name))
		if runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != fs.FileMode(0o600)) {
			t.Errorf("%s: %v %v", name, info.Mode(), err)
		}
	}
	write("three")
	if err := replaceWithBackup(path, "what it was when it was read", "new"); err == nil {
		t.Error("a file that has changed meanwhile is overwritten")
	}
	left, _ := os.ReadDir(folder)
	if data, _ := os.ReadFile(path); string(data) != "three" || len(left) != 3 {
		t.Errorf("%q, %d files", data, len(left))
	}
}
