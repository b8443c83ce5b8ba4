package analysis

import (
	"context"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Silence takes apart what was found about files: what is to be said, and what comments in those files silence. of finds
// the silences of a file by its name in diagnostics.
func Silence(found []spec.Diagnostic, of func(file string) *Silences) (said, silenced []spec.Diagnostic) {
	for _, d := range found {
		if of(d.File).Silence(d) {
			silenced = append(silenced, d)
		} else {
			said = append(said, d)
		}
	}
	return said, silenced
}

// FindSilences finds the silences of files: of those in trees, by their name there, and of others by reading them.
func FindSilences(ctx context.Context, trees map[string]*syntax.Tree, files spec.Resolver) func(file string) *Silences {
	known := map[string]*Silences{}
	return func(file string) *Silences {
		if s := known[file]; s != nil {
			return s
		}
		tree, ours := trees[file]
		if !ours {
			tree, _ = files.File(ctx, file) // it has no comments when it is not there
		}
		known[file] = SilencesOf(tree)
		return known[file]
	}
}
