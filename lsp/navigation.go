package lsp

import (
	"context"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// navigationClient is what the editor can do with what places name.
type navigationClient struct {
	definition, links     bool // links: it takes the place that leads somewhere along with where it leads
	references, highlight bool
	calls                 bool
	rename, prepareRename bool
	documentChanges       bool // it takes edits for versions of documents
}

func navigationCapabilities(t *protocol.TextDocumentClientCapabilities, w *protocol.WorkspaceClientCapabilities) (c navigationClient) {
	if w != nil && w.WorkspaceEdit != nil {
		c.documentChanges = yes(w.WorkspaceEdit.DocumentChanges)
	}
	if t == nil {
		return c
	}
	if t.Definition != nil {
		c.definition, c.links = true, yes(t.Definition.LinkSupport)
	}
	c.references, c.highlight = t.References != nil, t.DocumentHighlight != nil
	c.calls = t.CallHierarchy != nil
	if t.Rename != nil {
		c.rename, c.prepareRename = true, yes(t.Rename.PrepareSupport)
	}
	return c
}

// announce adds to what the server can do what it does with what places name.
func (c navigationClient) announce(can *protocol.ServerCapabilities) {
	if c.definition {
		can.DefinitionProvider = protocol.Boolean(true)
	}
	if c.references {
		can.ReferencesProvider = protocol.Boolean(true)
	}
	if c.highlight {
		can.DocumentHighlightProvider = protocol.Boolean(true)
	}
	if c.calls {
		can.CallHierarchyProvider = protocol.Boolean(true)
	}
	switch {
	case c.rename && c.prepareRename:
		can.RenameProvider = &protocol.RenameOptions{PrepareProvider: ptr(true)}
	case c.rename:
		can.RenameProvider = protocol.Boolean(true)
	}
}

// named is a place that names something.
type named struct {
	*document
	at    *snapshot
	names *analysis.Names
	analysis.Occurrence
}

// namedAt is what the place names that a request is about; nil when that is nothing.
func (s *session) namedAt(ctx context.Context, at *snapshot, p protocol.TextDocumentPositionParams) *named {
	d, place := s.polyaxonfile(at, p)
	if d == nil {
		return nil
	}
	names := s.namesOf(ctx, at, d)
	found, ok := names.At(place)
	if !ok {
		return nil
	}
	return &named{d, at, names, found}
}

// namesOf are the names in a document.
func (s *session) namesOf(ctx context.Context, at *snapshot, d *document) *analysis.Names {
	return analysis.NamesOf(ctx, d.reading.document(), s.baseOf(at, d), s.resolver(at, at.settingsFor(d.path)))
}

// baseOf is the Polyaxonfile that d is laid over in the first set that it is in; nil when it is no overlay.
func (s *session) baseOf(at *snapshot, d *document) *analysis.Document {
	sets := at.settings.byPath[d.path]
	if len(sets) == 0 || sets[0].base() == d.path {
		return nil
	}
	base, err := s.lookup(at, sets[0].base())
	if err != nil {
		return nil
	}
	return base.reading.document()
}

// sharing are the documents with names of the same thing, the one at hand first, and these names.
func (s *session) sharing(ctx context.Context, n *named, also string) (documents []*document, all []*analysis.Names) {
	documents, all = []*document{n.document}, []*analysis.Names{n.names}
	if n.Sort == analysis.AnchorEntity {
		return documents, all
	}
	s.index.wait(ctx)
	seen := map[string]bool{n.uri: true}
	add := func(d *document) {
		if seen[d.uri] || ctx.Err() != nil {
			return
		}
		seen[d.uri] = true
		if text := d.text().String(); d.path == n.Path() || strings.Contains(text, searched(n.Entity)) || also != "" && strings.Contains(text, also) {
			documents, all = append(documents, d), append(all, s.namesOf(ctx, n.at, d))
		}
	}
	for _, d := range s.workspaceDocuments(n.at) {
		if n.at.isPolyaxonfile(d) {
			add(d)
		}
	}
	if d, err := s.lookup(n.at, n.Path()); err == nil && d.inStep {
		add(d) // it may be in no folder of the workspace
	}
	return documents, all
}

// searched is a text that stands in every document which names an entity.
func searched(e analysis.Entity) string {
	if e.Sort == analysis.FileEntity {
		return filepath.Base(e.Name)
	}
	return e.Name
}

// locationIn is a place in a document.
func (s *session) locationIn(d *document, r syntax.Range) protocol.Location {
	return protocol.Location{URI: uri.URI(d.spelling), Range: toRange(d.text(), r, s.client.encoding)}
}

// navigationHandlers are the requests about what places name.
func navigationHandlers() map[string]requestHandler {
	return map[string]requestHandler{
		protocol.MethodTextDocumentDefinition:           request(definition),
		protocol.MethodTextDocumentReferences:           request(references),
		protocol.MethodTextDocumentDocumentHighlight:    request(documentHighlight),
		protocol.MethodTextDocumentPrepareRename:        request(prepareRename),
		protocol.MethodTextDocumentRename:               request(rename),
		protocol.MethodTextDocumentPrepareCallHierarchy: request(prepareCallHierarchy),
		protocol.MethodCallHierarchyIncomingCalls:       request(incomingCalls),
		protocol.MethodCallHierarchyOutgoingCalls:       request(outgoingCalls),
	}
}
