package lsp

import (
	"context"
	"fmt"
	"sync/atomic"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// tracing is how much the client wants to hear about the messages that arrive: the protocol's off, messages or verbose.
type tracing struct{ value atomic.Value }

func (t *tracing) set(value protocol.TraceValue) { t.value.Store(value) }

func (t *tracing) get() protocol.TraceValue {
	value, ok := t.value.Load().(protocol.TraceValue)
	if !ok {
		return protocol.TraceValueOff
	}
	return value
}

func (s *session) setTrace(params []byte) error {
	var p protocol.SetTraceParams
	if err := protocol.Unmarshal(params, &p); err != nil {
		return err
	}
	s.trace(p.Value)
	return nil
}

// trace takes a level from the client or from the settings.
func (s *session) trace(value protocol.TraceValue) {
	switch value {
	case protocol.TraceValueOff, protocol.TraceValueMessages, protocol.TraceValueVerbose:
		s.client.trace.set(value)
	}
}

// traceReceived tells the client that a message arrived: its method, and at verbose its size. Never its params, which
// hold document text and settings.
func (s *session) traceReceived(r *jsonrpc2.Request) {
	if !s.phase.is(running) || s.client.trace.get() == protocol.TraceValueOff {
		return
	}
	p := &protocol.LogTraceParams{Message: "received " + r.Method()}
	if r.IsCall() {
		p.Message += fmt.Sprintf(" (%v)", r.ID())
	}
	if s.client.trace.get() == protocol.TraceValueVerbose {
		size := fmt.Sprintf("%d bytes of params", len(r.Params()))
		p.Verbose = &size
	}
	_ = s.editor.LogTrace(context.Background(), p)
}
