package lsp

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// diskCache holds the files that were read from disk, as documents, as long as they stay as they were.
type diskCache struct {
	mu    sync.Mutex
	files map[string]diskFile
}

// maxDiskCache is how many files the cache holds before it starts anew.
const maxDiskCache = 1000

type diskFile struct {
	modified time.Time
	size     int64
	document *document // nil: the file cannot be read
	err      error
}

// document is the file at path. The document stays the same until the file changes.
func (c *diskCache) document(path string) (*document, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("not a file: %w", fs.ErrNotExist)
	}
	c.mu.Lock()
	known, ok := c.files[path]
	c.mu.Unlock()
	if ok && known.modified.Equal(info.ModTime()) && known.size == info.Size() {
		return known.document, known.err
	}
	f := diskFile{modified: info.ModTime(), size: info.Size()}
	text, err := analysis.ReadFile(path)
	if err != nil {
		f.err = err
	} else {
		name := uriOf(path)
		f.document = &document{uri: name, spelling: name, path: path, inStep: true, reading: read(path, text)}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.files == nil || len(c.files) >= maxDiskCache {
		c.files = map[string]diskFile{}
	}
	c.files[path] = f
	return f.document, f.err
}

// forget drops what is known of path, for a change that size and time of the file may not show.
func (c *diskCache) forget(path string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.files, path)
}

// lookup is the file at path as the user sees it: the open document, else what is on disk.
func (s *session) lookup(at *snapshot, path string) (*document, error) {
	if !filepath.IsAbs(path) {
		return nil, fs.ErrNotExist // of a document that is in no file, and there is no workspace either
	}
	path = filepath.Clean(path)
	if d := at.documents[uriOf(path)]; d != nil {
		return d, nil
	}
	return s.disk.document(path)
}

// resolver reads files and components from elsewhere for one check and remembers what that depends on.
type resolver struct {
	s      *session
	at     *snapshot
	remote spec.Fetcher

	mu      sync.Mutex
	read    map[string]*document // by path; nil: there was none
	fetches bool
	waiting bool // something that was asked for has not arrived yet
}

var (
	_ spec.Resolver  = (*resolver)(nil)
	_ spec.Witness   = (*resolver)(nil)
	_ spec.Catalogue = (*resolver)(nil)
)

func (s *session) resolver(at *snapshot, settings analysis.Settings) *resolver {
	return &resolver{s: s, at: at, remote: s.remote.With(settings.Hub), read: map[string]*document{}}
}

// errUntold keeps the first check off the network, which settings may forbid.
var errUntold = errors.New("the settings are not known yet")

// Fetch implements spec.Resolver. It does not wait for the network: when what is not known yet arrives, all is checked
// again that asked for it.
func (r *resolver) Fetch(ctx context.Context, ref spec.Reference) (*syntax.Tree, error) {
	tree, err := r.fetch(ctx, ref)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.fetches = true
	r.waiting = r.waiting || errors.Is(err, errUntold) || errors.Is(err, hub.ErrPending)
	return tree, err
}

func (r *resolver) fetch(ctx context.Context, ref spec.Reference) (*syntax.Tree, error) {
	select {
	case <-r.s.told:
	default:
		return nil, errUntold
	}
	return r.remote.Fetch(ctx, ref)
}

// Provenance implements spec.Witness.
func (r *resolver) Provenance(ref spec.Reference) spec.Provenance {
	if witness, ok := r.remote.(spec.Witness); ok {
		return witness.Provenance(ref)
	}
	return spec.Provenance{}
}

// Offers implements spec.Catalogue. Owners are also those in the open documents.
func (r *resolver) Offers(written string) ([]spec.Offer, bool) {
	var offers []spec.Offer
	more := true
	select {
	case <-r.s.told:
		if catalogue, ok := r.remote.(spec.Catalogue); ok {
			offers, more = catalogue.Offers(written)
		}
	default:
	}
	if !strings.ContainsAny(written, "/.:") {
		for _, d := range r.at.open() {
			if !r.at.isPolyaxonfile(d) {
				continue
			}
			for _, owner := range analysis.HubOwners(d.reading.document()) {
				if offer := (spec.Offer{Ref: owner + "/"}); !slices.Contains(offers, offer) {
					offers = append(offers, offer)
				}
			}
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.waiting = r.waiting || more
	return offers, more
}

// isWaiting reports whether something that was asked for has not arrived yet.
func (r *resolver) isWaiting() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.waiting
}

// File implements spec.Resolver.
func (r *resolver) File(ctx context.Context, path string) (*syntax.Tree, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d, err := r.s.lookup(r.at, path)
	r.mu.Lock()
	r.read[path] = d
	r.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return d.reading.document().Tree, nil
}
