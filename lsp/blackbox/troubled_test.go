package blackbox

import (
	"crypto/tls"
	"encoding/json"
	"encoding/pem"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/internal/hubdouble"
)

// theToken is what must never be seen but by the deployment that it is for.
const theToken = "token-that-nobody-may-see"

// troubled is a deployment with two components, default/kept:1 and default/wanted:1, that can be told to hold its answers and to
// give wrong ones.
type troubled struct {
	*httptest.Server
	deployment http.Handler
	asked      chan struct{} // gets one for each request about wanted, or handshake, that is held
	home       string        // of the user

	mu    sync.Mutex
	hold  chan struct{} // until it is closed, nothing is answered; nil: nothing is held
	spoil *trouble      // nil: all is answered well
}

// trouble is a way in which a deployment does not answer as it should.
type trouble struct {
	name   string
	answer http.HandlerFunc // in place of versions of components; nil: the certificate keeps all from being asked
	extent extent

	code     string // of what is told at the reference
	severity int
	words    []string
	login    bool // it may help to see how the server logs in
}

// extent is what a trouble is about.
type extent int

const (
	all     extent = iota // whatever is asked for
	alone                 // wanted: the answer would be taken for the truth about any component
	silence               // all, and there will be no answer
)

// start serves the deployment, by https when it is about certificates, and lets the server find it.
func (d *troubled) start(t *testing.T, secure bool) {
	d.deployment, d.asked = (&hubdouble.Server{}).Handler(), make(chan struct{}, 1000)
	d.Server = httptest.NewUnstartedServer(d)
	d.Config.ErrorLog = log.New(io.Discard, "", 0) // it is meant that handshakes and answers fail
	d.home = t.TempDir()
	if secure {
		d.TLS = &tls.Config{GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) {
			d.wait()
			return nil, nil
		}}
		d.StartTLS()
		d.trust(t)
	} else {
		d.Server.Start()
	}
	t.Cleanup(d.Close)
	t.Cleanup(d.release)
	for name, value := range map[string]string{
		"POLYAXON_HOST": d.URL, "POLYAXON_AUTH_TOKEN": theToken, "POLYAXON_USE_GIT_REGISTRY": "", "HOME": d.home,
		"XDG_CACHE_HOME": filepath.Join(d.home, "cache"), "LocalAppData": filepath.Join(d.home, "cache"),
	} {
		t.Setenv(name, value)
	}
	client, err := hub.NewClient(hub.Load(hub.MachinePlaces(), hub.Config{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"kept", "wanted"} {
		project := hub.NewProjectClient(client, "default", name)
		if _, err := project.Create(t.Context(), hub.NewProject{}); err != nil {
			t.Fatal(err)
		}
		if _, err := project.CreateVersion(t.Context(), hub.ComponentVersion, hub.NewVersion{Name: "1", Content: trainer}); err != nil {
			t.Fatal(err)
		}
	}
	d.deployment = knowsTheToken(d.deployment)
}

// clientFile is where the user's configuration lies.
func (d *troubled) clientFile() string { return filepath.Join(d.home, ".polyaxon", ".client") }

// trust makes the user one who trusts the certificate of the deployment.
func (d *troubled) trust(t *testing.T) {
	t.Helper()
	bundle := filepath.Join(d.home, "authorities.pem")
	config, err := json.Marshal(map[string]string{"POLYAXON_SSL_CA_CERT": bundle})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(d.clientFile()), 0o700); err != nil {
		t.Fatal(err)
	}
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: d.Certificate().Raw})
	for path, data := range map[string][]byte{bundle: certificate, d.clientFile(): config} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// distrust takes that back.
func (d *troubled) distrust(t *testing.T) {
	t.Helper()
	if err := os.Remove(d.clientFile()); err != nil {
		t.Fatal(err)
	}
}

// knowsTheToken answers nobody who does not show the token.
func knowsTheToken(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Token "+theToken {
			w.WriteHeader(http.StatusTeapot)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// ServeHTTP implements http.Handler.
func (d *troubled) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	isWanted := strings.HasPrefix(r.URL.Path, "/api/v1/default/wanted/versions/component/")
	isVersion := isWanted || strings.HasPrefix(r.URL.Path, "/api/v1/default/kept/versions/component/")
	if isWanted && r.TLS == nil {
		d.wait()
	}
	d.mu.Lock()
	spoil := d.spoil
	d.mu.Unlock()
	if spoil == nil || spoil.answer == nil || !isVersion || spoil.extent == alone && !isWanted {
		d.deployment.ServeHTTP(w, r)
		return
	}
	spoil.answer(w, r)
}

// wait waits as long as answers are held, and notes that somebody does.
func (d *troubled) wait() {
	d.mu.Lock()
	hold := d.hold
	d.mu.Unlock()
	if hold != nil {
		d.asked <- struct{}{}
		<-hold
	}
}

// isAsked waits until wanted is asked for, as far as that can be seen.
func (d *troubled) isAsked(t *testing.T) {
	t.Helper()
	select {
	case <-d.asked:
	case <-time.After(deadline):
		t.Fatal("the deployment was not asked")
	}
}

// turn changes how the deployment answers; from then on answers are held.
func (d *troubled) turn(spoil *trouble) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.spoil, d.hold = spoil, make(chan struct{})
}

// release lets all answers go.
func (d *troubled) release() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.hold != nil {
		close(d.hold)
		d.hold = nil
	}
}
