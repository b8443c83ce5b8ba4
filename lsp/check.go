package lsp

import (
	"context"
	"sync"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec"
)

// check is what is known about one document: whether it is a Polyaxonfile and what is wrong with it, and what that
// depends on. It is immutable.
type check struct {
	document    *document
	settings    *settingsTable
	concerns    bool // it is a Polyaxonfile or a settings file; otherwise there is nothing to say about it
	diagnostics []spec.Diagnostic
	read        map[string]*document // the other files that were looked at, by path; nil: there was none
	fetches     bool                 // it depends on components from elsewhere
	arrivals    uint64               // of the session, when the check began
}

// checkCache holds the newest check of each document.
type checkCache struct {
	mu     sync.Mutex
	checks map[string]*check // by URI
}

// maxCheckCache is how many checks the cache holds before it starts anew.
const maxCheckCache = 4000

func (c *checkCache) get(uri string) *check {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.checks[uri]
}

func (c *checkCache) put(k *check) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.checks == nil || len(c.checks) >= maxCheckCache {
		c.checks = map[string]*check{}
	}
	c.checks[k.document.uri] = k
}

// uses reports whether the newest check of some document other than uri looked at the file at path.
func (c *checkCache) uses(path, uri string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for name, k := range c.checks {
		if _, found := k.read[path]; found && name != uri {
			return true
		}
	}
	return false
}

// check says what is wrong with d. It takes the answer from the cache when nothing that it depends on has changed. The
// error is that of ctx.
func (s *session) check(ctx context.Context, at *snapshot, d *document) (*check, error) {
	if k := s.checks.get(d.uri); k != nil && s.holds(at, k, d) {
		return k, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	k := &check{document: d, settings: at.settings, arrivals: s.arrivals.Load()}
	s.fill(ctx, at, k)
	if err := ctx.Err(); err != nil {
		return nil, err // what was found may be half of it
	}
	s.checks.put(k)
	return k, nil
}

// holds reports whether k still says what a new check of d would.
func (s *session) holds(at *snapshot, k *check, d *document) bool {
	if k.document != d || k.settings != at.settings {
		return false
	}
	if k.fetches && k.arrivals != s.arrivals.Load() {
		return false
	}
	for path, before := range k.read {
		if now, _ := s.lookup(at, path); now != before {
			return false
		}
	}
	return true
}

func (s *session) fill(ctx context.Context, at *snapshot, k *check) {
	d := k.document
	if at.isSettingsFile(d.path) {
		k.concerns = true
		_, k.diagnostics = analysis.Settings{}.With(d.reading.document().Tree)
		return
	}
	settings := at.settingsFor(d.path)
	if !d.inStep || !d.isPolyaxonfile(settings) {
		return
	}
	k.concerns = true
	files := &resolver{s: s, at: at, remote: s.remote.With(settings.Hub), read: map[string]*document{}}
	k.diagnostics = settings.Apply(analysis.Diagnostics(ctx, d.reading.document(), files))
	k.read, k.fetches = files.read, files.fetches
}

// isPolyaxonfile reports whether there is anything to say about d.
func (d *document) isPolyaxonfile(settings analysis.Settings) bool {
	if d.language != "" && !languages[d.language] {
		return false
	}
	switch analysis.Recognise(d.path, d.reading.document().Tree, settings) {
	case analysis.SwitchedOff:
		return false
	case analysis.NotPolyaxonfile:
		return d.language == languagePolyaxonfile
	}
	return true
}
