package hub

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

const (
	defaultHost   = "http://localhost:8000" // Polyaxon's own default, where a port forward and the sandbox answer
	defaultOrigin = "the default"
	noAuth        = "no-auth" // the token that says to send none
)

// Value is a text of the configuration and where it comes from: a variable of the environment, the path of a file, or what
// it is called in a sentence. Without an origin there is none.
type Value struct {
	Text   string
	Origin string
}

// Token is what shows who is asking. It is never shown.
type Token string

// String implements fmt.Stringer.
func (t Token) String() string { return hidden }

// Format implements fmt.Formatter: no verb shows it.
func (t Token) Format(f fmt.State, _ rune) { fmt.Fprint(f, hidden) }

// MarshalJSON implements json.Marshaler.
func (t Token) MarshalJSON() ([]byte, error) { return []byte(`"` + hidden + `"`), nil }

const hidden = "(hidden)"

// Switch is something that is on or off, and where that comes from.
type Switch struct {
	On     bool
	Origin string
}

// Problem is what is wrong with a part of the configuration: a file, by its path, or a variable, by its name.
type Problem struct {
	Path    string `json:"path"`
	Message string `json:"message"`
}

// String is the problem as a sentence without its dot.
func (p Problem) String() string { return p.Path + ": " + p.Message }

// Connection is how to reach a Polyaxon deployment, and as whom. See Load.
type Connection struct {
	Host        Value
	Token       Token
	TokenOrigin string // "" without a token
	User        Value  // whose token it is
	Scheme      Value  // the word before the token in the header
	Owner       Value  // whose components and projects are meant where none is named
	Project     Value

	VerifyTLS     Switch // unlike Polyaxon, which does not unless told
	CheckHostname Switch
	CACert        Value // path of a file of certificates of authorities, in place of those of the machine
	Cert, Key     Value // paths of a client certificate and its key

	Headers http.Header   // that every request carries beside the token
	Proxy   Value         // address of a proxy, in place of those of the environment
	Timeout time.Duration // of one request

	NoOp    Switch // POLYAXON_NO_OP: nothing is sent
	Offline Switch // POLYAXON_IS_OFFLINE: likewise

	// Withheld is the host that the token is for, when Host is another one: then it is not sent.
	Withheld Value
	Ways     []Way // the places where a token was looked for, in the order in which they count
	Problems []Problem
}

// IsConfigured reports whether somebody said which host to talk to.
func (c *Connection) IsConfigured() bool { return c.Host.Origin != defaultOrigin }

// HasToken reports whether requests carry a token.
func (c *Connection) HasToken() bool {
	return c.Token != "" && c.Token != noAuth && c.Withheld.Origin == ""
}

// URL is the address of the deployment. A host without a scheme is taken for http, as Polyaxon does; the error quotes no
// password.
func (c *Connection) URL() (*url.URL, error) {
	u, err := url.Parse(strings.TrimRight(withScheme(strings.TrimSpace(c.Host.Text), false), "/"))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, errors.New("the host must be an address such as https://polyaxon.example.com")
	}
	u.RawQuery, u.Fragment = "", ""
	return u, nil
}

// withScheme is a host with the scheme that it is reached by.
func withScheme(host string, https bool) string {
	switch {
	case strings.Contains(host, "://"):
		return host
	case https:
		return "https://" + host
	}
	return "http://" + host
}

// Header is what every request carries.
func (c *Connection) Header() http.Header {
	h := c.Headers.Clone()
	if h == nil {
		h = http.Header{}
	}
	if c.HasToken() {
		h.Set("Authorization", c.Scheme.Text+" "+string(c.Token))
	}
	return h
}

// HTTPClient makes a client that honours what the connection says about TLS, goes through the proxies of the environment,
// and follows redirects on the same host only, so that no other host ever sees the token.
func (c *Connection) HTTPClient() (*http.Client, error) {
	client := newClient()
	client.CheckRedirect = sameHostOnly
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if c.CACert.Text != "" {
		data, err := os.ReadFile(c.CACert.Text)
		if err != nil {
			return nil, fmt.Errorf("the certificates of authorities that %s names cannot be read", c.CACert.Origin)
		}
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM(data) {
			return nil, fmt.Errorf("there is no certificate in the file that %s names", c.CACert.Origin)
		}
	}
	if c.Cert.Text != "" {
		pair, err := tls.LoadX509KeyPair(c.Cert.Text, c.Key.Text)
		if err != nil {
			return nil, fmt.Errorf("the client certificate that %s names cannot be read with its key", c.Cert.Origin)
		}
		config.Certificates = []tls.Certificate{pair}
	}
	config.InsecureSkipVerify = !c.VerifyTLS.On
	if c.VerifyTLS.On && !c.CheckHostname.On {
		verifyChainOnly(config)
	}
	transport := client.Transport.(*http.Transport)
	transport.TLSClientConfig = config
	if c.Proxy.Text != "" {
		proxy, err := url.Parse(c.Proxy.Text)
		if err != nil || proxy.Host == "" {
			return nil, errors.New("the address of the proxy cannot be read")
		}
		transport.Proxy = http.ProxyURL(proxy)
	}
	return client, nil
}

// verifyChainOnly has a certificate verified, but not that it is for the host.
func verifyChainOnly(config *tls.Config) {
	config.InsecureSkipVerify = true
	config.VerifyConnection = func(state tls.ConnectionState) error {
		options := x509.VerifyOptions{Roots: config.RootCAs, Intermediates: x509.NewCertPool()}
		for _, certificate := range state.PeerCertificates[1:] {
			options.Intermediates.AddCert(certificate)
		}
		_, err := state.PeerCertificates[0].Verify(options)
		return err
	}
}

func sameHostOnly(next *http.Request, before []*http.Request) error {
	if err := checkRedirect(next, before); err != nil {
		return err
	}
	if next.URL.Host != before[0].URL.Host {
		return refusal("it was redirected to another host, which is not followed: your token is for this one alone")
	}
	return nil
}

// parseBool takes the words that Polyaxon takes for yes and no.
func parseBool(text string) (bool, error) {
	switch strings.ToLower(text) {
	case "1", "true", "t", "yes", "y", "on":
		return true, nil
	case "", "0", "false", "f", "no", "n", "off":
		return false, nil
	}
	return false, errors.New("it must be true or false")
}
