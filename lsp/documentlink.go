package lsp

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// linksClient is what the editor can do with links.
type linksClient struct{ links, tooltip bool }

// documentLink answers textDocument/documentLink.
func documentLink(_ context.Context, s *session, at *snapshot, p *protocol.DocumentLinkParams) ([]protocol.DocumentLink, error) {
	d := at.structured(p.TextDocument)
	if d == nil {
		return nil, nil
	}
	var found []analysis.Link
	if folder := at.settingsFolder(d); folder != "" {
		found = analysis.SettingsLinks(folder, d.reading.document().Tree)
	} else {
		found = analysis.Links(d.reading.document())
	}
	links := []protocol.DocumentLink{}
	for _, l := range found {
		target := l.URL
		switch {
		case l.Path != "":
			target = uriOf(l.Path)
			if open := at.documents[target]; open != nil {
				target = open.spelling
			}
		case l.Hub != "":
			page, ok := s.remote.Page(at.settingsFor(d.path).Hub, l.Hub)
			if !ok {
				continue
			}
			target = page
		}
		link := protocol.DocumentLink{Range: toRange(d.text(), l.Range, s.client.encoding), Target: ptr(uri.URI(target))}
		if s.client.structure.links.tooltip {
			link.Tooltip = ptr(l.Tooltip)
		}
		links = append(links, link)
	}
	return links, nil
}
