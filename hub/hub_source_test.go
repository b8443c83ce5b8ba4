package hub

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/spec"
)

// polyaxon is a deployment with one owner, acme, whose component train has versions. It answers as Polyaxon does.
type polyaxon struct {
	*httptest.Server
	mu       sync.Mutex
	versions []fakeVersion // the newest first
	asked    []string      // paths, in their order
	headers  http.Header   // of the last request
	instead  http.HandlerFunc
}

type fakeVersion struct {
	spec.HubVersion
	Kind    string  `json:"kind"`
	Content *string `json:"content,omitempty"`
}

const trainText = "kind: component\nname: train\ninputs: [{name: lr, type: float}]\nrun: {kind: job, container: {image: a}}\n"

func newPolyaxon(t *testing.T, versions ...string) *polyaxon {
	p := &polyaxon{}
	for i, v := range versions {
		name, state, _ := strings.Cut(v, "=")
		text := trainText
		p.versions = append(p.versions, fakeVersion{
			spec.HubVersion{
				Name: name, Stage: "production", State: state, Description: "number " + fmt.Sprint(i),
				CreatedAt: time.Date(2026, 3, 9-i, 0, 0, 0, 0, time.UTC),
			}, "component", &text,
		})
	}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

func (p *polyaxon) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked = append(p.asked, r.URL.Path)
	p.headers = r.Header
	if p.instead != nil {
		p.instead(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	switch path := r.URL.Path; {
	case path == "/api/v1/acme/projects/names":
		fmt.Fprint(w, `{"count":1,"next":null,"results":[{"name":"train"},{"name":"evaluate"}]}`)
	case path == "/api/v1/acme/train/versions/component":
		listed := []fakeVersion{}
		for _, v := range p.versions {
			v.Content = nil
			listed = append(listed, v)
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"count": len(listed), "next": nil, "results": listed})
	default:
		name, ours := strings.CutPrefix(path, "/api/v1/acme/train/versions/component/")
		for _, v := range p.versions {
			if ours && v.Name == name {
				_ = json.NewEncoder(w).Encode(v)
				return
			}
		}
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, `{"detail":"No ProjectVersion matches the given query."}`)
	}
}

func (p *polyaxon) set(change func(*polyaxon)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(p)
}

func (p *polyaxon) env() []string {
	return []string{"POLYAXON_HOST", p.URL, "POLYAXON_AUTH_TOKEN", "secret-token"}
}

func TestComponentsOfADeployment(t *testing.T) {
	p := newPolyaxon(t, "latest=b", "v2=b", "v1=a")
	c, _ := newTest(t, Options{LookupEnv: variables(p.env()...)})
	expectText(t, c, hubRef("acme/train:v1"), strings.TrimSpace(trainText)+"\n")
	expectText(t, c, hubRef("acme.train"), trainText)
	p.set(func(p *polyaxon) {
		if got := p.headers.Get("Authorization"); got != "Token secret-token" {
			t.Errorf("Authorization is %q", got)
		}
	})
}

func TestMissingComponents(t *testing.T) {
	p := newPolyaxon(t, "v2=b", "v1=a")
	c, _ := newTest(t, Options{LookupEnv: variables(p.env()...)})
	host := strings.TrimPrefix(p.URL, "http://")
	for _, test := range []struct{ ref, want, meant string }{
		{"acme/train:v11", "`train` has no version `v11`; it has `v2`, `v1`", "acme/train:v1"},
		{"acme/train:V1", "`train` has no version `V1`; it has `v2`, `v1`", "acme/train:v1"},
		{"acme/train", "`train` has no version called `latest`; it has `v2`, `v1`", ""},
		{"acme/tarin:v1", host + " has no component `tarin` of `acme`", "acme/train:v1"},
		{"acme/evaluate:v1", "`evaluate` has no versions that are components", ""},
	} {
		_, err := fetch(t, c, hubRef(test.ref))
		if !errors.Is(err, spec.ErrNoComponent) {
			t.Errorf("%s: %v is no ErrNoComponent", test.ref, err)
			continue
		}
		expectError(t, err, test.want)
		var missing Missing
		if !errors.As(err, &missing) || missing.Meant() != test.meant {
			t.Errorf("%s: meant is %q, want %q", test.ref, missing.Meant(), test.meant)
		}
	}
}

func TestDeploymentsThatDoNotAnswer(t *testing.T) {
	text := func(status int, media, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", media)
			w.WriteHeader(status)
			fmt.Fprint(w, body)
		}
	}
	for _, test := range []struct {
		name    string
		instead http.HandlerFunc
		want    string
		kind    error // nil: none of those of this package
	}{
		{"401", text(401, "application/json", `{"detail":"x"}`), "does not accept the token", ErrNotAuthenticated},
		{"403", text(403, "application/json", `{"detail":"x"}`), "does not let the owner of the token from POLYAXON_AUTH_TOKEN read it", ErrForbidden},
		{"a page that is not there", text(404, "text/html", ""), "there is no hub at", ErrNoSuchAPI},
		{"429", text(429, "application/json", `{}`), "429 Too Many Requests", nil},
		{"500", text(500, "text/html", "oops"), "500 Internal Server Error", nil},
		{"a web page", text(200, "text/html", "<html>log in</html>"), "answered with a web page", nil},
		{"no content", text(200, "application/json", `{"name":"v1","kind":"component","content":null}`), "without a component in it", nil},
		{"another kind", text(200, "application/json", `{"name":"v1","kind":"model","content":"x"}`), "not a component but of kind `model`", spec.ErrNoComponent},
		{"no JSON", text(200, "application/json", `nonsense`), "no version of a component", nil},
		{"a list", text(200, "application/json", `[]`), "no version of a component", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newPolyaxon(t)
			p.instead = test.instead
			c, _ := newTest(t, Options{LookupEnv: variables(p.env()...)})
			_, err := fetch(t, c, hubRef("acme/train:v1"))
			expectError(t, err, test.want)
			for _, kind := range []error{ErrNotAuthenticated, ErrForbidden, ErrNoSuchAPI, ErrNotConfigured, ErrOff, ErrNoName, spec.ErrNoComponent} {
				if errors.Is(err, kind) != (kind == test.kind) {
					t.Errorf("%v: whether it is %q is wrong", err, kind)
				}
			}
			if err != nil && strings.Contains(err.Error(), "secret-token") {
				t.Errorf("the token is in %v", err)
			}
		})
	}
}

// TestNobodySaidWhereToAsk: it is not the fault of a host that nobody has named.
func TestNobodySaidWhereToAsk(t *testing.T) {
	refused := errors.New("localhost:8000 refused the connection")
	err := Load(machine(nil), Config{}).unreached(refused)
	expectError(t, err, "no host is configured (with POLYAXON_HOST, the setting hub.host or `polyaxon config set --host`), and localhost:8000 refused the connection")
	if !errors.Is(err, ErrNotConfigured) || !errors.Is(err, refused) {
		t.Errorf("%v is not of its kinds", err)
	}
	if err := Load(machine(nil), Config{Host: "polyaxon.example"}).unreached(refused); errors.Is(err, ErrNotConfigured) {
		t.Errorf("a host that is named: %v", err)
	}
}

func TestOffers(t *testing.T) {
	p := newPolyaxon(t, "latest=b", "v2=b", "v1=a")
	e := newEditorTest(t, t.TempDir(), p.env()...)
	catalogue := e.With(Config{Owner: "acme"}).(spec.Catalogue)
	for _, test := range []struct {
		written string
		want    []string
	}{
		{"acme/", []string{"acme/train", "acme/evaluate"}},
		{"acme/tr", []string{"acme/train", "acme/evaluate"}},
		{"acme/train:", []string{"acme/train:latest", "acme/train:v2", "acme/train:v1"}},
		{"acme.train:v", []string{"acme.train:latest", "acme.train:v2", "acme.train:v1"}},
	} {
		offers, more := catalogue.Offers(test.written)
		if more {
			e.changed(t)
			offers, more = catalogue.Offers(test.written)
		}
		var refs []string
		for _, o := range offers {
			refs = append(refs, o.Ref)
		}
		if diff := cmp.Diff(test.want, refs); diff != "" || more {
			t.Errorf("%q: more %v (-want +got)\n%s", test.written, more, diff)
		}
	}
}

// TestOffersOfAListThatIsReadAgain shows the old list as one of which there will be another.
func TestOffersOfAListThatIsReadAgain(t *testing.T) {
	p := newPolyaxon(t, "v1=a")
	e := newEditorTest(t, t.TempDir(), p.env()...)
	catalogue := e.With(Config{}).(spec.Catalogue)
	_, _ = catalogue.Offers("acme/train:")
	e.changed(t)
	later := fakeVersion{spec.HubVersion{Name: "v2"}, "component", nil}
	p.set(func(p *polyaxon) { p.versions = append([]fakeVersion{later}, p.versions...) })
	e.Refresh()
	e.changed(t)
	if offers, more := catalogue.Offers("acme/train:"); len(offers) != 1 || !more {
		t.Errorf("while the list is read again there is %+v, more %v", offers, more)
	}
	e.changed(t)
	if offers, more := catalogue.Offers("acme/train:"); len(offers) != 2 || more {
		t.Errorf("after that there is %+v, more %v", offers, more)
	}
}

func TestLatestStandsForAVersion(t *testing.T) {
	p := newPolyaxon(t, "latest=b", "v2=b", "v1=a")
	e := newEditorTest(t, t.TempDir(), p.env()...)
	witness := e.With(Config{}).(spec.Witness)
	_, _ = fetch(t, e.Components, hubRef("acme/train"))
	e.changed(t)
	if got := witness.Provenance(hubRef("acme/train")); got.Version.Description != "number 0" || got.StandsAs != "" {
		t.Errorf("before the list is known: %+v", got)
	}
	e.changed(t)
	if got := witness.Provenance(hubRef("acme/train")); got.StandsAs != "v2" || len(got.Versions) != 3 {
		t.Errorf("stands as %q among %d versions", got.StandsAs, len(got.Versions))
	}
}
