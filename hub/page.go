package hub

import (
	"net/url"
	"strings"
)

// Page is where a browser shows the component that a hubRef names: a page of the deployment that c speaks of. It is not ok
// where c names none, or does not say whose component is meant.
func (c Config) Page(ref string) (address string, ok bool) {
	host, err := url.Parse(c.Host)
	if err != nil || host.Scheme != "http" && host.Scheme != "https" || host.Hostname() == "" {
		return "", false
	}
	name, version, _ := strings.Cut(ref, ":")
	owner, name, owned := strings.Cut(name, "/")
	if !owned {
		owner, name = c.Owner, owner
	}
	if version == "" {
		version = "latest"
	}
	if owner == "" || name == "" || strings.ContainsAny(name+version, "/:") {
		return "", false
	}
	host.User, host.RawQuery, host.Fragment = nil, "", ""
	return host.JoinPath("ui", owner, name, "components", version).String() + "/", true
}
