package spec

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Fix is a change of text that does away with a diagnostic.
type Fix struct {
	Title     string // what it does, said as an order: "Write `image`"
	Edits     []Edit // none of them touches another
	Preferred bool   // it is the one right answer, which may be applied without a look at it
}

// Edit replaces a stretch of a file.
type Edit struct {
	File    string // empty: the file that was checked
	Range   syntax.Range
	NewText string
}

// in is the fix with a path in place of the empty one.
func (f Fix) in(path string) Fix {
	f.Edits = slices.Clone(f.Edits)
	for i := range f.Edits {
		if f.Edits[i].File == "" {
			f.Edits[i].File = path
		}
	}
	return f
}
