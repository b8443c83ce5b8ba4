package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// foldingClient is what the editor can do with folds.
type foldingClient struct {
	folds     bool
	wholeLine bool // it knows nothing of columns
	limit     int  // how many it takes
}

// maxFolds is how many folds an editor gets that names no limit.
const maxFolds = 5000

func foldingCapabilities(can *protocol.FoldingRangeClientCapabilities) foldingClient {
	if can == nil {
		return foldingClient{}
	}
	c := foldingClient{folds: true, wholeLine: yes(can.LineFoldingOnly), limit: maxFolds}
	if can.RangeLimit != nil && *can.RangeLimit < maxFolds {
		c.limit = int(*can.RangeLimit)
	}
	return c
}

var foldKinds = map[analysis.FoldKind]protocol.FoldingRangeKind{
	analysis.FoldComments: protocol.FoldingRangeKindComment, analysis.FoldRegion: protocol.FoldingRangeKindRegion,
}

// foldingRange answers textDocument/foldingRange.
func foldingRange(_ context.Context, s *session, at *snapshot, p *protocol.FoldingRangeParams) ([]protocol.FoldingRange, error) {
	d := at.structured(p.TextDocument)
	if d == nil {
		return nil, nil
	}
	can := s.client.structure.folding
	ranges := []protocol.FoldingRange{}
	for _, f := range analysis.Largest(analysis.Folds(d.reading.document()), can.limit) {
		r := toRange(d.text(), f.Range, s.client.encoding)
		fold := protocol.FoldingRange{StartLine: r.Start.Line, EndLine: r.End.Line, Kind: foldKinds[f.Kind]}
		switch {
		case !can.wholeLine:
			fold.StartCharacter, fold.EndCharacter = ptr(r.Start.Character), ptr(r.End.Character)
			if f.Close {
				fold.EndCharacter = ptr(r.End.Character - 1)
			}
		case f.Close:
			fold.EndLine-- // the bracket stays in sight
		}
		if fold.EndLine > fold.StartLine {
			ranges = append(ranges, fold)
		}
	}
	return ranges, nil
}
