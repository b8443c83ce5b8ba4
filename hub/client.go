package hub

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Client sends requests to the API of a deployment. Its methods may be called by several goroutines at once.
type Client struct {
	connection *Connection
	host       *url.URL
	http       *http.Client
	version    string
	attempts   int                                              // of one call, at most
	pause      func(ctx context.Context, d time.Duration) error // tests do not wait
}

// NewClient makes a client for a connection. The error says which part of the connection cannot be used.
func NewClient(c *Connection) (*Client, error) {
	host, err := c.URL()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Host.Origin, err)
	}
	client, err := c.HTTPClient()
	if err != nil {
		return nil, err
	}
	return &Client{connection: c, host: host, http: client, version: "client", attempts: maxAttempts, pause: pause}, nil
}

// Connection is how the client reaches its deployment.
func (c *Client) Connection() *Connection { return c.connection }

const (
	maxAttempts = 4                // of one call
	firstPause  = time.Second / 4  // before the second attempt; each further one waits twice as long
	maxPause    = 10 * time.Second // also of what a server asks for
)

// call sends body, when it is not nil, as JSON to a path and reads the answer into into, unless that is nil. What may be
// sent twice without harm is sent again when the deployment is overloaded or does not answer.
//
// Errors: an *APIError when the deployment answered something else than asked for, ErrNotAuthenticated among them; ErrOff
// when the configuration forbids the network; ctx.Err(); otherwise one that says in a line why there was no answer.
func (c *Client) call(ctx context.Context, method, path string, query url.Values, body, into any) error {
	if off := c.connection.off(); off != "" {
		return fmt.Errorf("%w: %s", ErrOff, off)
	}
	var data []byte
	if body != nil {
		var err error
		if data, err = json.Marshal(body); err != nil {
			return fmt.Errorf("this cannot be sent: %w", err)
		}
	}
	address := *c.host.JoinPath(path)
	address.RawQuery = query.Encode()
	wait := firstPause
	for attempt := 1; ; attempt++ {
		retryAfter, err := c.attempt(ctx, method, &address, data, into)
		if err == nil || attempt >= c.attempts || !isIdempotent(method) || !isPassing(err) || ctx.Err() != nil {
			return err
		}
		if retryAfter == 0 {
			retryAfter = wait + rand.N(wait/2+1) // so that many clients do not come back at once
		}
		if c.pause(ctx, min(retryAfter, maxPause)) != nil {
			return err
		}
		wait *= 2
	}
}

// attempt sends a request once. retryAfter is how long the deployment wants to be left alone.
func (c *Client) attempt(ctx context.Context, method string, address *url.URL, data []byte, into any) (retryAfter time.Duration, err error) {
	timeout := c.connection.Timeout
	ctx, cancel := context.WithTimeoutCause(ctx, timeout, tooSlow{timeout})
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, address.String(), bytes.NewReader(data))
	if err != nil {
		return 0, errors.New("the address cannot be read")
	}
	request.Header = c.connection.Header()
	request.Header.Set("Accept", "application/json")
	request.Header.Set("User-Agent", "plx-lsp/"+c.version)
	if data != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := c.http.Do(request)
	if err != nil {
		return 0, c.unanswered(ctx, address, err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, maxBody+1))
	switch {
	case err != nil:
		return 0, c.unanswered(ctx, address, err)
	case len(answer) > maxBody:
		return 0, fmt.Errorf("the answer of %s is larger than the limit of %d MiB", address.Host, maxBody>>20)
	case response.StatusCode < 200 || response.StatusCode > 299:
		seconds, _ := strconv.Atoi(response.Header.Get("Retry-After"))
		return time.Duration(max(0, min(seconds, 3600))) * time.Second, c.apiError(response, answer)
	case into == nil || response.StatusCode == http.StatusNoContent:
		return 0, nil
	case isWebPage(answer):
		return 0, fmt.Errorf("%s answered with a web page: is it the host of a Polyaxon deployment?", address.Host)
	case json.Unmarshal(answer, into) != nil:
		return 0, fmt.Errorf("%s answered what is not as Polyaxon answers", address.Host)
	}
	return 0, nil
}

// NoAnswer says in a line why a deployment gave no answer. It may pass.
type NoAnswer struct{ cause error }

// Error implements error.
func (n *NoAnswer) Error() string { return n.cause.Error() }

// Unwrap is the cause.
func (n *NoAnswer) Unwrap() error { return n.cause }

func (c *Client) unanswered(ctx context.Context, address *url.URL, err error) error {
	var refused refusal
	var certificate *tls.CertificateVerificationError
	told := explain(ctx, failedHost(address, err), err)
	if errors.As(err, &refused) || errors.As(err, &certificate) {
		return told
	}
	return &NoAnswer{c.connection.unreached(told)}
}

func isIdempotent(method string) bool {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPut, http.MethodDelete:
		return true
	}
	return false
}

// isPassing reports whether the same request may have an answer in a moment.
func isPassing(err error) bool {
	var none *NoAnswer
	var api *APIError
	switch {
	case errors.As(err, &api):
		return api.Status == http.StatusTooManyRequests || api.Status >= 500 && api.Status != http.StatusNotImplemented
	case errors.As(err, &none):
		return true
	}
	return false
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
