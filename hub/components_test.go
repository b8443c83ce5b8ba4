package hub

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

const component1 = "kind: component\nname: first\n"
const component2 = "kind: component\nname: second\n"

// server is a registry of components. It answers with body to everybody, and counts.
type server struct {
	*httptest.Server
	mu       sync.Mutex
	body     string
	etag     string
	status   int
	requests int
	full     int // answers that were sent in full
}

func newServer(t *testing.T) *server {
	s := &server{body: component1, status: http.StatusOK}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests++
	if s.etag != "" {
		w.Header().Set("ETag", s.etag)
		if r.Header.Get("If-None-Match") == s.etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	s.full++
	w.WriteHeader(s.status)
	fmt.Fprint(w, s.body)
}

func (s *server) set(change func(*server)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(s)
}

func (s *server) expect(t *testing.T, requests, full int) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.requests != requests || s.full != full {
		t.Errorf("the server had %d requests and answered %d in full, want %d and %d", s.requests, s.full, requests, full)
	}
}

// variables is an environment.
func variables(pairs ...string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1], true
			}
		}
		return "", false
	}
}

// clock is a time that tests move.
type clock struct{ at atomic.Int64 }

func newClock() *clock {
	c := &clock{}
	c.at.Store(time.Now().UnixNano())
	return c
}

func (c *clock) now() time.Time       { return time.Unix(0, c.at.Load()) }
func (c *clock) pass(d time.Duration) { c.at.Add(int64(d)) }

func newTest(t *testing.T, options Options) (*Components, *clock) {
	c := NewComponents(t.Context(), options)
	time := newClock()
	c.now = time.now
	return c, time
}

func urlRef(text string) spec.Reference { return spec.Reference{Field: "urlRef", Text: text} }

func fetch(t *testing.T, c *Components, ref spec.Reference) (*syntax.Tree, error) {
	t.Helper()
	return c.With(Config{}).Fetch(t.Context(), ref)
}

// expectText checks that ref yields a component with this text.
func expectText(t *testing.T, c *Components, ref spec.Reference, want string) {
	t.Helper()
	tree, err := fetch(t, c, ref)
	if err != nil {
		t.Fatalf("%s: %v", ref.Text, err)
	}
	if got := tree.Text.String(); got != want {
		t.Errorf("%s is\n%s, want\n%s", ref.Text, got, want)
	}
}

func expectError(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want one with %q", err, want)
	}
}

func TestOneProcessAsksOnce(t *testing.T) {
	s := newServer(t)
	c, time := newTest(t, Options{Folder: t.TempDir()})
	expectText(t, c, urlRef(s.URL), component1)
	s.set(func(s *server) { s.body = component2 })
	expectText(t, c, urlRef(s.URL), component1)
	s.expect(t, 1, 1)

	time.pass(freshFor)
	expectText(t, c, urlRef(s.URL), component2)
	s.expect(t, 2, 2)
}

func TestEachProcessAsksAndSavesTheTransfer(t *testing.T) {
	s := newServer(t)
	s.etag = `"1"`
	folder := t.TempDir()
	for range 3 {
		c, _ := newTest(t, Options{Folder: folder})
		expectText(t, c, urlRef(s.URL), component1)
	}
	s.expect(t, 3, 1)

	s.set(func(s *server) { s.body, s.etag = component2, `"2"` })
	c, _ := newTest(t, Options{Folder: folder})
	expectText(t, c, urlRef(s.URL), component2)
	s.expect(t, 4, 2)
}

// TestLastModified shows when the date of a component is asked by: not when it may have changed since in that second.
func TestLastModified(t *testing.T) {
	tests := map[string]struct {
		date string
		want bool
	}{
		"an old component": {time.Now().Add(-time.Hour).UTC().Format(http.TimeFormat), true},
		"a new component":  {time.Now().UTC().Format(http.TimeFormat), false},
		"no date":          {"yesterday", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var conditional atomic.Bool
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Header.Get("If-Modified-Since") != "" {
					conditional.Store(true)
					w.WriteHeader(http.StatusNotModified)
					return
				}
				w.Header().Set("Last-Modified", test.date)
				fmt.Fprint(w, component1)
			}))
			defer s.Close()
			folder := t.TempDir()
			for range 2 {
				c, _ := newTest(t, Options{Folder: folder})
				expectText(t, c, urlRef(s.URL), component1)
			}
			if conditional.Load() != test.want {
				t.Errorf("it was asked by date: %v, want %v", !test.want, test.want)
			}
		})
	}
}

func TestManyAskAtOnce(t *testing.T) {
	arrived, release := make(chan struct{}), make(chan struct{})
	var requests atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		close(arrived)
		<-release
		fmt.Fprint(w, component1)
	}))
	defer s.Close()
	c, _ := newTest(t, Options{})
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := fetch(t, c, urlRef(s.URL)); err != nil {
				t.Error(err)
			}
		})
	}
	<-arrived
	close(release)
	all.Wait()
	if requests.Load() != 1 {
		t.Errorf("%d requests, want 1", requests.Load())
	}
}

func TestAtMostAFewRequestsAtOnce(t *testing.T) {
	var running, most atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		now := running.Add(1)
		defer running.Add(-1)
		for before := most.Load(); now > before && !most.CompareAndSwap(before, now); before = most.Load() {
		}
		time.Sleep(5 * time.Millisecond) // so that the others catch up
		fmt.Fprint(w, component1)
	}))
	defer s.Close()
	c, _ := newTest(t, Options{})
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			if _, err := fetch(t, c, urlRef(fmt.Sprint(s.URL, "/", i))); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most.Load() > maxRequests {
		t.Errorf("%d requests at once, want at most %d", most.Load(), maxRequests)
	}
}

func TestWhoeverAsksMayGiveUp(t *testing.T) {
	arrived, release := make(chan struct{}), make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(arrived)
		<-release
		fmt.Fprint(w, component1)
	}))
	defer s.Close()
	c, _ := newTest(t, Options{})
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-arrived; cancel() }()
	if _, err := c.With(Config{}).Fetch(ctx, urlRef(s.URL)); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
	close(release)
	expectText(t, c, urlRef(s.URL), component1) // of the same request: the server would fail on a second one
}

func TestAllEndsWithTheContext(t *testing.T) {
	arrived := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(arrived)
		<-r.Context().Done()
	}))
	defer s.Close()
	ctx, cancel := context.WithCancel(t.Context())
	c := NewComponents(ctx, Options{})
	go func() { <-arrived; cancel() }()
	if _, err := c.With(Config{}).Fetch(t.Context(), urlRef(s.URL)); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
}

func TestMissingComponent(t *testing.T) {
	s := newServer(t)
	s.status = http.StatusNotFound
	c, time := newTest(t, Options{Folder: t.TempDir()})
	for range 2 {
		_, err := fetch(t, c, urlRef(s.URL))
		if !errors.Is(err, spec.ErrNoComponent) {
			t.Errorf("error %v, want ErrNoComponent", err)
		}
	}
	s.expect(t, 1, 1)

	s.set(func(s *server) { s.status = http.StatusOK })
	time.pass(retryAfter)
	expectText(t, c, urlRef(s.URL), component1)
}

func TestRemovedComponentIsForgotten(t *testing.T) {
	s := newServer(t)
	folder := t.TempDir()
	c, _ := newTest(t, Options{Folder: folder})
	expectText(t, c, urlRef(s.URL), component1)

	s.set(func(s *server) { s.status = http.StatusGone })
	c, _ = newTest(t, Options{Folder: folder})
	if _, err := fetch(t, c, urlRef(s.URL)); !errors.Is(err, spec.ErrNoComponent) {
		t.Errorf("error %v, want ErrNoComponent", err)
	}
	c, _ = newTest(t, Options{Folder: folder, LookupEnv: variables(envOffline, "1")})
	if tree, err := fetch(t, c, urlRef(s.URL)); err == nil {
		t.Errorf("a component that is gone is still there: %s", tree.Text)
	}
}

func TestOffline(t *testing.T) {
	s := newServer(t)
	folder := t.TempDir()
	c, _ := newTest(t, Options{Folder: folder})
	expectText(t, c, urlRef(s.URL+"/known"), component1)

	byEnvironment, _ := newTest(t, Options{Folder: folder, LookupEnv: variables(envOffline, "true")})
	expectText(t, byEnvironment, urlRef(s.URL+"/known"), component1)
	_, err := fetch(t, byEnvironment, urlRef(s.URL+"/other"))
	expectError(t, err, "POLYAXON_IS_OFFLINE forbids the network")

	c, _ = newTest(t, Options{Folder: folder})
	bySetting := c.With(Config{Offline: true})
	if _, err := bySetting.Fetch(t.Context(), urlRef(s.URL+"/known")); err != nil {
		t.Error(err)
	}
	_, err = bySetting.Fetch(t.Context(), urlRef(s.URL+"/other"))
	expectError(t, err, "hub.offline forbids the network")
	s.expect(t, 1, 1)
}

func TestOfflineAfterAFailure(t *testing.T) {
	s := newServer(t)
	folder := t.TempDir()
	c, _ := newTest(t, Options{Folder: folder})
	expectText(t, c, urlRef(s.URL), component1)

	s.set(func(s *server) { s.status = http.StatusBadGateway })
	c, _ = newTest(t, Options{Folder: folder})
	_, err := fetch(t, c, urlRef(s.URL))
	expectError(t, err, "502 Bad Gateway") // a copy that may be old decides nothing on the command line
	if _, err := c.With(Config{Offline: true}).Fetch(t.Context(), urlRef(s.URL)); err != nil {
		t.Errorf("the copy is lost: %v", err)
	}
}

func TestWithoutFolder(t *testing.T) {
	s := newServer(t)
	c, _ := newTest(t, Options{})
	expectText(t, c, urlRef(s.URL), component1)
}

func TestMemoryIsBounded(t *testing.T) {
	s := newServer(t)
	c, _ := newTest(t, Options{})
	expectText(t, c, urlRef(s.URL+"/a"), component1)
	expectText(t, c, urlRef(s.URL+"/b"), component1)
	if want := 2 * len(component1); c.text != want {
		t.Errorf("%d bytes of text are counted, want %d", c.text, want)
	}
	c.text = maxText + 1 // as if they were large
	expectText(t, c, urlRef(s.URL+"/c"), component1)
	if len(c.states) != 1 || c.text != len(component1) {
		t.Errorf("%d components are in memory, with %d bytes of text; want the last one", len(c.states), c.text)
	}
	expectText(t, c, urlRef(s.URL+"/a"), component1)
	s.expect(t, 4, 4)
}

func TestHostThatIsDownIsAskedOnce(t *testing.T) {
	s := newServer(t)
	s.Close()
	c, time := newTest(t, Options{})
	host := strings.TrimPrefix(s.URL, "http://")
	_, err := fetch(t, c, urlRef(s.URL+"/a"))
	expectError(t, err, host+" refused the connection")
	c.down[host] = failure{errors.New("as before"), time.now()}
	_, err = fetch(t, c, urlRef(s.URL+"/b"))
	expectError(t, err, "as before")
	time.pass(retryAfter)
	_, err = fetch(t, c, urlRef(s.URL+"/c"))
	expectError(t, err, host+" refused the connection")
}
