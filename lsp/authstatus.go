package lsp

import (
	"context"
	"fmt"

	"go.lsp.dev/protocol"
)

// commandAuthStatus tells how the server logs in to Polyaxon.
const commandAuthStatus = "plxLsp.auth.status"

// authStatus tells how the server logs in for a document, in a sentence on the screen and in whole as its answer.
func authStatus(ctx context.Context, s *session, at *snapshot, document string, _ []protocol.LSPAny) (any, error) {
	settings := at.settingsFor(pathOf(document, at.home()))
	status := s.connection(settings).Ask(ctx)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	who := "without a token"
	if status.Authenticated {
		who = "with the token of " + status.Token
	}
	message := &protocol.ShowMessageParams{
		Type:    protocol.MessageTypeInfo,
		Message: fmt.Sprintf("%s (from %s), %s: %s", status.Host.Value, status.Host.Origin, who, status.Answer),
	}
	if err := s.editor.ShowMessage(ctx, message); err != nil {
		s.log.warnf("the editor did not show how the server logs in: %v", err)
	}
	return status.String(), nil
}
