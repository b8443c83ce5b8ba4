package lsp

import (
	"io"
	"sync"
	"time"
)

// maxOutbox is how many bytes may wait for a client that does not read; beyond it writers wait.
const maxOutbox = 256 << 20

// outbox is a writer that does not wait for the client: a client that writes many messages before it reads an answer
// would otherwise wait for the server to read while the server waits for the client.
type outbox struct {
	out io.Writer

	mu      sync.Mutex
	changed sync.Cond // on mu: pending, err or closed changed
	pending []byte
	writing bool
	closed  bool
	err     error // of the first write that failed
}

func newOutbox(out io.Writer) *outbox {
	o := &outbox{out: out}
	o.changed.L = &o.mu
	go o.run()
	return o
}

// Write implements io.Writer. The error is that of an earlier write.
func (o *outbox) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.err == nil && !o.closed && len(o.pending) > maxOutbox {
		o.changed.Wait()
	}
	if o.err != nil {
		return 0, o.err
	}
	if o.closed {
		return 0, io.ErrClosedPipe
	}
	o.pending = append(o.pending, p...)
	o.changed.Broadcast()
	return len(p), nil
}

func (o *outbox) run() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for {
		for len(o.pending) == 0 && !o.closed {
			o.changed.Wait()
		}
		if len(o.pending) == 0 {
			return
		}
		batch := o.pending
		o.pending, o.writing = nil, true
		o.mu.Unlock()
		_, err := o.out.Write(batch)
		o.mu.Lock()
		o.writing = false
		if err != nil {
			o.err, o.pending, o.closed = err, nil, true
		}
		o.changed.Broadcast()
	}
}

// Close takes no more and waits until everything is written, at most for patience.
func (o *outbox) Close(patience time.Duration) {
	late := time.AfterFunc(patience, func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.pending, o.writing = nil, false
		o.changed.Broadcast()
	})
	defer late.Stop()
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed = true
	o.changed.Broadcast()
	for len(o.pending) > 0 || o.writing {
		o.changed.Wait()
	}
}
