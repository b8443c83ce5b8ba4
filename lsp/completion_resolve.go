package lsp

import (
	"context"
	"encoding/json"
	"sync"

	"go.lsp.dev/jsonrpc2"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// keptLists is how many lists of completions are kept: an editor asks about items of the one that it shows.
const keptLists = 8

// completionLists are the lists of completions that were sent last, for completionItem/resolve.
type completionLists struct {
	mu    sync.Mutex
	sent  int // lists so far
	lists [keptLists][]analysis.Completion
}

// completionData is the data of an item: the number of its list and its place in it.
type completionData struct {
	List int `json:"list"`
	Item int `json:"item"`
}

// keep keeps a list and yields its number.
func (c *completionLists) keep(found []analysis.Completion) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sent++
	c.lists[c.sent%keptLists] = found
	return c.sent
}

// get is the completion of an item; nil when its list is gone.
func (c *completionLists) get(of completionData) *analysis.Completion {
	c.mu.Lock()
	defer c.mu.Unlock()
	if of.List <= c.sent-keptLists || of.List < 1 || of.List > c.sent {
		return nil
	}
	if list := c.lists[of.List%keptLists]; 0 <= of.Item && of.Item < len(list) {
		return &list[of.Item]
	}
	return nil
}

// resolveCompletion answers completionItem/resolve: the item with its documentation, and everything else in it as the
// editor sent it. An item that is not known any more comes back as it is.
func resolveCompletion(_ context.Context, s *session, _ *snapshot, params []byte) (any, error) {
	var item map[string]json.RawMessage
	if json.Unmarshal(params, &item) != nil || item == nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the params must be an item of a list of completions")
	}
	var data completionData
	if json.Unmarshal(item["data"], &data) != nil {
		return item, nil
	}
	if c := s.completions.get(data); c != nil && c.Doc != nil {
		item["documentation"] = json.RawMessage(raw(s.client.completion.documented(c.Doc())))
	}
	return item, nil
}
