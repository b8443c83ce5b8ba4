package lsp

import (
	"context"
	"net/url"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// hubScheme is the scheme of the documents that show components of a hub.
const hubScheme = "plx-hub"

// hubURI is the URI of the component that a hubRef names: its name and version are the path, so that an editor shows them.
//
//	plx-hub:///acme/train/v1.yaml
func hubURI(ref string) string {
	name, version, _ := strings.Cut(ref, ":")
	if version == "" {
		version = "latest"
	}
	segments := strings.Split(name, "/")
	for i, s := range segments {
		segments[i] = url.PathEscape(s)
	}
	return hubScheme + ":///" + strings.Join(segments, "/") + "/" + url.PathEscape(version) + ".yaml"
}

// parseHub reads such a URI in any spelling. It is false for any other URI.
func parseHub(spelling string) (ref string, ok bool) {
	rest, ours := strings.CutPrefix(spelling, hubScheme+":")
	path, err := url.PathUnescape(strings.TrimLeft(rest, "/"))
	path, isYAML := strings.CutSuffix(path, ".yaml")
	i := strings.LastIndexByte(path, '/')
	if !ours || err != nil || !isYAML || i <= 0 || i == len(path)-1 {
		return "", false
	}
	return path[:i] + ":" + path[i+1:], true
}

// isMade reports whether a URI is that of a document that the server makes.
func isMade(spelling string) bool {
	return isResolved(spelling) || strings.HasPrefix(spelling, hubScheme+":")
}

// hubText is the text of the component that ref names.
func (s *session) hubText(ctx context.Context, at *snapshot, ref string) (string, error) {
	tree, err := s.component(ctx, at, at.settingsFor(at.home()), ref)
	if err != nil {
		return "", jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), "`%s` is not known now: %v", ref, err)
	}
	return tree.Text.String(), nil
}

// awaitHub waits for the component that ref names, which nothing may have referred to yet.
func (s *session) awaitHub(ctx context.Context, at *snapshot, ref string) {
	select {
	case <-s.told:
		s.remote.Await(ctx, at.settingsFor(at.home()).Hub, spec.Reference{Field: "hubRef", Text: ref})
	case <-ctx.Done():
	}
}

// component is the component that ref names, as it is known now.
func (s *session) component(ctx context.Context, at *snapshot, settings analysis.Settings, ref string) (*syntax.Tree, error) {
	return s.resolver(at, settings).Fetch(ctx, spec.Reference{Field: "hubRef", Text: ref})
}

// definitionInHub is the component that the hubRef at a place names, for editors that can show it; nil when there is none.
func (s *session) definitionInHub(ctx context.Context, at *snapshot, p protocol.TextDocumentPositionParams) protocol.DefinitionResult {
	d, place := s.polyaxonfile(at, p)
	if d == nil || !s.client.content {
		return nil
	}
	value := analysis.HubRefAt(d.reading.document(), place)
	if value == nil {
		return nil
	}
	tree, err := s.component(ctx, at, at.settingsFor(d.path), value.Value)
	if err != nil {
		return nil
	}
	target := uri.URI(hubURI(value.Value))
	name := toRange(tree.Text, analysis.NameRange(tree), s.client.encoding)
	if !s.client.navigation.links {
		return protocol.LocationSlice{{URI: target, Range: name}}
	}
	origin := toRange(d.text(), value.Range, s.client.encoding)
	return protocol.DefinitionLinkSlice{{
		OriginSelectionRange: &origin, TargetURI: target,
		TargetRange: toRange(tree.Text, syntax.Range{End: tree.Text.End()}, s.client.encoding), TargetSelectionRange: name,
	}}
}
