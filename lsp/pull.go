package lsp

import (
	"context"
	"encoding/hex"
	"hash/fnv"
	"maps"
	"slices"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// The protocol's names of the two kinds of report; its types do not fill them in.
const (
	reportFull      = string(protocol.DocumentDiagnosticReportKindFull)
	reportUnchanged = string(protocol.DocumentDiagnosticReportKindUnchanged)
)

// documentDiagnostic answers textDocument/diagnostic: what is to be shown in one document.
func documentDiagnostic(ctx context.Context, s *session, at *snapshot, p *protocol.DocumentDiagnosticParams,
) (protocol.DocumentDiagnosticReport, error) {
	if p.TextDocument.URI == "" {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "no textDocument.uri")
	}
	name := canonical(string(p.TextDocument.URI))
	documents := at.open()
	if at.documents[name] == nil {
		if d, err := s.lookup(at, pathOf(name, at.home())); err == nil {
			documents = append(documents, d)
		}
	}
	all, err := s.findings(ctx, at, documents)
	if err != nil {
		return nil, err
	}
	related := map[uri.URI]protocol.FullDocumentDiagnosticReportOrUnchangedDocumentDiagnosticReport{}
	if s.client.relatedDocuments {
		s.addRelated(at, related, all, name)
	}
	f := all[name]
	if f == nil {
		f = &found{}
	}
	id := resultID(f.items)
	if p.PreviousResultID != nil && *p.PreviousResultID == id {
		report := &protocol.RelatedUnchangedDocumentDiagnosticReport{RelatedDocuments: related}
		report.Kind, report.ResultID = reportUnchanged, id
		return report, nil
	}
	report := &protocol.RelatedFullDocumentDiagnosticReport{RelatedDocuments: related}
	report.FullDocumentDiagnosticReport = fullReport(f.items, id)
	return report, nil
}

// addRelated adds full reports of the files that were looked at for the document called name and for its sets.
func (s *session) addRelated(at *snapshot,
	related map[uri.URI]protocol.FullDocumentDiagnosticReportOrUnchangedDocumentDiagnosticReport,
	all map[string]*found, name string,
) {
	keys := []string{name}
	if k := s.checks.get(name); k != nil {
		for _, set := range at.settings.byPath[k.document.path] {
			keys = append(keys, set.key)
		}
	}
	for _, key := range keys {
		k := s.checks.get(key)
		if k == nil {
			continue
		}
		for _, d := range k.read {
			if d == nil || d.uri == name {
				continue
			}
			var items []protocol.Diagnostic
			if f := all[d.uri]; f != nil {
				items = f.items
			}
			report := fullReport(items, resultID(items))
			related[uri.URI(d.spelling)] = &report
		}
	}
}

// open are the open documents, in a fixed order.
func (at *snapshot) open() []*document {
	var documents []*document
	for _, name := range slices.Sorted(maps.Keys(at.documents)) {
		documents = append(documents, at.documents[name])
	}
	return documents
}

func fullReport(items []protocol.Diagnostic, id string) protocol.FullDocumentDiagnosticReport {
	if items == nil {
		items = []protocol.Diagnostic{}
	}
	return protocol.FullDocumentDiagnosticReport{Kind: reportFull, ResultID: &id, Items: items}
}

// resultID is the same for the same items and different for others, so that nothing need be kept between requests.
func resultID(items []protocol.Diagnostic) string {
	hash := fnv.New64a()
	_, _ = hash.Write(raw(&protocol.PublishDiagnosticsParams{Diagnostics: items}))
	return hex.EncodeToString(hash.Sum(nil))
}

// refreshTimeout is how long the editor may take to say that it will pull again.
const refreshTimeout = 10 * time.Second

// refreshLoop tells a client that pulls to pull again when something changed that it cannot know of.
func (s *session) refreshLoop(ctx context.Context) {
	for {
		select {
		case <-s.refreshes:
		case <-ctx.Done():
			return
		}
		if !s.client.refresh {
			continue
		}
		call, cancel := context.WithTimeout(ctx, refreshTimeout)
		if err := s.editor.DiagnosticRefresh(call); err != nil && ctx.Err() == nil {
			s.log.warnf("the editor did not take a refresh of its diagnostics: %v", err)
		}
		cancel()
	}
}

// refreshIfUsed asks for a refresh when other documents depend on d, which has changed.
func (s *session) refreshIfUsed(d *document) {
	at := s.snapshot()
	if at.isSettingsFile(d.path) || s.checks.uses(at, d) {
		s.refreshes.raise()
		s.hints.raise()
	}
}
