package hub

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

const address = "https://user:secret@components.example/a.yaml?token=secret"

func sample() *answer {
	return &answer{validators: validators{ETag: `W/"1"`, LastModified: "Mon, 02 Mar 2026 10:00:00 GMT"}, text: component1}
}

func TestFolderKeeps(t *testing.T) {
	f := folder(filepath.Join(t.TempDir(), "made", "anew"))
	f.write(address, sample(), false)
	got, at := f.read(address)
	if got == nil || !reflect.DeepEqual(got, sample()) {
		t.Fatalf("read %+v, want %+v", got, sample())
	}
	if age := time.Since(at); age < -time.Minute || age > time.Minute {
		t.Errorf("confirmed %v ago", age)
	}
	if got, _ := f.read(address + "x"); got != nil {
		t.Errorf("another address yields %+v", got)
	}

	info, err := os.Stat(f.path(address))
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm()&0o077 != 0 && filepath.Separator == '/' {
		t.Errorf("others may look into the copy: %v", info.Mode())
	}
	data, err := os.ReadFile(f.path(address))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data)+f.path(address), "secret") {
		t.Errorf("the copy tells a secret:\n%s", data)
	}
	entries, err := os.ReadDir(string(f))
	if err != nil || len(entries) != 1 {
		t.Errorf("%d files, %v; want one", len(entries), err)
	}

	f.remove(address)
	if got, _ := f.read(address); got != nil {
		t.Error("the copy is still there")
	}
}

func TestConfirmedCopyIsYoung(t *testing.T) {
	f := folder(t.TempDir())
	f.write(address, sample(), false)
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(f.path(address), old, old); err != nil {
		t.Fatal(err)
	}
	f.write(address, sample(), true)
	if _, at := f.read(address); time.Since(at) > time.Minute {
		t.Errorf("confirmed at %v", at)
	}
	f.remove(address)
	f.write(address, sample(), true) // somebody cleaned up in between
	if got, _ := f.read(address); got == nil {
		t.Error("the copy is not there")
	}
}

func TestServerThatWantsNothingKept(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Cache-Control", "private, no-store")
		fmt.Fprint(w, component1)
	}))
	defer s.Close()
	dir := t.TempDir()
	c, _ := newTest(t, Options{Folder: dir})
	expectText(t, c, urlRef(s.URL), component1)
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("%d files, %v; want none", len(entries), err)
	}
}

// TestDamagedCopy shows that whatever lies in the place of a copy is replaced by what the server answers.
func TestDamagedCopy(t *testing.T) {
	s := newServer(t)
	s.etag = `"1"`
	record := string(encode(keyOf(s.URL), sample()))
	tests := map[string]func(path string) error{
		"empty":              writes(""),
		"cut":                writes(record[:len(record)-3]),
		"changed":            writes(strings.Replace(record, "first", "wrong", 1)),
		"somebody else's":    writes("#!/bin/sh\necho\n"),
		"another address":    writes(string(encode(keyOf(address), sample()))),
		"no JSON":            writes(recordForm + hash([]byte("a\nb")) + "\na\nb"),
		"one line":           writes(recordForm + hash([]byte("a")) + "\na"),
		"too large":          writes(record + strings.Repeat("x", maxRecord)),
		"a folder":           func(path string) error { return os.Mkdir(path, 0o700) },
		"a link to nowhere":  func(path string) error { return os.Symlink("nowhere", path) },
		"a link to a record": func(path string) error { return os.Symlink(path+"2", path) },
	}
	for name, make := range tests {
		t.Run(name, func(t *testing.T) {
			f := folder(t.TempDir())
			if err := os.WriteFile(f.path(s.URL)+"2", []byte(record), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := make(f.path(s.URL)); err != nil {
				t.Fatal(err)
			}
			if got, _ := f.read(s.URL); got != nil {
				t.Fatalf("read %+v", got)
			}
			c, _ := newTest(t, Options{Folder: string(f)})
			expectText(t, c, urlRef(s.URL), component1)
			if got, _ := f.read(s.URL); got == nil && name != "a folder" {
				t.Error("the answer was not kept")
			}
		})
	}
}

func writes(data string) func(path string) error {
	return func(path string) error { return os.WriteFile(path, []byte(data), 0o600) }
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	s := newServer(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		c, _ := newTest(t, Options{Folder: filepath.Join(file, "below")})
		expectText(t, c, urlRef(s.URL), component1)
	}
	s.expect(t, 2, 2)
}

func TestOldestCopiesGo(t *testing.T) {
	f := folder(t.TempDir())
	start := time.Now().Add(-time.Hour)
	for i := range maxKept + 5 {
		path := filepath.Join(string(f), fmt.Sprint(i))
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		at := start.Add(time.Duration(i) * time.Second)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	f.write(address, sample(), false)
	entries, err := os.ReadDir(string(f))
	if err != nil || len(entries) != maxKept {
		t.Errorf("%d files, %v; want %d", len(entries), err, maxKept)
	}
	for name, want := range map[string]bool{"5": false, "6": true, fmt.Sprint(maxKept + 4): true} {
		if _, err := os.Stat(filepath.Join(string(f), name)); (err == nil) != want {
			t.Errorf("file %s is there: %v, want %v", name, !want, want)
		}
	}
	if got, _ := f.read(address); got == nil {
		t.Error("the new copy is not there")
	}
}

func TestCacheFolder(t *testing.T) {
	if got := CacheFolder(); got != "" && !strings.HasSuffix(filepath.ToSlash(got), "/plx-lsp/components") {
		t.Errorf("folder %s", got)
	}
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		t.Setenv(name, "")
	}
	if got := CacheFolder(); got != "" {
		t.Errorf("without a home the folder is %s, want none", got)
	}
}

func FuzzDecode(f *testing.F) {
	key := keyOf(address)
	f.Add(encode(key, sample()))
	f.Add(encode(key, &answer{}))
	f.Add([]byte(recordForm + hash([]byte("{}\n")) + "\n{}\n"))
	f.Add([]byte(""))
	f.Fuzz(func(t *testing.T, data []byte) {
		// Data as the body of a record whose hash is right reaches what lies behind the hash.
		for _, record := range [][]byte{data, []byte(recordForm + hash(data) + "\n" + string(data))} {
			got, err := decode(key, record)
			if err != nil {
				continue
			}
			again, err := decode(key, encode(key, got))
			if err != nil || !reflect.DeepEqual(again, got) {
				t.Errorf("%+v becomes %+v, %v", got, again, err)
			}
		}
	})
}
