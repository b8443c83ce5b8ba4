//go:build sandbox

package hub

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

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
	told = regexp.MustCompile(`\b[0-9a-f]{32}\b`).ReplaceAllStringFunc(told, func(id string) string {
		if id == nobody {
			return id
		}
		if ids[id] == "" {
			ids[id] = fmt.Sprintf("%032x", len(ids)+1)
		}
		return ids[id]
	})
	told = regexp.MustCompile(`"(wait_time|duration)": \d[\d.]*`).ReplaceAllString(told, `"$1": 0.5`)
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
