package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progressDelay is how long the work may take before it shows how far it is.
const progressDelay = time.Second

// progress is a bar on a terminal that appears when the work takes long. It is not safe for concurrent use.
type progress struct {
	terminal io.Writer // nil: no terminal, no bar
	doing    string
	total    int
	appears  time.Time
	done     int
	bar      *progressbar.ProgressBar
}

// newProgress makes a progress bar for w, which draws nothing when w is no terminal.
func newProgress(w io.Writer, total int, doing string) *progress {
	p := &progress{doing: doing, total: total, appears: time.Now().Add(progressDelay)}
	if isTerminal(w) {
		p.terminal = w
	}
	return p
}

// step counts one more input as done.
func (p *progress) step() {
	p.done++
	if p.terminal == nil || time.Now().Before(p.appears) {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(p.total,
			progressbar.OptionSetWriter(p.terminal),
			progressbar.OptionSetDescription(p.doing),
			progressbar.OptionSetWidth(30),
			progressbar.OptionShowCount(),
			progressbar.OptionSetElapsedTime(false),
			progressbar.OptionSetPredictTime(false),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish())
	}
	p.draw(p.bar.Set(p.done))
}

// stop removes the bar.
func (p *progress) stop() {
	if p.bar != nil {
		p.draw(p.bar.Clear())
	}
}

// draw gives up the bar when the terminal cannot be written to: the work goes on without it.
func (p *progress) draw(err error) {
	if err != nil {
		p.terminal, p.bar = nil, nil
	}
}
