// Package lsp is a session with an editor: it speaks the Language Server Protocol and translates between it and
// package analysis. Each family of requests has a small file of its own.
package lsp

import (
	"context"
	"errors"
	"io"
	"time"

	"go.lsp.dev/jsonrpc2"
)

// Exit codes of Serve.
const (
	exitClean   = 0 // the client asked for shutdown and then for exit
	exitAborted = 1 // the session ended in any other way
)

// patience is how long the end of a session waits for handlers and for the client to read.
const patience = 2 * time.Second

// Options are what the program tells a session.
type Options struct {
	Version string    // of the program, told to the client
	Log     io.Writer // where log lines go beside the client; nil: nowhere
}

// Serve holds one session with a client that writes to in and reads from out. It ends when the client says exit, when
// in ends, when ctx is cancelled or when the client's process dies, and yields the exit code of the process.
//
// Serve does not close in: a read that still waits when the session has ended is left behind.
func Serve(ctx context.Context, in io.Reader, out io.Writer, options Options) int {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	box := newOutbox(out)
	wire := newStream(in, box, func(err error) { cancel(err) })
	conn := jsonrpc2.NewConn(wire, jsonrpc2.WithCodec(codec{}))
	s := newSession(ctx, conn, options, cancel)

	// The connection keeps a context of its own: it drops answers once its context is cancelled.
	conn.Go(context.WithoutCancel(ctx), s.handle)
	<-ctx.Done()

	cause := context.Cause(ctx)
	if !errors.Is(cause, errExit) && !errors.Is(cause, io.EOF) {
		s.log.stderr(levelError, "session ended: %v", cause)
	}
	wire.settle(patience)
	s.work.wait(patience)
	box.Close(patience)
	if errors.Is(cause, errExit) && s.phase.is(shutDown) {
		return exitClean
	}
	return exitAborted
}
