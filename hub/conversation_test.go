package hub

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
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

// record listens at an address of its own, passes everything on to a deployment, and keeps what was said.
func record(t *testing.T, deployment string) (*conversation, *httptest.Server) {
	c := &conversation{}
	return c, c.listen(t, func(e *exchange) {
		request, err := http.NewRequestWithContext(t.Context(), e.Method, deployment+e.Path, bytes.NewReader(e.Body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Error(err)
			return
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Error(err)
		}
		e.Status, e.ContentType = response.StatusCode, response.Header.Get("Content-Type")
		e.Answer = asJSON(body)
		c.exchanges = append(c.exchanges, *e)
	})
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

// text is the conversation as it is kept in a file: without what is different each time.
func (c *conversation) text(t *testing.T, deployment string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(c.exchanges); err != nil {
		t.Fatal(err)
	}
	told := strings.ReplaceAll(text.String(), deployment, "https://polyaxon.example")
	ids := map[string]string{}
	told = regexp.MustCompile(`"[0-9a-f]{32}"`).ReplaceAllStringFunc(told, func(id string) string {
		if ids[id] == "" {
			ids[id] = fmt.Sprintf(`"%032x"`, len(ids)+1)
		}
		return ids[id]
	})
	day := `\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d`
	told = regexp.MustCompile(day+`\.\d{6}Z`).ReplaceAllString(told, "2026-01-02T03:04:05.678901Z")
	return regexp.MustCompile(day+`\.\d{3}Z`).ReplaceAllString(told, "2026-01-02T03:04:05.678Z")
}

// asJSON is a body in a conversation.
func asJSON(body []byte) json.RawMessage {
	if len(body) == 0 || json.Valid(body) {
		return body
	}
	text, err := json.Marshal(string(body))
	if err != nil {
		return nil
	}
	return text
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
