package lsp

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// An editor takes the layout of a file from one source only, and asks its user where several offer it. So that this does
// not happen in YAML files that are no Polyaxonfiles, the server offers it file by file where the editor lets it.

// formattingClient is what the editor can do with the layout of texts.
type formattingClient struct {
	whole, part, parts, onType formattingSupport
}

// formattingSupport says whether the editor has a request, and whether it can be offered later.
type formattingSupport struct{ known, later bool }

func formattingCapabilities(t *protocol.TextDocumentClientCapabilities) (c formattingClient) {
	if t.Formatting != nil {
		c.whole = formattingSupport{true, yes(t.Formatting.DynamicRegistration)}
	}
	if t.RangeFormatting != nil {
		c.part = formattingSupport{true, yes(t.RangeFormatting.DynamicRegistration)}
		c.parts.known = yes(t.RangeFormatting.RangesSupport)
	}
	if t.OnTypeFormatting != nil {
		c.onType = formattingSupport{true, yes(t.OnTypeFormatting.DynamicRegistration)}
	}
	return c
}

// announce offers for all files what cannot be offered later.
func (c formattingClient) announce(can *protocol.ServerCapabilities) {
	if c.whole.known && !c.whole.later {
		can.DocumentFormattingProvider = protocol.Boolean(true)
	}
	if c.part.known && !c.part.later {
		options := c.ranges()
		can.DocumentRangeFormattingProvider = &options
	}
	if c.onType.known && !c.onType.later {
		can.DocumentOnTypeFormattingProvider = typedOptions()
	}
}

func (c formattingClient) ranges() protocol.DocumentRangeFormattingOptions {
	return protocol.DocumentRangeFormattingOptions{RangesSupport: ptr(c.parts.known)}
}

func typedOptions() protocol.DocumentOnTypeFormattingOptions {
	return protocol.DocumentOnTypeFormattingOptions{FirstTriggerCharacter: formatTriggers[0], MoreTriggerCharacter: formatTriggers[1:]}
}

// registrations are what is offered later, for one document.
func (c formattingClient) registrations(d *document) []protocol.Registration {
	var all []protocol.Registration
	selector := protocol.TextDocumentRegistrationOptions{DocumentSelector: selectorOf(d)}
	add := func(method string, options protocol.LSPAny) {
		all = append(all, protocol.Registration{ID: method + " " + d.uri, Method: method, RegisterOptions: options})
	}
	if c.whole.later {
		add(protocol.MethodTextDocumentFormatting, raw(&protocol.DocumentFormattingRegistrationOptions{TextDocumentRegistrationOptions: selector}))
	}
	if c.part.later {
		add(protocol.MethodTextDocumentRangeFormatting, raw(&protocol.DocumentRangeFormattingRegistrationOptions{
			TextDocumentRegistrationOptions: selector, DocumentRangeFormattingOptions: c.ranges(),
		}))
	}
	if c.onType.later {
		add(protocol.MethodTextDocumentOnTypeFormatting, raw(&protocol.DocumentOnTypeFormattingRegistrationOptions{
			TextDocumentRegistrationOptions: selector, DocumentOnTypeFormattingOptions: typedOptions(),
		}))
	}
	return all
}

// selectorOf selects one document by its path. What would have a meaning in a pattern stands for any character.
func selectorOf(d *document) *protocol.DocumentSelector {
	scheme, path := "file", filepath.ToSlash(d.path)
	if u, err := uri.Parse(d.spelling); err == nil && !u.IsFile() {
		var rest string
		scheme, rest, _ = strings.Cut(string(u), ":")
		path, _, _ = strings.Cut(rest, "?")
	}
	pattern := strings.Map(func(r rune) rune {
		if strings.ContainsRune("*?[]{}", r) {
			return '?'
		}
		return r
	}, path)
	return &protocol.DocumentSelector{&protocol.TextDocumentFilterPattern{Scheme: ptr(scheme), Pattern: protocol.Pattern(pattern)}}
}

const (
	offerDelay   = 100 * time.Millisecond // how long to wait for more changes
	offerTimeout = 10 * time.Second       // how long the editor may take to take note of an offer
)

// offerLoop offers the layout of each open document once it is known to be a Polyaxonfile, until it is closed.
func (s *session) offerLoop(ctx context.Context) {
	can := s.client.structure.formatting
	if !can.whole.later && !can.part.later && !can.onType.later {
		return
	}
	offered := map[string][]protocol.Registration{} // by URI
	for {
		select {
		case <-s.offers:
		case <-ctx.Done():
			return
		}
		select {
		case <-time.After(offerDelay):
		case <-ctx.Done():
			return
		}
		s.offer(ctx, offered)
	}
}

// offer brings what is offered up to date.
func (s *session) offer(ctx context.Context, offered map[string][]protocol.Registration) {
	at := s.snapshot()
	var add []protocol.Registration
	var remove []protocol.Unregistration
	for name, d := range at.documents {
		if offered[name] == nil && at.isLaidOut(d) {
			offered[name] = s.client.structure.formatting.registrations(d)
			add = append(add, offered[name]...)
		}
	}
	for name, registrations := range offered {
		if at.documents[name] != nil {
			continue
		}
		for _, r := range registrations {
			remove = append(remove, protocol.Unregistration{ID: r.ID, Method: r.Method})
		}
		delete(offered, name)
	}
	ctx, cancel := context.WithTimeout(ctx, offerTimeout)
	defer cancel()
	var err error
	if len(remove) > 0 {
		err = s.editor.UnregisterCapability(ctx, &protocol.UnregistrationParams{Unregisterations: remove})
	}
	if len(add) > 0 && err == nil {
		err = s.editor.RegisterCapability(ctx, &protocol.RegistrationParams{Registrations: add})
	}
	if err != nil && s.ctx.Err() == nil {
		s.log.warnf("the editor does not take the offer to format: %v", err)
	}
}

// isLaidOut reports whether d is a document whose layout is ours: a Polyaxonfile, or a settings file.
func (at *snapshot) isLaidOut(d *document) bool {
	return d.inStep && (at.settingsFolder(d) != "" || at.isPolyaxonfile(d))
}
