package report

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// adopt takes in errors of other files. Each goes to the diagnostic that leads to its file, maybe by way of errors that
// went there before. It returns those that none leads to.
func (f *File) adopt(foreign []spec.Diagnostic, places *placer) []spec.Diagnostic {
	if len(foreign) == 0 {
		return nil
	}
	reached := make([]map[string]bool, len(f.Diagnostics)) // the files that each diagnostic leads to
	for i, d := range f.Diagnostics {
		reached[i] = map[string]bool{}
		for _, r := range d.Related {
			reached[i][r.File] = true
		}
	}
	for again := true; again; {
		again = false
		foreign = slices.DeleteFunc(foreign, func(d spec.Diagnostic) bool {
			host := slices.IndexFunc(reached, func(files map[string]bool) bool { return leadsTo(files, d) })
			if host < 0 {
				return false
			}
			again = true
			reached[host][d.File] = true
			for _, r := range d.Related {
				reached[host][r.File] = true
			}
			f.Diagnostics[host].relate(Related{places.at(d.File, d.Range), d.Message})
			return true
		})
	}
	return foreign
}

// takeIn puts errors of other files that nothing leads to at the start of this one, for none may be lost.
func (f *File) takeIn(foreign []spec.Diagnostic, places *placer) {
	for _, d := range foreign {
		f.Diagnostics = append(f.Diagnostics, Diagnostic{
			Place: places.at("", syntax.Range{}), Severity: d.Severity, Code: d.Code,
			Message: "In " + d.File + ", which this file refers to: " + d.Message,
			Related: []Related{{places.at(d.File, d.Range), d.Message}},
		})
	}
}

// leadsTo reports whether one who looks at files meets d: in its file, or in one that d refers to.
func leadsTo(files map[string]bool, d spec.Diagnostic) bool {
	return files[d.File] || slices.ContainsFunc(d.Related, func(r spec.Related) bool { return files[r.File] })
}

// relate adds a related place, unless it is there already.
func (d *Diagnostic) relate(r Related) {
	if !slices.Contains(d.Related, r) {
		d.Related = append(d.Related, r)
	}
}
