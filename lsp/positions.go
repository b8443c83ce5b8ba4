package lsp

import (
	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// polyaxonfile is the open Polyaxonfile that a request is about, and the place in it; nil when there is nothing to say
// about the document.
func (s *session) polyaxonfile(at *snapshot, p protocol.TextDocumentPositionParams) (*document, syntax.Pos) {
	d := at.documents[canonical(string(p.TextDocument.URI))]
	if d == nil || !at.isPolyaxonfile(d) {
		return nil, syntax.Pos{}
	}
	return d, d.text().At(int(p.Position.Line), int(p.Position.Character), s.client.encoding)
}

// toRange is r of text in the units that the client counts in.
func toRange(text *syntax.Text, r syntax.Range, encoding syntax.Encoding) protocol.Range {
	return protocol.Range{Start: toPosition(text, r.Start, encoding), End: toPosition(text, r.End, encoding)}
}

func toPosition(text *syntax.Text, p syntax.Pos, encoding syntax.Encoding) protocol.Position {
	return protocol.Position{Line: uint32(max(p.Line, 0)), Character: uint32(text.Column(p, encoding))}
}
