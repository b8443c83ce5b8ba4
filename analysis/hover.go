package analysis

import "github.com/plx-lsp/plx-lsp/spec/syntax"

// Hover is what is to be said about a place.
type Hover struct {
	Markdown string
	Range    syntax.Range // what it is about
}
