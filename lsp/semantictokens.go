package lsp

import (
	"context"
	"slices"
	"strconv"
	"sync"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// semanticTokensFull answers textDocument/semanticTokens/full.
func semanticTokensFull(_ context.Context, s *session, at *snapshot, p *protocol.SemanticTokensParams) (*protocol.SemanticTokens, error) {
	d := at.documents[canonical(string(p.TextDocument.URI))]
	if d == nil || !at.isPolyaxonfile(d) {
		return nil, nil
	}
	id, data := s.tokens.of(s, d)
	return &protocol.SemanticTokens{ResultID: ptr(id), Data: data}, nil
}

// semanticTokensDelta answers textDocument/semanticTokens/full/delta: what is different from an earlier answer, or all
// where that is not known any more.
func semanticTokensDelta(_ context.Context, s *session, at *snapshot, p *protocol.SemanticTokensDeltaParams) (protocol.SemanticTokensDeltaResult, error) {
	d := at.documents[canonical(string(p.TextDocument.URI))]
	if d == nil || !at.isPolyaxonfile(d) {
		return nil, nil
	}
	before, known := s.tokens.before(d.uri, p.PreviousResultID)
	id, data := s.tokens.of(s, d)
	if !known {
		return &protocol.SemanticTokens{ResultID: ptr(id), Data: data}, nil
	}
	return &protocol.SemanticTokensDelta{ResultID: ptr(id), Edits: tokenEdits(before, data)}, nil
}

// semanticTokensRange answers textDocument/semanticTokens/range.
func semanticTokensRange(_ context.Context, s *session, at *snapshot, p *protocol.SemanticTokensRangeParams) (*protocol.SemanticTokens, error) {
	d := at.documents[canonical(string(p.TextDocument.URI))]
	if d == nil || !at.isPolyaxonfile(d) {
		return nil, nil
	}
	start := d.text().At(int(p.Range.Start.Line), int(p.Range.Start.Character), s.client.encoding)
	end := d.text().At(int(p.Range.End.Line), int(p.Range.End.Character), s.client.encoding)
	var inside []analysis.Token
	for _, t := range analysis.Tokens(d.reading.document()) {
		if start.Before(t.Range.End) && t.Range.Start.Before(end) {
			inside = append(inside, t)
		}
	}
	return &protocol.SemanticTokens{Data: s.encodeTokens(d.text(), inside)}, nil
}

// encodeTokens writes tokens as the protocol has them: five numbers each, places relative to the token before.
func (s *session) encodeTokens(text *syntax.Text, tokens []analysis.Token) []uint32 {
	can := &s.client.structure.tokens
	data := make([]uint32, 0, 5*len(tokens))
	line, column := 0, 0                     // of the last token
	counted, units := syntax.Pos{Line: 0}, 0 // a place and its column, so that no line is counted anew for each of its tokens
	for _, t := range tokens {
		kind, known := can.types[t.Role]
		if !known {
			continue
		}
		r, source := t.Range, text.Line(t.Range.Start.Line)
		if counted.Line != r.Start.Line {
			counted, units = syntax.Pos{Line: r.Start.Line}, 0
		}
		units += s.client.encoding.Units(source[counted.Byte:r.Start.Byte])
		counted = r.Start
		if r.Start.Line != line {
			column = 0
		}
		data = append(data, uint32(r.Start.Line-line), uint32(units-column),
			uint32(s.client.encoding.Units(source[r.Start.Byte:r.End.Byte])), kind, can.modifiers(t))
		line, column = r.Start.Line, units
	}
	return data
}

// tokenEdits is what makes one list of tokens of another: the part between what both begin and end with.
func tokenEdits(before, now []uint32) []protocol.SemanticTokensEdit {
	from := 0
	for from < min(len(before), len(now)) && before[from] == now[from] {
		from++
	}
	from -= from % 5
	end := 0
	for end < min(len(before), len(now))-from && before[len(before)-1-end] == now[len(now)-1-end] {
		end++
	}
	end -= end % 5
	if from+end == len(before) && from+end == len(now) {
		return []protocol.SemanticTokensEdit{}
	}
	return []protocol.SemanticTokensEdit{{
		Start: uint32(from), DeleteCount: uint32(len(before) - from - end), Data: slices.Clone(now[from : len(now)-end]),
	}}
}

// tokenCache holds the last tokens of each document, as they were sent.
type tokenCache struct {
	mu    sync.Mutex
	files map[string]sentTokens // by URI
	last  int
}

type sentTokens struct {
	reading *reading
	id      string
	data    []uint32
}

// maxTokenCache is how many documents the cache holds before it starts anew.
const maxTokenCache = 200

// of are the tokens of a document, and the name under which an editor may refer to them later.
func (c *tokenCache) of(s *session, d *document) (id string, data []uint32) {
	c.mu.Lock()
	sent, ok := c.files[d.uri]
	c.mu.Unlock()
	if ok && sent.reading == d.reading {
		return sent.id, sent.data
	}
	data = s.encodeTokens(d.text(), analysis.Tokens(d.reading.document()))
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.files == nil || len(c.files) >= maxTokenCache {
		c.files = map[string]sentTokens{}
	}
	c.last++
	id = strconv.Itoa(c.last)
	c.files[d.uri] = sentTokens{d.reading, id, data}
	return id, data
}

// before are the tokens of a document that were sent under a name, if they are still known.
func (c *tokenCache) before(uri, id string) ([]uint32, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	sent := c.files[uri]
	return sent.data, sent.id == id && id != ""
}
