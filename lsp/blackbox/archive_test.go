package blackbox

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/marker"
)

// fileURI is the URI of a path as an editor writes it.
func fileURI(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// workspace is a folder with files.
type workspace struct {
	t      *testing.T
	folder string
}

func makeWorkspace(t *testing.T, files map[string]string) workspace {
	t.Helper()
	folder, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	w := workspace{t, folder}
	for name, text := range files {
		w.write(name, text)
	}
	return w
}

func (w workspace) path(name string) string { return filepath.Join(w.folder, filepath.FromSlash(name)) }
func (w workspace) uri(name string) string  { return fileURI(w.path(name)) }

func (w workspace) write(name, text string) {
	w.t.Helper()
	if err := os.MkdirAll(filepath.Dir(w.path(name)), 0o777); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(w.path(name), []byte(text), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

// root are the params of initialize that name the folder.
func (w workspace) root() map[string]any {
	return map[string]any{"workspaceFolders": []map[string]any{{"uri": fileURI(w.folder), "name": "w"}}}
}

func withEncoding(capabilities map[string]any, encoding string) map[string]any {
	capabilities["general"] = map[string]any{"positionEncodings": []string{encoding}}
	return capabilities
}

// encodings are the units of columns and how many a character has.
var encodings = map[string]func(rune) int{
	"utf-8": func(r rune) int { return len(string(r)) },
	"utf-16": func(r rune) int {
		if r > 0xFFFF {
			return 2
		}
		return 1
	},
	"utf-32": func(rune) int { return 1 },
}

// inMarkers translates diagnostics of one file.
func inMarkers(t *testing.T, name, text, encoding string, diagnostics []diagnostic) []marker.Diagnostic {
	t.Helper()
	lines := strings.Split(text, "\n")
	var out []marker.Diagnostic
	for _, d := range diagnostics {
		if d.Source != "plx-lsp" || d.CodeDescription == nil || !strings.HasSuffix(d.CodeDescription.Href, "/docs/rules.md#"+d.Code) {
			t.Errorf("source %q, code %q, description %v", d.Source, d.Code, d.CodeDescription)
		}
		line := lines[d.Range.Start.Line]
		end := len(line)
		if d.Range.End.Line == d.Range.Start.Line {
			end = offset(line, d.Range.End.Character, encodings[encoding])
		}
		covers := line[offset(line, d.Range.Start.Character, encodings[encoding]):end]
		out = append(out, marker.Diagnostic{
			File: name, Line: d.Range.Start.Line, Code: d.Code, Message: d.Message, Covers: &covers,
			Severity: []string{"", "error", "warning", "information", "hint"}[d.Severity],
		})
	}
	return out
}

// offset is the byte at which a column of a line stands.
func offset(line string, column int, units func(rune) int) int {
	for i, r := range line {
		if column <= 0 {
			return i
		}
		column -= units(r)
	}
	return len(line)
}

// show is a way for an editor to learn the diagnostics of the files of a case.
type show func(e *editor, w workspace, c marker.Case) map[string][]diagnostic

// TestArchives shows every archive under testdata/diagnostics and testdata/rules to editors that learn of diagnostics in different ways
// and count columns in different units.
func TestArchives(t *testing.T) {
	archives, err := filepath.Glob("../../testdata/[dr]*s/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, way := range []struct {
		name, encoding string
		capabilities   map[string]any
		show           show
	}{
		{"pushed", "utf-16", pushing(), showPushed},
		{"pulled", "utf-8", pulling(), showPulled},
		{"of the workspace", "utf-32", pulling(), showWorkspace},
	} {
		for _, archive := range archives {
			t.Run(way.name+"/"+strings.TrimSuffix(filepath.Base(archive), ".txtar"), func(t *testing.T) {
				data, err := os.ReadFile(archive)
				if err != nil {
					t.Fatal(err)
				}
				c, err := marker.Parse(data)
				if err != nil {
					t.Fatal(err)
				}
				files := map[string]string{}
				for _, f := range c.Files {
					files[f.Name] = f.Text
				}
				w := makeWorkspace(t, files)
				e, _ := begin(t, withEncoding(way.capabilities, way.encoding), w.root())
				shown := way.show(e, w, c)
				var want, found []marker.Diagnostic
				for _, f := range c.Files {
					want = append(want, f.Want...)
					found = append(found, inMarkers(t, f.Name, f.Text, way.encoding, shown[f.Name])...)
				}
				if diff := marker.Compare(want, found); diff != "" {
					t.Error(diff)
				}
				e.quit()
			})
		}
	}
}

// showPushed opens all files; a document that is opened after them tells when the server has looked at all.
func showPushed(e *editor, w workspace, c marker.Case) map[string][]diagnostic {
	for _, f := range c.Files {
		e.open(w.uri(f.Name), "yaml", 1, f.Text)
	}
	e.alive()
	shown := map[string][]diagnostic{}
	for _, m := range e.all("textDocument/publishDiagnostics") {
		var p published
		decode(e.t, m.Params, &p)
		for _, f := range c.Files {
			if p.URI == w.uri(f.Name) {
				shown[f.Name] = p.Diagnostics
			}
		}
	}
	return shown
}

func showPulled(e *editor, w workspace, c marker.Case) map[string][]diagnostic {
	shown := map[string][]diagnostic{}
	for _, f := range c.Files {
		e.open(w.uri(f.Name), "yaml", 1, f.Text)
	}
	for _, f := range c.Files {
		shown[f.Name] = e.pull(w.uri(f.Name), "").Items
	}
	return shown
}

// showWorkspace opens nothing and asks once the server has looked through the workspace, which it tells by asking for
// a refresh.
func showWorkspace(e *editor, w workspace, c marker.Case) map[string][]diagnostic {
	e.await("message about the scan", func(m message) bool {
		return m.Method == "window/logMessage" && strings.Contains(string(m.Params), "Polyaxonfiles in the workspace")
	})
	shown := map[string][]diagnostic{}
	for _, r := range e.pullWorkspace(nil) {
		for _, f := range c.Files {
			if r.URI == w.uri(f.Name) {
				shown[f.Name] = r.Items
			}
		}
	}
	return shown
}
