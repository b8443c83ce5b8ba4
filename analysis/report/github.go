package report

import (
	"bufio"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// GitHub writes a workflow command for each diagnostic, which GitHub Actions shows at its place in a pull request. Hints
// are left out.
func GitHub(w io.Writer, r *Report) error {
	out := bufio.NewWriter(w)
	for _, f := range r.Files {
		for _, d := range f.Diagnostics {
			if d.Severity == spec.Hint {
				continue
			}
			fmt.Fprintf(out, "::%s %s,title=%s::%s\n",
				annotation(d.Severity), annotationPlace(d.Place), escapeProperty(d.Code), escapeData(annotationText(d)))
		}
	}
	return out.Flush()
}

func annotation(severity spec.Severity) string {
	switch severity {
	case spec.Error:
		return "error"
	case spec.Warning:
		return "warning"
	}
	return "notice"
}

// annotationPlace leaves the columns out of a range of several lines: GitHub refuses them there.
func annotationPlace(p Place) string {
	file := p.File
	if _, ok := webAddress(file); !ok {
		file = path.Clean(filepath.ToSlash(file))
	}
	file = escapeProperty(file)
	endLine := p.last.line
	if endLine != p.Line {
		return fmt.Sprintf("file=%s,line=%d,endLine=%d", file, p.Line, endLine)
	}
	if p.EndLine != p.Line { // it ends with the line break
		return fmt.Sprintf("file=%s,line=%d,endLine=%d,col=%d", file, p.Line, endLine, p.Column)
	}
	return fmt.Sprintf("file=%s,line=%d,endLine=%d,col=%d,endColumn=%d", file, p.Line, endLine, p.Column, p.EndColumn)
}

func annotationText(d Diagnostic) string {
	var b strings.Builder
	b.WriteString(d.Message)
	for _, r := range d.Related {
		fmt.Fprintf(&b, "\n%s:%d:%d: %s", r.File, r.Line, r.Column, r.Message)
	}
	return b.String()
}

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func escapeData(s string) string     { return dataEscapes.Replace(s) }
func escapeProperty(s string) string { return propertyEscapes.Replace(s) }
