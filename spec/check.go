package spec

import (
	"context"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Resolver reads what a Polyaxonfile refers to.
type Resolver interface {
	// File reads the file that a pathRef names; path is already joined to the folder of the file that names it.
	// The error is an fs.ErrNotExist when there is none.
	File(ctx context.Context, path string) (*syntax.Tree, error)
}

// Lint says everything that `polyaxon check -l` would reject about the file at path, which reads as tree, and about the
// files that it refers to.
func Lint(ctx context.Context, path string, tree *syntax.Tree, files Resolver) []Diagnostic {
	var ds []Diagnostic
	for _, p := range tree.Problems {
		ds = append(ds, Diagnostic{Range: p.Range, Severity: Error, Code: p.Code, Message: p.Message})
	}
	return ds
}
