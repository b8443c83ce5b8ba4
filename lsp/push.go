package lsp

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// changed tells those who show something that the snapshot, or a file on disk, is not what it was.
func (s *session) changed() {
	s.pushes.raise()
	s.resolves.raise()
	s.offers.raise()
}

// settingsPatience is how long the first diagnostics wait for the editor to tell its settings.
const settingsPatience = time.Second

// publishLoop keeps what the client shows equal to what is found in the newest snapshot. Each round looks at all open
// documents; what has not changed comes from the cache. A change that arrives meanwhile ends the round: the next one
// is about the newer text.
func (s *session) publishLoop(ctx context.Context) {
	if s.client.pull {
		s.refreshLoop(ctx)
		return
	}
	select {
	case <-s.told: // what the settings silence must not flash up
	case <-time.After(settingsPatience):
	case <-ctx.Done():
		return
	}
	shown := map[string]*protocol.PublishDiagnosticsParams{}
	for {
		select {
		case <-s.pushes:
		case <-ctx.Done():
			return
		}
		s.publishRound(ctx, shown)
	}
}

func (s *session) publishRound(ctx context.Context, shown map[string]*protocol.PublishDiagnosticsParams) {
	at := s.snapshot()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	finished := make(chan struct{})
	defer close(finished)
	go func() {
		select {
		case <-s.pushes:
			cancel()
			s.changed() // for the next round
		case <-finished:
		}
	}()
	result, err := s.contain("checking", func() (any, error) { return s.findings(ctx, at, s.pushed(at)) })
	if err != nil {
		return // there is a newer text, or the session ends, or the panic has been logged
	}
	s.publish(s.ctx, at, result.(collection), shown)
}

// pushed are the documents that a client that does not pull is told about: the open ones and the settings files.
func (s *session) pushed(at *snapshot) []*document {
	var documents []*document
	for _, name := range slices.Sorted(maps.Keys(at.documents)) {
		documents = append(documents, at.documents[name])
	}
	for _, f := range at.folders {
		path := filepath.Join(f.path, analysis.SettingsFile)
		if at.documents[uriOf(path)] == nil {
			if d, err := s.disk.document(path); err == nil {
				documents = append(documents, d)
			}
		}
	}
	return documents
}

// publish sends what differs from what is shown. A file that was shown and is not among the found is cleared.
func (s *session) publish(ctx context.Context, at *snapshot, all map[string]*found,
	shown map[string]*protocol.PublishDiagnosticsParams,
) {
	for name, old := range shown {
		if all[name] == nil && len(old.Diagnostics) > 0 {
			all[name] = &found{document: at.documents[name], spelling: string(old.URI)}
		} else if all[name] == nil {
			delete(shown, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		f := all[name]
		p := &protocol.PublishDiagnosticsParams{URI: uri.URI(f.spelling), Diagnostics: f.items}
		if p.Diagnostics == nil {
			p.Diagnostics = []protocol.Diagnostic{}
		}
		if f.document != nil && f.document.version != nil {
			p.Version = protocol.NewOptional(*f.document.version)
		}
		old := shown[name]
		if old != nil && at.documents[name] == nil {
			p.URI = old.URI // a closed document is still known to the client as it spelt it
		}
		if old != nil && samePublished(old, p) {
			continue
		}
		if err := s.editor.PublishDiagnostics(ctx, p); err != nil {
			return
		}
		shown[name] = p
	}
}

func samePublished(a, b *protocol.PublishDiagnosticsParams) bool {
	return a.Version == b.Version && a.URI == b.URI && string(raw(a)) == string(raw(b))
}
