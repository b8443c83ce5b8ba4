package hub

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"

	"github.com/plx-lsp/plx-lsp/spec"
)

// A list is read in pages, and not further than maxListed. Names are as long as Polyaxon lets them be.
const (
	pageSize  = 100
	maxListed = 2000
	maxName   = 128
)

// projectsOf is the list of the owner's projects, which components are named after.
func (d deployment) projectsOf(n name) source {
	return d.list(d.address("api", "v1", n.owner, "projects", "names"))
}

// versionsOf is the list of the versions of a component.
func (d deployment) versionsOf(n name) source {
	return d.list(d.address("api", "v1", n.owner, n.component, "versions", "component"))
}

// list is a list of what has names, the newest first. Its text is a JSON array.
func (d deployment) list(address *url.URL) source {
	return source{
		address: address,
		ask: func(ctx context.Context, before *answer) (*answer, error) {
			listed, err := d.pages(ctx, address)
			if err != nil {
				return nil, err
			}
			text, err := json.Marshal(listed)
			if err == nil && before != nil && before.text == string(text) {
				return before, nil
			}
			return &answer{text: string(text)}, err
		},
		open: func(a *answer) error { return json.Unmarshal([]byte(a.text), &a.listed) },
	}
}

// pages reads all pages of a list.
func (d deployment) pages(ctx context.Context, address *url.URL) ([]spec.HubVersion, error) {
	all := []spec.HubVersion{}
	for offset := 0; offset < maxListed; offset += pageSize {
		page := *address
		page.RawQuery = url.Values{
			"limit": {strconv.Itoa(pageSize)}, "offset": {strconv.Itoa(offset)}, "sort": {"-created_at"},
		}.Encode()
		got, err := d.get(ctx, &page)
		if err != nil {
			return nil, err
		}
		var list struct {
			Next    *string           `json:"next"`
			Results []spec.HubVersion `json:"results"`
		}
		if err := json.Unmarshal([]byte(got.text), &list); err != nil {
			return nil, fmt.Errorf("%s answered what is no list", d.host.Host)
		}
		for _, v := range list.Results {
			if v.Name != "" && len(v.Name) <= maxName {
				all = append(all, v)
			}
		}
		if list.Next == nil || len(list.Results) == 0 {
			break
		}
	}
	return all, nil
}

// absent is why a component is not there: the error names what was meant, as far as the deployment tells.
func (d deployment) absent(ctx context.Context, n name) error {
	missing := Missing{Host: d.host.Host, name: n}
	if versions, err := d.pages(ctx, d.versionsOf(n).address); err == nil && len(versions) > 0 {
		missing.Versions = namesOf(versions)
		return missing
	}
	components, _ := d.pages(ctx, d.projectsOf(n).address)
	missing.Components = namesOf(components)
	return missing
}

func namesOf(listed []spec.HubVersion) []string {
	names := make([]string, 0, len(listed))
	for _, v := range listed {
		names = append(names, v.Name)
	}
	return names
}
