package hub

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestRefusals shows what is made of the answers of a deployment that refuses: the forms are those that a real one uses.
func TestRefusals(t *testing.T) {
	const isHTML, isJSON = "text/html; charset=utf-8", "application/json"
	for _, test := range []struct {
		status     int
		typ, body  string
		want       string // behind the host
		isNotFound bool
	}{
		{404, isJSON, `{"detail":"No Project matches the given query."}`, " answered 404 Not Found: No Project matches the given query.", true},
		{404, isHTML, ``, " has no such address; is it a Polyaxon deployment, and does its edition have this?", false},
		{400, isJSON, `["A version with name v1 already exists."]`, " answered 400 Bad Request: A version with name v1 already exists.", false},
		{400, isJSON, `{"name":["This field is required."],"run":["It is not valid.","Nor known."]}`,
			" answered 400 Bad Request: name: This field is required.; run: It is not valid.; run: Nor known.", false},
		{400, isJSON, `{"non_field_errors":["Run expects a content."]}`, " answered 400 Bad Request: Run expects a content.", false},
		{400, isJSON, `"no"`, " answered 400 Bad Request: no", false},
		{400, "text/plain", "received an unrecognisable event badkind.", " answered 400 Bad Request: received an unrecognisable event badkind.", false},
		{400, isJSON, `{"error":"taken","code":3,"message":"the name is taken","details":null}`, " answered 400 Bad Request: taken; the name is taken", false},
		{400, isJSON, `{`, " answered 400 Bad Request", false},
		{401, isJSON, `{"detail":"Authentication credentials were not provided."}`,
			" does not accept who you are; log in, or set POLYAXON_AUTH_TOKEN: Authentication credentials were not provided.", false},
		{403, isJSON, `{"detail":"Service requesting this endpoint not allowed."}`, " does not let you do that: Service requesting this endpoint not allowed.", false},
		{405, isHTML, ``, " answered 405 Method Not Allowed", false},
		{500, isHTML, `<html><body>Server Error</body></html>`, " answered 500 Internal Server Error", false},
		{302, isHTML, ``, " answered 302 Found", false},
		{299 + 300, isHTML, ``, " answered 599", false},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", test.typ)
			w.Header().Set("Location", "http://127.0.0.1:1/")
			w.WriteHeader(test.status)
			fmt.Fprint(w, test.body)
		}))
		err := newClientTo(t, server.URL).call(t.Context(), http.MethodPost, "/api/v1/a", nil, nil, nil)
		server.Close()
		var status *StatusError
		if !errors.As(err, &status) || status.Status != test.status || IsNotFound(err) != test.isNotFound {
			t.Errorf("%d %s: %#v", test.status, test.body, err)
			continue
		}
		if want := strings.TrimPrefix(server.URL, "http://") + test.want; err.Error() != want {
			t.Errorf("%d %s: %v, want %s", test.status, test.body, err, want)
		}
	}
}

func TestLongRefusals(t *testing.T) {
	body := `["` + strings.Repeat("ä", 5000) + `"` + strings.Repeat(`,"again"`, 50) + `]`
	e := newStatusError("host", 400, true, []byte(body))
	if len(e.Messages) != mostMessages || len([]rune(e.Messages[0])) != longestMessage {
		t.Errorf("%d messages, the first of %d characters", len(e.Messages), len([]rune(e.Messages[0])))
	}
}

// FuzzRefusals reads arbitrary refusals: what is told of them stays within bounds.
func FuzzRefusals(f *testing.F) {
	f.Add(true, []byte(`{"name":["This field is required."],"detail":{"a":[[["b"]]]}}`))
	f.Add(false, []byte("plain text"))
	f.Fuzz(func(t *testing.T, isJSON bool, body []byte) {
		e := newStatusError("host", 400, isJSON, body)
		if len(e.Messages) > mostMessages || slices.Contains(e.Messages, "") {
			t.Errorf("messages %q", e.Messages)
		}
	})
}

func TestWhatIsSent(t *testing.T) {
	var got string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = fmt.Sprintf("%s %s %s %s", r.Method, r.RequestURI, r.Header.Get("Authorization"), r.Header.Get("Content-Type"))
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, "{}")
	}))
	defer server.Close()
	client, err := NewClient(Config{Host: server.URL + "/sub/", Token: "abcd"})
	expectNo(t, err)
	_, err = NewProjectClient(client, "acme", "größe").Update(t.Context(), ProjectChange{})
	expectNo(t, err)
	if diff := cmp.Diff("PATCH /sub/api/v1/acme/gr%C3%B6%C3%9Fe Token abcd application/json", got); diff != "" {
		t.Error(diff)
	}
}

func TestHosts(t *testing.T) {
	for host, want := range map[string]string{
		"": defaultHost, "polyaxon.example": "http://polyaxon.example", "https://polyaxon.example/": "https://polyaxon.example/",
	} {
		client, err := NewClient(Config{Host: host})
		expectNo(t, err)
		if client.host.String() != want {
			t.Errorf("%q is %s, want %s", host, client.host, want)
		}
	}
	for _, host := range []string{"ftp://polyaxon.example", "http://", "http://a b"} {
		_, err := NewClient(Config{Host: host})
		expectError(t, err, "the host of the deployment is not right")
	}
	_, err := NewClient(Config{Offline: true})
	expectError(t, err, "hub.offline forbids the network")
}

func TestDeploymentsThatDoNotAnswer(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	defer server.Close()
	client, err := NewClient(Config{Host: server.URL, Timeout: 50 * time.Millisecond})
	expectNo(t, err)
	_, err = NewProjectClient(client, "default", "trainer").Get(t.Context())
	expectError(t, err, "there was no whole answer within 50ms")

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = NewProjectClient(client, "default", "trainer").Get(ctx)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that the context was cancelled", err)
	}
	_, err = NewProjectClient(newClientTo(t, "http://127.0.0.1:1"), "default", "trainer").Get(t.Context())
	expectError(t, err, "127.0.0.1:1 refused the connection")
}

func TestAnswersThatAreNoJSON(t *testing.T) {
	for body, want := range map[string]string{
		"<!DOCTYPE html><html></html>": "something else than JSON",
		"{":                            "cannot be understood",
	} {
		_, err := newAnswering(t, body).Get(t.Context())
		expectError(t, err, want)
	}
}
