package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// inlineValue answers textDocument/inlineValue: the values of inputs and params beside the templates that use them.
func inlineValue(ctx context.Context, s *session, at *snapshot, p *protocol.InlineValueParams) ([]protocol.InlineValue, error) {
	place := protocol.TextDocumentPositionParams{TextDocument: p.TextDocument, Position: p.Range.Start}
	d, start := s.polyaxonfile(at, place)
	if d == nil {
		return []protocol.InlineValue{}, nil
	}
	within := syntax.Range{Start: start, End: d.text().At(int(p.Range.End.Line), int(p.Range.End.Character), s.client.encoding)}
	found := analysis.InlineValues(ctx, d.reading.document(), within, s.resolver(at, at.settingsFor(d.path)))
	if err := ctx.Err(); err != nil {
		return nil, err // what was found may be half of it
	}
	values := make([]protocol.InlineValue, len(found))
	for i, v := range found {
		values[i] = &protocol.InlineValueText{Range: toRange(d.text(), v.Range, s.client.encoding), Text: v.Text}
	}
	return values, nil
}
