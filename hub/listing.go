package hub

import (
	"context"
	"iter"
	"net/http"
	"net/url"
	"strconv"
)

// ListOptions narrow and order a list. The zero value is all of it, in the order of the deployment: what changed last comes
// first.
type ListOptions struct {
	Query string // in Polyaxon's query language, such as "name: v1" or "stage: production"
	Sort  string // by a field, such as "created_at", or "-created_at" for the newest first
	Page  int    // how many are asked for at once; 0: as many as a deployment gives
}

// listSize is the most that a deployment gives at once, and what it is asked for where nothing else is said.
const listSize = 100

// page is a part of a list. The address of the next part that comes with it is not used: whom to talk to, and to tell the
// token, is for the configuration to say.
type page[T any] struct {
	Count   int `json:"count"`
	Results []T `json:"results"`
}

// list yields the items of a list, and asks for each part when it is needed. An error is the last that it yields.
func list[T any](ctx context.Context, c *Client, path string, options ListOptions) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		size := options.Page
		if size <= 0 {
			size = listSize
		}
		for offset := 0; ; {
			got, err := part[T](ctx, c, path, options, offset, size)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, item := range got.Results {
				if !yield(item, nil) {
					return
				}
			}
			offset += len(got.Results) // may be fewer than were asked for
			if len(got.Results) == 0 || offset >= got.Count {
				return
			}
		}
	}
}

// part is a part of a list: size items at most, after the first offset.
func part[T any](ctx context.Context, c *Client, path string, options ListOptions, offset, size int) (page[T], error) {
	query := url.Values{"limit": {strconv.Itoa(size)}, "offset": {strconv.Itoa(offset)}}
	if options.Query != "" {
		query.Set("query", options.Query)
	}
	if options.Sort != "" {
		query.Set("sort", options.Sort)
	}
	var got page[T]
	err := c.call(ctx, http.MethodGet, path, query, nil, &got)
	return got, err
}

// named is an item of a list of names.
type named struct {
	Name string `json:"name"`
}

func listNames(ctx context.Context, c *Client, path string, options ListOptions) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for item, err := range list[named](ctx, c, path, options) {
			if !yield(item.Name, err) {
				return
			}
		}
	}
}

// All collects what a list yields, such as All(projects.List(ctx, ListOptions{})).
func All[T any](items iter.Seq2[T, error]) ([]T, error) {
	var all []T
	for item, err := range items {
		if err != nil {
			return nil, err
		}
		all = append(all, item)
	}
	return all, nil
}

// failing is a list that yields an error only.
func failing[T any](err error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		yield(none, err)
	}
}
