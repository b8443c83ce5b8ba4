package lsp

import (
	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/spec"
)

// offerHub adds what may help where a component could not be read: to ask for it again.
func (a *actor) offerHub(subjects []subject) {
	for _, s := range subjects {
		switch s.diagnostic.Code {
		case spec.CodeNotFetched, spec.CodeHubRef, spec.CodeURLRef:
		default:
			continue
		}
		const title = "Ask for the component again"
		a.actions = append(a.actions, &protocol.CodeAction{
			Title: title, Kind: ptr(protocol.CodeActionKindQuickFix), Diagnostics: []protocol.Diagnostic{s.shown},
			Command: protocol.Command{
				Title: title, Command: commandHubRefresh, Arguments: []protocol.LSPAny{encoded(a.found.document.spelling)},
			},
		})
	}
}
