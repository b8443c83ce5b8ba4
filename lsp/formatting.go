package lsp

import (
	"context"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis/format"
)

// formatTriggers are the characters after which an editor that formats while one types asks for it.
var formatTriggers = []string{"\n", ":", "-"}

// formatting answers textDocument/formatting.
func formatting(_ context.Context, s *session, at *snapshot, p *protocol.DocumentFormattingParams) ([]protocol.TextEdit, error) {
	d := at.structured(p.TextDocument)
	if d == nil {
		return nil, nil
	}
	return s.textEdits(d, format.Document(d.reading.document().Tree, formatOptions(d, p.Options))), nil
}

// rangeFormatting answers textDocument/rangeFormatting.
func rangeFormatting(_ context.Context, s *session, at *snapshot, p *protocol.DocumentRangeFormattingParams) ([]protocol.TextEdit, error) {
	return s.formatRanges(at, p.TextDocument, p.Options, []protocol.Range{p.Range}), nil
}

// rangesFormatting answers textDocument/rangesFormatting.
func rangesFormatting(_ context.Context, s *session, at *snapshot, p *protocol.DocumentRangesFormattingParams) ([]protocol.TextEdit, error) {
	return s.formatRanges(at, p.TextDocument, p.Options, p.Ranges), nil
}

func (s *session) formatRanges(at *snapshot, id protocol.TextDocumentIdentifier, options protocol.FormattingOptions, ranges []protocol.Range) []protocol.TextEdit {
	d := at.structured(id)
	if d == nil {
		return nil
	}
	var lines []format.Span
	for _, r := range ranges {
		first, last := int(r.Start.Line), int(r.End.Line)
		if last > first && r.End.Character == 0 {
			last-- // editors end a selection of whole lines at the start of the next one
		}
		lines = append(lines, format.Span{First: first, Last: last})
	}
	return s.textEdits(d, format.Lines(d.reading.document().Tree, lines, formatOptions(d, options)))
}

// onTypeFormatting answers textDocument/onTypeFormatting.
func onTypeFormatting(_ context.Context, s *session, at *snapshot, p *protocol.DocumentOnTypeFormattingParams) ([]protocol.TextEdit, error) {
	d := at.structured(p.TextDocument)
	if d == nil {
		return nil, nil
	}
	place := d.text().At(int(p.Position.Line), int(p.Position.Character), s.client.encoding)
	return s.textEdits(d, format.Typed(d.reading.document().Tree, place, p.Ch, formatOptions(d, p.Options))), nil
}

func formatOptions(d *document, o protocol.FormattingOptions) format.Options {
	no := func(b *bool) bool { return b != nil && !*b }
	return format.Options{
		Step: int(min(o.TabSize, 100)), JSON: strings.EqualFold(filepath.Ext(d.path), ".json") || strings.HasPrefix(d.language, "json"),
		KeepTrailingSpace: no(o.TrimTrailingWhitespace), NoFinalNewline: no(o.InsertFinalNewline), KeepFinalNewlines: no(o.TrimFinalNewlines),
	}
}

// textEdits are edits of d in the client's units.
func (s *session) textEdits(d *document, edits []format.Edit) []protocol.TextEdit {
	all := make([]protocol.TextEdit, len(edits))
	for i, e := range edits {
		all[i] = protocol.TextEdit{Range: toRange(d.text(), e.Range, s.client.encoding), NewText: e.Text}
	}
	return all
}
