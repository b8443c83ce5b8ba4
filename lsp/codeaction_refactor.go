package lsp

import (
	"context"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// refactoringKinds are the kinds of the actions that refactorings are.
var refactoringKinds = map[analysis.RefactoringKind]protocol.CodeActionKind{
	analysis.Extract: protocol.CodeActionKindRefactorExtract,
	analysis.Inline:  protocol.CodeActionKindRefactorInline,
	analysis.Rewrite: protocol.CodeActionKindRefactorRewrite,
}

// refactor adds the refactorings of what is selected. Those that make files are for editors that can do that.
func (a *actor) refactor(ctx context.Context, selected protocol.Range) {
	d := a.found.document
	if !a.wantsRefactorings() || a.at.isSettingsFile(d.path) || !a.at.isPolyaxonfile(d) {
		return
	}
	place := func(p protocol.Position) syntax.Pos {
		return d.text().At(int(p.Line), int(p.Character), a.client.encoding)
	}
	at := syntax.Range{Start: place(selected.Start), End: place(selected.End)}
	files := a.resolver(a.at, a.at.settingsFor(d.path))
	for _, r := range analysis.Refactorings(ctx, d.reading.document(), at, files) {
		kind := refactoringKinds[r.Kind]
		if !a.wants(kind) || len(r.Files) > 0 && !(a.client.codeAction.creates && strings.HasPrefix(d.spelling, "file:")) {
			continue
		}
		action := protocol.CodeAction{Title: r.Title, Kind: &kind}
		a.add(ctx, action, func(context.Context) outcome { return outcome{r.Edits, r.Files} })
	}
}

// wantsRefactorings reports whether the editor wants actions of any of their kinds.
func (a *actor) wantsRefactorings() bool {
	for _, kind := range refactoringKinds {
		if a.wants(kind) {
			return true
		}
	}
	return false
}

// creating are the changes that make files beside a document.
func creating(d *document, files []analysis.NewFile) []protocol.DocumentChange {
	var changes []protocol.DocumentChange
	folder := d.spelling[:strings.LastIndexByte(d.spelling, '/')+1]
	for _, f := range files {
		name := uri.URI(folder + filepath.Base(f.Path))
		text := &protocol.TextDocumentEdit{Edits: []protocol.TextDocumentEditElement{&protocol.TextEdit{NewText: f.Text}}}
		text.TextDocument.URI = name
		changes = append(changes, &protocol.CreateFile{Kind: "create", URI: name}, text)
	}
	return changes
}
