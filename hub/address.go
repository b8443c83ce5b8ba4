package hub

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// Names of the environment variables that say where components come from. They are Polyaxon's own.
const (
	envUseRegistry = "POLYAXON_USE_GIT_REGISTRY" // any text but the empty one: components are static files
	envRegistry    = "POLYAXON_PUBLIC_REGISTRY"  // the address that those files lie under
	envOffline     = "POLYAXON_IS_OFFLINE"
	envNoOp        = "POLYAXON_NO_OP"
)

// publicRegistry is where static components lie when nothing else is said.
const publicRegistry = "https://raw.githubusercontent.com/polyaxon/polyaxon-hub/master"

// environment looks up a variable of the environment, as os.LookupEnv does.
type environment func(name string) (value string, set bool)

// file is the address of the static file that a hubRef names, in the registry at an address. The error is a
// spec.ErrNoComponent when the reference cannot name anything, whatever the network says.
func (e environment) file(registry, ref string) (*url.URL, error) {
	name, version, _ := strings.Cut(ref, ":")
	switch {
	case strings.Contains(version, ":"):
		return nil, noName("a hubRef is a name, or a name and a version with one colon between them")
	case name == "":
		return nil, noName("a hubRef begins with the name of a component")
	case version == "":
		version = "latest"
	}
	address, err := webAddress(registry + "/" + name + "/" + version + ".yaml")
	if _, bad := webAddress(registry); bad != nil {
		return nil, fmt.Errorf("%s is no http or https address", envRegistry)
	}
	return address, err
}

// registry is the address of the static components, when they are to be used.
func (e environment) registry() (string, bool) {
	if use, _ := e(envUseRegistry); use == "" {
		return "", false
	}
	if registry, set := e(envRegistry); set {
		return registry, registry != ""
	}
	return publicRegistry, true
}

// webAddress reads a URL and lets only such pass that the network is asked for: nothing on this machine's disk is read
// because a URL says so. Errors do not quote the URL, which may hold a password.
func webAddress(text string) (*url.URL, error) {
	text = strings.TrimSpace(text)
	address, err := url.Parse(text)
	if err != nil {
		return nil, errors.New("the address cannot be read")
	}
	if address.Scheme != "http" && address.Scheme != "https" || address.Hostname() == "" {
		return nil, noName("an address to fetch from begins with http:// or https:// and a host")
	}
	address.Fragment, address.RawFragment = "", "" // is never sent
	return address, nil
}

// on reports whether a variable is on. It takes the words that Polyaxon takes for yes and no.
func (e environment) on(name string) (bool, error) {
	value, _ := e(name)
	on, err := parseBool(value)
	if err != nil {
		return false, fmt.Errorf("%s must be true or false, found `%s`", name, value)
	}
	return on, nil
}

// noComponent is a spec.ErrNoComponent that says in its own words why there is none.
type noComponent string

// Error implements error.
func (n noComponent) Error() string { return string(n) }

// Is makes it a spec.ErrNoComponent.
func (noComponent) Is(target error) bool { return target == spec.ErrNoComponent }

// noName is a noComponent because of the reference itself.
type noName string

// Error implements error.
func (n noName) Error() string { return string(n) }

// Is makes it a spec.ErrNoComponent and an ErrNoName.
func (noName) Is(target error) bool { return target == spec.ErrNoComponent || target == ErrNoName }
