package hub

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/plx-lsp/plx-lsp/spec"
)

// begin starts a request for an answer unless one is under way, and yields what is closed at its end. c.mu is held.
// Whoever asks may give up; the request goes on, so that its answer is there for the next one.
func (c *Components) begin(from source, s *state, timeout time.Duration) <-chan struct{} {
	if s.running == nil {
		s.running = make(chan struct{})
		go c.refresh(from, s, s.newest, timeout)
	}
	return s.running
}

// refresh asks once and records the answer. before is what it may confirm.
func (c *Components) refresh(from source, s *state, before *answer, timeout time.Duration) {
	got, err := c.request(from, before, timeout)
	name := from.name()
	none := errors.Is(err, spec.ErrNoComponent)
	switch {
	case none:
		c.folder.remove(name)
	case err == nil:
		c.folder.write(name, got, got == before)
	}

	c.mu.Lock()
	shown := s.shows()
	if err == nil || none {
		c.text += got.size() - s.newest.size()
		s.newest = got
	}
	s.err, s.at = err, c.now()
	changed := shown != s.shows()
	close(s.running)
	s.running = nil
	c.mu.Unlock()

	if changed && c.options.OnChange != nil && c.ctx.Err() == nil {
		c.options.OnChange()
	}
}

// shows is the answer of Components.known as a text, which differs where answers differ.
func (s *state) shows() string {
	switch {
	case s.newest != nil:
		return "answer " + s.newest.text
	case s.err != nil:
		return "error " + s.err.Error()
	}
	return ""
}

// size is how much text a holds; nil holds none.
func (a *answer) size() int {
	if a == nil {
		return 0
	}
	return len(a.text)
}

// request waits for its turn and asks. It yields before when the server says that this still holds.
// What goes wrong in reading an answer must not end the program.
func (c *Components) request(from source, before *answer, timeout time.Duration) (got *answer, err error) {
	defer func() {
		if recover() != nil {
			got, err = nil, errors.New("plx-lsp failed on the answer, which is a defect of plx-lsp")
		}
	}()
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-c.ctx.Done():
		return nil, c.ctx.Err()
	}
	if err := c.isDown(from.address.Host); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeoutCause(c.ctx, timeout, tooSlow{timeout})
	defer cancel()
	return from.download(ctx, before)
}

// tooSlow is why a request was given up.
type tooSlow struct{ timeout time.Duration }

// Error implements error.
func (t tooSlow) Error() string { return fmt.Sprintf("there was no whole answer within %s", t.timeout) }

// isDown is why a host did not answer a moment ago; nil when it did, or has not been asked. With many references to a
// host that is not there, only the first ones wait for it.
func (c *Components) isDown(host string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	f, known := c.down[host]
	if age := c.now().Sub(f.at); !known || age < 0 || age >= retryAfter {
		return nil
	}
	return f.err
}

// setDown records that a host did not answer.
func (c *Components) setDown(host string, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.down) >= maxStates {
		clear(c.down)
	}
	c.down[host] = failure{err, c.now()}
}
