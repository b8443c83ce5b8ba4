package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// completion answers textDocument/completion: in settings files, what may stand at the place.
func completion(_ context.Context, s *session, at *snapshot, p *protocol.CompletionParams) (*protocol.CompletionList, error) {
	list := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	d := at.documents[canonical(string(p.TextDocument.URI))]
	if d == nil || !d.inStep || at.settingsFolder(d) == "" {
		return list, nil
	}
	place := d.text().At(int(p.Position.Line), int(p.Position.Character), s.client.encoding)
	for _, c := range analysis.CompleteSettings(at.settingsFolder(d), d.text(), place) {
		item := protocol.CompletionItem{
			Label: c.Label, Kind: completionKinds[c.Kind],
			TextEdit: &protocol.TextEdit{Range: toRange(d.text(), c.Range, s.client.encoding), NewText: c.Insert},
		}
		if c.Detail != "" {
			item.Detail = protocol.NewOptional(c.Detail)
		}
		list.Items = append(list.Items, item)
	}
	return list, nil
}

var completionKinds = map[analysis.CompletionKind]protocol.CompletionItemKind{
	analysis.KeyCompletion:      protocol.CompletionItemKindProperty,
	analysis.ValueCompletion:    protocol.CompletionItemKindEnumMember,
	analysis.FileCompletion:     protocol.CompletionItemKindFile,
	analysis.FolderCompletion:   protocol.CompletionItemKindFolder,
	analysis.NameCompletion:     protocol.CompletionItemKindReference,
	analysis.TypeCompletion:     protocol.CompletionItemKindClass,
	analysis.VariableCompletion: protocol.CompletionItemKindVariable,
	analysis.FunctionCompletion: protocol.CompletionItemKindFunction,
	analysis.SnippetCompletion:  protocol.CompletionItemKindSnippet,
}
