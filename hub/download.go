package hub

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"
)

// maxBody is the size in bytes above which an answer is refused: that of files on disk. Real components are a thousand
// times smaller.
const maxBody = 8 << 20

// maxRedirects is how many redirects are followed.
const maxRedirects = 10

// validators are what a server said by which to ask later whether an answer still holds.
type validators struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"lastModified,omitempty"`
	// NoStore: the server does not want its answer on disk.
	NoStore bool `json:"-"`
}

// newClient makes a client that goes through the proxies of the environment and verifies certificates.
func newClient() *http.Client {
	transport := &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		ForceAttemptHTTP2:      true,
		IdleConnTimeout:        30 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
	}
	return &http.Client{Transport: transport, CheckRedirect: checkRedirect}
}

// refusal is a redirect that is not followed.
type refusal string

// Error implements error.
func (r refusal) Error() string { return string(r) }

func checkRedirect(next *http.Request, before []*http.Request) error {
	from := before[len(before)-1].URL.Scheme
	switch to := next.URL.Scheme; {
	case len(before) > maxRedirects:
		return refusal(fmt.Sprintf("it was redirected more than %d times", maxRedirects))
	case to != "http" && to != "https":
		return refusal("it was redirected to something else than http or https")
	case from == "https" && to == "http":
		return refusal("it was redirected from https to http, where anybody could change it")
	}
	next.Header.Del("Referer") // the query of the address may be a secret
	return nil
}

// download asks for what lies at an address. It yields before when the server says that this still holds.
func (c *Components) download(ctx context.Context, address *url.URL, before *answer) (*answer, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return nil, errors.New("the address cannot be read")
	}
	if before != nil && before.ETag != "" {
		request.Header.Set("If-None-Match", before.ETag)
	}
	if before != nil && before.LastModified != "" {
		request.Header.Set("If-Modified-Since", before.LastModified)
	}
	response, err := c.send(c.client, request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	host := response.Request.URL.Host // after redirects
	switch code := response.StatusCode; {
	case code == http.StatusNotModified && before != nil:
		return before, nil
	case code == http.StatusNotFound, code == http.StatusGone:
		return nil, noComponent(host + " has no such component")
	case code < 200 || code > 299:
		return nil, badStatus(host, code)
	}
	return readAnswer(ctx, host, response)
}

// send sends a request. The error says in one line why there was no answer.
func (c *Components) send(client *http.Client, request *http.Request) (*http.Response, error) {
	request.Header.Set("User-Agent", userAgent(c.options.Version))
	response, err := client.Do(request)
	if err == nil {
		return response, nil
	}
	ctx, address := request.Context(), request.URL
	host := failedHost(address, err)
	told := explain(ctx, host, err)
	if c.ctx.Err() == nil && host == address.Host && isAbsence(ctx, err) {
		c.setDown(address.Host, told)
	}
	return nil, told
}

// badStatus says that a host answered, but not with what it was asked for.
func badStatus(host string, code int) error {
	return fmt.Errorf("%s answered %s", host, strings.TrimSpace(fmt.Sprint(code, " ", http.StatusText(code))))
}

// userAgent says who asks. A version may be the "(devel)" of a build without one; parentheses would make it a comment.
func userAgent(version string) string {
	return "plx-lsp/" + strings.Trim(version, "()")
}

func readAnswer(ctx context.Context, host string, response *http.Response) (*answer, error) {
	tooLarge := fmt.Errorf("the answer of %s is larger than the limit of %d MiB", host, maxBody>>20)
	if response.ContentLength > maxBody {
		return nil, tooLarge
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, maxBody+1))
	switch {
	case err != nil:
		return nil, explain(ctx, host, err)
	case len(body) > maxBody:
		return nil, tooLarge
	case !utf8.Valid(body) || bytes.IndexByte(body, 0) >= 0:
		return nil, fmt.Errorf("the answer of %s is not UTF-8 text", host)
	case isWebPage(body):
		return nil, fmt.Errorf("%s answered with a web page, not with a component", host)
	}
	return &answer{
		validators: validators{
			ETag:         header(response, "ETag"),
			LastModified: lastModified(response),
			NoStore:      strings.Contains(response.Header.Get("Cache-Control"), "no-store"),
		},
		text: string(body),
	}, nil
}

// header is a validator that a server sent. One of absurd length is worth no more than none.
func header(response *http.Response, name string) string {
	if value := response.Header.Get(name); len(value) <= 1000 {
		return value
	}
	return ""
}

// settled is how much older than the answer a component must be for its date to prove anything: dates count seconds,
// and within one second it may change again.
const settled = time.Minute

// lastModified is the date by which to ask later, "" when it would not tell a component from its next version.
func lastModified(response *http.Response) string {
	value := header(response, "Last-Modified")
	modified, err := http.ParseTime(value)
	if err != nil {
		return ""
	}
	sent, err := http.ParseTime(response.Header.Get("Date"))
	if err != nil || sent.Sub(modified) < settled {
		return ""
	}
	return value
}

// isWebPage reports whether a body is HTML or XML, as gateways and login pages answer. Nothing that begins so is a
// mapping in YAML.
func isWebPage(body []byte) bool {
	body = bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\ufeff")), " \t\r\n")
	start := strings.ToLower(string(body[:min(len(body), 10)]))
	for _, tag := range []string{"<!", "<html", "<?xml", "<head", "<body"} {
		if strings.HasPrefix(start, tag) {
			return true
		}
	}
	return false
}
