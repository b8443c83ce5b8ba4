package main

import (
	"context"
	"runtime"
	"sync"

	"github.com/plx-lsp/plx-lsp/analysis/report"
	"github.com/plx-lsp/plx-lsp/spec"
)

// checked is what checking a set of inputs yields.
type checked struct {
	report     report.Report    // in the order of the inputs
	trouble    []error          // what could not be opened, in the same order
	done       int              // inputs looked at: fewer than given when the context was cancelled
	resolution *spec.Resolution // of the last input; nil when it could not be read
}

// all checks inputs with all processors. When ctx is cancelled it returns what is done by then at once, even if a
// file, say a pipe that nobody writes to, cannot be read to its end. It calls step after each input.
func (e *examiner) all(ctx context.Context, inputs []input, step func()) checked {
	type numbered struct {
		outcome
		index int
	}
	next := make(chan int)
	finished := make(chan numbered)
	go func() {
		defer close(next)
		for i := range inputs {
			select {
			case next <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(inputs)) {
		workers.Go(func() {
			for i := range next {
				select {
				case finished <- numbered{e.examine(ctx, inputs[i]), i}:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() { workers.Wait(); close(finished) }()

	outcomes := make([]*outcome, len(inputs))
	collect := func() bool {
		select {
		case result, ok := <-finished:
			if ok {
				outcomes[result.index] = &result.outcome
				step()
			}
			return ok
		case <-ctx.Done():
			return false
		}
	}
	for collect() {
	}
	return gather(outcomes)
}

func gather(outcomes []*outcome) checked {
	var all checked
	for _, o := range outcomes {
		if o == nil {
			continue
		}
		all.done++
		all.report.Files = append(all.report.Files, o.files...)
		all.trouble = append(all.trouble, o.trouble...)
		all.resolution = o.resolution
	}
	return all
}
