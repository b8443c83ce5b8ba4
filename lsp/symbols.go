package lsp

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// symbolsClient is what the editor can do with symbols.
type symbolsClient struct {
	document, workspace bool
	tree                bool                  // it shows symbols inside of each other
	kinds               []protocol.SymbolKind // those that it knows
}

// firstSymbolKinds is the last of the kinds that every editor knows.
const firstSymbolKinds = protocol.SymbolKindArray

func (c *symbolsClient) addDocument(can *protocol.DocumentSymbolClientCapabilities) {
	if can != nil {
		c.document, c.tree = true, yes(can.HierarchicalDocumentSymbolSupport)
		c.addKinds(can.SymbolKind)
	}
}

func (c *symbolsClient) addWorkspace(can *protocol.WorkspaceSymbolClientCapabilities) {
	if can != nil {
		c.workspace = true
		c.addKinds(can.SymbolKind)
	}
}

func (c *symbolsClient) addKinds(can *protocol.ClientSymbolKindOptions) {
	if can != nil {
		c.kinds = append(c.kinds, can.ValueSet...)
	}
}

// symbolKinds are the kinds of the protocol that come nearest, and those that every editor knows.
var symbolKinds = map[analysis.SymbolKind][2]protocol.SymbolKind{
	analysis.SectionSymbol:    {protocol.SymbolKindObject, protocol.SymbolKindNamespace},
	analysis.ListSymbol:       {protocol.SymbolKindArray, protocol.SymbolKindArray},
	analysis.ComponentSymbol:  {protocol.SymbolKindClass, protocol.SymbolKindClass},
	analysis.OperationSymbol:  {protocol.SymbolKindFunction, protocol.SymbolKindFunction},
	analysis.InputSymbol:      {protocol.SymbolKindVariable, protocol.SymbolKindVariable},
	analysis.OutputSymbol:     {protocol.SymbolKindProperty, protocol.SymbolKindProperty},
	analysis.ParamSymbol:      {protocol.SymbolKindConstant, protocol.SymbolKindConstant},
	analysis.HyperParamSymbol: {protocol.SymbolKindVariable, protocol.SymbolKindVariable},
	analysis.RunSymbol:        {protocol.SymbolKindMethod, protocol.SymbolKindMethod},
	analysis.ContainerSymbol:  {protocol.SymbolKindStruct, protocol.SymbolKindModule},
	analysis.EnvSymbol:        {protocol.SymbolKindConstant, protocol.SymbolKindConstant},
	analysis.EventSymbol:      {protocol.SymbolKindEvent, protocol.SymbolKindInterface},
	analysis.ItemSymbol:       {protocol.SymbolKindObject, protocol.SymbolKindNamespace},
}

func (c *symbolsClient) kind(kind analysis.SymbolKind) protocol.SymbolKind {
	best := symbolKinds[kind]
	if best[0] <= firstSymbolKinds || slices.Contains(c.kinds, best[0]) {
		return best[0]
	}
	return best[1]
}

// documentSymbol answers textDocument/documentSymbol: as a tree, or as a list for editors that show no tree.
func documentSymbol(_ context.Context, s *session, at *snapshot, p *protocol.DocumentSymbolParams) (protocol.DocumentSymbolResult, error) {
	d := at.documents[canonical(string(p.TextDocument.URI))]
	if d == nil || !at.isPolyaxonfile(d) {
		return nil, nil
	}
	symbols := analysis.Symbols(d.reading.document())
	if s.client.structure.symbols.tree {
		return protocol.DocumentSymbolSlice(s.symbolTree(d, symbols)), nil
	}
	list := protocol.SymbolInformationSlice{}
	var add func(all []analysis.Symbol, in string)
	add = func(all []analysis.Symbol, in string) {
		for _, symbol := range all {
			list = append(list, s.symbolInformation(d, symbol, in))
			add(symbol.Children, symbol.Name)
		}
	}
	add(symbols, "")
	return list, nil
}

func (s *session) symbolTree(d *document, symbols []analysis.Symbol) []protocol.DocumentSymbol {
	tree := make([]protocol.DocumentSymbol, len(symbols))
	for i, symbol := range symbols {
		tree[i] = protocol.DocumentSymbol{
			Name: symbol.Name, Kind: s.client.structure.symbols.kind(symbol.Kind),
			Range:          toRange(d.text(), symbol.Range, s.client.encoding),
			SelectionRange: toRange(d.text(), symbol.Place, s.client.encoding),
			Children:       s.symbolTree(d, symbol.Children),
		}
		if symbol.Detail != "" {
			tree[i].Detail = ptr(symbol.Detail)
		}
	}
	return tree
}

// symbolInformation is a symbol of a list. in is the name of what it is a part of.
func (s *session) symbolInformation(d *document, symbol analysis.Symbol, in string) protocol.SymbolInformation {
	var information protocol.SymbolInformation
	information.Name, information.Kind = symbol.Name, s.client.structure.symbols.kind(symbol.Kind)
	if in != "" {
		information.ContainerName = ptr(in)
	}
	information.Location = protocol.Location{URI: uri.URI(d.spelling), Range: toRange(d.text(), symbol.Range, s.client.encoding)}
	return information
}
