package lsp

import (
	"context"
	"errors"
	"time"
)

var errParent = errors.New("the client's process has ended")

// parentEvery is how often the client's process is looked at.
const parentEvery = time.Second

// watchParent ends the session when the process of the client ends without closing the connection. It is best effort:
// a process that cannot be seen from the start, such as one outside our container, is not watched.
func (s *session) watchParent(pid int) {
	if pid <= 0 || !processAlive(pid) {
		return
	}
	s.background("watching the client", func(ctx context.Context) {
		ticker := time.NewTicker(parentEvery)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				if !processAlive(pid) {
					s.end(errParent)
					return
				}
			case <-ctx.Done():
				return
			}
		}
	})
}
