package lsp

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// definition answers textDocument/definition: where that is declared, or else given, which a place names.
func definition(ctx context.Context, s *session, at *snapshot, p *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	if component := s.definitionInHub(ctx, at, p.TextDocumentPositionParams); component != nil {
		return component, ctx.Err()
	}
	n := s.namedAt(ctx, at, p.TextDocumentPositionParams)
	if n == nil {
		return nil, ctx.Err()
	}
	targets := analysis.Definitions(ctx, n.names, s.baseOf(at, n.document), n.Entity, s.resolver(at, at.settingsFor(n.path)))
	if err := ctx.Err(); err != nil || len(targets) == 0 {
		return nil, err
	}
	var links protocol.DefinitionLinkSlice
	var places protocol.LocationSlice
	origin := toRange(n.text(), n.Range, s.client.encoding)
	for _, t := range targets {
		spelling := uriOf(t.Path)
		if d, err := s.lookup(at, t.Path); err == nil {
			spelling = d.spelling
		}
		if t.Path == n.path {
			spelling = n.spelling
		}
		name := toRange(t.Text, t.Name, s.client.encoding)
		places = append(places, protocol.Location{URI: uri.URI(spelling), Range: name})
		links = append(links, protocol.DefinitionLink{
			OriginSelectionRange: &origin, TargetURI: uri.URI(spelling),
			TargetRange: toRange(t.Text, t.Range, s.client.encoding), TargetSelectionRange: name,
		})
	}
	if s.client.navigation.links {
		return links, nil
	}
	return places, nil
}
