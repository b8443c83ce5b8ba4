package hub

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// Errors that calls of a Client and what Components fetch may be, for errors.Is.
var (
	// ErrNotAuthenticated: the deployment wants to know who is asking, or does not accept the token.
	ErrNotAuthenticated = errors.New("not authenticated")
	// ErrForbidden: this user may not do that.
	ErrForbidden = errors.New("not allowed")
	// ErrNotFound: the deployment knows the address, and has no such thing.
	ErrNotFound = errors.New("not found")
	// ErrNoSuchAPI: the deployment does not have this part of the API, as the community edition lacks some.
	ErrNoSuchAPI = errors.New("not a part of this deployment")
	// ErrOff: the configuration forbids the network.
	ErrOff = errors.New("the network is not used")
	// ErrNotConfigured: nobody has said which host to ask, and the default one does not answer.
	ErrNotConfigured = errors.New("no host is configured")
	// ErrNoName: a reference can name nothing, whoever is asked.
	ErrNoName = errors.New("not the name of a component")
)

// kinded is one of these errors in words of its own.
type kinded struct {
	kind    error
	message string
}

// ofKind is an error of a kind that says what the format makes.
func ofKind(kind error, format string, args ...any) error {
	return kinded{kind, fmt.Sprintf(format, args...)}
}

// Error implements error.
func (k kinded) Error() string { return k.message }

// Unwrap is the kind.
func (k kinded) Unwrap() error { return k.kind }

// APIError is an answer of a deployment that is not what was asked for.
type APIError struct {
	Status int
	// Details is what the deployment says about it, "" for nothing.
	Details string

	kind    error
	message string
}

// Error implements error.
func (e *APIError) Error() string { return e.message }

// Unwrap is one of the errors of this package, or nil.
func (e *APIError) Unwrap() error { return e.kind }

// IsNotFound reports whether err says that a deployment has no such thing.
func IsNotFound(err error) bool { return errors.Is(err, ErrNotFound) }

// apiError reads an answer that is none.
func (c *Client) apiError(response *http.Response, body []byte) error {
	host := c.host.Host
	e := &APIError{Status: response.StatusCode, Details: detailsOf(body)}
	switch code := response.StatusCode; {
	case code == http.StatusUnauthorized:
		e.kind, e.message = ErrNotAuthenticated, c.connection.unauthorized(host).Error()
	case code == http.StatusForbidden:
		e.kind, e.message = ErrForbidden, host+" does not allow this to "+c.connection.who()
	case code == http.StatusNotFound && isJSON(response):
		e.kind, e.message = ErrNotFound, host+" has no such thing"
	case code == http.StatusNotFound:
		e.kind, e.message = ErrNoSuchAPI, host+" does not have this part of the API"
	default:
		e.message = badStatus(host, code).Error()
	}
	if e.Details != "" {
		e.message += ": " + e.Details
	}
	return e
}

func isJSON(response *http.Response) bool {
	media, _, err := mime.ParseMediaType(response.Header.Get("Content-Type"))
	return err == nil && media == "application/json"
}

// maxDetails is how many bytes are told of what a deployment says about an error.
const maxDetails = 500

// detailsOf reads the body of an error, which Polyaxon shapes in several ways: a list of texts, lists of texts by field, or
// a detail. What has another shape says nothing that would help.
func detailsOf(body []byte) string {
	var any any
	if json.Unmarshal(body, &any) != nil {
		return ""
	}
	text := strings.Join(strings.Fields(detailOf(any)), " ")
	if len(text) > maxDetails {
		text = strings.ToValidUTF8(text[:maxDetails], "") + "…"
	}
	return strings.TrimSuffix(text, ".")
}

func detailOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		parts := make([]string, 0, len(v))
		for _, item := range v {
			if text := detailOf(item); text != "" {
				parts = append(parts, text)
			}
		}
		return strings.Join(parts, "; ")
	case map[string]any:
		var parts []string
		for _, field := range slices.Sorted(maps.Keys(v)) {
			text := detailOf(v[field])
			switch {
			case text == "":
			case field == "detail" || field == "message" || field == "error" || field == "non_field_errors":
				parts = append(parts, text)
			default:
				parts = append(parts, fmt.Sprintf("%s: %s", field, text))
			}
		}
		return strings.Join(parts, "; ")
	}
	return ""
}
