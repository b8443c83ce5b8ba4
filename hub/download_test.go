package hub

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/plx-lsp/plx-lsp/spec"
)

// hangUp ends a connection in the middle of an answer.
func hangUp(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	fmt.Fprint(w, component1)
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

func redirect(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
	}
}

func answering(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}
}

// TestWhatGoesWrong shows what is said about each answer that is no component. HOST is the server's. What the user can
// see of it is explained in docs/references.md.
func TestWhatGoesWrong(t *testing.T) {
	page, err := os.ReadFile("../docs/references.md")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		answer http.HandlerFunc
		want   string
		none   bool // it is an ErrNoComponent
	}{
		{name: "404", answer: answering(404, "not here"), want: "HOST has no such component", none: true},
		{name: "410", answer: answering(410, ""), want: "HOST has no such component", none: true},
		{name: "401", answer: answering(401, ""), want: "HOST answered 401 Unauthorized"},
		{name: "500", answer: answering(500, component1), want: "HOST answered 500 Internal Server Error"},
		{name: "a status that nobody knows", answer: answering(799, ""), want: "HOST answered 799"},
		{name: "unchanged, and nobody asked", answer: answering(304, ""), want: "HOST answered 304 Not Modified"},
		{name: "a redirect to nowhere", answer: answering(302, ""), want: "HOST answered 302 Found"},
		{name: "a web page", answer: answering(200, "\n<!DOCTYPE html><html><body>Log in</body></html>"), want: "HOST answered with a web page, not with a component"},
		{name: "a web page in XML", answer: answering(200, "\ufeff<?xml version='1.0'?>"), want: "HOST answered with a web page, not with a component"},
		{name: "binary", answer: answering(200, "kind: \x00"), want: "the answer of HOST is not UTF-8 text"},
		{name: "another encoding", answer: answering(200, "name: caf\xe9"), want: "the answer of HOST is not UTF-8 text"},
		{name: "a body that breaks off", answer: hangUp, want: "HOST broke the connection off"},
		{name: "no answer", answer: func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, want: "HOST broke the connection off"},
		{name: "bad gzip", answer: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			fmt.Fprint(w, strings.Repeat("no gzip ", 10))
		}, want: "the answer of HOST cannot be understood"},
		{name: "a redirect in a circle", answer: func(w http.ResponseWriter, r *http.Request) { redirect(r.URL.String())(w, r) }, want: "it was redirected more than 10 times"},
		{name: "a redirect to a file", answer: redirect("file:///etc/passwd"), want: "it was redirected to something else than http or https"},
		{name: "a redirect that cannot be read", answer: redirect("http://user:secret@[/"), want: "the answer of HOST cannot be understood"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := httptest.NewServer(test.answer)
			defer s.Close()
			s.Config.ErrorLog = log.New(io.Discard, "", 0)
			host := strings.TrimPrefix(s.URL, "http://")
			c, _ := newTest(t, Options{Folder: t.TempDir()})
			_, err := fetch(t, c, urlRef("http://user:secret@"+host+"/a.yaml?token=secret"))
			if want := strings.ReplaceAll(test.want, "HOST", host); err == nil || err.Error() != want {
				t.Errorf("error %v, want %s", err, want)
			}
			if !test.none && !strings.Contains(test.want, "answered ") && !strings.Contains(string(page), "| `"+test.want+"` |") {
				t.Errorf("docs/references.md does not explain %s", test.want)
			}
			if errors.Is(err, spec.ErrNoComponent) != test.none {
				t.Errorf("%v: an ErrNoComponent is %v, want %v", err, !test.none, test.none)
			}
		})
	}
}

func TestWhatIsNoYAMLIsForTheChecksToTell(t *testing.T) {
	for _, body := range []string{"", "a: [b\n", "\tc", "{}"} {
		s := httptest.NewServer(answering(200, body))
		c, _ := newTest(t, Options{})
		expectText(t, c, urlRef(s.URL), body)
		s.Close()
	}
}

func TestServerThatHangs(t *testing.T) {
	for name, start := range map[string]string{"before the answer": "", "in the body": component1} {
		t.Run(name, func(t *testing.T) {
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if start != "" {
					fmt.Fprint(w, start)
					_ = http.NewResponseController(w).Flush()
				}
				<-r.Context().Done()
			}))
			defer s.Close()
			c, _ := newTest(t, Options{})
			_, err := c.With(Config{Timeout: 50 * time.Millisecond}).Fetch(t.Context(), urlRef(s.URL))
			expectError(t, err, strings.TrimPrefix(s.URL, "http://")+": there was no whole answer within 50ms")
		})
	}
}

func TestCertificateThatNobodyTrusts(t *testing.T) {
	s := httptest.NewTLSServer(answering(200, component1))
	defer s.Close()
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	c, _ := newTest(t, Options{})
	_, err := fetch(t, c, urlRef(s.URL))
	expectError(t, err, "signed by nobody whom this machine trusts")
}

func TestNoTLS(t *testing.T) {
	s := newServer(t)
	c, _ := newTest(t, Options{})
	_, err := fetch(t, c, urlRef(strings.Replace(s.URL, "http:", "https:", 1)))
	if err == nil || errors.Is(err, spec.ErrNoComponent) {
		t.Errorf("error %v", err)
	}
}

func TestRedirectToPlainText(t *testing.T) {
	from := func(to string) error {
		request := func(text string) *http.Request {
			u, err := url.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			return &http.Request{URL: u, Header: http.Header{"Referer": {"https://components.example/?token=secret"}}}
		}
		next := request(to)
		err := checkRedirect(next, []*http.Request{request("https://components.example/")})
		if err == nil && next.Header.Get("Referer") != "" {
			t.Error("the address is told to whoever it was redirected to")
		}
		return err
	}
	expectError(t, from("http://components.example/"), "from https to http")
	if err := from("https://other.example/"); err != nil {
		t.Error(err)
	}
}

func TestRedirectIsFollowed(t *testing.T) {
	target := newServer(t)
	s := httptest.NewServer(redirect(target.URL))
	defer s.Close()
	c, _ := newTest(t, Options{})
	expectText(t, c, urlRef(s.URL), component1)
}

func TestGzip(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept-Encoding") != "gzip" {
			t.Error("gzip is not accepted")
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		fmt.Fprint(z, component1)
	}))
	defer s.Close()
	c, _ := newTest(t, Options{})
	expectText(t, c, urlRef(s.URL), component1)
}

// TestLargeAnswer shows that what is too large is not read to its end.
func TestLargeAnswer(t *testing.T) {
	const size = 50 << 20
	chunk := bytes.Repeat([]byte("# a comment\n"), 1<<12)
	send := func(w io.Writer) (sent int) {
		for sent < size {
			n, err := w.Write(chunk)
			if sent += n; err != nil {
				break
			}
		}
		return sent
	}
	var sent atomic.Int64
	answers := map[string]http.HandlerFunc{
		"of a length that is not told": func(w http.ResponseWriter, _ *http.Request) { sent.Store(int64(send(w))) },
		"of a length that is told": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", fmt.Sprint(size/len(chunk)*len(chunk)+len(chunk)))
			sent.Store(int64(send(w)))
		},
		"packed": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			defer z.Close()
			send(z)
		},
	}
	for name, answer := range answers {
		t.Run(name, func(t *testing.T) {
			sent.Store(0)
			s := httptest.NewServer(answer)
			c, _ := newTest(t, Options{})
			_, err := fetch(t, c, urlRef(s.URL))
			expectError(t, err, "is larger than the limit of 8 MiB")
			s.Close() // waits for the answer to end
			if sent.Load() >= size {
				t.Errorf("all %d MiB were sent", sent.Load()>>20)
			}
		})
	}
}

func TestWhoAsks(t *testing.T) {
	for version, want := range map[string]string{"v1.2.3": "plx-lsp/v1.2.3", "(devel)": "plx-lsp/devel"} {
		var header http.Header
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			header = r.Header.Clone()
			fmt.Fprint(w, component1)
		}))
		c, _ := newTest(t, Options{Version: version})
		expectText(t, c, urlRef(s.URL), component1)
		s.Close()
		if got := header.Get("User-Agent"); got != want {
			t.Errorf("User-Agent %q, want %q", got, want)
		}
		for _, name := range []string{"Authorization", "Cookie", "Referer"} {
			if got := header.Get(name); got != "" {
				t.Errorf("%s: %s", name, got)
			}
		}
	}
}

func TestClientUsesProxiesAndVerifies(t *testing.T) {
	transport := newClient().Transport.(*http.Transport)
	if transport.TLSClientConfig != nil {
		t.Error("certificates may not be verified")
	}
	if transport.Proxy == nil {
		t.Error("the proxies of the environment are not used")
	}
}
