package lsp

import "go.lsp.dev/protocol"

// structureClient is what the editor can do with the structure of a text.
type structureClient struct {
	formatting            formattingClient
	folding               foldingClient
	selection, linkedEdit bool
	symbols               symbolsClient
	tokens                tokensClient
	links                 linksClient
	hints                 bool
	refreshHints          bool // it can be told to ask for hints again
	refreshTokens         bool // and for semantic tokens
}

func structureCapabilities(t *protocol.TextDocumentClientCapabilities, w *protocol.WorkspaceClientCapabilities) (c structureClient) {
	if w != nil {
		c.symbols.addWorkspace(w.Symbol)
		c.refreshHints = w.InlayHint != nil && yes(w.InlayHint.RefreshSupport)
		c.refreshTokens = w.SemanticTokens != nil && yes(w.SemanticTokens.RefreshSupport)
	}
	if t == nil {
		return c
	}
	c.formatting = formattingCapabilities(t)
	c.folding = foldingCapabilities(t.FoldingRange)
	c.symbols.addDocument(t.DocumentSymbol)
	c.hints = t.InlayHint != nil
	if t.DocumentLink != nil {
		c.links = linksClient{true, yes(t.DocumentLink.TooltipSupport)}
	}
	c.tokens = tokensCapabilities(t.SemanticTokens)
	c.selection, c.linkedEdit = t.SelectionRange != nil, t.LinkedEditingRange != nil
	return c
}

// structureHandlers are the requests about the structure of a text.
func structureHandlers() map[string]requestHandler {
	return map[string]requestHandler{
		protocol.MethodTextDocumentFormatting:              request(formatting),
		protocol.MethodTextDocumentRangeFormatting:         request(rangeFormatting),
		protocol.MethodTextDocumentRangesFormatting:        request(rangesFormatting),
		protocol.MethodTextDocumentOnTypeFormatting:        request(onTypeFormatting),
		protocol.MethodTextDocumentDocumentSymbol:          request(documentSymbol),
		protocol.MethodTextDocumentInlayHint:               request(inlayHint),
		protocol.MethodTextDocumentDocumentLink:            request(documentLink),
		protocol.MethodWorkspaceSymbol:                     request(workspaceSymbol),
		protocol.MethodTextDocumentSemanticTokensFull:      request(semanticTokensFull),
		protocol.MethodTextDocumentSemanticTokensFullDelta: request(semanticTokensDelta),
		protocol.MethodTextDocumentSemanticTokensRange:     request(semanticTokensRange),
		protocol.MethodTextDocumentFoldingRange:            request(foldingRange),
		protocol.MethodTextDocumentSelectionRange:          request(selectionRange),
		protocol.MethodTextDocumentLinkedEditingRange:      request(linkedEditingRange),
	}
}

// announce adds to what the server can do what it does with the structure of a text.
func (c structureClient) announce(can *protocol.ServerCapabilities) {
	c.formatting.announce(can)
	if c.folding.folds {
		can.FoldingRangeProvider = protocol.Boolean(true)
	}
	if c.selection {
		can.SelectionRangeProvider = protocol.Boolean(true)
	}
	c.tokens.announce(can)
	if c.hints {
		can.InlayHintProvider = &protocol.InlayHintOptions{ResolveProvider: ptr(false)}
	}
	if c.links.links {
		can.DocumentLinkProvider = &protocol.DocumentLinkOptions{ResolveProvider: ptr(false)}
	}
	if c.symbols.document {
		can.DocumentSymbolProvider = &protocol.DocumentSymbolOptions{}
	}
	if c.symbols.workspace {
		can.WorkspaceSymbolProvider = &protocol.WorkspaceSymbolOptions{}
	}
	if c.linkedEdit {
		can.LinkedEditingRangeProvider = protocol.Boolean(true)
	}
}

// structured is the open document that id names, if we know its structure: a Polyaxonfile, or a settings file.
func (at *snapshot) structured(id protocol.TextDocumentIdentifier) *document {
	d := at.documents[canonical(string(id.URI))]
	if d == nil || !at.isLaidOut(d) {
		return nil
	}
	return d
}
