package lsp

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"sync"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// maxSymbols is how many symbols of the workspace an editor gets at a time.
const maxSymbols = 300

// foundSymbol is a symbol of the workspace that fits a query.
type foundSymbol struct {
	document *document
	symbol   analysis.Symbol
	in       string // the name of what it is a part of
	score    int
}

// workspaceSymbol answers workspace/symbol: the components, operations, inputs and outputs of the Polyaxonfiles of the
// workspace, and of the open ones, whose names fit a query, the best first.
func workspaceSymbol(ctx context.Context, s *session, at *snapshot, p *protocol.WorkspaceSymbolParams) (protocol.SymbolInformationSlice, error) {
	var found []foundSymbol
	for _, d := range s.workspaceDocuments(at) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !at.isPolyaxonfile(d) {
			continue
		}
		in := d.path
		if relative, err := filepath.Rel(at.root(d.path), d.path); err == nil && at.root(d.path) != "" {
			in = relative
		}
		found = matching(found, d, p.Query, in, s.symbols.of(d))
	}
	slices.SortStableFunc(found, func(a, b foundSymbol) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.symbol.Name, b.symbol.Name), cmp.Compare(a.document.path, b.document.path))
	})
	list := protocol.SymbolInformationSlice{}
	for _, f := range found[:min(len(found), maxSymbols)] {
		information := s.symbolInformation(f.document, f.symbol, f.in)
		information.Location.Range = toRange(f.document.text(), f.symbol.Place, s.client.encoding)
		list = append(list, information)
	}
	return list, nil
}

// matching adds those of some symbols, and of what is below them, that fit a query.
func matching(found []foundSymbol, d *document, query, in string, symbols []analysis.Symbol) []foundSymbol {
	for _, symbol := range symbols {
		below := in
		switch symbol.Kind {
		case analysis.ComponentSymbol, analysis.OperationSymbol:
			below = symbol.Name
			fallthrough
		case analysis.InputSymbol, analysis.OutputSymbol:
			if score, ok := analysis.Fuzzy(query, symbol.Name); ok {
				found = append(found, foundSymbol{d, symbol, in, score})
			}
		}
		found = matching(found, d, query, below, symbol.Children)
	}
	return found
}

// symbolCache holds the symbols of documents as they were last read.
type symbolCache struct {
	mu    sync.Mutex
	files map[string]readSymbols // by URI
}

type readSymbols struct {
	reading *reading
	symbols []analysis.Symbol
}

// maxSymbolCache is how many documents the cache holds before it starts anew.
const maxSymbolCache = 4000

// of are the symbols of a document.
func (c *symbolCache) of(d *document) []analysis.Symbol {
	c.mu.Lock()
	known, ok := c.files[d.uri]
	c.mu.Unlock()
	if ok && known.reading == d.reading {
		return known.symbols
	}
	symbols := analysis.Symbols(d.reading.document())
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.files == nil || len(c.files) >= maxSymbolCache {
		c.files = map[string]readSymbols{}
	}
	c.files[d.uri] = readSymbols{d.reading, symbols}
	return symbols
}
