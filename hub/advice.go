package hub

import (
	"cmp"
	"fmt"
)

// waysToLogIn are told to who is not logged in.
const waysToLogIn = "run `polyaxon login`, or set POLYAXON_AUTH_TOKEN"

// unauthorized says what to do about an answer that asks who is asking.
func (c *Connection) unauthorized(host string) error {
	switch {
	case c.Withheld.Origin != "":
		return ofKind(ErrNotAuthenticated, "%s wants to know who is asking, and your token is for %s: set POLYAXON_HOST to the host that it is for",
			host, c.Withheld.Text)
	case c.HasToken():
		return ofKind(ErrNotAuthenticated, "%s does not accept the token of %s; log in again: %s", host, cmp.Or(c.User.Text, c.TokenOrigin), waysToLogIn)
	}
	return ofKind(ErrNotAuthenticated, "%s wants to know who is asking: %s", host, waysToLogIn)
}

// who is whom the deployment takes requests to come from.
func (c *Connection) who() string {
	switch {
	case !c.HasToken():
		return "somebody who is not logged in; " + waysToLogIn
	case c.User.Text != "":
		return c.User.Text
	}
	return "the owner of the token from " + c.TokenOrigin
}

// unreached says why nothing answers, and that nobody said where to ask when that is so.
func (c *Connection) unreached(err error) error {
	if c.IsConfigured() {
		return err
	}
	return unconfigured{err}
}

// unconfigured is why the default host does not answer, when nobody has said which host to ask.
type unconfigured struct{ cause error }

// Error implements error.
func (u unconfigured) Error() string {
	return fmt.Sprintf("no host is configured (with POLYAXON_HOST, the setting hub.host or `polyaxon config set --host`), and %v", u.cause)
}

// Is makes it an ErrNotConfigured.
func (u unconfigured) Is(target error) bool { return target == ErrNotConfigured }

// Unwrap is the cause.
func (u unconfigured) Unwrap() error { return u.cause }

// off is what forbids the network, "" for nothing.
func (c *Connection) off() string {
	switch {
	case c.NoOp.On:
		return c.NoOp.Origin
	case c.Offline.On:
		return c.Offline.Origin
	}
	return ""
}
