package lsp

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/analysis/report"
	"github.com/plx-lsp/plx-lsp/spec"
)

// resolvedText is what is shown of a resolution: the document as YAML, or comments that say why there is none.
type resolvedText struct {
	base     string // the path of the Polyaxonfile
	overlays []string
	params   []spec.GivenParam
	show     view
	instead  string // what is shown where there is no resolution
}

func (t resolvedText) of(res *spec.Resolution) string {
	var b bytes.Buffer
	what := "The operation"
	switch t.show {
	case viewCompiled:
		what = "The compiled operation"
	case viewRuns:
		what = "The runs"
	case viewDag:
		what = "The DAG"
	}
	if res.Operation() != nil {
		comment(&b, fmt.Sprintf("%s that Polyaxon would make of %s.", what, t.source()))
		if t.write(&b, res) {
			return b.String()
		}
		b.Reset()
	}
	comment(&b, fmt.Sprintf("%s that Polyaxon would make of %s cannot be shown:", what, t.source()))
	least := spec.Error
	if !slices.ContainsFunc(res.Found, func(d spec.Diagnostic) bool { return d.Severity == spec.Error }) {
		least = spec.Warning // what could not be fetched
	}
	missing := false
	for _, d := range res.Found {
		if d.Severity <= least {
			comment(&b, fmt.Sprintf("%s:%d: %s", t.name(d.File), d.Range.Start.Line+1, d.Message))
		}
		missing = missing || d.Code == spec.CodeMissingParam
	}
	if missing {
		comment(&b, "Params can be given in a set of the settings file .plx-lsp.yaml.")
	}
	return b.String()
}

// write writes what is shown of a valid set. It is false where there is nothing of the sort.
func (t resolvedText) write(b *bytes.Buffer, res *spec.Resolution) bool {
	switch t.show {
	case viewOperation:
		return report.YAML(b, res.Operation()) == nil
	case viewCompiled:
		return report.YAML(b, res.Compiled()) == nil
	case viewRuns:
		b.WriteString(cmp.Or(analysis.ShowRuns(res), analysis.NoMatrix))
	case viewDag:
		b.WriteString(cmp.Or(analysis.ShowDag(res), analysis.NoDag))
	}
	return true
}

// source says what the operation is made of.
func (t resolvedText) source() string {
	text := t.name(t.base)
	if len(t.overlays) > 0 {
		names := make([]string, len(t.overlays))
		for i, path := range t.overlays {
			names[i] = t.name(path)
		}
		text += " with " + strings.Join(names, ", then ") + " over it"
	}
	if len(t.params) > 0 {
		names := make([]string, len(t.params))
		for i, p := range t.params {
			names[i] = p.Name
		}
		text += " and the params " + strings.Join(names, ", ")
	}
	return text
}

// name is the path of a file as seen from the folder of the Polyaxonfile.
func (t resolvedText) name(path string) string {
	if path == "" {
		path = t.base
	}
	if name, err := filepath.Rel(filepath.Dir(t.base), path); err == nil {
		return filepath.ToSlash(name)
	}
	return path
}

// comment writes text as lines of a comment.
func comment(b *bytes.Buffer, text string) {
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		fmt.Fprintf(b, "# %s\n", line)
	}
}
