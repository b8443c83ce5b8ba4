package spec

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Severity says what a diagnostic means: an error is what the reference rejects, a warning what it accepts and what will
// go wrong at run time, information and hints are advice.
type Severity int

const (
	Error Severity = iota + 1
	Warning
	Information
	Hint
)

var severities = [...]string{Error: "error", Warning: "warning", Information: "information", Hint: "hint"}

// String is the severity's name as reports and settings spell it.
func (s Severity) String() string { return severities[s] }

// Diagnostic is one thing to say about a Polyaxonfile.
type Diagnostic struct {
	File     string // the file that it concerns; empty: the file that was checked
	Range    syntax.Range
	Severity Severity
	Code     string // stable, kebab-case, explained in docs/rules.md
	Message  string
	Tag      Tag
	Related  []Related
	Fixes    []Fix
	Missing  *Missing // what is not there; nil when nothing is to be put in
}

// Missing is what is not there: of CodeMissingField a key of a mapping, or a part of the short form of a range; of
// CodeMissingParam a value for an input.
type Missing struct {
	In   syntax.Range // of the mapping or the list; empty for a value
	Name string
}

// Related is a place that explains a diagnostic.
type Related struct {
	File    string // empty: the file that was checked
	Range   syntax.Range
	Message string
}

// Tag tells an editor to draw a diagnostic's range in a special way.
type Tag int

const (
	NoTag       Tag = iota
	Unnecessary     // faded out
	Deprecated      // struck through
)

// InFile is found with a path in place of the empty one, which stands for the file that was checked.
func InFile(path string, found []Diagnostic) []Diagnostic {
	named := slices.Clone(found)
	for i := range named {
		d := &named[i]
		if d.File == "" {
			d.File = path
		}
		d.Related = slices.Clone(d.Related)
		for j := range d.Related {
			if d.Related[j].File == "" {
				d.Related[j].File = path
			}
		}
		d.Fixes = slices.Clone(d.Fixes)
		for j := range d.Fixes {
			d.Fixes[j] = d.Fixes[j].in(path)
		}
	}
	return named
}
