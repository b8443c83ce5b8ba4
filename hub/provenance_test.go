package hub

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/spec"
)

// TestProvenance shows what is known of a component, before it was read, after that, and after its server failed.
func TestProvenance(t *testing.T) {
	s := newServer(t)
	c, clock := newTest(t, Options{LookupEnv: variables(envUseRegistry, "1", envRegistry, "http://user:secret@"+strings.TrimPrefix(s.URL, "http://"))})
	f := c.With(Config{})
	ref := spec.Reference{Field: "hubRef", Text: "acme/train:1"}
	witness := f.(spec.Witness)
	if p := witness.Provenance(ref); p.Address != "" || !p.At.IsZero() || p.Versions != nil {
		t.Errorf("before it was read: %+v", p)
	}
	if _, err := f.Fetch(context.Background(), ref); err != nil {
		t.Fatal(err)
	}
	p := witness.Provenance(ref)
	if want := s.URL + "/acme/train/1.yaml"; p.Address != want {
		t.Errorf("the address is %q, not %q", p.Address, want)
	}
	if !p.At.Equal(clock.now()) {
		t.Errorf("it was there at %v, not at %v", p.At, clock.now())
	}
	if diff := cmp.Diff([]spec.HubVersion{{Name: "1"}}, p.Versions); diff != "" {
		t.Errorf("versions (-want +got)\n%s", diff)
	}
	for _, other := range []string{"acme/train:2", "acme/test:3"} {
		if _, err := f.Fetch(context.Background(), spec.Reference{Field: "hubRef", Text: other}); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]spec.HubVersion{{Name: "2"}, {Name: "1"}}, witness.Provenance(ref).Versions); diff != "" {
		t.Errorf("versions after others were read (-want +got)\n%s", diff)
	}
	s.set(func(s *server) { s.status = http.StatusInternalServerError })
	clock.pass(freshFor * 2)
	if _, err := f.Fetch(context.Background(), ref); err == nil {
		t.Fatal("the server failed")
	}
	if p := witness.Provenance(ref); p.Address == "" || !p.At.IsZero() {
		t.Errorf("after the server failed: %+v", p)
	}
	if p := witness.Provenance(spec.Reference{Field: "hubRef", Text: "a:b:c"}); p.Address != "" {
		t.Errorf("of no reference: %+v", p)
	}
}
