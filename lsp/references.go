package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// references answers textDocument/references: the places that name the same, in all Polyaxonfiles of the workspace.
func references(ctx context.Context, s *session, at *snapshot, p *protocol.ReferenceParams) ([]protocol.Location, error) {
	n := s.namedAt(ctx, at, p.TextDocumentPositionParams)
	if n == nil {
		return nil, ctx.Err()
	}
	found := []protocol.Location{}
	documents, all := s.sharing(ctx, n, "")
	for i, names := range all {
		for _, o := range names.Of(n.Entity) {
			if o.Role != analysis.Declares || p.Context.IncludeDeclaration {
				found = append(found, s.locationIn(documents[i], o.Range))
			}
		}
	}
	return found, ctx.Err()
}

// documentHighlight answers textDocument/documentHighlight: the places of the document that name the same.
func documentHighlight(ctx context.Context, s *session, at *snapshot, p *protocol.DocumentHighlightParams) ([]protocol.DocumentHighlight, error) {
	n := s.namedAt(ctx, at, p.TextDocumentPositionParams)
	if n == nil {
		return nil, ctx.Err()
	}
	var found []protocol.DocumentHighlight
	for _, o := range n.names.Of(n.Entity) {
		kind := protocol.DocumentHighlightKindRead
		if o.Role != analysis.Reads {
			kind = protocol.DocumentHighlightKindWrite
		}
		found = append(found, protocol.DocumentHighlight{Range: toRange(n.text(), o.Range, s.client.encoding), Kind: kind})
	}
	return found, ctx.Err()
}
