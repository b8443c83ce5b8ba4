package analysis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Ignoring are the ways to silence a diagnostic of doc by a comment: on its line, and in the whole file. JSON has no
// comments, and so no way.
func Ignoring(doc *Document, d spec.Diagnostic) []spec.Fix {
	c := newChanger(doc)
	if c.layout.json || d.Code == CodeUnusedIgnore || d.Code == CodeUnknownCode {
		return nil
	}
	var fixes []spec.Fix
	if edit, ok := c.ignoreLine(d); ok {
		fixes = append(fixes, spec.Fix{Title: fmt.Sprintf("Ignore `%s` on this line", d.Code), Edits: []spec.Edit{edit}})
	}
	return append(fixes, spec.Fix{Title: fmt.Sprintf("Ignore `%s` in this file", d.Code), Edits: []spec.Edit{c.ignoreFile(d)}})
}

// ignoreLine silences a diagnostic at the end of its line, or, where no comment can stand there, above it.
func (c *changer) ignoreLine(d spec.Diagnostic) (spec.Edit, bool) {
	line, last := d.Range.Start.Line, d.Range.Start.Line
	for _, l := range longScalars(c.doc.Tree.Root, nil) {
		if l.from <= line && line <= l.to {
			line, last = l.from, l.to
		}
	}
	if edit, ok := c.addCode(d, false); ok {
		return edit, true
	}
	end := syntax.Pos{Line: last, Byte: len(strings.TrimRight(c.text.Line(last), " \t"))}
	text := c.text.Line(line)
	indent := text[:len(text)-len(strings.TrimLeft(text, " "))]
	start := syntax.Pos{Line: line, Byte: len(text) - len(strings.TrimPrefix(text, "\ufeff"))}
	for _, edit := range []spec.Edit{
		inserting(end, " # plx-lsp: ignore["+d.Code+"]"),
		inserting(start, c.block(indent+"# plx-lsp: ignore["+d.Code+"]\n")),
	} {
		if c.silencesBy(edit, d) {
			return edit, true
		}
	}
	return spec.Edit{}, false
}

// ignoreFile silences a code at the top of the file, under the comments that are about it already.
func (c *changer) ignoreFile(d spec.Diagnostic) spec.Edit {
	if edit, ok := c.addCode(d, true); ok {
		return edit
	}
	first := c.text.Line(0)
	at := syntax.Pos{Byte: len(first) - len(strings.TrimPrefix(first, "\ufeff"))}
	return inserting(at, c.block("# plx-lsp: ignore-file["+d.Code+"]\n"))
}

// addCode adds a code to a comment that names others.
func (c *changer) addCode(d spec.Diagnostic, file bool) (spec.Edit, bool) {
	for _, known := range SilencesOf(c.doc.Tree).comments {
		isAbout := file || known.from <= d.Range.Start.Line && d.Range.Start.Line <= known.to
		if known.file != file || known.late || !isAbout || len(known.codes) == 0 {
			continue
		}
		return inserting(known.codes[len(known.codes)-1].at.End, ", "+d.Code), true
	}
	return spec.Edit{}, false
}

// silencesBy reports whether a diagnostic is silenced once an edit is made that puts a comment into the document, and
// nothing else is different.
func (c *changer) silencesBy(edit spec.Edit, d spec.Diagnostic) bool {
	tree := c.doc.Tree.Edit(edit.Range, edit.NewText)
	moved := tree.Text.Lines() - c.text.Lines()
	if at := edit.Range.Start.Line; at <= d.Range.Start.Line {
		d.Range.Start.Line += moved
	}
	return SilencesOf(tree).Silence(d) && sameValue(tree.Root, c.doc.Tree.Root) && countErrors(tree) == countErrors(c.doc.Tree)
}

// sameValue reports whether two documents say the same.
func sameValue(a, b *syntax.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Kind == b.Kind && a.Tag == b.Tag && a.Value == b.Value && a.Anchor == b.Anchor &&
		slices.EqualFunc(a.Children, b.Children, sameValue)
}
