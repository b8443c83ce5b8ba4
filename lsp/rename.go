package lsp

import (
	"context"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec"
)

// refused is why something cannot be renamed, as an answer.
func refused(err error) error {
	return jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), "%v", err)
}

// prepareRename answers textDocument/prepareRename: the name at a place that can get another one.
func prepareRename(ctx context.Context, s *session, at *snapshot, p *protocol.PrepareRenameParams) (protocol.PrepareRenameResult, error) {
	n := s.namedAt(ctx, at, p.TextDocumentPositionParams)
	if n == nil {
		return nil, ctx.Err()
	}
	if err := analysis.CanRename(n.Entity); err != nil {
		return nil, refused(err)
	}
	return &protocol.PrepareRenamePlaceholder{Range: toRange(n.text(), n.Range, s.client.encoding), Placeholder: n.Name}, nil
}

// rename answers textDocument/rename: what gives another name to that which a place names, in all Polyaxonfiles of the
// workspace.
func rename(ctx context.Context, s *session, at *snapshot, p *protocol.RenameParams) (*protocol.WorkspaceEdit, error) {
	n := s.namedAt(ctx, at, p.TextDocumentPositionParams)
	if n == nil {
		return nil, refused(analysis.Refusal("There is no name at this place that could be changed."))
	}
	documents, all := s.sharing(ctx, n, p.NewName)
	renamings, err := analysis.Rename(all, n.Entity, p.NewName)
	if ctx.Err() != nil {
		return nil, ctx.Err() // what was found may be half of it
	}
	if err != nil {
		return nil, refused(err)
	}
	edit := &protocol.WorkspaceEdit{}
	for i, names := range all {
		for _, r := range renamings {
			if r.Doc == names.Doc {
				s.addEdits(edit, documents[i], r)
			}
		}
	}
	s.renameInSets(edit, at, n.Entity, renamings, p.NewName)
	return edit, nil
}

// renameInSets gives the params of sets another name, too, when an input or param of one of their files gets it.
func (s *session) renameInSets(to *protocol.WorkspaceEdit, at *snapshot, e analysis.Entity, renamings []analysis.Renaming, name string) {
	if e.Sort != analysis.VariableEntity {
		return
	}
	edits := map[*document][]spec.Edit{}
	for _, set := range at.settings.sets {
		touched := slices.ContainsFunc(renamings, func(r analysis.Renaming) bool {
			return slices.ContainsFunc(set.Files, func(f analysis.SetFile) bool { return f.Path == r.Doc.Path })
		})
		if touched && set.file != nil {
			edits[set.file] = append(edits[set.file], set.Renaming(e.Name, name)...)
		}
	}
	for d, found := range edits {
		if len(found) > 0 {
			s.addEdits(to, d, analysis.Renaming{Edits: found})
		}
	}
}

// addEdits adds the edits of a document to those of the workspace, for the version that it has now where the client
// takes that.
func (s *session) addEdits(to *protocol.WorkspaceEdit, d *document, r analysis.Renaming) {
	var edits []protocol.TextEdit
	var elements []protocol.TextDocumentEditElement
	for _, e := range r.Edits {
		edit := protocol.TextEdit{Range: toRange(d.text(), e.Range, s.client.encoding), NewText: e.NewText}
		edits, elements = append(edits, edit), append(elements, &edit)
	}
	if !s.client.navigation.documentChanges {
		if to.Changes == nil {
			to.Changes = map[uri.URI][]protocol.TextEdit{}
		}
		to.Changes[uri.URI(d.spelling)] = edits
		return
	}
	change := &protocol.TextDocumentEdit{Edits: elements}
	change.TextDocument.URI, change.TextDocument.Version = uri.URI(d.spelling), d.version
	to.DocumentChanges = append(to.DocumentChanges, change)
}
