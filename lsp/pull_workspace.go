package lsp

import (
	"context"
	"maps"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// partialSize is how many reports go into one partial result.
const partialSize = 50

// workspaceDiagnostic answers workspace/diagnostic: what is to be shown in every Polyaxonfile of the workspace, open or
// not, and in the files that they refer to.
func workspaceDiagnostic(ctx context.Context, s *session, at *snapshot, p *protocol.WorkspaceDiagnosticParams,
) (*protocol.WorkspaceDiagnosticReport, error) {
	all, err := s.findings(ctx, at, s.workspaceDocuments(at))
	if err != nil {
		return nil, err
	}
	previous := map[string]string{}
	for _, id := range p.PreviousResultIds {
		previous[canonical(string(id.URI))] = id.Value
	}
	for name := range previous {
		if all[name] == nil { // reported before, and no longer a Polyaxonfile: nothing is to be shown in it
			all[name] = &found{document: at.documents[name], spelling: name}
		}
	}
	reports := []protocol.WorkspaceDocumentDiagnosticReport{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		reports = append(reports, workspaceReport(all[name], previous[name]))
	}
	if p.PartialResultToken == nil {
		return &protocol.WorkspaceDiagnosticReport{Items: reports}, nil
	}
	for part := range slices.Chunk(reports, partialSize) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		value := raw(&protocol.WorkspaceDiagnosticReportPartialResult{Items: part})
		_ = s.editor.Progress(ctx, &protocol.ProgressParams{Token: p.PartialResultToken, Value: value})
	}
	return &protocol.WorkspaceDiagnosticReport{Items: []protocol.WorkspaceDocumentDiagnosticReport{}}, nil
}

func workspaceReport(f *found, previous string) protocol.WorkspaceDocumentDiagnosticReport {
	id := resultID(f.items)
	var version *int32
	if f.document != nil {
		version = f.document.version
	}
	if id == previous {
		report := &protocol.WorkspaceUnchangedDocumentDiagnosticReport{URI: uri.URI(f.spelling), Version: version}
		report.Kind, report.ResultID = reportUnchanged, id
		return report
	}
	report := &protocol.WorkspaceFullDocumentDiagnosticReport{URI: uri.URI(f.spelling), Version: version}
	report.FullDocumentDiagnosticReport = fullReport(f.items, id)
	return report
}

// workspaceDocuments are the open documents and the Polyaxonfiles of the workspace that are not open. The files of sets
// are Polyaxonfiles.
func (s *session) workspaceDocuments(at *snapshot) []*document {
	documents := s.pushed(at)
	paths := slices.Concat(s.index.paths(), slices.Collect(maps.Keys(at.settings.byPath)))
	slices.Sort(paths)
	for _, path := range slices.Compact(paths) {
		if at.documents[uriOf(path)] != nil || at.root(path) == "" {
			continue
		}
		if d, err := s.disk.document(path); err == nil {
			documents = append(documents, d)
		}
	}
	return documents
}
