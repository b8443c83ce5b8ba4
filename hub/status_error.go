package hub

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// StatusError is the answer of a deployment that does not do what it was asked for.
type StatusError struct {
	Host     string
	Status   int      // of HTTP
	Messages []string // what the deployment says, if anything
	// NoRoute: the deployment has nothing of the kind that it was asked for, as the community edition has no organizations.
	// Otherwise a 404 says that it has no such one.
	NoRoute bool
}

// IsNotFound reports whether err says that a project, a version or a run is not there.
func IsNotFound(err error) bool {
	var status *StatusError
	return errors.As(err, &status) && status.Status == http.StatusNotFound && !status.NoRoute
}

// Error implements error.
func (e *StatusError) Error() string {
	said := ""
	if len(e.Messages) > 0 {
		said = ": " + strings.Join(e.Messages, "; ")
	}
	switch {
	case e.Status == http.StatusUnauthorized:
		return e.Host + " does not accept who you are; log in, or set POLYAXON_AUTH_TOKEN" + said
	case e.Status == http.StatusForbidden:
		return e.Host + " does not let you do that" + said
	case e.NoRoute:
		return e.Host + " has no such address; is it a Polyaxon deployment, and does its edition have this?"
	}
	return fmt.Sprintf("%s answered %s%s", e.Host, strings.TrimSpace(fmt.Sprint(e.Status, " ", http.StatusText(e.Status))), said)
}

// newStatusError reads the body of a refusal.
func newStatusError(host string, status int, isJSON bool, body []byte) *StatusError {
	e := &StatusError{Host: host, Status: status, NoRoute: status == http.StatusNotFound && !isJSON}
	if !isJSON {
		if text := strings.TrimSpace(string(body)); text != "" && utf8.ValidString(text) && !isWebPage(body) {
			e.Messages = []string{shortened(text)}
		}
		return e
	}
	var value any
	if json.Unmarshal(body, &value) == nil {
		e.Messages = messages("", value)
	}
	return e
}

// messages are the sentences in the body of a refusal: a text, a list of them, or an object with lists by field.
func messages(field string, value any) []string {
	var found []string
	switch value := value.(type) {
	case string:
		text := shortened(strings.TrimSpace(value))
		if field != "" && text != "" {
			text = field + ": " + text
		}
		if text != "" {
			found = append(found, text)
		}
	case []any:
		for _, item := range value {
			found = append(found, messages(field, item)...)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			name := key
			switch key {
			case "detail", "details", "non_field_errors", "message", "error": // say nothing
				name = field
			}
			found = append(found, messages(name, value[key])...)
		}
	}
	if len(found) > mostMessages {
		found = found[:mostMessages]
	}
	return found
}

// mostMessages and longestMessage, in characters, bound what is told of a refusal.
const (
	mostMessages   = 10
	longestMessage = 1000
)

func shortened(text string) string {
	if runes := []rune(text); len(runes) > longestMessage {
		return string(runes[:longestMessage-1]) + "…"
	}
	return text
}
