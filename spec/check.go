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
// files that it refers to. Diagnostics about those carry their paths; what goes wrong there is said at the reference too.
func Lint(ctx context.Context, path string, tree *syntax.Tree, files Resolver) []Diagnostic {
	l := newLinter(ctx, files)
	l.file(path, tree)
	return l.found
}

// LintOverlay is Lint for a file that is laid over another: it need not be whole, and its own references do not count.
func LintOverlay(ctx context.Context, path string, tree *syntax.Tree, files Resolver) []Diagnostic {
	l := newLinter(ctx, files)
	l.overlay(path, tree)
	return l.found
}
