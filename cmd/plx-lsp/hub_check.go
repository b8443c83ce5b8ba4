package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/analysis/report"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// checkedText is the text of a Polyaxonfile without errors. What is wrong with it is told; what is wrong with the configuration,
// openDeployment tells.
func checkedText(c *cobra.Command, file, color string) (string, error) {
	files := &watchedFiles{Resolver: analysis.Disk{Remote: remote(c.Context(), io.Discard)}}
	e := &examiner{files: files, lint: true, stdin: c.InOrStdin()}
	read := make(chan member, 1)
	go func() { read <- e.read(file) }() // perhaps a pipe that nobody writes to
	var m member
	select {
	case m = <-read:
	case <-c.Context().Done():
		return "", c.Context().Err()
	}
	o := e.together(c.Context(), input{name: file, named: true}, []member{m})
	result := gather([]*outcome{&o})
	tellTrouble(c.ErrOrStderr(), result.trouble)
	if result.report.Findings() > result.report.Count(spec.Hint) { // text has no hints
		if err := report.Text(c.ErrOrStderr(), &result.report, textOptions(c.ErrOrStderr(), color)); err != nil {
			return "", err
		}
	}
	if err := result.status(c, 1, spec.Error.String()); err != nil {
		return "", err
	}
	if len(files.paths) > 0 {
		fmt.Fprintf(c.ErrOrStderr(), "plx-lsp: warning: %s refers to files here, which are not pushed with it: %s\n",
			file, strings.Join(files.paths, ", "))
	}
	return m.text.String(), nil
}

// watchedFiles remembers the files that pathRefs lead to.
type watchedFiles struct {
	spec.Resolver
	paths []string
}

// File implements spec.Resolver.
func (w *watchedFiles) File(ctx context.Context, path string) (*syntax.Tree, error) {
	if !slices.Contains(w.paths, path) {
		w.paths = append(w.paths, path)
	}
	return w.Resolver.File(ctx, path)
}
