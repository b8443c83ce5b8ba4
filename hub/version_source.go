package hub

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// versionOf is where a version of a component is read from.
func (f fetcher) versionOf(n name) (source, error) {
	d, err := f.deployment(n)
	if err != nil {
		return source{}, err
	}
	return source{
		address: d.address("api", "v1", n.owner, n.component, "versions", "component", n.version),
		ask: func(ctx context.Context, before *answer) (*answer, error) {
			got, err := d.get(ctx, d.address("api", "v1", n.owner, n.component, "versions", "component", n.version))
			if errors.Is(err, errAbsent) {
				return nil, d.absent(ctx, n)
			}
			if err == nil && before != nil && got.text == before.text {
				return before, nil
			}
			return got, err
		},
		open: func(a *answer) error {
			a.owner = n.owner
			return openVersion(a, d.host.Host)
		},
	}, nil
}

// openVersion reads what the hub says about a version, and the component in it.
func openVersion(a *answer, host string) error {
	var version struct {
		spec.HubVersion
		Kind    string  `json:"kind"`
		Content *string `json:"content"`
	}
	err := json.Unmarshal([]byte(a.text), &version)
	switch {
	case err != nil:
		return fmt.Errorf("%s answered what is no version of a component", host)
	case version.Kind != "component":
		return noComponent("it is not a component but of kind `" + version.Kind + "`")
	case version.Content == nil:
		return fmt.Errorf("%s has a version without a component in it", host)
	}
	a.version = version.HubVersion
	a.tree = syntax.Parse(syntax.NewText(*version.Content))
	return nil
}

var errAbsent = errors.New("there is no such thing")

func (d deployment) address(segments ...string) *url.URL {
	for i, s := range segments {
		segments[i] = url.PathEscape(s)
	}
	return d.host.JoinPath(segments...)
}

// get asks for a resource. The error is errAbsent when the deployment says that there is none.
func (d deployment) get(ctx context.Context, address *url.URL) (*answer, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return nil, errors.New("the address cannot be read")
	}
	for name, values := range d.Header() {
		request.Header[name] = values
	}
	request.Header.Set("Accept", "application/json")
	response, err := d.send(d.client, request)
	if err != nil {
		return nil, d.unreached(err)
	}
	defer response.Body.Close()
	host := response.Request.URL.Host
	switch code := response.StatusCode; {
	case code == http.StatusUnauthorized:
		return nil, d.unauthorized(host)
	case code == http.StatusForbidden:
		return nil, ofKind(ErrForbidden, "%s does not let %s read it; ask its owner for access", host, d.who())
	case code == http.StatusNotFound && isJSON(response):
		return nil, errAbsent
	case code == http.StatusNotFound:
		return nil, ofKind(ErrNoSuchAPI, "there is no hub at %s; see where the host is configured with `plx-lsp auth status`", host)
	case code < 200 || code > 299:
		return nil, badStatus(host, code)
	}
	return readAnswer(ctx, host, response)
}
