package lsp

import (
	"context"
	"errors"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/spec"
)

// offerHub adds what may help where a component could not be read: to see how the server logs in, and to ask for it again.
func (a *actor) offerHub(ctx context.Context, subjects []subject) {
	for _, s := range subjects {
		switch s.diagnostic.Code {
		case spec.CodeNotFetched, spec.CodeHubRef, spec.CodeURLRef, analysis.CodeLaterRef:
		default:
			continue
		}
		err := a.whyNot(ctx, s)
		if mayBeTheLogin(err) {
			a.command(s, "Show how plx-lsp logs in", commandAuthStatus)
		}
		if mayHelpToAskAgain(err) {
			a.command(s, "Ask for the component again", commandHubRefresh)
		}
	}
}

// whyNot is why the component of the hubRef that a diagnostic is about could not be read, nil when it could or there is none.
func (a *actor) whyNot(ctx context.Context, s subject) error {
	d := a.found.document
	ref := analysis.HubRefAt(d.reading.document(), s.diagnostic.Range.Start)
	if ref == nil {
		return nil
	}
	_, err := a.component(ctx, a.at, a.at.settingsFor(d.path), ref.Value)
	return err
}

// mayBeTheLogin reports whether a component could not be read because of whom the server asks, and as whom.
func mayBeTheLogin(err error) bool {
	for _, kind := range []error{hub.ErrNotAuthenticated, hub.ErrForbidden, hub.ErrNotConfigured, hub.ErrNoSuchAPI, hub.ErrOff} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}

// mayHelpToAskAgain is false where nobody is asked, or somebody is being asked.
func mayHelpToAskAgain(err error) bool {
	return !errors.Is(err, hub.ErrNoName) && !errors.Is(err, hub.ErrOff) && !errors.Is(err, hub.ErrPending)
}

// command adds an action that runs a command for the document.
func (a *actor) command(s subject, title, command string) {
	a.actions = append(a.actions, &protocol.CodeAction{
		Title: title, Kind: ptr(protocol.CodeActionKindQuickFix), Diagnostics: []protocol.Diagnostic{s.shown},
		Command: protocol.Command{Title: title, Command: command, Arguments: []protocol.LSPAny{encoded(a.found.document.spelling)}},
	})
}
