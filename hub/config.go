// Package hub talks to a Polyaxon deployment.
package hub

import (
	"net/http"
	"time"
)

// Config says which deployment to talk to, and as whom. The zero value is the default of everything: what the user's own
// Polyaxon configuration says. See Load.
type Config struct {
	Host    string        // such as https://polyaxon.example.com
	Owner   string        // whose components and projects are meant when a reference names no owner
	Project string        // the project that runs and versions belong to
	Offline bool          // never use the network
	Timeout time.Duration // of one request; 0: the default

	Token     Token       // to send to Host, in place of the one of the user's configuration
	UseHTTPS  bool        // a Host without a scheme is reached by https
	VerifyTLS *bool       // whether certificates are verified; nil: as the user's configuration says, or else yes
	CACert    string      // path of a file of certificates of authorities, in place of those of the machine
	Proxy     string      // address of a proxy, in place of those of the environment
	Headers   http.Header // that every request carries
}

// host is Host with its scheme.
func (c Config) host() string {
	if c.Host == "" {
		return ""
	}
	return withScheme(c.Host, c.UseHTTPS)
}
