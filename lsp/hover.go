package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// hover answers textDocument/hover: what is to be said about the place of a Polyaxonfile.
func hover(ctx context.Context, s *session, at *snapshot, p *protocol.HoverParams) (*protocol.Hover, error) {
	d, place := s.polyaxonfile(at, p.TextDocumentPositionParams)
	if d == nil {
		return nil, nil
	}
	h := analysis.HoverAt(ctx, d.reading.document(), place, s.resolver(at, at.settingsFor(d.path)))
	if err := ctx.Err(); err != nil || h == nil {
		return nil, err
	}
	r := toRange(d.text(), h.Range, s.client.encoding)
	return &protocol.Hover{Contents: markup(h.Markdown, s.client.hoverMarkdown), Range: &r}, nil
}
