package spec

import (
	"context"
	"errors"
	"net/url"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Resolver reads what a Polyaxonfile refers to.
type Resolver interface {
	// File reads the file that a pathRef names; path is already joined to the folder of the file that names it.
	// The error is an fs.ErrNotExist when there is none.
	File(ctx context.Context, path string) (*syntax.Tree, error)
	Fetcher
}

// Fetcher reads components that are not files here.
type Fetcher interface {
	// Fetch reads what a reference names. The error is an ErrNoComponent when whoever should have it says that there is
	// none; any other error says why it could not be fetched, and the file is not checked further.
	Fetch(ctx context.Context, ref Reference) (*syntax.Tree, error)
}

// Reference names a component elsewhere.
type Reference struct {
	Field string // "hubRef" or "urlRef"
	Text  string // as it is written
}

// String is the reference for a message: an address is shown without its user, password and query, which may be secrets.
func (r Reference) String() string {
	u, err := url.Parse(r.Text)
	if err != nil || u.Host == "" {
		return r.Text
	}
	return u.Scheme + "://" + u.Host + u.Path
}

// ErrNoComponent says that a reference names nothing.
var ErrNoComponent = errors.New("no such component")

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
