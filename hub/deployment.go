package hub

import (
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// deployment is where components are read from: Polyaxon's own hub, without credentials, or the configured one.
type deployment struct {
	*Components
	*Connection
	host   *url.URL
	client *http.Client
}

// configuredFor is how long a configuration that was read counts: somebody may log in meanwhile.
const configuredFor = 10 * time.Second

// deploymentKey tells the configurations apart that a program is used with.
type deploymentKey struct {
	host, owner, project, caCert, proxy string
	token                               Token
	https, public                       bool
	verify                              string
	timeout                             time.Duration
}

// knownDeployment is one that was made, or why it could not be.
type knownDeployment struct {
	deployment
	err error
	at  time.Time
}

// deployment is where what n names is read from.
func (f fetcher) deployment(n name) (deployment, error) {
	c := f.config
	key := deploymentKey{
		host: c.Host, owner: c.Owner, project: c.Project, caCert: c.CACert, proxy: c.Proxy, token: c.Token, https: c.UseHTTPS,
		public: n.isPublic(), timeout: c.Timeout,
	}
	if c.VerifyTLS != nil {
		key.verify = fmt.Sprint(*c.VerifyTLS)
	}
	f.mu.Lock()
	known, ok := f.deployments[key]
	f.mu.Unlock()
	if age := f.now().Sub(known.at); ok && age >= 0 && age < configuredFor {
		return known.deployment, known.err
	}
	known.deployment, known.err = f.connect(n.isPublic())
	known.at = f.now()
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.deployments) >= maxDeployments {
		clear(f.deployments)
	}
	f.deployments[key] = known
	return known.deployment, known.err
}

const maxDeployments = 100

// connect reads the configuration and makes a client for it.
func (f fetcher) connect(public bool) (deployment, error) {
	connection := f.Connection()
	if f.options.OnProblem != nil {
		for _, p := range connection.Problems {
			f.options.OnProblem(p)
		}
	}
	if public {
		connection.Host = Value{publicHost, "Polyaxon's own hub"}
		connection.Token, connection.TokenOrigin, connection.User, connection.Headers = "", "", Value{}, nil
		connection.VerifyTLS = Switch{true, defaultOrigin}
	}
	host, err := connection.URL()
	if err != nil {
		return deployment{}, err
	}
	client, err := connection.HTTPClient()
	if err != nil {
		return deployment{}, err
	}
	return deployment{f.Components, connection, host, client}, nil
}

// Connection is how the deployment is reached that components are read from.
func (f fetcher) Connection() *Connection {
	places := f.options.Places
	if places.LookupEnv == nil {
		places.LookupEnv = f.options.LookupEnv
	}
	if places.ReadFile == nil {
		places.ReadFile = noFiles
	}
	return Load(places, f.config)
}
