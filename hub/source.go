package hub

import (
	"context"
	"fmt"
	"net/url"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// source is where an answer comes from, and how it is read.
type source struct {
	// address names the answer, in memory and on disk.
	address *url.URL
	// ask asks for the answer. It yields before when that still holds.
	ask func(ctx context.Context, before *answer) (*answer, error)
	// open reads the text of an answer, which is all that is kept on disk.
	open func(*answer) error
}

func (s source) name() string { return s.address.String() }

// answer is what a source answered. It is immutable once it was opened.
type answer struct {
	validators
	text    string
	tree    *syntax.Tree      // the component that this is; nil for a list
	version spec.HubVersion   // what a hub says about that component
	listed  []spec.HubVersion // the list that this is
	owner   string            // of the component
}

// download asks and opens what is answered.
func (s source) download(ctx context.Context, before *answer) (*answer, error) {
	got, err := s.ask(ctx, before)
	if err != nil || got == before {
		return got, err
	}
	if err := s.open(got); err != nil {
		return nil, err
	}
	return got, nil
}

// source is where a reference is read from. The error is a spec.ErrNoComponent when it cannot name anything, whatever the
// network says.
func (f fetcher) source(ref spec.Reference) (source, error) {
	switch ref.Field {
	case "hubRef":
		env := environment(f.options.LookupEnv)
		if registry, use := env.registry(); use {
			address, err := env.file(registry, ref.Text)
			return f.static(address), err
		}
		name, err := parseName(ref.Text)
		if err != nil {
			return source{}, err
		}
		return f.versionOf(name)
	case "urlRef":
		address, err := webAddress(ref.Text)
		return f.static(address), err
	}
	return source{}, fmt.Errorf("a %s is not read from the network", ref.Field)
}

// static is a component that is a file on a web server.
func (f fetcher) static(address *url.URL) source {
	return source{
		address: address,
		ask: func(ctx context.Context, before *answer) (*answer, error) {
			return f.Components.download(ctx, address, before)
		},
		open: func(a *answer) error {
			a.tree = syntax.Parse(syntax.NewText(a.text))
			return nil
		},
	}
}
