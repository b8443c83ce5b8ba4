package lsp

import (
	"context"
	"encoding/json"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// commandResolve shows what Polyaxon would run.
const commandResolve = "plxLsp.resolve"

// commands are what workspace/executeCommand runs, each with its arguments: the URI of a document comes first.
func commands() map[string]func(context.Context, *session, *snapshot, string, []protocol.LSPAny) (any, error) {
	return map[string]func(context.Context, *session, *snapshot, string, []protocol.LSPAny) (any, error){
		commandResolve:    showResolved,
		commandHubRefresh: refreshHub,
		commandHubList:    listHub,
		commandHubPull:    pullFromHub,
		commandHubPush:    pushToHub,
		commandAuthStatus: authStatus,
		commandMigrate:    migrateFiles,
	}
}

// executeCommand answers workspace/executeCommand.
func executeCommand(ctx context.Context, s *session, at *snapshot, p *protocol.ExecuteCommandParams) (any, error) {
	run, known := commands()[p.Command]
	if !known {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no such command")
	}
	var document string
	if p.Command == commandMigrate && (len(p.Arguments) == 0 || isNull(p.Arguments[0])) {
		return run(ctx, s, at, "", nil) // the whole workspace
	}
	if len(p.Arguments) == 0 || json.Unmarshal(p.Arguments[0], &document) != nil || document == "" {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the first argument of %s must be the URI of a document", p.Command)
	}
	return run(ctx, s, at, document, p.Arguments[1:])
}

// resolveOptions is the second argument of plxLsp.resolve.
type resolveOptions struct {
	Compiled bool `json:"compiled"`
	Show     view `json:"show"` // in its place: "compiled", "runs" or "dag"
	Set      int  `json:"set"`
}

// showTimeout is how long the editor may take to show a document.
const showTimeout = 10 * time.Second

// showResolved shows the operation of a document, or of a set that it is in, where the editor can show documents: it, or
// our extension in it, reads this one from us. The answer is its text in any case.
func showResolved(ctx context.Context, s *session, at *snapshot, document string, more []protocol.LSPAny) (any, error) {
	var options resolveOptions
	if len(more) > 0 && !isNull(more[0]) && (json.Unmarshal(more[0], &options) != nil || options.Set < 0) {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the second argument of %s must be an object", commandResolve)
	}
	if options.Compiled {
		options.Show = viewCompiled
	}
	switch options.Show {
	case viewOperation, viewCompiled, viewRuns, viewDag:
	default:
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, `show must be "compiled", "runs" or "dag"`)
	}
	ref := resolvedRef{uri: document, show: options.Show, set: options.Set}
	text, err := s.resolve(ctx, at, ref)
	if err != nil {
		return nil, err
	}
	if s.client.showsDocuments {
		ctx, cancel := context.WithTimeout(ctx, showTimeout)
		defer cancel()
		shown, err := s.editor.ShowDocument(ctx, &protocol.ShowDocumentParams{URI: uri.URI(ref.String()), TakeFocus: ptr(false)})
		if err != nil || shown == nil || !shown.Success {
			s.log.warnf("the editor did not show the resolved operation: %v", err)
		}
	}
	return text, nil
}
