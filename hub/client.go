package hub

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// defaultHost is where a deployment is looked for when nothing else is said, as by Polyaxon's own client.
const defaultHost = "http://localhost:8000"

// Client sends requests to one deployment. Its methods may be called by several goroutines at once. Errors tell the host, and
// never the token; a refusal of the deployment is a *StatusError.
type Client struct {
	host    *url.URL
	token   string
	timeout time.Duration
	http    *http.Client
}

// NewClient makes a client for the deployment that config speaks of.
func NewClient(config Config) (*Client, error) {
	host, err := hostAddress(config.Host)
	if err != nil {
		return nil, err
	}
	if config.Offline {
		return nil, errors.New("the setting hub.offline forbids the network")
	}
	c := &Client{host: host, token: config.Token, timeout: config.Timeout, http: newClient()}
	if c.timeout <= 0 {
		c.timeout = defaultTimeout
	}
	c.http.CheckRedirect = func(next *http.Request, before []*http.Request) error {
		if next.Method != before[0].Method || next.URL.Host != before[0].URL.Host {
			return http.ErrUseLastResponse // a change would become a question, or somebody else would get it
		}
		return checkRedirect(next, before)
	}
	return c, nil
}

// hostAddress reads the host of a configuration; one without a scheme is reached by http, as by Polyaxon's own client.
func hostAddress(text string) (*url.URL, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		text = defaultHost
	case !strings.Contains(text, "://"):
		text = "http://" + text
	}
	host, err := webAddress(text)
	if err != nil {
		return nil, fmt.Errorf("the host of the deployment is not right: %w", err)
	}
	host.RawQuery = ""
	return host, nil
}

// call sends a request to a path and reads the answer into a value. Body and value are JSON, or nil for none.
func (c *Client) call(ctx context.Context, method, path string, query url.Values, body, into any) error {
	ctx, cancel := context.WithTimeoutCause(ctx, c.timeout, tooSlow{c.timeout})
	defer cancel()
	request, err := c.request(ctx, method, path, query, body)
	if err != nil {
		return err
	}
	response, err := c.http.Do(request)
	if err != nil {
		return explain(ctx, failedHost(c.host, err), err)
	}
	defer response.Body.Close()
	answer, err := c.read(ctx, response)
	if err != nil {
		return err
	}
	isJSON := isJSON(response)
	switch {
	case response.StatusCode < 200 || response.StatusCode > 299:
		return newStatusError(c.host.Host, response.StatusCode, isJSON, answer)
	case into == nil:
		return nil
	case !isJSON || isWebPage(answer):
		return fmt.Errorf("%s answered with something else than JSON; is it the address of a Polyaxon deployment?", c.host.Host)
	}
	if err := json.Unmarshal(answer, into); err != nil {
		return fmt.Errorf("the answer of %s cannot be understood: %w", c.host.Host, err)
	}
	return nil
}

func (c *Client) request(ctx context.Context, method, path string, query url.Values, body any) (*http.Request, error) {
	var sent io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		sent = bytes.NewReader(data)
	}
	address := *c.host
	address.Path, address.RawPath = "", ""
	text := address.String() + strings.TrimRight(c.host.EscapedPath(), "/") + path
	if len(query) > 0 {
		text += "?" + query.Encode()
	}
	request, err := http.NewRequestWithContext(ctx, method, text, sent)
	if err != nil {
		return nil, errors.New("the address of the deployment cannot be read")
	}
	request.Header.Set("Accept", "application/json")
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if c.token != "" {
		request.Header.Set("Authorization", "Token "+c.token)
	}
	return request, nil
}

// read reads an answer to its end.
func (c *Client) read(ctx context.Context, response *http.Response) ([]byte, error) {
	answer, err := io.ReadAll(io.LimitReader(response.Body, maxBody+1))
	switch {
	case err != nil:
		return nil, explain(ctx, c.host.Host, err)
	case len(answer) > maxBody:
		return nil, fmt.Errorf("the answer of %s is larger than the limit of %d MiB", c.host.Host, maxBody>>20)
	}
	return answer, nil
}

func isJSON(response *http.Response) bool {
	media, _, err := mime.ParseMediaType(response.Header.Get("Content-Type"))
	return err == nil && media == "application/json"
}
