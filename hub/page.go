package hub

import "net/url"

// Page is where a browser shows the component that a hubRef names: a page of Polyaxon's own hub or of the configured deployment, or
// the file where components are files. It is not ok where the reference names nothing, or nobody has said which deployment is meant.
func (c *Components) Page(config Config, ref string) (address string, ok bool) {
	f := fetcher{c, config}
	if registry, static := environment(c.options.LookupEnv).registry(); static {
		file, err := environment(c.options.LookupEnv).file(registry, ref)
		if err != nil {
			return "", false
		}
		return shown(file), true
	}
	n, err := parseName(ref)
	if err != nil {
		return "", false
	}
	d, err := f.deployment(n)
	if err != nil || !d.IsConfigured() {
		return "", false
	}
	return shown(d.address("ui", n.owner, n.component, "components", n.version)) + "/", true
}

// shown is an address without what is secret of it.
func shown(u *url.URL) string {
	address := *u
	address.User, address.RawQuery, address.Fragment = nil, "", ""
	return address.String()
}
