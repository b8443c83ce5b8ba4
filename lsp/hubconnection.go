package lsp

import (
	"context"
	"fmt"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/hub"
)

// connection is how to reach the deployment that the settings name, or else the user's own. What is wrong with the configuration
// is told.
func (s *session) connection(settings analysis.Settings) *hub.Connection {
	c := hub.Load(hub.MachinePlaces(), settings.Hub)
	for _, p := range c.Problems {
		s.problem(p)
	}
	return c
}

// hubClient speaks with the deployment that the settings of the file at path name, or else the user's own.
func (s *session) hubClient(ctx context.Context, path string) (*hub.Client, error) {
	select {
	case <-s.told:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	return hub.NewClient(s.connection(s.snapshot().settingsFor(path)))
}

// showProblem shows what is wrong with the configuration of Polyaxon, which is no mistake of any document.
func (s *session) showProblem(p hub.Problem) {
	s.background("a problem", func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, noteTimeout)
		defer cancel()
		message := fmt.Sprintf("The configuration of Polyaxon has a mistake, and counts without it. %s.", p)
		s.log.stderr(levelWarn, "%s", message)
		if err := s.editor.ShowMessage(ctx, &protocol.ShowMessageParams{Type: levelWarn, Message: message}); err != nil {
			s.log.warnf("the editor did not show a message: %v", err)
		}
	})
}
