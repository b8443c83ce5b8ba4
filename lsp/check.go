package lsp

import (
	"context"
	"sync"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec"
)

// check is what is known about one document, or about a set of them: whether it is a Polyaxonfile, what is wrong with it,
// what it makes when it is put together, and what that depends on. It is immutable.
type check struct {
	key        string    // the document's URI, or what names the set
	document   *document // of a set, the first file; nil when that is not there
	settings   *settingsTable
	concerns   bool                 // it is a Polyaxonfile or a settings file; otherwise there is nothing to say about it
	found      []spec.Diagnostic    // before comments silence it and settings change it
	rules      analysis.Settings    // of what is shown of it
	resolution *spec.Resolution     // nil: it is not put together, or as part of a set only
	read       map[string]*document // the other files that were looked at, by path; nil: there was none
	fetches    bool                 // it depends on components from elsewhere
	arrivals   uint64               // of the session, when the check began
}

// checkCache holds the newest check of each document and set.
type checkCache struct {
	mu     sync.Mutex
	checks map[string]*check // by key
}

// maxCheckCache is how many checks the cache holds before it starts anew.
const maxCheckCache = 4000

func (c *checkCache) get(key string) *check {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.checks[key]
}

func (c *checkCache) put(k *check) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.checks == nil || len(c.checks) >= maxCheckCache {
		c.checks = map[string]*check{}
	}
	c.checks[k.key] = k
}

// uses reports whether what is shown in some open document other than d depends on d.
func (c *checkCache) uses(at *snapshot, d *document) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for key, k := range c.checks {
		before, found := k.read[d.path]
		switch {
		case !found || key == d.uri:
			continue
		case k.document != nil && at.isSettingsFile(k.document.path):
			if before != nil {
				continue // all that matters to settings is whether a file is there
			}
			return true
		case k.document != nil && k.document.uri == key:
			return true
		}
		for _, other := range k.read { // of a set
			if other != nil && other.uri != d.uri && at.documents[other.uri] != nil {
				return true
			}
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
	k := &check{key: d.uri, document: d, settings: at.settings, arrivals: s.arrivals.Load()}
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
	k.rules = at.settingsFor(d.path)
	files := s.resolver(at, k.rules)
	doc := d.reading.document
	folder := at.settingsFolder(d)
	k.concerns = folder != "" || at.isPolyaxonfile(d)
	switch {
	case folder != "":
		k.found = analysis.CheckSettings(ctx, folder, doc().Tree, files)
	case k.concerns && len(at.settings.byPath[d.path]) == 0: // otherwise, what is wrong with it is found with its sets
		k.resolution = doc().Resolve(ctx, files)
		k.found = k.resolution.Found
	}
	k.read, k.fetches = files.read, files.fetches
}

// base is the path of the file that the check is about, "" when that is not there.
func (k *check) base() string {
	if k.document == nil {
		return ""
	}
	return k.document.path
}

// leavesOut reports whether d is one of the things found that an editor does not show.
func (k *check) leavesOut(d spec.Diagnostic) bool {
	return k.document != nil && analysis.MerelyNeedsParams(k.document.reading.document(), d)
}

// isPolyaxonfile reports whether something is to be said about d as a Polyaxonfile. A file of a set is one.
func (at *snapshot) isPolyaxonfile(d *document) bool {
	switch {
	case !d.inStep || isResolved(d.uri):
		return false
	case len(at.settings.byPath[d.path]) > 0:
		return !d.switchedOff()
	}
	return d.isPolyaxonfile(at.settingsFor(d.path))
}

// switchedOff reports whether a comment in d says that nothing is to be said about it.
func (d *document) switchedOff() bool {
	return analysis.Recognise(d.path, d.reading.document().Tree, analysis.Settings{}) == analysis.SwitchedOff
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
