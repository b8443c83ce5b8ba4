package lsp

import (
	"context"
	"errors"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/hub"
)

var errExit = errors.New("the client said exit")

// session is one conversation with an editor.
//
// The reading goroutine alone takes notifications, in their order, and alone changes the open documents. Everything
// that others read is in the snapshot, which is immutable and replaced as a whole.
type session struct {
	ctx     context.Context // cancelled when the session ends; all work derives from it
	end     context.CancelCauseFunc
	conn    jsonrpc2.Conn
	editor  protocol.Client
	options Options
	log     *logger

	requests      map[string]requestHandler
	notifications map[string]notificationHandler
	calls         calls
	slots         chan struct{} // one for each request that may run at the same time

	phase  phase
	client client // set by initialize, before anything that reads it starts

	mu      sync.Mutex
	current atomic.Pointer[snapshot] // replaced under mu

	work        workers // goroutines of this session
	disk        diskCache
	remote      *hub.Components
	problem     func(hub.Problem) // tells what is wrong with the configuration of Polyaxon, once
	arrivals    atomic.Uint64     // how often a component has arrived that was not known so before
	checks      checkCache
	completions completionLists
	pushes      signal // the open documents or what they depend on changed
	reloads     signal // settings have to be read again
	refreshes   signal // a client that pulls should pull again
	resolved    resolvedDocuments
	resolves    signal // what resolved documents are made of may have changed
	lenses      signal // code lenses may have changed
	hints       signal // inlay hints may have changed
	colours     signal // semantic tokens may have changed
	offers      signal // other documents are open, or they are no longer what they were
	index       index
	symbols     symbolCache
	tokens      tokenCache
	actions     actionLists
	progress    progressTokens
	begin       sync.Once     // of what initialized starts
	told        chan struct{} // closed when the settings have been read for the first time
}

// maxConcurrent is how many requests run at the same time; the others wait for their turn.
const maxConcurrent = 16

func newSession(ctx context.Context, conn jsonrpc2.Conn, options Options, end context.CancelCauseFunc) *session {
	s := &session{
		ctx: ctx, end: end, conn: conn, editor: protocol.ClientDispatcher(conn), options: options,
		requests: requestHandlers(), notifications: notificationHandlers(),
		slots:  make(chan struct{}, maxConcurrent),
		told:   make(chan struct{}),
		index:  index{scanned: make(chan struct{})},
		pushes: newSignal(), reloads: newSignal(), refreshes: newSignal(),
		resolves: newSignal(), lenses: newSignal(), hints: newSignal(), colours: newSignal(), offers: newSignal(),
	}
	s.log = &logger{writer: options.Log}
	s.problem = hub.Once(s.showProblem)
	s.remote = hub.NewComponents(ctx, hub.Options{
		Version: options.Version, LookupEnv: os.LookupEnv, Places: hub.MachinePlaces(), Folder: hub.CacheFolder(),
		OnChange: s.arrived, OnProblem: s.problem,
	})
	s.current.Store(&snapshot{settings: &settingsTable{}})
	return s
}

// snapshot is everything that a request may look at. Neither it nor what it points at ever changes.
type snapshot struct {
	documents map[string]*document // the open ones, by canonical URI
	folders   []folder
	settings  *settingsTable
}

func (s *session) snapshot() *snapshot { return s.current.Load() }

// update replaces the snapshot by change of it. Change gets a copy whose maps and slices it must replace, not alter.
func (s *session) update(change func(*snapshot)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := *s.current.Load()
	change(&next)
	s.current.Store(&next)
}

// background runs f beside the session until it returns. A panic in it is logged and ends only f.
func (s *session) background(name string, f func(ctx context.Context)) {
	if !s.work.start() {
		return
	}
	go func() {
		defer s.work.done()
		defer func() {
			if r := recover(); r != nil {
				s.logPanic(name, r)
			}
		}()
		f(s.ctx)
	}()
}

// arrived has the documents checked again that refer to components from elsewhere: one of these is not what it was.
func (s *session) arrived() {
	s.arrivals.Add(1)
	s.changed()
	s.refreshes.raise()
	s.hints.raise()
}

// logPanic logs where a panic came from. Its value is left out unless the runtime made it: it may quote a document.
func (s *session) logPanic(where string, value any) {
	what := "of its own"
	if err, ok := value.(interface {
		error
		RuntimeError()
	}); ok {
		what = err.Error()
	}
	s.log.errorf("panic in %s: %s\n%s", where, what, debug.Stack())
}

// signal wakes one goroutine. Signals that come before it looks count as one.
type signal chan struct{}

func newSignal() signal { return make(signal, 1) }

func (c signal) raise() {
	select {
	case c <- struct{}{}:
	default:
	}
}
