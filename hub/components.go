package hub

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

const (
	// defaultTimeout is how long the answer to one request may take, from the connection to the end of the body.
	defaultTimeout = 10 * time.Second

	// maxRequests is how many requests are under way at the same time; the others wait for their turn.
	maxRequests = 4

	// freshFor is how long an answer is taken for what a server would still answer.
	freshFor = 5 * time.Minute

	// retryAfter is how long a failure, or the answer that there is no such component, is taken for what would be heard
	// again. It is short: somebody is about to publish that component, or to plug in that cable.
	retryAfter = 30 * time.Second

	// maxStates and maxText bound what is kept in memory; above either, everything is forgotten.
	maxStates = 1000
	maxText   = 64 << 20
)

// ErrPending is the answer about what has been asked for and has not arrived.
var ErrPending = errors.New("it is being fetched")

// Options say how Components fetch.
type Options struct {
	// Version is the version of this program, which servers are told.
	Version string
	// LookupEnv is os.LookupEnv, or what takes its place; nil for an empty environment.
	LookupEnv func(name string) (value string, set bool)
	// Places are where the configuration is looked for; without ReadFile only in the environment of LookupEnv.
	Places Places
	// Folder is where copies of components are kept; "" for nowhere. See CacheFolder.
	Folder string
	// OnProblem, where it is set, is called for what is wrong with the configuration, each time that it is read. See Once.
	OnProblem func(Problem)
	// OnChange, where it is set, keeps Fetch from waiting for the network: Fetch answers with what is known, be it that
	// the component is being fetched, and OnChange is called when another answer has arrived. It is called from a
	// goroutine of its own.
	OnChange func()
}

// Components reads the components that references name: from servers, and from copies of what they answered. All its
// methods may be called by several goroutines at once.
type Components struct {
	ctx     context.Context
	options Options
	client  *http.Client
	folder  folder
	slots   chan struct{} // one for each request that may be under way
	now     func() time.Time

	mu     sync.Mutex
	states map[string]*state  // by URL
	text   int                // bytes of text in states
	down   map[string]failure // hosts that did not answer, by host and port

	deployments map[deploymentKey]knownDeployment
	earlier     keptOwners
}

// state is what is known about one URL. All but load is guarded by Components.mu.
type state struct {
	load    sync.Once     // reads the copy on disk
	newest  *answer       // what a server answered; nil: nothing yet, or that there is no such component
	err     error         // of the newest request
	at      time.Time     // when the newest request ended, or its answer was confirmed by another process
	running chan struct{} // closed when the request under way has ended; nil: there is none
}

// failure is why a host did not answer, and when.
type failure struct {
	err error
	at  time.Time
}

// NewComponents makes Components whose requests all end when ctx is cancelled.
func NewComponents(ctx context.Context, options Options) *Components {
	if options.LookupEnv == nil {
		options.LookupEnv = func(string) (string, bool) { return "", false }
	}
	return &Components{
		ctx: ctx, options: options, client: newClient(), folder: folder(options.Folder), now: time.Now,
		slots:  make(chan struct{}, maxRequests),
		states: map[string]*state{}, down: map[string]failure{}, deployments: map[deploymentKey]knownDeployment{},
	}
}

// With is a spec.Fetcher that honours Offline and Timeout of config. All fetchers of the same Components share what was
// fetched.
func (c *Components) With(config Config) spec.Fetcher { return fetcher{c, config} }

type fetcher struct {
	*Components
	config Config
}

// Fetch implements spec.Fetcher.
func (f fetcher) Fetch(ctx context.Context, ref spec.Reference) (*syntax.Tree, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	from, err := f.source(ref)
	if err != nil {
		return nil, err
	}
	got, err := f.ask(ctx, from)
	if err != nil {
		return nil, err
	}
	return got.tree, nil
}

// ask is the answer of a source, as far as the network may be used and this program may wait.
func (f fetcher) ask(ctx context.Context, from source) (*answer, error) {
	offline, err := environment(f.options.LookupEnv).on(envOffline)
	if err != nil {
		return nil, err
	}
	noOp, err := environment(f.options.LookupEnv).on(envNoOp)
	if err != nil {
		return nil, err
	}
	timeout := f.config.Timeout
	if timeout <= 0 {
		timeout = defaultTimeout
	}
	switch {
	case offline:
		return f.kept(from, envOffline)
	case f.config.Offline:
		return f.kept(from, "the setting hub.offline")
	case noOp:
		return f.kept(from, envNoOp)
	case f.options.OnChange != nil:
		return f.known(from, timeout)
	}
	return f.current(ctx, from, timeout)
}

// kept is the answer as it was fetched at any time before. reason is what forbids more.
func (c *Components) kept(from source, reason string) (*answer, error) {
	s := c.state(from)
	c.mu.Lock()
	defer c.mu.Unlock()
	if s.newest == nil {
		return nil, ofKind(ErrOff, "%s forbids the network, and no copy of it was kept", reason)
	}
	return s.newest, nil
}

// known is what is known now. When that is not fresh, a request begins. What was read stays what it was while it cannot be
// read again.
func (c *Components) known(from source, timeout time.Duration) (*answer, error) {
	s := c.state(from)
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.isFresh(s) {
		c.begin(from, s, timeout)
	}
	switch {
	case s.newest != nil:
		return s.newest, nil
	case s.err != nil:
		return nil, s.err
	}
	return nil, ErrPending
}

// current is the answer that the server has: this process has asked for it, not long ago, or asks now.
func (c *Components) current(ctx context.Context, from source, timeout time.Duration) (*answer, error) {
	s := c.state(from)
	c.mu.Lock()
	if !c.isFresh(s) {
		running := c.begin(from, s, timeout)
		c.mu.Unlock()
		select {
		case <-running:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		c.mu.Lock()
	}
	defer c.mu.Unlock()
	if s.err != nil {
		return nil, s.err
	}
	return s.newest, nil
}

// state is what is known about a source, in this process or on disk.
func (c *Components) state(from source) *state {
	name := from.name()
	c.mu.Lock()
	s := c.states[name]
	if s == nil {
		if len(c.states) >= maxStates || c.text > maxText {
			c.states, c.text = map[string]*state{}, 0
		}
		s = &state{}
		c.states[name] = s
	}
	c.mu.Unlock()
	s.load.Do(func() {
		kept, at := c.folder.read(name)
		if kept == nil {
			return
		}
		if from.open(kept) != nil {
			return
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		s.newest = kept
		c.text += kept.size()
		if c.options.OnChange != nil {
			s.at = at // otherwise only this process counts: a verdict holds for what is there now
		}
	})
	return s
}

func (c *Components) isFresh(s *state) bool {
	limit := freshFor
	if s.err != nil {
		limit = retryAfter
	}
	age := c.now().Sub(s.at)
	return !s.at.IsZero() && age >= 0 && age < limit
}
