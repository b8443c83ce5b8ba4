package hub

import (
	"context"
	"errors"

	"github.com/plx-lsp/plx-lsp/spec"
)

// Await waits until what a reference leads to has arrived, or is known not to come, where Fetch would say that it is pending: for
// what somebody opens, and not for what is only mentioned.
func (c *Components) Await(ctx context.Context, config Config, ref spec.Reference) {
	f := fetcher{c, config}
	from, err := f.source(ref)
	if err != nil {
		return // as Fetch says, too
	}
	if _, err := f.ask(ctx, from); !errors.Is(err, ErrPending) {
		return
	}
	s := c.state(from)
	c.mu.Lock()
	running := s.running
	c.mu.Unlock()
	if running == nil {
		return // it has arrived meanwhile
	}
	select {
	case <-running:
	case <-ctx.Done():
	}
}
