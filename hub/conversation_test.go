package hub

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// exchange is one request to a deployment and its answer. A body that is no JSON is kept as a JSON text.
type exchange struct {
	Method      string          `json:"method"`
	Path        string          `json:"path"` // with the query
	Body        json.RawMessage `json:"body,omitempty"`
	Status      int             `json:"status"`
	ContentType string          `json:"contentType,omitempty"`
	Answer      json.RawMessage `json:"answer,omitempty"`
}

// conversation is what was said between a client and a deployment, in order.
type conversation struct {
	mu        sync.Mutex
	exchanges []exchange
}

// replay answers as a deployment did in the conversation that is kept in a file. The same has to be asked.
func replay(t *testing.T, file string) *httptest.Server {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c := &conversation{}
	if err := json.Unmarshal(data, &c.exchanges); err != nil {
		t.Fatal(err)
	}
	next := 0
	t.Cleanup(func() {
		if next < len(c.exchanges) && !t.Failed() {
			t.Errorf("%d of %d recorded requests were not made", len(c.exchanges)-next, len(c.exchanges))
		}
	})
	return c.listen(t, func(e *exchange) {
		asked := exchange{Method: e.Method, Path: e.Path, Body: e.Body}
		e.Status = http.StatusInternalServerError
		if next == len(c.exchanges) {
			t.Errorf("%s %s was not recorded", e.Method, e.Path)
			return
		}
		recorded := c.exchanges[next]
		next++
		want := exchange{Method: recorded.Method, Path: recorded.Path, Body: recorded.Body}
		if diff := cmp.Diff(compact(t, want), compact(t, asked)); diff != "" {
			t.Errorf("request %d: -recorded +made\n%s", next, diff)
			return
		}
		e.Status, e.ContentType, e.Answer = recorded.Status, recorded.ContentType, recorded.Answer
	})
}

// listen serves HTTP: answer fills in what is answered, to one request after the other.
func (c *conversation) listen(t *testing.T, answer func(*exchange)) *httptest.Server {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		e := exchange{Method: r.Method, Path: r.URL.RequestURI(), Body: body}
		answer(&e)
		text := []byte(e.Answer)
		if plain := ""; json.Unmarshal(e.Answer, &plain) == nil {
			text = []byte(plain)
		}
		w.Header().Set("Content-Type", e.ContentType)
		w.WriteHeader(e.Status)
		_, _ = w.Write(text)
	}))
	t.Cleanup(server.Close)
	return server
}

// compact is e as a comparable text.
func compact(t *testing.T, e exchange) string {
	t.Helper()
	text, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
