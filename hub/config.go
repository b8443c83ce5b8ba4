// Package hub talks to a Polyaxon deployment.
package hub

import "time"

// Config says which deployment to talk to, and as whom. The zero value is the default of everything: the host and the
// owner of the user's own Polyaxon configuration.
type Config struct {
	Host    string        // such as https://cloud.polyaxon.com
	Token   string        // who asks; it is never told to anybody but the host
	Owner   string        // whose components and projects are meant when a reference names no owner
	Project string        // the project that runs and versions belong to
	Offline bool          // never use the network
	Timeout time.Duration // of one request; 0: the default
}
