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
	Silenced    []Diagnostic // what comments in the file silence, in the same order; it does not count
	SetInvalid  bool         // it is the first of a set of files, and another one of the set has errors
}

// Valid reports whether the reference would accept the file, and for the first of a set, the set: there is no diagnostic
// of severity error.
func (f File) Valid() bool { return !f.SetInvalid && f.Count(spec.Error) == 0 }

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

// Findings is the number of diagnostics of all severities in all files.
func (r *Report) Findings() int {
	n := 0
	for _, f := range r.Files {
		n += len(f.Diagnostics)
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

// Source is the text of a file that was checked.
type Source struct {
	Name string
	Text *syntax.Text
}

// NewFile makes the entry of the file with this name and text. read yields the text of another file that a diagnostic
// concerns or refers to, nil when it cannot be had.
//
// An entry speaks of its own file only: an error in another file, which a pathRef leads to, becomes a related place of
// the diagnostic that leads there. What is less than an error there is told when that file is checked.
func NewFile(name string, text *syntax.Text, diagnostics []spec.Diagnostic, read func(path string) *syntax.Text) File {
	return NewSet([]Source{{name, text}}, Found{Said: diagnostics}, read)[0]
}

// Found is what was found about files: what is to be said, and what comments in them silence.
type Found struct{ Said, Silenced []spec.Diagnostic }

// NewSet makes the entries of files that were checked as one, the first with those laid over it: each diagnostic stands
// in the entry of its file, and the verdict on all of them is that of the first. A file that is there twice has one
// entry. Diagnostics without a file are those of the first; for the others, see NewFile.
func NewSet(sources []Source, found Found, read func(path string) *syntax.Text) []File {
	var files []File
	var placers []*placer
	index := map[string]int{}
	for _, s := range sources {
		if _, again := index[s.Name]; again {
			continue
		}
		index[s.Name] = len(files)
		files = append(files, File{Name: s.Name})
		placers = append(placers, &placer{name: s.Name, own: newColumns(s.Text), read: read})
	}
	index[""] = 0
	own := make([][]spec.Diagnostic, len(files))
	var foreign []spec.Diagnostic
	told := map[finding]bool{}
	for _, d := range found.Said {
		this := finding{d.File, d.Code, d.Message, d.Range, d.Severity}
		switch i, isOwn := index[d.File]; {
		case isOwn && !told[this]:
			told[this] = true
			own[i] = append(own[i], d)
		case !isOwn && d.Severity == spec.Error:
			foreign = append(foreign, d)
		}
	}
	for i := range files {
		for _, d := range own[i] {
			files[i].Diagnostics = append(files[i].Diagnostics, placers[i].diagnostic(d))
		}
		foreign = files[i].adopt(foreign, placers[i])
	}
	files[0].takeIn(foreign, placers[0])
	for _, d := range found.Silenced {
		if i, isOwn := index[d.File]; isOwn {
			files[i].Silenced = append(files[i].Silenced, placers[i].diagnostic(d))
		}
	}
	for i := range files {
		files[i].sort()
		files[0].SetInvalid = files[0].SetInvalid || i > 0 && !files[i].Valid()
	}
	return files
}

// finding tells diagnostics apart: a file that is there twice says everything twice.
type finding struct {
	file, code, message string
	at                  syntax.Range
	severity            spec.Severity
}

func (f *File) sort() {
	inOrder := func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.EndLine, b.EndLine), cmp.Compare(a.EndColumn, b.EndColumn), cmp.Compare(a.Severity, b.Severity))
	}
	slices.SortStableFunc(f.Diagnostics, inOrder)
	slices.SortStableFunc(f.Silenced, inOrder)
}
