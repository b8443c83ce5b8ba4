package report_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/plx-lsp/plx-lsp/analysis/report"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

var update = flag.Bool("update", false, "write the golden sections of testdata/report")

// formats are the golden sections that an archive may have.
var formats = map[string]func(*bytes.Buffer, *report.Report) error{
	"text":   func(b *bytes.Buffer, r *report.Report) error { return report.Text(b, r, report.TextOptions{}) },
	"narrow": func(b *bytes.Buffer, r *report.Report) error { return report.Text(b, r, report.TextOptions{Width: 40}) },
	"color":  writeColor,
	"json":   func(b *bytes.Buffer, r *report.Report) error { return report.JSON(b, r) },
	"github": func(b *bytes.Buffer, r *report.Report) error { return report.GitHub(b, r) },
	"sarif":  func(b *bytes.Buffer, r *report.Report) error { return report.SARIF(b, r, "1.2.3") },
}

// writeColor shows escape sequences so that they can be read in an archive.
func writeColor(b *bytes.Buffer, r *report.Report) error {
	var colored bytes.Buffer
	err := report.Text(&colored, r, report.TextOptions{Color: true})
	b.WriteString(strings.ReplaceAll(colored.String(), "\x1b", "\\e"))
	return err
}

// TestGolden renders the diagnostics of each archive. Its "found" section has a line for each:
//
//	FILE LINE:COLUMN-LINE:COLUMN SEVERITY CODE MESSAGE
//
// with 1-based lines and columns as reports count them, "+" before a related place, which has neither severity nor
// code, ">" before a diagnostic of the file checked last that concerns the file that it names, and "~" before one that a
// comment silences.
func TestGolden(t *testing.T) {
	archives, err := filepath.Glob("../../testdata/report/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, path := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { golden(t, path) })
	}
}

func golden(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found := readArchive(t, archive)
	compared := 0
	for i, section := range archive.Files {
		render, ok := formats[section.Name]
		if !ok {
			continue
		}
		compared++
		var got bytes.Buffer
		if err := render(&got, found); err != nil {
			t.Fatal(err)
		}
		if *update {
			archive.Files[i].Data = got.Bytes()
		} else if diff := cmp.Diff(string(section.Data), got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", section.Name, diff)
		}
	}
	if compared == 0 {
		t.Error("the archive has no golden section")
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// readArchive makes the report that an archive describes.
func readArchive(t *testing.T, archive *txtar.Archive) *report.Report {
	texts := map[string]*syntax.Text{}
	var found string
	for _, section := range archive.Files {
		if section.Name == "found" {
			found = string(section.Data)
		} else if _, ok := formats[section.Name]; !ok {
			texts[section.Name] = syntax.NewText(string(section.Data))
		}
	}
	var names []string
	byName, silenced := map[string][]spec.Diagnostic{}, map[string][]spec.Diagnostic{}
	for line := range strings.Lines(found) {
		kind, related := line[0], line[0] == '+'
		file, d := readFound(t, strings.TrimLeft(line, "+>~ "), related, texts)
		if related {
			last := names[len(names)-1]
			of := &byName[last][len(byName[last])-1]
			of.Related = append(of.Related, spec.Related{File: file, Range: d.Range, Message: d.Message})
			continue
		}
		if kind == '>' {
			d.File, file = file, names[len(names)-1]
		}
		if kind == '~' {
			silenced[file] = append(silenced[file], d)
			continue
		}
		if _, ok := byName[file]; !ok {
			names = append(names, file)
		}
		byName[file] = append(byName[file], d)
	}
	var r report.Report
	for _, section := range archive.Files { // files without diagnostics are reported too
		if _, ok := texts[section.Name]; !ok || strings.HasPrefix(section.Name, "other/") {
			continue
		}
		r.Files = append(r.Files, report.NewSet([]report.Source{{Name: section.Name, Text: texts[section.Name]}},
			report.Found{Said: byName[section.Name], Silenced: silenced[section.Name]},
			func(path string) *syntax.Text { return texts[path] })...)
	}
	return &r
}

func readFound(t *testing.T, line string, related bool, texts map[string]*syntax.Text) (string, spec.Diagnostic) {
	fields := strings.SplitN(strings.TrimSpace(line), " ", 3)
	var l1, c1, l2, c2 int
	if _, err := fmt.Sscanf(fields[1], "%d:%d-%d:%d", &l1, &c1, &l2, &c2); err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	text := texts[fields[0]]
	if text == nil {
		text = syntax.NewText("")
	}
	d := spec.Diagnostic{Message: fields[2], Range: syntax.Range{
		Start: text.At(l1-1, c1-1, syntax.UTF32), End: text.At(l2-1, c2-1, syntax.UTF32),
	}}
	if !related {
		rest := strings.SplitN(fields[2], " ", 3)
		d.Severity, d.Code, d.Message = severity(t, rest[0]), rest[1], rest[2]
	}
	d.Message = strings.ReplaceAll(d.Message, `\n`, "\n")
	return fields[0], d
}

func severity(t *testing.T, name string) spec.Severity {
	for s := spec.Error; s <= spec.Hint; s++ {
		if s.String() == name {
			return s
		}
	}
	t.Fatalf("no severity %q", name)
	return 0
}
