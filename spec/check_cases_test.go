package spec_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/internal/marker"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

var update = flag.Bool("update", false, "write what is found into the markers of testdata/check")

// caseFolder holds archives of cases, one topic each. The files of a case share a folder: polyaxonfile.yaml is its base,
// overlay*.yaml are laid over it in their order, and others are referred to. Markers (see internal/marker) say what is
// found. Besides, a case may have
//
//	params         params as a command line gives them, one a line
//	reference      what the reference says: "valid", or "lint: " or "check: " and its error, by the level that finds it
//	operation.yaml what the reference makes of the set, as YAML
//	compiled.yaml  and what that is with its component worked in
//
// TestReferenceSaysSo holds the last three against the reference itself, and writes them.
const caseFolder = "../testdata/check"

// checkCase is a case of an archive.
type checkCase struct {
	name  string
	files []txtar.File // without the folder in their names
}

func (c *checkCase) file(name string) *txtar.File {
	for i := range c.files {
		if c.files[i].Name == name {
			return &c.files[i]
		}
	}
	return nil
}

func (c *checkCase) text(name string) string {
	if f := c.file(name); f != nil {
		return string(f.Data)
	}
	return ""
}

// set are the names of the files that are laid over each other.
func (c *checkCase) set() []string {
	names := []string{base}
	for _, f := range c.files {
		if strings.HasPrefix(f.Name, "overlay") {
			names = append(names, f.Name)
		}
	}
	slices.Sort(names[1:])
	return names
}

func (c *checkCase) params() []string {
	lines := strings.Split(c.text("params"), "\n")
	return lines[:len(lines)-1]
}

const base = "polyaxonfile.yaml"

// Fetch and File make a case the resolver of its own references.
func (c *checkCase) File(_ context.Context, path string) (*syntax.Tree, error) {
	if c.file(path) == nil {
		return nil, fs.ErrNotExist
	}
	return c.tree(path), nil
}

func (c *checkCase) Fetch(context.Context, spec.Reference) (*syntax.Tree, error) {
	return nil, spec.ErrNoComponent
}

func (c *checkCase) tree(name string) *syntax.Tree { return syntax.Parse(syntax.NewText(c.text(name))) }

func (c *checkCase) resolve() *spec.Resolution {
	names := c.set()
	set := spec.Set{Base: spec.Source{Path: base, Tree: c.tree(base)}}
	for _, name := range names[1:] {
		set.Overlays = append(set.Overlays, spec.Source{Path: name, Tree: c.tree(name)})
	}
	for _, p := range c.params() {
		name, value, _ := strings.Cut(p, "=")
		set.Params = append(set.Params, spec.GivenParam{Name: name, Value: value})
	}
	return spec.Resolve(context.Background(), set, c)
}

// found are diagnostics as markers write them.
func (c *checkCase) found(res *spec.Resolution) []marker.Diagnostic {
	var all []marker.Diagnostic
	for _, d := range res.Found {
		name := d.File
		if name == "" {
			name = base
		}
		text := syntax.NewText(c.text(name))
		covers, _, _ := strings.Cut(text.Slice(d.Range), "\n")
		all = append(all, marker.Diagnostic{
			File: name, Line: d.Range.Start.Line, Severity: d.Severity.String(), Code: d.Code, Message: d.Message, Covers: &covers,
		})
	}
	return all
}

// archives are the paths of the archives of cases.
func archives(t testing.TB) []string {
	paths, err := filepath.Glob(filepath.Join(caseFolder, "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatal("there are no cases in ", caseFolder, err)
	}
	return paths
}

func readCases(t testing.TB, path string) (comment []byte, cases []*checkCase) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		folder, name, ok := strings.Cut(f.Name, "/")
		if !ok {
			t.Fatalf("%s: %s is in no case", path, f.Name)
		}
		if len(cases) == 0 || cases[len(cases)-1].name != folder {
			cases = append(cases, &checkCase{name: folder})
		}
		c := cases[len(cases)-1]
		c.files = append(c.files, txtar.File{Name: name, Data: f.Data})
	}
	return archive.Comment, cases
}

func writeCases(t *testing.T, path string, comment []byte, cases []*checkCase) {
	archive := &txtar.Archive{Comment: comment}
	for _, c := range cases {
		for _, f := range c.files {
			archive.Files = append(archive.Files, txtar.File{Name: c.name + "/" + f.Name, Data: f.Data})
		}
	}
	if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestCheckCases shows, case by case, that what the reference accepts has no error and is composed as it composes it, and
// that each error of what it rejects stands at the mistake.
func TestCheckCases(t *testing.T) {
	for _, path := range archives(t) {
		comment, cases := readCases(t, path)
		topic := strings.TrimSuffix(filepath.Base(path), ".txtar")
		if *update {
			for _, c := range cases {
				c.mark()
			}
			writeCases(t, path, comment, cases)
		}
		for _, c := range cases {
			t.Run(topic+"/"+c.name, func(t *testing.T) { testCase(t, c) })
		}
	}
}

func testCase(t *testing.T, c *checkCase) {
	parsed, err := marker.Parse(txtar.Format(&txtar.Archive{Files: c.files}))
	if err != nil {
		t.Fatal(err)
	}
	var want []marker.Diagnostic
	for _, f := range parsed.Files {
		want = append(want, f.Want...)
	}
	res := c.resolve()
	if diff := marker.Compare(want, c.found(res)); diff != "" {
		t.Error(diff)
	}
	errors := slices.DeleteFunc(slices.Clone(res.Found), func(d spec.Diagnostic) bool { return d.Severity != spec.Error })
	switch valid := c.text("reference") == "valid\n"; {
	case valid != (len(errors) == 0):
		t.Errorf("the reference says %q, and we find %d errors", c.text("reference"), len(errors))
	case !valid && c.file("reference") == nil:
		t.Error("the reference was not asked")
	}
	for name, ours := range map[string][]byte{"operation.yaml": res.Operation(), "compiled.yaml": res.Compiled()} {
		if theirs := c.file(name); theirs != nil {
			if diff := cmp.Diff(plain(t, theirs.Data), plain(t, ours)); diff != "" {
				t.Errorf("%s (-reference +ours)\n%s", name, diff)
			}
		}
	}
}

// plain reads YAML, or JSON, with numbers that are equal by value.
func plain(t *testing.T, data []byte) (value any) {
	if err := yaml.Unmarshal(data, &value); err != nil {
		t.Fatalf("%v in %q", err, data)
	}
	text, err := json.Marshal(value)
	if err == nil {
		err = json.Unmarshal(text, &value)
	}
	if err != nil {
		t.Fatalf("%v in %q", err, data)
	}
	return value
}

// mark writes what is found into the files of a case, each above its line, unless its markers say that already.
func (c *checkCase) mark() {
	if parsed, err := marker.Parse(txtar.Format(&txtar.Archive{Files: c.files})); err == nil {
		var want []marker.Diagnostic
		for _, f := range parsed.Files {
			want = append(want, f.Want...)
		}
		if marker.Compare(want, c.found(c.resolve())) == "" {
			return
		}
	}
	for i := range c.files {
		c.files[i].Data = unmarked(c.files[i].Data)
	}
	found := c.found(c.resolve())
	slices.Reverse(found) // those of one line are put above each other
	slices.SortStableFunc(found, func(a, b marker.Diagnostic) int { return b.Line - a.Line })
	for _, d := range found {
		f := c.file(d.File)
		lines := bytes.SplitAfter(f.Data, []byte("\n"))
		mark := "#@ " + d.Severity + " " + d.Code + " " + strconv.Quote(d.Message)
		if *d.Covers != "" {
			mark += " at " + strconv.Quote(*d.Covers)
		}
		lines = slices.Insert(lines, d.Line, []byte(mark+"\n"))
		f.Data = bytes.Join(lines, nil)
	}
}

func unmarked(text []byte) []byte {
	lines := slices.DeleteFunc(bytes.SplitAfter(text, []byte("\n")), func(line []byte) bool { return bytes.HasPrefix(line, []byte("#@ ")) })
	for i, line := range lines {
		if before, _, marked := bytes.Cut(line, []byte("  #@ ")); marked {
			lines[i] = append(slices.Clone(before), '\n')
		}
	}
	return bytes.Join(lines, nil)
}
