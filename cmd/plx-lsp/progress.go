package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progressDelay is how long a check may take before it shows how far it is.
const progressDelay = time.Second

// progress is a bar on a terminal that appears when the work takes long. It is not safe for concurrent use.
type progress struct {
	terminal io.Writer // nil: no terminal, no bar
	bar      *progressbar.ProgressBar
	begun    time.Time
	total    int
	done     int
}

// newProgress makes a progress bar for w, which draws nothing when w is no terminal.
func newProgress(w io.Writer) *progress {
	if !isTerminal(w) {
		return &progress{}
	}
	return &progress{terminal: w}
}

func (p *progress) start(total int) { p.begun, p.total = time.Now(), total }

func (p *progress) step() {
	p.done++
	if p.terminal == nil || p.bar == nil && time.Since(p.begun) < progressDelay {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(p.total,
			progressbar.OptionSetWriter(p.terminal),
			progressbar.OptionSetDescription("Checking"),
			progressbar.OptionSetWidth(30),
			progressbar.OptionShowCount(),
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

// draw takes note of a terminal that cannot be written to: the check goes on without a bar.
func (p *progress) draw(err error) {
	if err != nil {
		p.terminal, p.bar = nil, nil
	}
}
