package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// inlayHint answers textDocument/inlayHint: what some lines of a Polyaxonfile do not say and what is good to know.
func inlayHint(ctx context.Context, s *session, at *snapshot, p *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	d := at.documents[canonical(string(p.TextDocument.URI))]
	if d == nil || !at.isPolyaxonfile(d) {
		return nil, nil
	}
	files := s.resolver(at, at.settingsFor(d.path))
	found := analysis.Hints(ctx, d.reading.document(), int(p.Range.Start.Line), int(p.Range.End.Line), files)
	if err := ctx.Err(); err != nil {
		return nil, err // what was found may be half of it
	}
	hints := []protocol.InlayHint{}
	for _, h := range found {
		hint := protocol.InlayHint{
			Position: toPosition(d.text(), h.At, s.client.encoding), Label: protocol.String(h.Label), PaddingLeft: ptr(true),
		}
		if h.Markdown != "" {
			hint.Tooltip = markup(h.Markdown, s.client.hoverMarkdown)
		}
		if h.Instead != "" {
			hint.TextEdits = []protocol.TextEdit{{Range: toRange(d.text(), h.Replaces, s.client.encoding), NewText: h.Instead}}
		}
		hints = append(hints, hint)
	}
	return hints, nil
}
