package analysis_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

func TestReadText(t *testing.T) {
	tests := map[string]struct {
		source string
		reason string     // part of the message; "" for a text
		at     syntax.Pos // where it points to
	}{
		"empty":             {source: ""},
		"text":              {source: "kind: job\n"},
		"byte order mark":   {source: "\ufeffkind: job\n"},
		"replacement char":  {source: "a: \ufffd\n"},
		"lone carriages":    {source: "a: 1\rb: 2\r"},
		"NUL":               {"a: 1\nb: \x00\n", "NUL byte", syntax.Pos{Line: 1, Byte: 3}},
		"Latin-1":           {"a: é\nb: caf\xe9", "Byte 0xe9 is not valid UTF-8", syntax.Pos{Line: 1, Byte: 6}},
		"cut off character": {"a: \xe6\x97", "Byte 0xe6 is not valid UTF-8", syntax.Pos{Byte: 3}},
		"surrogate":         {"a: \xed\xa0\x80", "Byte 0xed is not valid UTF-8", syntax.Pos{Byte: 3}},
		"UTF-16, little":    {"\xff\xfek\x00", "UTF-16", syntax.Pos{}},
		"UTF-16, big":       {"\xfe\xff\x00k", "UTF-16", syntax.Pos{}},
		"too large":         {strings.Repeat("# \n", analysis.MaxFileSize/3+1), "larger than the limit", syntax.Pos{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			text, err := analysis.ReadText(strings.NewReader(test.source), 0)
			if test.reason == "" {
				if err != nil || text.String() != test.source {
					t.Errorf("got %v, %v", text, err)
				}
				return
			}
			var unreadable *analysis.Unreadable
			if !errors.As(err, &unreadable) {
				t.Fatalf("got %v, want an Unreadable", err)
			}
			if !strings.Contains(unreadable.Reason, test.reason) || unreadable.Range.Start != test.at {
				t.Errorf("got %q at %v, want %q at %v", unreadable.Reason, unreadable.Range.Start, test.reason, test.at)
			}
		})
	}
}

// endless counts what is read of a stream that never ends.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	e.read += len(p)
	for i := range p {
		p[i] = '#'
	}
	return len(p), nil
}

func TestReadTextStopsAtTheLimit(t *testing.T) {
	var stream endless
	_, err := analysis.ReadText(&stream, 0)
	var unreadable *analysis.Unreadable
	if !errors.As(err, &unreadable) || stream.read > 4*analysis.MaxFileSize {
		t.Errorf("read %d bytes: %v", stream.read, err)
	}
}

func TestReadTextError(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("kind: job\n"), errorReader{})
	if _, err := analysis.ReadText(broken, 0); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v, want the reader's own error", err)
	}
}

type errorReader struct{}

func (errorReader) Read([]byte) (int, error) { return 0, fs.ErrPermission }

func TestDisk(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.yaml")
	if err := os.WriteFile(path, []byte("kind: job\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tree, err := analysis.Disk{}.File(context.Background(), path)
	if err != nil || tree.Text.String() != "kind: job\n" {
		t.Errorf("a file: %v, %v", tree, err)
	}
	for name, path := range map[string]string{"missing": path + "x", "a folder": folder} {
		if _, err := (analysis.Disk{}).File(context.Background(), path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v, want that there is no such file", name, err)
		}
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := (analysis.Disk{}).File(cancelled, path); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// FuzzReadText: any bytes are a text of valid UTF-8 without NUL, or refused at a place inside.
func FuzzReadText(f *testing.F) {
	f.Add([]byte("kind: job\n"))
	f.Add([]byte("\xff\xfe"))
	f.Add([]byte("a\r\nb\x00\xe9"))
	f.Fuzz(func(t *testing.T, source []byte) {
		text, err := analysis.ReadText(bytes.NewReader(source), len(source))
		if err == nil {
			if text.String() != string(source) || !utf8.Valid(source) || bytes.IndexByte(source, 0) >= 0 {
				t.Errorf("%q was taken for a text", source)
			}
			return
		}
		var unreadable *analysis.Unreadable
		if !errors.As(err, &unreadable) {
			t.Fatal(err)
		}
		if utf8.Valid(source) && bytes.IndexByte(source, 0) < 0 {
			t.Errorf("%q was refused: %s", source, unreadable.Reason)
		}
		if at := unreadable.Text.Offset(unreadable.Range.Start); at >= len(source) {
			t.Errorf("%q was refused past its end", source)
		}
	})
}
