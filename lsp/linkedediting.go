package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// anchorPattern is what the name of an anchor may be made of.
const anchorPattern = "[A-Za-z0-9_-]+"

// linkedEditingRange answers textDocument/linkedEditingRange: the name of an anchor changes with those of its aliases.
func linkedEditingRange(_ context.Context, s *session, at *snapshot, p *protocol.LinkedEditingRangeParams) (*protocol.LinkedEditingRanges, error) {
	d := at.structured(p.TextDocument)
	if d == nil {
		return nil, nil
	}
	place := d.text().At(int(p.Position.Line), int(p.Position.Character), s.client.encoding)
	names := analysis.AnchorNames(d.reading.document(), place)
	if len(names) < 2 {
		return nil, nil
	}
	linked := &protocol.LinkedEditingRanges{WordPattern: ptr(anchorPattern)}
	for _, r := range names {
		linked.Ranges = append(linked.Ranges, toRange(d.text(), r, s.client.encoding))
	}
	return linked, nil
}
