package hub

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"
)

// Status is a connection as one tells it: without the token.
type Status struct {
	Host          Told      `json:"host"`
	Answer        string    `json:"answer,omitempty"` // what the host says that it is, or why it says nothing; see Ask
	Authenticated bool      `json:"authenticated"`
	Token         string    `json:"token,omitempty"`    // where it comes from
	Withheld      string    `json:"withheld,omitempty"` // the host that the token is for, when it is another one and so is not sent
	User          *Told     `json:"user,omitempty"`
	Owner         *Told     `json:"owner,omitempty"`
	Project       *Told     `json:"project,omitempty"`
	VerifyTLS     bool      `json:"verifyTLS"`
	Timeout       string    `json:"timeout"`
	Off           string    `json:"off,omitempty"` // what forbids the network
	Ways          []Way     `json:"ways"`
	Problems      []Problem `json:"problems"`
}

// Told is a value and where it comes from.
type Told struct {
	Value  string `json:"value"`
	Origin string `json:"origin"`
}

// Status tells how the connection is made, and why so.
func (c *Connection) Status() Status {
	s := Status{
		Host: Told{hostWithoutSecrets(c), c.Host.Origin}, Authenticated: c.HasToken(), Token: c.TokenOrigin,
		VerifyTLS: c.VerifyTLS.On, Timeout: c.Timeout.Round(time.Millisecond).String(), Off: c.off(),
		Ways: append([]Way{}, c.Ways...), Problems: append([]Problem{}, c.Problems...),
	}
	if c.Withheld.Origin != "" {
		s.Withheld = c.Withheld.Text
	}
	for v, into := range map[*Value]**Told{&c.User: &s.User, &c.Owner: &s.Owner, &c.Project: &s.Project} {
		if v.Text != "" {
			*into = &Told{v.Text, v.Origin}
		}
	}
	return s
}

// hostWithoutSecrets is the address of the deployment without a user and password that somebody may have put into it.
func hostWithoutSecrets(c *Connection) string {
	u, err := c.URL()
	if err != nil {
		return "(no address)"
	}
	u.User = nil
	return u.String()
}

// String tells the status in lines.
func (s Status) String() string {
	var b strings.Builder
	line := func(name, format string, args ...any) {
		fmt.Fprintf(&b, "%-9s %s\n", name, fmt.Sprintf(format, args...))
	}
	from := func(t Told) string { return fmt.Sprintf("%s (%s)", t.Value, t.Origin) }
	line("host", "%s", from(s.Host))
	if s.Answer != "" {
		line("answer", "%s", s.Answer)
	}
	switch {
	case s.Withheld != "":
		line("token", "not sent: the one of %s is for %s", s.Token, s.Withheld)
	case s.Authenticated:
		line("token", "that of %s", s.Token)
	default:
		line("token", "none; to log in, %s", waysToLogIn)
	}
	for _, row := range []struct {
		name string
		told *Told
	}{{"user", s.User}, {"owner", s.Owner}, {"project", s.Project}} {
		if row.told != nil {
			line(row.name, "%s", from(*row.told))
		}
	}
	if s.VerifyTLS {
		line("TLS", "certificates are verified")
	} else {
		line("TLS", "certificates are NOT verified")
	}
	line("timeout", "%s", s.Timeout)
	if s.Off != "" {
		line("network", "not used: %s forbids it", s.Off)
	}
	fmt.Fprintln(&b, "\nplaces where a token is looked for, the first one counts:")
	for i, w := range s.Ways {
		fmt.Fprintf(&b, "  %d. %-9s  %s\n", i+1, cmp.Or(w.State, WayAbsent), w.Place)
	}
	for _, p := range s.Problems {
		fmt.Fprintf(&b, "\nproblem: %s\n", p)
	}
	return b.String()
}

// answerTimeout is how long a host may take to say what it is.
const answerTimeout = 5 * time.Second

// Ask is Status with what the host says that it is.
func (c *Connection) Ask(ctx context.Context) Status {
	s := c.Status()
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	client, err := NewClient(c)
	if err != nil {
		s.Answer = err.Error()
		return s
	}
	client.attempts = 1 // who asks for the status wants to know how it is now
	installation, err := client.Installation(ctx)
	if err != nil {
		s.Answer = err.Error()
		return s
	}
	s.Answer = fmt.Sprintf("Polyaxon %s (%s)", installation.Version, installation.Dist)
	return s
}
