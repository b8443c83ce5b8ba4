package lsp

import (
	"context"
	"time"

	"go.lsp.dev/protocol"
)

// noteTimeout is how long the editor may take to show a message.
const noteTimeout = 10 * time.Second

// tellUser shows a message.
func (s *session) tellUser(message string) {
	ctx, cancel := context.WithTimeout(s.ctx, noteTimeout)
	defer cancel()
	_ = s.editor.ShowMessage(ctx, &protocol.ShowMessageParams{Type: levelInfo, Message: message})
}
