package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"sync"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/analysis/report"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// codeInternalError is the code of the diagnostic on a file that plx-lsp itself failed on.
const codeInternalError = "internal-error"

// checked is what checking a set of inputs yields.
type checked struct {
	report  report.Report // in the order of the inputs
	trouble []error       // what could not be opened, in the same order
	done    int           // inputs looked at: fewer than given when the context was cancelled
}

// outcome is what checking one input yields: nothing when it is no Polyaxonfile.
type outcome struct {
	file *report.File
	err  error
}

// checkAll checks inputs with all processors. When ctx is cancelled it returns what is done by then at once, even if a
// file, say a pipe that nobody writes to, cannot be read to its end. It calls step after each input.
func checkAll(ctx context.Context, inputs []input, stdin io.Reader, step func()) checked {
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
				case finished <- numbered{checkOne(ctx, inputs[i], stdin), i}:
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
		if o.file != nil {
			all.report.Files = append(all.report.Files, *o.file)
		}
		if o.err != nil {
			all.trouble = append(all.trouble, o.err)
		}
	}
	return all
}

// checkOne reads and checks one input. A failure of ours on one file must not hide what is wrong with the others.
func checkOne(ctx context.Context, in input, stdin io.Reader) (o outcome) {
	text := syntax.NewText("")
	defer func() {
		if fault := recover(); fault != nil {
			message := fmt.Sprintf("plx-lsp failed on this file, which is a defect of plx-lsp: %v", fault)
			ds := []spec.Diagnostic{{Severity: spec.Error, Code: codeInternalError, Message: message}}
			file := report.NewFile(in.name, text, ds, readText)
			o = outcome{file: &file, err: fmt.Errorf("%s: %v\n%s", in.name, fault, debug.Stack())}
		}
	}()
	text, err := in.read(stdin)
	var unreadable *analysis.Unreadable
	switch {
	case errors.As(err, &unreadable):
		if !in.named && !analysis.RecogniseName(in.name, analysis.Settings{}).Yes() {
			return outcome{} // data that happens to lie in the folder
		}
		file := report.NewFile(in.name, unreadable.Text, []spec.Diagnostic{unreadable.Diagnostic()}, readText)
		return outcome{file: &file}
	case err != nil:
		return outcome{err: err}
	}
	doc := in.document(text)
	if doc == nil {
		return outcome{}
	}
	file := report.NewFile(in.name, text, in.diagnostics(ctx, doc), readText)
	return outcome{file: &file}
}

// document reads text, unless it comes from a folder and is no Polyaxonfile: then it is nil.
func (in input) document(text *syntax.Text) *analysis.Document {
	settings := analysis.Settings{}
	if !in.named && !analysis.RecogniseName(in.name, settings).Yes() && !analysis.MayBePolyaxonfile(text) {
		return nil
	}
	doc := analysis.NewDocument(in.name, text)
	if !in.named && !analysis.Recognise(in.name, doc.Tree, settings).Yes() {
		return nil
	}
	return doc
}

func (in input) diagnostics(ctx context.Context, doc *analysis.Document) []spec.Diagnostic {
	if in.overlay {
		return spec.LintOverlay(ctx, doc.Path, doc.Tree, analysis.Disk{})
	}
	return analysis.Diagnostics(ctx, doc, analysis.Disk{})
}

func (in input) read(stdin io.Reader) (*syntax.Text, error) {
	if in.name == stdinName {
		return analysis.ReadText(stdin, 0)
	}
	return analysis.ReadFile(in.name)
}

// readText is the text of a file that a diagnostic refers to, nil when it cannot be read.
func readText(path string) *syntax.Text {
	text, err := analysis.ReadFile(path)
	if err != nil {
		return nil
	}
	return text
}
