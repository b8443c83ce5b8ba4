package hub

import (
	"errors"
	"net/http"
	"testing"
	"time"
)

// editorTest is Components as an editor uses them. changes gets one item for each call of OnChange.
type editorTest struct {
	*Components
	changes chan struct{}
	time    *clock
}

func newEditorTest(t *testing.T, folder string, env ...string) *editorTest {
	e := &editorTest{changes: make(chan struct{}, 100)}
	e.Components, e.time = newTest(t, Options{
		Folder: folder, LookupEnv: variables(env...), OnChange: func() { e.changes <- struct{}{} },
	})
	return e
}

// changed waits for news.
func (e *editorTest) changed(t *testing.T) {
	t.Helper()
	select {
	case <-e.changes:
	case <-time.After(time.Minute):
		t.Fatal("OnChange was not called")
	}
}

// settled waits until no request is under way, and checks that there are no news.
func (e *editorTest) settled(t *testing.T) {
	t.Helper()
	for {
		var running chan struct{}
		e.mu.Lock()
		for _, s := range e.states {
			if s.running != nil {
				running = s.running
			}
		}
		e.mu.Unlock()
		if running == nil {
			break
		}
		<-running
	}
	select {
	case <-e.changes:
		t.Error("OnChange was called although nothing has changed")
	case <-time.After(10 * time.Millisecond): // a wrong call comes right after the end of a request
	}
}

func TestEditorNeverWaits(t *testing.T) {
	release := make(chan struct{})
	s := newServer(t)
	inner := s.Config.Handler
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		<-release
		inner.ServeHTTP(w, r)
	})
	e := newEditorTest(t, t.TempDir())
	for range 3 { // with the server silent
		if _, err := fetch(t, e.Components, urlRef(s.URL)); !errors.Is(err, ErrPending) {
			t.Errorf("error %v, want %v", err, ErrPending)
		}
	}
	close(release)
	e.changed(t)
	expectText(t, e.Components, urlRef(s.URL), component1)
	e.settled(t)
	s.expect(t, 1, 1)
}

func TestEditorShowsTheOldWhileItAsksForTheNew(t *testing.T) {
	s := newServer(t)
	e := newEditorTest(t, t.TempDir())
	_, _ = fetch(t, e.Components, urlRef(s.URL))
	e.changed(t)

	e.time.pass(freshFor)
	expectText(t, e.Components, urlRef(s.URL), component1)
	e.settled(t) // the same again is no news
	s.expect(t, 2, 2)

	s.set(func(s *server) { s.body = component2 })
	e.time.pass(freshFor)
	expectText(t, e.Components, urlRef(s.URL), component1)
	e.changed(t)
	expectText(t, e.Components, urlRef(s.URL), component2)

	s.set(func(s *server) { s.status = http.StatusInternalServerError })
	e.time.pass(freshFor)
	expectText(t, e.Components, urlRef(s.URL), component2)
	e.settled(t) // what was read stays while it cannot be read again
	expectText(t, e.Components, urlRef(s.URL), component2)

	s.set(func(s *server) { s.status = http.StatusNotFound })
	e.time.pass(retryAfter)
	expectText(t, e.Components, urlRef(s.URL), component2)
	e.changed(t)
	_, err := fetch(t, e.Components, urlRef(s.URL))
	expectError(t, err, "has no such component")
}

func TestEditorUsesYoungCopiesOnDisk(t *testing.T) {
	s := newServer(t)
	folder := t.TempDir()
	c, _ := newTest(t, Options{Folder: folder})
	expectText(t, c, urlRef(s.URL), component1)

	e := newEditorTest(t, folder)
	expectText(t, e.Components, urlRef(s.URL), component1)
	e.settled(t)
	s.expect(t, 1, 1)

	e = newEditorTest(t, folder)
	e.time.pass(freshFor + time.Second)
	expectText(t, e.Components, urlRef(s.URL), component1)
	e.settled(t)
	s.expect(t, 2, 2)

	e = newEditorTest(t, folder)
	e.time.pass(-time.Hour) // the clock was set back: the copy is from the future, so its age is unknown
	expectText(t, e.Components, urlRef(s.URL), component1)
	e.settled(t)
	s.expect(t, 3, 3)
}

func TestEditorTellsWhatWentWrong(t *testing.T) {
	s := newServer(t)
	s.status = http.StatusServiceUnavailable
	e := newEditorTest(t, t.TempDir())
	_, _ = fetch(t, e.Components, urlRef(s.URL))
	e.changed(t)
	_, err := fetch(t, e.Components, urlRef(s.URL))
	expectError(t, err, "503 Service Unavailable")
}

func TestEditorOffline(t *testing.T) {
	s := newServer(t)
	e := newEditorTest(t, t.TempDir(), envOffline, "yes")
	_, err := fetch(t, e.Components, urlRef(s.URL))
	expectError(t, err, "forbids the network")
	e.settled(t)
	s.expect(t, 0, 0)
}
