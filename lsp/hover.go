package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// hover answers textDocument/hover: what is to be said about a place of a Polyaxonfile, or of a document that shows a
// resolved operation.
func hover(ctx context.Context, s *session, at *snapshot, p *protocol.HoverParams) (*protocol.Hover, error) {
	if ref, ok := parseResolved(string(p.TextDocument.URI)); ok {
		return s.hoverResolved(ctx, at, ref, p.Position)
	}
	d, place := s.polyaxonfile(at, p.TextDocumentPositionParams)
	if d == nil {
		return nil, nil
	}
	doc, files := d.reading.document(), s.resolver(at, at.settingsFor(d.path))
	sets := at.settings.byPath[d.path]
	if len(sets) == 0 {
		return s.toHover(ctx, d.text(), analysis.HoverAt(ctx, doc, place, files))
	}
	k, err := s.checkSet(ctx, at, sets[0])
	if err != nil {
		return nil, err
	}
	return s.toHover(ctx, d.text(), analysis.HoverInSet(ctx, doc, place, files, k.resolution))
}

// hoverResolved says where the values of the document that ref names were written. Its text is the current one, which an
// editor has that follows what the server says of it.
func (s *session) hoverResolved(ctx context.Context, at *snapshot, ref resolvedRef, position protocol.Position) (*protocol.Hover, error) {
	t, res, err := s.resolution(ctx, at, ref)
	if err != nil || res == nil || ref.show == viewRuns || ref.show == viewDag {
		return nil, err
	}
	text := syntax.NewText(t.of(res))
	place := text.At(int(position.Line), int(position.Character), s.client.encoding)
	doc, files := analysis.NewDocument(t.base, text), s.resolver(at, at.settingsFor(t.base))
	return s.toHover(ctx, text, analysis.HoverResolved(ctx, doc, place, files, res, ref.show == viewCompiled))
}

// toHover is a hover of text for the client.
func (s *session) toHover(ctx context.Context, text *syntax.Text, h *analysis.Hover) (*protocol.Hover, error) {
	if err := ctx.Err(); err != nil || h == nil {
		return nil, err // what was found may be half of it
	}
	r := toRange(text, h.Range, s.client.encoding)
	return &protocol.Hover{Contents: markup(h.Markdown, s.client.hoverMarkdown), Range: &r}, nil
}
