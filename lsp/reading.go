package lsp

import (
	"sync"
	"sync/atomic"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// reading is a text whose tree is made when somebody first asks for it, and then by whoever asks: the reading
// goroutine only keeps the text in step. Where the text before it has been read already, only the edit is read.
type reading struct {
	path string
	text *syntax.Text
	base *analysis.Document // read before; nil: there is none, or the edits to it are not worth following
	edit edit               // what makes text of base

	once sync.Once
	done atomic.Pointer[analysis.Document]
}

func read(path string, text *syntax.Text) *reading { return &reading{path: path, text: text} }

// after is the reading of text, which edits made of r's text.
func (r *reading) after(edits []edit, text *syntax.Text) *reading {
	next := &reading{path: r.path, text: text}
	if base := r.done.Load(); base != nil {
		switch {
		case len(edits) == 0:
			return r
		case len(edits) == 1 && !edits[0].whole:
			next.base, next.edit = base, edits[0]
		}
	}
	return next
}

// document is the text with its tree.
func (r *reading) document() *analysis.Document {
	r.once.Do(func() {
		if r.base != nil {
			r.done.Store(r.base.Edit(r.edit.r, r.edit.text))
			r.base = nil
			return
		}
		r.done.Store(analysis.NewDocument(r.path, r.text))
	})
	return r.done.Load()
}
