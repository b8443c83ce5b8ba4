package lsp

import (
	"maps"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// initialize answers the first request. It runs on the reading goroutine, so nothing else is handled meanwhile.
func (s *session) initialize(params []byte) (any, error) {
	if isNull(params) {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "initialize needs params")
	}
	p, err := decodeInitialize(params)
	if err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the params of initialize do not fit: %v", err)
	}
	s.client.setCapabilities(p.Capabilities, p.ClientInfo.Name)
	s.trace(p.Trace)
	folders := initialFolders(p)
	s.update(func(at *snapshot) { at.folders = folders })
	s.setEditorSettings(p.InitializationOptions)
	s.loadSettingsFiles(folders)
	s.applyTrace()
	if p.ProcessID != nil {
		s.watchParent(int(*p.ProcessID))
	}
	s.phase.set(running)
	s.log.connect(s.editor)
	return &protocol.InitializeResult{
		Capabilities: s.capabilities(),
		ServerInfo:   protocol.ServerInfo{Name: "plx-lsp", Version: protocol.NewOptional(s.options.Version)},
	}, nil
}

// capabilities are exactly what this server does for this client.
func (s *session) capabilities() protocol.ServerCapabilities {
	incremental := protocol.TextDocumentSyncKindIncremental
	can := protocol.ServerCapabilities{
		PositionEncoding: encodingKind(s.client.encoding),
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: ptr(true), Change: &incremental, Save: &protocol.SaveOptions{IncludeText: ptr(false)},
		},
		Workspace: &protocol.WorkspaceOptions{
			WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{
				Supported: ptr(true), ChangeNotifications: protocol.Boolean(true),
			},
		},
		CompletionProvider:     &protocol.CompletionOptions{TriggerCharacters: completionTriggers, ResolveProvider: ptr(true)},
		ExecuteCommandProvider: protocol.ExecuteCommandOptions{Commands: slices.Sorted(maps.Keys(commands()))},
	}
	if s.client.content {
		can.Workspace.TextDocumentContent = &protocol.TextDocumentContentOptions{Schemes: []string{resolvedScheme, hubScheme}}
	}
	if s.client.hover {
		can.HoverProvider = protocol.Boolean(true)
	}
	if s.client.signature.supported {
		can.SignatureHelpProvider = &protocol.SignatureHelpOptions{TriggerCharacters: signatureTriggers}
	}
	if s.client.inlineValue {
		can.InlineValueProvider = protocol.Boolean(true)
	}
	if s.client.codeAction.literals {
		can.CodeActionProvider = &protocol.CodeActionOptions{
			CodeActionKinds: codeActionKinds, ResolveProvider: ptr(s.client.codeAction.resolves),
		}
	}
	if s.client.codeLens {
		can.CodeLensProvider = &protocol.CodeLensOptions{}
	}
	s.client.structure.announce(&can)
	s.client.navigation.announce(&can)
	if s.client.pull {
		can.DiagnosticProvider = &protocol.DiagnosticOptions{
			WorkDoneProgressOptions: protocol.WorkDoneProgressOptions{WorkDoneProgress: ptr(true)},
			Identifier:              ptr(source), InterFileDependencies: true, WorkspaceDiagnostics: true,
		}
	}
	return can
}

func ptr[T any](v T) *T { return &v }

// initialized starts what needs an editor that listens.
func (s *session) initialized([]byte) error {
	s.log.infof("plx-lsp %s: positions in %s", s.options.Version, encodingKind(s.client.encoding))
	s.begin.Do(func() {
		s.background("registering", s.register)
		s.background("settings", s.reloadLoop)
		s.background("diagnostics", s.publishLoop)
		s.background("resolved operations", s.resolvedLoop)
		s.background("code lenses", s.codeLensLoop)
		s.refreshViews()
		s.background("formatting", s.offerLoop)
		s.background("scanning", s.scan)
	})
	return nil
}
