package hub

import (
	"context"
	"encoding/pem"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// clientOf is a client of a server, with a token, that does not wait between attempts.
func clientOf(t *testing.T, config Config) *Client {
	t.Helper()
	config.Token = "secret-token"
	c, err := NewClient(Load(machine(nil), config))
	if err != nil {
		t.Fatal(err)
	}
	c.pause = func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
	return c
}

func TestAnswersThatAreErrors(t *testing.T) {
	answer := func(status int, media, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", media)
			w.WriteHeader(status)
			fmt.Fprint(w, body)
		}
	}
	const object = "application/json; charset=utf-8"
	for _, test := range []struct {
		name  string
		serve http.HandlerFunc
		kind  error
		want  string
		asked int64 // how often it was asked, for a GET
	}{
		{"401", answer(401, object, `{"detail":"Invalid token."}`), ErrNotAuthenticated, "does not accept the token of the settings; log in again: run `polyaxon login`, or set POLYAXON_AUTH_TOKEN: Invalid token", 1},
		{"403", answer(403, object, `{"detail":"No."}`), ErrForbidden, "does not allow this to the owner of the token from the settings: No", 1},
		{"404 of a thing", answer(404, object, `{"detail":"No Project matches the given query."}`), ErrNotFound, "has no such thing: No Project matches the given query", 1},
		{"404 of an address", answer(404, "text/html", ""), ErrNoSuchAPI, "does not have this part of the API", 1},
		{"400 with a list", answer(400, object, `["A version with name v1 already exists."]`), nil, "400 Bad Request: A version with name v1 already exists", 1},
		{"400 with fields", answer(400, object, `{"name":["This field is required."],"tags":["x","y"]}`), nil, "name: This field is required.; tags: x; y", 1},
		{"400 of the whole", answer(400, object, `{"non_field_errors":["Bad."]}`), nil, "400 Bad Request: Bad", 1},
		{"400 with text", answer(400, "text/plain", `oops`), nil, "400 Bad Request", 1},
		{"429", answer(429, object, `{}`), nil, "429 Too Many Requests", maxAttempts},
		{"500", answer(500, "text/html", `<html>`), nil, "500 Internal Server Error", maxAttempts},
		{"a web page", answer(200, "text/html", `<!doctype html>`), nil, "answered with a web page", 1},
		{"null", answer(200, object, `{"a":`), nil, "is not as Polyaxon answers", 1},
		{"50 MB", func(w http.ResponseWriter, _ *http.Request) {
			for range 50 {
				if _, err := w.Write([]byte(strings.Repeat(" ", 1<<20))); err != nil {
					return
				}
			}
		}, nil, "larger than the limit of 8 MiB", 1},
		{"broken off in the middle", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, `{"a":`)
			panic(http.ErrAbortHandler)
		}, nil, "broke the connection off", maxAttempts},
	} {
		t.Run(test.name, func(t *testing.T) {
			var asked atomic.Int64
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { asked.Add(1); test.serve(w, r) }))
			defer s.Close()
			c := clientOf(t, Config{Host: s.URL})
			err := c.call(t.Context(), http.MethodGet, "/api/v1/x", nil, nil, &struct{}{})
			expectError(t, err, test.want)
			if test.kind != nil && !errors.Is(err, test.kind) {
				t.Errorf("%v is no %v", err, test.kind)
			}
			if asked := asked.Load(); asked != test.asked {
				t.Errorf("it was asked %d times, want %d", asked, test.asked)
			}
			if err != nil && strings.Contains(err.Error(), "secret-token") {
				t.Errorf("the token is in %v", err)
			}
			asked.Store(0)
			_ = c.call(t.Context(), http.MethodPost, "/api/v1/x", nil, map[string]any{}, nil)
			if asked := asked.Load(); asked != 1 {
				t.Errorf("what changes something was sent %d times", asked)
			}
		})
	}
}

func TestSecondAttemptSucceeds(t *testing.T) {
	var asked atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) == 1 {
			w.Header().Set("Retry-After", "7")
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(w, `{"Name":"x"}`)
	}))
	defer s.Close()
	c := clientOf(t, Config{Host: s.URL})
	var waited time.Duration
	c.pause = func(_ context.Context, d time.Duration) error { waited = d; return nil }
	var got struct{ Name string }
	if err := c.call(t.Context(), http.MethodGet, "/x", nil, nil, &got); err != nil || got.Name != "x" || waited != 7*time.Second {
		t.Errorf("%v, %+v after %v", err, got, waited)
	}
}

func TestSilentServer(t *testing.T) {
	release := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
	defer s.Close()
	defer close(release)
	c := clientOf(t, Config{Host: s.URL, Timeout: 20 * time.Millisecond})
	expectError(t, c.call(t.Context(), http.MethodGet, "/x", nil, nil, nil), "there was no whole answer within 20ms")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.call(ctx, http.MethodGet, "/x", nil, nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestRedirectsToOtherHostsAreNotFollowed(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("the other host was asked, with %q", r.Header.Get("Authorization"))
	}))
	defer other.Close()
	s := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusFound))
	defer s.Close()
	c := clientOf(t, Config{Host: s.URL})
	expectError(t, c.call(t.Context(), http.MethodGet, "/x", nil, nil, nil), "redirected to another host")
	components := NewComponents(t.Context(), Options{LookupEnv: variables("POLYAXON_HOST", s.URL, "POLYAXON_AUTH_TOKEN", "secret-token")})
	_, err := fetch(t, components, hubRef("acme/train:v1"))
	expectError(t, err, "redirected to another host")
}

func TestTLS(t *testing.T) {
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{}`) }))
	defer s.Close()
	bundle := filepath.Join(t.TempDir(), "ca.pem")
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	if err := os.WriteFile(bundle, certificate, 0o600); err != nil {
		t.Fatal(err)
	}
	no := false
	for _, test := range []struct {
		name   string
		config Config
		want   string
	}{
		{"an authority that nobody knows", Config{}, "signed by nobody whom this machine trusts"},
		{"with its certificate", Config{CACert: bundle}, ""},
		{"without verification", Config{VerifyTLS: &no}, ""},
	} {
		test.config.Host = s.URL
		err := clientOf(t, test.config).call(t.Context(), http.MethodGet, "/x", nil, nil, nil)
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
	_, err := NewClient(Load(machine(nil), Config{Host: s.URL, CACert: bundle + ".gone"}))
	expectError(t, err, "cannot be read")
}

func TestClientIsOff(t *testing.T) {
	for _, name := range []string{"POLYAXON_NO_OP", "POLYAXON_IS_OFFLINE"} {
		c, err := NewClient(Load(machine(nil, name, "true"), Config{}))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.call(t.Context(), http.MethodGet, "/x", nil, nil, nil); !errors.Is(err, ErrOff) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzErrorBodies: whatever a server says about an error, what is told of it is one short line.
func FuzzErrorBodies(f *testing.F) {
	f.Add(`{"detail":"a"}`)
	f.Add(`[["a"],{"b":[1]}]`)
	f.Add("\"a\\u0000\\n\xff\"")
	f.Fuzz(func(t *testing.T, body string) {
		text := detailsOf([]byte(body))
		if strings.ContainsAny(text, "\n\r") || len(text) > maxDetails+len("…") {
			t.Errorf("%q", text)
		}
	})
}
