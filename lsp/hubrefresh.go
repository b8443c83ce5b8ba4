package lsp

import (
	"context"

	"go.lsp.dev/protocol"
)

// commandHubRefresh asks for all components again.
const commandHubRefresh = "plxLsp.hub.refresh"

// refreshHub has the components that the open files refer to asked for again, whatever was answered not long ago.
func refreshHub(_ context.Context, s *session, _ *snapshot, _ string, _ []protocol.LSPAny) (any, error) {
	s.remote.Refresh()
	return nil, nil
}
