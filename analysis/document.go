// Package analysis says what can be said about a Polyaxonfile at a place: diagnostics, and later completion, hover and
// navigation. It works on immutable documents and knows neither the editor's protocol nor the network.
package analysis

import (
	"context"
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Document is one text at one moment. It is immutable: an edit makes another Document.
type Document struct {
	Path string // as the user or the editor names it; "-" for standard input
	Tree *syntax.Tree
}

// NewDocument reads a text.
func NewDocument(path string, text *syntax.Text) *Document {
	return &Document{Path: path, Tree: syntax.Parse(text)}
}

// Edit is the document with r replaced by s. Only the edited block is read again.
func (d *Document) Edit(r syntax.Range, s string) *Document {
	return &Document{Path: d.Path, Tree: d.Tree.Edit(r, s)}
}

// Diagnostics says everything that is wrong with the document, in an editor: what is said of a component that merely needs
// params is left out, for that is what components are for. Diagnostics about files that it refers to carry their paths.
func Diagnostics(ctx context.Context, doc *Document, files spec.Resolver) []spec.Diagnostic {
	set := spec.Set{Base: spec.Source{Path: doc.Path, Tree: doc.Tree}}
	found := spec.Resolve(ctx, set, files).Found
	if spec.IsOperation(doc.Tree.Root) {
		return found
	}
	return slices.DeleteFunc(found, func(d spec.Diagnostic) bool { return d.Code == spec.CodeMissingParam && d.File == "" })
}
