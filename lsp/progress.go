package lsp

import (
	"context"
	"fmt"
	"sync"
	"time"

	"go.lsp.dev/protocol"
)

// progressTokens are the progress bars that the client shows, so that it can cancel them.
type progressTokens struct {
	mu      sync.Mutex
	last    int
	running map[string]context.CancelFunc
}

// bar is one progress bar. Its methods are for one goroutine.
type bar struct {
	s      *session
	token  string // "" when the client shows none
	cancel context.CancelFunc
	shown  time.Time
}

// progressEvery is how often a bar moves at most.
const progressEvery = 100 * time.Millisecond

// progressTimeout is how long the editor may take to make a bar.
const progressTimeout = 5 * time.Second

// startProgress shows a progress bar where the client can. The context ends when the user cancels it; end must follow.
func (s *session) startProgress(ctx context.Context, title string) (context.Context, *bar) {
	ctx, cancel := context.WithCancel(ctx)
	b := &bar{s: s, cancel: cancel}
	if !s.client.workDoneProgress {
		return ctx, b
	}
	s.progress.mu.Lock()
	s.progress.last++
	token := fmt.Sprintf("plx-lsp-%d", s.progress.last)
	s.progress.mu.Unlock()

	asking, stop := context.WithTimeout(ctx, progressTimeout)
	defer stop()
	err := s.editor.WorkDoneProgressCreate(asking, &protocol.WorkDoneProgressCreateParams{Token: protocol.String(token)})
	if err != nil {
		return ctx, b
	}
	b.token = token
	s.progress.mu.Lock()
	if s.progress.running == nil {
		s.progress.running = map[string]context.CancelFunc{}
	}
	s.progress.running[token] = cancel
	s.progress.mu.Unlock()
	b.send(raw(&protocol.WorkDoneProgressBegin{
		Kind: "begin", Title: title, Cancellable: ptr(true), Percentage: ptr(uint32(0)),
	}))
	return ctx, b
}

// report moves the bar to done of all.
func (b *bar) report(done, all int) {
	if b.token == "" || time.Since(b.shown) < progressEvery {
		return
	}
	b.shown = time.Now()
	b.send(raw(&protocol.WorkDoneProgressReport{
		Kind: "report", Message: ptr(fmt.Sprintf("%d of %d files", done, all)), Percentage: ptr(uint32(done * 100 / all)),
	}))
}

// end takes the bar away.
func (b *bar) end() {
	b.cancel()
	if b.token == "" {
		return
	}
	b.s.progress.mu.Lock()
	delete(b.s.progress.running, b.token)
	b.s.progress.mu.Unlock()
	b.send(raw(&protocol.WorkDoneProgressEnd{Kind: "end"}))
}

func (b *bar) send(value protocol.LSPAny) {
	_ = b.s.editor.Progress(b.s.ctx, &protocol.ProgressParams{Token: protocol.String(b.token), Value: value})
}

// cancelProgress takes window/workDoneProgress/cancel.
func (s *session) cancelProgress(params []byte) error {
	var p struct {
		Token any `json:"token"`
	}
	if err := unmarshal(params, &p); err != nil {
		return err
	}
	token, _ := p.Token.(string)
	s.progress.mu.Lock()
	defer s.progress.mu.Unlock()
	if cancel := s.progress.running[token]; cancel != nil {
		cancel()
	}
	return nil
}
