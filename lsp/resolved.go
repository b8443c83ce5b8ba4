package lsp

import (
	"context"
	"fmt"
	"sync"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/spec"
)

// resolvedDocuments are the documents of our scheme that the client has read, so that it can be told when one of them is
// not what it was.
type resolvedDocuments struct {
	mu    sync.Mutex
	read  map[string]*resolvedDocument // by URI as the client spells it
	clock int
}

type resolvedDocument struct {
	text string // as the client has it
	told bool   // the client knows that this is not the text any more, and has not read the new one
	used int    // when the client read it last
}

// maxResolved is how many of these documents are kept current; the one that has not been read for longest is dropped.
const maxResolved = 32

func (r *resolvedDocuments) put(spelling, text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.read == nil {
		r.read = map[string]*resolvedDocument{}
	}
	r.clock++
	r.read[spelling] = &resolvedDocument{text: text, used: r.clock}
	oldest := spelling
	for name, d := range r.read {
		if d.used < r.read[oldest].used {
			oldest = name
		}
	}
	if len(r.read) > maxResolved {
		delete(r.read, oldest)
	}
}

// waiting are the documents whose text the client takes for current.
func (r *resolvedDocuments) waiting() map[string]string {
	r.mu.Lock()
	defer r.mu.Unlock()
	texts := map[string]string{}
	for spelling, d := range r.read {
		if !d.told {
			texts[spelling] = d.text
		}
	}
	return texts
}

// outdated notes that the client will be told that text is not current. It is false when it has read another one.
func (r *resolvedDocuments) outdated(spelling, text string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	d := r.read[spelling]
	if d == nil || d.text != text {
		return false
	}
	d.told = true
	return true
}

// textDocumentContent answers workspace/textDocumentContent for documents of our scheme. The types of the protocol would
// change the spelling of the URI, by which the client knows the document.
func textDocumentContent(ctx context.Context, s *session, at *snapshot, params []byte) (any, error) {
	var p struct {
		URI string `json:"uri"`
	}
	if err := unmarshal(params, &p); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the URI is missing")
	}
	if ref, ok := parseHub(p.URI); ok {
		s.awaitHub(ctx, at, ref)
	}
	text, err := s.made(ctx, at, p.URI)
	if err != nil {
		return nil, err
	}
	s.resolved.put(p.URI, text)
	s.resolves.raise() // the files may have changed meanwhile
	return &protocol.TextDocumentContentResult{Text: text}, nil
}

// made is the text of a document that the server makes.
func (s *session) made(ctx context.Context, at *snapshot, spelling string) (string, error) {
	if ref, ok := parseHub(spelling); ok {
		return s.hubText(ctx, at, ref)
	}
	ref, ok := parseResolved(spelling)
	if !ok {
		return "", jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the URI must be one of scheme %s or %s", resolvedScheme, hubScheme)
	}
	return s.resolve(ctx, at, ref)
}

// resolve is the text of the document that ref names. An error is for who asks for something that can never be shown.
func (s *session) resolve(ctx context.Context, at *snapshot, ref resolvedRef) (string, error) {
	t, res, err := s.resolution(ctx, at, ref)
	switch {
	case err != nil:
		return "", err
	case res == nil:
		return t.instead, nil
	}
	return t.of(res), nil
}

// resolution is what ref names, and how it is shown; nil when there is none, and a text is shown instead.
func (s *session) resolution(ctx context.Context, at *snapshot, ref resolvedRef) (resolvedText, *spec.Resolution, error) {
	d := at.documents[canonical(ref.uri)]
	if d == nil {
		var err error
		if d, err = s.lookup(at, pathOf(ref.uri, at.home())); err != nil {
			return resolvedText{instead: "# The file is not there any more, or cannot be read.\n"}, nil, nil
		}
	}
	sets := at.settings.byPath[d.path]
	if len(sets) > 0 {
		i := min(max(ref.set, 1), len(sets)) - 1
		return s.resolutionOfSet(ctx, at, sets[i], ref.show)
	}
	k, err := s.check(ctx, at, d)
	switch {
	case err != nil:
		return resolvedText{}, nil, err
	case k.resolution == nil:
		return resolvedText{}, nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the document is no Polyaxonfile")
	}
	return resolvedText{base: d.path, show: ref.show}, k.resolution, nil
}

func (s *session) resolutionOfSet(ctx context.Context, at *snapshot, set *setOf, show view) (resolvedText, *spec.Resolution, error) {
	k, err := s.checkSet(ctx, at, set)
	if err != nil {
		return resolvedText{}, nil, err
	}
	if k.resolution == nil {
		return resolvedText{instead: "# A file of the set is not known as the editor shows it.\n"}, nil, nil
	}
	t := resolvedText{base: set.base(), params: set.Params, show: show}
	for _, f := range set.Files {
		if k.read[f.Path] == nil {
			t.instead = fmt.Sprintf("# The set cannot be put together: %s is not there, or cannot be read.\n", t.name(f.Path))
			return t, nil, nil
		}
	}
	for _, f := range set.Files[1:] {
		t.overlays = append(t.overlays, f.Path)
	}
	return t, k.resolution, nil
}

const (
	resolvedDelay   = 100 * time.Millisecond // how long to wait for more changes
	resolvedTimeout = 10 * time.Second       // how long the editor may take to take note of a change
)

// resolvedLoop tells the client which of the documents that it has read are not what they were.
func (s *session) resolvedLoop(ctx context.Context) {
	for {
		select {
		case <-s.resolves:
		case <-ctx.Done():
			return
		}
		texts := s.resolved.waiting()
		if len(texts) == 0 {
			continue
		}
		select {
		case <-time.After(resolvedDelay):
		case <-ctx.Done():
			return
		}
		at := s.snapshot()
		for spelling, old := range texts {
			s.refreshResolved(ctx, at, spelling, old)
		}
	}
}

func (s *session) refreshResolved(ctx context.Context, at *snapshot, spelling, old string) {
	text, err := s.contain("resolving", func() (any, error) { return s.made(ctx, at, spelling) })
	if _, isHub := parseHub(spelling); isHub && err != nil {
		return // a component that cannot be read now is shown as it was
	}
	if ctx.Err() != nil || err == nil && text == old || !s.resolved.outdated(spelling, old) {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, resolvedTimeout)
	defer cancel()
	p := &protocol.TextDocumentContentRefreshParams{URI: uri.URI(spelling)}
	if err := s.editor.TextDocumentContentRefresh(ctx, p); err != nil && s.ctx.Err() == nil {
		s.log.warnf("the editor did not take note of a document of the server that changed: %v", err)
	}
}
