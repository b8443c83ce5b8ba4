package lsp

import (
	"sync"
	"time"
)

// workers counts the goroutines of a session so that its end can wait for them.
type workers struct {
	mu     sync.Mutex
	ending bool
	group  sync.WaitGroup
}

// start counts one more, unless the session is ending; done must follow when it is true.
func (w *workers) start() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ending {
		return false
	}
	w.group.Add(1)
	return true
}

func (w *workers) done() { w.group.Done() }

// wait lets no more start and returns when all have ended, or after patience.
func (w *workers) wait(patience time.Duration) {
	w.mu.Lock()
	w.ending = true
	w.mu.Unlock()
	ended := make(chan struct{})
	go func() {
		w.group.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(patience):
	}
}
