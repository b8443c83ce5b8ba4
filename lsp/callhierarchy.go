package lsp

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// prepareCallHierarchy answers textDocument/prepareCallHierarchy: the file, operation or component that a place names.
func prepareCallHierarchy(ctx context.Context, s *session, at *snapshot, p *protocol.CallHierarchyPrepareParams) ([]protocol.CallHierarchyItem, error) {
	n := s.namedAt(ctx, at, p.TextDocumentPositionParams)
	if n == nil {
		return nil, ctx.Err()
	}
	item, ok := s.callable(ctx, n, n.Entity)
	if !ok {
		return nil, ctx.Err()
	}
	return []protocol.CallHierarchyItem{item}, ctx.Err()
}

// incomingCalls answers callHierarchy/incomingCalls: what refers to a file, an operation or a component.
func incomingCalls(ctx context.Context, s *session, at *snapshot, p *protocol.CallHierarchyIncomingCallsParams) ([]protocol.CallHierarchyIncomingCall, error) {
	n, u := s.unitOf(ctx, at, p.Item)
	if n == nil {
		return nil, ctx.Err()
	}
	found := []protocol.CallHierarchyIncomingCall{}
	documents, all := s.sharing(ctx, n, "")
	for i, names := range all {
		for _, call := range names.Calls() {
			if call.To == u.Entity {
				from := s.callItem(documents[i], call.From)
				found = append(found, protocol.CallHierarchyIncomingCall{From: from, FromRanges: s.ranges(documents[i], call.Places)})
			}
		}
	}
	return found, ctx.Err()
}

// outgoingCalls answers callHierarchy/outgoingCalls: what a file, an operation or a component refers to.
func outgoingCalls(ctx context.Context, s *session, at *snapshot, p *protocol.CallHierarchyOutgoingCallsParams) ([]protocol.CallHierarchyOutgoingCall, error) {
	n, u := s.unitOf(ctx, at, p.Item)
	if n == nil {
		return nil, ctx.Err()
	}
	found := []protocol.CallHierarchyOutgoingCall{}
	for _, call := range n.names.Calls() {
		if call.From.Entity != u.Entity {
			continue
		}
		if to, ok := s.callable(ctx, n, call.To); ok {
			found = append(found, protocol.CallHierarchyOutgoingCall{To: to, FromRanges: s.ranges(n.document, call.Places)})
		}
	}
	return found, ctx.Err()
}

// unitOf is what an item of an earlier answer is now; nil when it is not there any more.
func (s *session) unitOf(ctx context.Context, at *snapshot, item protocol.CallHierarchyItem) (*named, analysis.Unit) {
	d := at.documents[canonical(string(item.URI))]
	if d == nil {
		d, _ = s.lookup(at, pathOf(string(item.URI), at.home()))
	}
	if d == nil || !d.inStep {
		return nil, analysis.Unit{}
	}
	names := s.namesOf(ctx, at, d)
	start := item.SelectionRange.Start
	u, ok := names.UnitAt(d.text().At(int(start.Line), int(start.Character), s.client.encoding))
	if !ok {
		return nil, u
	}
	return &named{d, at, names, analysis.Occurrence{Entity: u.Entity}}, u
}

// callable is an entity as an item, if it is a file, an operation or a component.
func (s *session) callable(ctx context.Context, n *named, e analysis.Entity) (item protocol.CallHierarchyItem, ok bool) {
	if u, ok := n.names.UnitOf(e); ok {
		return s.callItem(n.document, u), true
	}
	d, err := s.lookup(n.at, e.Path())
	if err != nil || !d.inStep {
		return item, false
	}
	if u, ok := s.namesOf(ctx, n.at, d).UnitOf(e); ok {
		return s.callItem(d, u), true
	}
	return item, false
}

func (s *session) callItem(d *document, u analysis.Unit) protocol.CallHierarchyItem {
	kind := protocol.SymbolKindFunction
	switch u.Sort {
	case analysis.FileEntity:
		kind = protocol.SymbolKindFile
	case analysis.ComponentEntity:
		kind = protocol.SymbolKindClass
	}
	return protocol.CallHierarchyItem{
		Name: u.Label, Kind: kind, Detail: ptr(string(u.Sort)), URI: uri.URI(d.spelling),
		Range:          toRange(d.text(), u.Range, s.client.encoding),
		SelectionRange: toRange(d.text(), u.Name, s.client.encoding),
	}
}

func (s *session) ranges(d *document, places []syntax.Range) []protocol.Range {
	all := make([]protocol.Range, len(places))
	for i, r := range places {
		all[i] = toRange(d.text(), r, s.client.encoding)
	}
	return all
}
