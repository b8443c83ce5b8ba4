package lsp

import (
	"context"
	"time"
)

const (
	viewDelay   = 100 * time.Millisecond // how long to wait for more changes
	viewTimeout = 10 * time.Second       // how long the editor may take to say that it will ask again
)

// viewLoop tells the editor to ask again for something that it shows, whenever that may have changed for another reason
// than a change of the document: such as what a reference leads to, or the settings.
func (s *session) viewLoop(changed signal, what string, refresh func(context.Context) error) func(context.Context) {
	return func(ctx context.Context) {
		for {
			select {
			case <-changed:
			case <-ctx.Done():
				return
			}
			select {
			case <-time.After(viewDelay):
			case <-ctx.Done():
				return
			}
			call, cancel := context.WithTimeout(ctx, viewTimeout)
			if err := refresh(call); err != nil && ctx.Err() == nil {
				s.log.warnf("the editor did not take a refresh of its %s: %v", what, err)
			}
			cancel()
		}
	}
}

// refreshViews starts the loops of what the editor can be told to ask for again.
func (s *session) refreshViews() {
	if s.client.structure.refreshHints {
		s.background("inlay hints", s.viewLoop(s.hints, "inlay hints", s.editor.InlayHintRefresh))
	}
	if s.client.structure.refreshTokens {
		s.background("semantic tokens", s.viewLoop(s.colours, "semantic tokens", s.editor.SemanticTokensRefresh))
	}
}
