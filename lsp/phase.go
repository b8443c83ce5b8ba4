package lsp

import "sync/atomic"

// The phases of a session, in their order.
const (
	fresh    int32 = iota // before initialize
	running               // after it
	shutDown              // after shutdown: only exit is left
)

// phase is where a session stands in its life.
type phase struct{ value atomic.Int32 }

func (p *phase) is(value int32) bool { return p.value.Load() == value }
func (p *phase) set(value int32)     { p.value.Store(value) }
