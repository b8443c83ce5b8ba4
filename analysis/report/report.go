// Package report prints diagnostics: as text for people, and as JSON, GitHub workflow commands and SARIF for machines.
package report

import (
	"cmp"
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Report is what a check found: one File for each file that was checked, in the order in which it is printed.
type Report struct{ Files []File }

// File is what there is to say about one file.
type File struct {
	Name        string
	Diagnostics []Diagnostic // in the order of the text
}

// Valid reports whether the reference would accept the file: it has no diagnostic of severity error.
func (f File) Valid() bool { return f.Count(spec.Error) == 0 }

// Count is the number of diagnostics of a severity.
func (f File) Count(severity spec.Severity) int {
	n := 0
	for _, d := range f.Diagnostics {
		if d.Severity == severity {
			n++
		}
	}
	return n
}

// Count is the number of diagnostics of a severity in all files.
func (r *Report) Count(severity spec.Severity) int {
	n := 0
	for _, f := range r.Files {
		n += f.Count(severity)
	}
	return n
}

// Diagnostic is a spec.Diagnostic whose places people and other programs can find.
type Diagnostic struct {
	Place
	Severity spec.Severity
	Code     string
	Message  string
	Related  []Related
}

// Related is a place that explains a diagnostic.
type Related struct {
	Place
	Message string
}

// NewFile makes the entry of the file with this name and text. read yields the text of another file that a diagnostic
// concerns or refers to, nil when it cannot be had.
//
// An entry speaks of its own file only: an error in another file, which a pathRef leads to, becomes a related place of
// the diagnostic that leads there. What is less than an error there is told when that file is checked.
func NewFile(name string, text *syntax.Text, diagnostics []spec.Diagnostic, read func(path string) *syntax.Text) File {
	places := placer{name: name, own: newColumns(text), read: read}
	file := File{Name: name}
	var foreign []spec.Diagnostic
	for _, d := range diagnostics {
		switch {
		case d.File == "" || d.File == name:
			file.Diagnostics = append(file.Diagnostics, places.diagnostic(d))
		case d.Severity == spec.Error:
			foreign = append(foreign, d)
		}
	}
	if len(foreign) > 0 {
		file.adopt(foreign, &places)
	}
	slices.SortStableFunc(file.Diagnostics, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.EndLine, b.EndLine), cmp.Compare(a.EndColumn, b.EndColumn), cmp.Compare(a.Severity, b.Severity))
	})
	return file
}
