package lsp

import (
	"context"
	"errors"
	"maps"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// A requestHandler answers one method from the snapshot that was current when the request arrived.
type requestHandler func(ctx context.Context, s *session, at *snapshot, params []byte) (any, error)

// A notificationHandler takes one notification, on the reading goroutine. Its error is logged.
type notificationHandler func(s *session, params []byte) error

// requestHandlers are the requests that the server answers beside initialize and shutdown. What stands here is
// announced in the capabilities.
func requestHandlers() map[string]requestHandler {
	all := map[string]requestHandler{
		protocol.MethodTextDocumentDiagnostic:       request(documentDiagnostic),
		protocol.MethodWorkspaceDiagnostic:          request(workspaceDiagnostic),
		protocol.MethodTextDocumentCodeLens:         request(codeLens),
		protocol.MethodTextDocumentCodeAction:       codeAction,
		protocol.MethodCodeActionResolve:            resolveCodeAction,
		protocol.MethodTextDocumentCompletion:       request(completion),
		protocol.MethodCompletionItemResolve:        resolveCompletion,
		protocol.MethodTextDocumentHover:            request(hover),
		protocol.MethodTextDocumentSignatureHelp:    request(signatureHelp),
		protocol.MethodTextDocumentInlineValue:      request(inlineValue),
		protocol.MethodWorkspaceExecuteCommand:      request(executeCommand),
		protocol.MethodWorkspaceTextDocumentContent: textDocumentContent,
	}
	maps.Copy(all, structureHandlers())
	maps.Copy(all, navigationHandlers())
	return all
}

// notificationHandlers are the notifications that the server takes beside exit and $/cancelRequest; it ignores others.
func notificationHandlers() map[string]notificationHandler {
	return map[string]notificationHandler{
		protocol.MethodInitialized:                        (*session).initialized,
		protocol.MethodSetTrace:                           (*session).setTrace,
		protocol.MethodTextDocumentDidOpen:                (*session).didOpen,
		protocol.MethodTextDocumentDidChange:              (*session).didChange,
		protocol.MethodTextDocumentDidSave:                (*session).didSave,
		protocol.MethodTextDocumentDidClose:               (*session).didClose,
		protocol.MethodWorkspaceDidChangeConfiguration:    (*session).didChangeConfiguration,
		protocol.MethodWorkspaceDidChangeWorkspaceFolders: (*session).didChangeWorkspaceFolders,
		protocol.MethodWorkspaceDidChangeWatchedFiles:     (*session).didChangeWatchedFiles,
		protocol.MethodWindowWorkDoneProgressCancel:       (*session).cancelProgress,
	}
}

// request makes a handler of a function with typed params.
func request[P, R any](f func(context.Context, *session, *snapshot, *P) (R, error)) requestHandler {
	return func(ctx context.Context, s *session, at *snapshot, params []byte) (any, error) {
		p := new(P)
		if err := protocol.Unmarshal(params, p); err != nil {
			return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the params do not fit the method: %v", err)
		}
		return f(ctx, s, at, p)
	}
}

// handle is called by the connection for every message, on the reading goroutine. The context and the request that it
// gets are pooled: nothing is derived from ctx, and params are kept only after jsonrpc2.Async has copied them.
func (s *session) handle(ctx context.Context, r *jsonrpc2.Request) (any, error) {
	s.traceReceived(r)
	if !r.IsCall() {
		s.notify(r.Method(), r.Params())
		return nil, nil
	}
	handler, known := s.requests[r.Method()]
	if err := s.admit(r.Method(), known); err != nil {
		return nil, err
	}
	switch r.Method() {
	case protocol.MethodInitialize:
		return s.contain(r.Method(), func() (any, error) { return s.initialize(r.Params()) })
	case protocol.MethodShutdown:
		s.phase.set(shutDown)
		return nil, nil
	}
	at := s.snapshot()
	work, done := s.calls.begin(s.ctx, r.ID())
	defer done()
	if !s.work.start() {
		return nil, protocol.ErrRequestCancelled
	}
	defer s.work.done()
	jsonrpc2.Async(ctx)
	return s.answer(work, r, func() (any, error) { return handler(work, s, at, r.Params()) })
}

// admit says whether a request may be answered in this phase of the session.
func (s *session) admit(method string, known bool) error {
	known = known || method == protocol.MethodInitialize || method == protocol.MethodShutdown
	switch {
	case s.phase.is(shutDown):
		return jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "the server is shut down")
	case s.phase.is(fresh) && method != protocol.MethodInitialize:
		return jsonrpc2.Errorf(jsonrpc2.ServerNotInitialized, "the first request must be initialize")
	case !s.phase.is(fresh) && method == protocol.MethodInitialize:
		return jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "the server is initialized already")
	case !known:
		return jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "method %q is not supported", method)
	}
	return nil
}

// answer runs a request when its turn has come. A request that is cancelled is answered at once, even where its work
// takes a while to notice.
func (s *session) answer(ctx context.Context, r *jsonrpc2.Request, run func() (any, error)) (any, error) {
	select {
	case s.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, protocol.ErrRequestCancelled
	}
	type outcome struct {
		result any
		err    error
	}
	finished := make(chan outcome, 1)
	go func() {
		defer func() { <-s.slots }()
		result, err := s.contain(r.Method(), run)
		finished <- outcome{result, err}
	}()
	select {
	case <-ctx.Done():
		return nil, protocol.ErrRequestCancelled
	case o := <-finished:
		return o.result, s.coded(r.Method(), o.err)
	}
}

// coded is err as an error of JSON-RPC.
func (s *session) coded(method string, err error) error {
	var coded *jsonrpc2.Error
	switch {
	case err == nil, errors.As(err, &coded):
		return err
	case errors.Is(err, context.Canceled):
		return protocol.ErrRequestCancelled
	}
	s.log.errorf("%s failed: %v", method, err)
	return jsonrpc2.Errorf(jsonrpc2.InternalError, "%v", err)
}

// contain runs f; a panic in it becomes an error.
func (s *session) contain(name string, f func() (any, error)) (result any, err error) {
	defer func() {
		if r := recover(); r != nil {
			s.logPanic(name, r)
			result, err = nil, jsonrpc2.Errorf(jsonrpc2.InternalError, "%s failed inside the server; see its log", name)
		}
	}()
	return f()
}

// notify takes a notification. Nothing in it can end the session but exit.
func (s *session) notify(method string, params []byte) {
	switch method {
	case protocol.MethodExit:
		s.end(errExit)
		return
	case protocol.MethodCancelRequest:
		s.calls.cancel(params)
		return
	}
	handler, known := s.notifications[method]
	if !known || !s.phase.is(running) {
		return
	}
	_, err := s.contain(method, func() (any, error) { return nil, handler(s, params) })
	if err != nil {
		s.log.warnf("%s ignored: %v", method, err)
	}
}
