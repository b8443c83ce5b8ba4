package lsp

import (
	"context"
	"encoding/json"
	"sync"

	"go.lsp.dev/jsonrpc2"
)

// calls are the requests that are being answered, so that $/cancelRequest finds them.
type calls struct {
	mu      sync.Mutex
	running map[jsonrpc2.ID]*call
}

type call struct{ cancel context.CancelFunc }

// begin registers a request under its id and yields the context of its work. Done must be called when it is answered.
func (c *calls) begin(ctx context.Context, id jsonrpc2.ID) (work context.Context, done func()) {
	work, cancel := context.WithCancel(ctx)
	entry := &call{cancel}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running == nil {
		c.running = map[jsonrpc2.ID]*call{}
	}
	c.running[id] = entry
	return work, func() {
		cancel()
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.running[id] == entry { // a client may have used the id again meanwhile
			delete(c.running, id)
		}
	}
}

// cancel takes the params of a $/cancelRequest. What names no running request is ignored, as the protocol wants.
func (c *calls) cancel(params []byte) {
	var p struct {
		ID json.RawMessage `json:"id"`
	}
	if json.Unmarshal(params, &p) != nil {
		return
	}
	var number int64
	var text string
	var id jsonrpc2.ID
	switch {
	case isNull(p.ID):
		return
	case json.Unmarshal(p.ID, &number) == nil:
		id = jsonrpc2.NewNumberID(number)
	case json.Unmarshal(p.ID, &text) == nil:
		id = jsonrpc2.NewStringID(text)
	default:
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if entry := c.running[id]; entry != nil {
		entry.cancel()
	}
}
