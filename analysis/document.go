// Package analysis says what can be said about a Polyaxonfile at a place: diagnostics, and later completion, hover and
// navigation. It works on immutable documents and knows neither the editor's protocol nor the network.
package analysis

import (
	"context"
	"unicode/utf8"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Document is one text at one moment. It is immutable: an edit makes another Document.
type Document struct {
	Path string // as the user or the editor names it; "-" for standard input
	Tree *syntax.Tree

	sound *syntax.Tree // of a text that does not parse: what it was when it last did; nil: that is not known
}

// NewDocument reads a text.
func NewDocument(path string, text *syntax.Text) *Document {
	return &Document{Path: path, Tree: syntax.Parse(text)}
}

// Edit is the document with r replaced by s. Only the edited block is read again. While a text does not parse, that goes
// from where it last did: what makes it parse again costs little then.
func (d *Document) Edit(r syntax.Range, s string) *Document {
	if len(d.Tree.Problems) == 0 {
		edited := &Document{Path: d.Path, Tree: d.Tree.Edit(r, s)}
		if len(edited.Tree.Problems) > 0 {
			edited.sound = d.Tree
		}
		return edited
	}
	if d.sound == nil {
		return &Document{Path: d.Path, Tree: d.Tree.Edit(r, s)}
	}
	edited := &Document{Path: d.Path, Tree: d.sound.Edit(difference(d.sound.Text, d.Tree.Text.Replace(r, s)))}
	if len(edited.Tree.Problems) > 0 {
		edited.sound = d.sound
	}
	return edited
}

// difference is the edit that makes one text of another: the smallest one between what they begin and end with alike.
func difference(from, to *syntax.Text) (r syntax.Range, s string) {
	a, b := from.String(), to.String()
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	for start > 0 && (!utf8.RuneStart(at(a, start)) || !utf8.RuneStart(at(b, start)) || a[start-1] == '\r') {
		start--
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for end > 0 && (!utf8.RuneStart(a[len(a)-end]) || splitsBreak(a[start:], end) || splitsBreak(b[start:], end)) {
		end--
	}
	return syntax.Range{Start: from.Pos(start), End: from.Pos(len(a) - end)}, b[start : len(b)-end]
}

// splitsBreak reports whether "\r\n" stands over the place that is some bytes before the end of s.
func splitsBreak(s string, end int) bool {
	i := len(s) - end
	return i > 0 && i < len(s) && s[i-1] == '\r' && s[i] == '\n'
}

// at is the byte of s at i, and at its end one that a character can begin with.
func at(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

// Resolve checks the document and puts it together.
func (d *Document) Resolve(ctx context.Context, files spec.Resolver) *spec.Resolution {
	return Resolve(ctx, spec.Set{Base: spec.Source{Path: d.Path, Tree: d.Tree}}, files)
}

// Resolve checks a set of files as `polyaxon check` does and puts it together, as spec.Resolve does; and it finds what will
// go wrong with them although the reference accepts it.
func Resolve(ctx context.Context, set spec.Set, files spec.Resolver) *spec.Resolution {
	res := spec.Resolve(ctx, set, files)
	found, layered := res.Found, len(set.Overlays) > 0
	found = append(found, Advise(ctx, &Document{Path: set.Base.Path, Tree: set.Base.Tree}, files, res, layered)...)
	for _, o := range set.Overlays {
		found = append(found, spec.InFile(o.Path, Advise(ctx, &Document{Path: o.Path, Tree: o.Tree}, files, res, layered))...)
	}
	res.Found = found
	return res
}

// Diagnostics says everything that is wrong with the document, in an editor, but for what its comments silence.
// Diagnostics about files that it refers to carry their paths.
func Diagnostics(ctx context.Context, doc *Document, files spec.Resolver) []spec.Diagnostic {
	res := doc.Resolve(ctx, files)
	silences := FindSilences(ctx, map[string]*syntax.Tree{"": doc.Tree}, files)
	said, _ := Silence(res.Found, silences)
	return append(InEditor(doc, said), silences("").Remarks(!res.Unknown)...)
}

// InEditor is what an editor shows of what was found about doc: what is said of a component that merely needs params is
// left out, for that is what components are for.
func InEditor(doc *Document, found []spec.Diagnostic) []spec.Diagnostic {
	var shown []spec.Diagnostic
	for _, d := range found {
		if !MerelyNeedsParams(doc, d) {
			shown = append(shown, d)
		}
	}
	return shown
}

// MerelyNeedsParams reports whether d says no more of doc than that it is a component with inputs to fill. What the
// operations of a DAG in it lack nobody else can give.
func MerelyNeedsParams(doc *Document, d spec.Diagnostic) bool {
	if d.Code != spec.CodeMissingParam || d.File != "" || spec.IsOperation(doc.Tree.Root) {
		return false
	}
	_, run := doc.Tree.Root.Get("run")
	return run == nil || !run.Outer.Contains(d.Range.Start)
}
