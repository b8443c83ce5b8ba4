package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// selectionRange answers textDocument/selectionRange: for each place the smallest selection, and within it those around.
func selectionRange(ctx context.Context, s *session, at *snapshot, p *protocol.SelectionRangeParams) ([]protocol.SelectionRange, error) {
	d := at.structured(p.TextDocument)
	if d == nil {
		return nil, nil
	}
	all := []protocol.SelectionRange{}
	for _, position := range p.Positions {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		place := d.text().At(int(position.Line), int(position.Character), s.client.encoding)
		ranges := analysis.Selections(d.reading.document(), place)
		selection := protocol.SelectionRange{Range: protocol.Range{Start: position, End: position}}
		var outer *protocol.SelectionRange
		for i := len(ranges) - 1; i >= 0; i-- {
			selection = protocol.SelectionRange{Range: toRange(d.text(), ranges[i], s.client.encoding), Parent: outer}
			outer = ptr(selection)
		}
		all = append(all, selection)
	}
	return all, nil
}
