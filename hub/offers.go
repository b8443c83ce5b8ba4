package hub

import (
	"context"
	"errors"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

var _ spec.Catalogue = fetcher{}

// Offers implements spec.Catalogue.
func (f fetcher) Offers(written string) (offers []spec.Offer, more bool) {
	if _, static := environment(f.options.LookupEnv).registry(); static {
		return nil, false
	}
	whole, _, versioned := strings.Cut(written, ":")
	owner, _, owned := cutOwner(whole)
	if versioned {
		versions, more := f.listed(whole, deployment.versionsOf)
		for _, v := range versions {
			offers = append(offers, spec.Offer{Ref: whole + ":" + v.Name, Version: v})
		}
		return offers, more
	}
	prefix := ""
	if owned {
		prefix = whole[:len(owner)+1]
	} else {
		owner = publicOwner
		known, reading := f.owners()
		for _, owner := range known {
			offers = append(offers, spec.Offer{Ref: owner + "/"})
		}
		more = reading
	}
	components, pending := f.listed(owner+"/any", deployment.projectsOf)
	for _, c := range components {
		offers = append(offers, spec.Offer{Ref: prefix + c.Name, Version: c})
	}
	return offers, more || pending
}

// listed is the list that a source has for what a hubRef names, as it is known now. more says that it is being read, be it
// once more.
func (f fetcher) listed(ref string, of func(deployment, name) source) (listed []spec.HubVersion, more bool) {
	n, err := parseName(ref)
	if err != nil {
		return nil, false
	}
	d, err := f.deployment(n)
	if err != nil {
		return nil, false
	}
	from := of(d, n)
	got, err := f.glance(from)
	if err != nil {
		return nil, errors.Is(err, ErrPending)
	}
	return got.listed, f.isAsked(from)
}

// isAsked reports whether a source is being asked.
func (c *Components) isAsked(from source) bool {
	s := c.state(from)
	c.mu.Lock()
	defer c.mu.Unlock()
	return s.running != nil
}

// glance is ask without waiting: on the command line, too, a list is only more comfort.
func (f fetcher) glance(from source) (*answer, error) {
	if f.options.OnChange == nil {
		s := f.state(from)
		f.mu.Lock()
		defer f.mu.Unlock()
		if s.newest == nil {
			return nil, errAbsent
		}
		return s.newest, nil
	}
	return f.ask(context.Background(), from)
}
