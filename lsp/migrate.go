package lsp

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/analysis/migrate"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// commandMigrate makes files of today of those of Polyaxon 0.x.
const commandMigrate = "plxLsp.migrate"

// migrated is the answer to plxLsp.migrate.
type migrated struct {
	Converted []string       `json:"converted"` // URIs of the files that are changed
	Failed    []notConverted `json:"failed"`
	Todos     int            `json:"todos"` // what is left to do in them
}

type notConverted struct {
	URI    string `json:"uri"`
	Reason string `json:"reason"`
}

// migrateFiles converts a document, the files of a folder, or without a document those of the whole workspace, in one edit.
func migrateFiles(ctx context.Context, s *session, at *snapshot, name string, _ []protocol.LSPAny) (any, error) {
	if !s.client.appliesEdits {
		return nil, jsonrpc2.Errorf(requestFailed, "the editor takes no edits: convert the files with `plx-lsp migrate --write`")
	}
	documents, alone, err := s.toMigrate(ctx, at, name)
	if err != nil {
		return nil, err
	}
	ctx, bar := s.startProgress(ctx, "Converting files of Polyaxon 0.x")
	defer bar.end()
	done := migrated{Converted: []string{}, Failed: []notConverted{}}
	var edits []spec.Edit
	for i, d := range documents {
		if err := ctx.Err(); err != nil {
			return nil, err // cancelled: nothing has changed yet
		}
		edits = append(edits, done.convert(d, alone)...)
		bar.report(i+1, len(documents))
	}
	if err := s.applyMigration(ctx, at, documents, edits); err != nil {
		return nil, err
	}
	s.tellUser(done.summary(alone))
	return done, nil
}

// toMigrate are the documents that a URI stands for: itself, or those in it when it is a folder, or all when it is empty.
func (s *session) toMigrate(ctx context.Context, at *snapshot, name string) (documents []*document, alone bool, err error) {
	if name != "" {
		if d := at.documents[canonical(name)]; d != nil {
			return []*document{d}, true, nil
		}
		path := pathOf(name, at.home())
		if d, err := s.lookup(at, path); err == nil {
			return []*document{d}, true, nil
		}
		if !isFolder(path) {
			return nil, false, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the document is not there, or cannot be read")
		}
		name = path
	}
	s.index.wait(ctx)
	for _, d := range s.workspaceDocuments(at) {
		if name == "" || within(name, d.path) {
			documents = append(documents, d)
		}
	}
	return documents, false, nil
}

// convert makes the edit that converts a document. Of several documents only those of 0.x are spoken of.
func (m *migrated) convert(d *document, alone bool) []spec.Edit {
	tree := d.reading.document().Tree
	if !alone && spec.FormerOf(tree.Root) == nil {
		return nil
	}
	result, err := migrate.File(tree, migrate.Options{Path: d.path})
	switch {
	case err != nil:
		m.Failed = append(m.Failed, notConverted{d.spelling, err.Error()})
		return nil
	case result.Unchanged:
		return nil
	}
	m.Converted = append(m.Converted, d.spelling)
	m.Todos += len(result.Notes)
	return []spec.Edit{{File: d.path, Range: syntax.Range{End: tree.Text.End()}, NewText: result.Text}}
}

// applyMigration asks the editor to make the edits, all in one.
func (s *session) applyMigration(ctx context.Context, at *snapshot, documents []*document, edits []spec.Edit) error {
	if len(edits) == 0 {
		return nil
	}
	a := actor{session: s, at: at, found: &found{document: documents[0]}}
	edit := a.workspaceEdit(outcome{edits: edits})
	if edit == nil {
		return jsonrpc2.Errorf(requestFailed, "a file has changed meanwhile: try it again")
	}
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	label := analysis.ConvertTitle
	answer, err := s.editor.ApplyEdit(ctx, &protocol.ApplyWorkspaceEditParams{Label: &label, Edit: *edit})
	if err != nil {
		return jsonrpc2.Errorf(requestFailed, "the editor did not change the files: %v", err)
	}
	if answer == nil || !answer.Applied {
		return jsonrpc2.Errorf(requestFailed, "the editor did not change the files")
	}
	return nil
}

// summary is what the user is told.
func (m *migrated) summary(alone bool) string {
	var parts []string
	switch n := len(m.Converted); {
	case n == 1:
		parts = append(parts, "1 file is converted")
	case n > 1:
		parts = append(parts, fmt.Sprintf("%d files are converted", n))
	case len(m.Failed) == 0 && alone:
		return "The file is none of Polyaxon 0.x: there is nothing to convert."
	case len(m.Failed) == 0:
		return "There are no files of Polyaxon 0.x."
	}
	for _, f := range m.Failed[:min(len(m.Failed), 3)] {
		parts = append(parts, fmt.Sprintf("%s cannot be converted: %s", filepath.Base(f.URI), strings.TrimRight(f.Reason, ".")))
	}
	if more := len(m.Failed) - 3; more > 0 {
		parts = append(parts, fmt.Sprintf("nor can %d more", more))
	}
	if m.Todos > 0 {
		parts = append(parts, fmt.Sprintf("%d remarks tell what is left to do", m.Todos))
	}
	return strings.Join(parts, "; ") + "."
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
