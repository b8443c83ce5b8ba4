package hub

import "strings"

// Polyaxon's own hub has what references name that say no owner. It is asked without credentials, whatever is configured.
const (
	publicHost  = "https://cloud.polyaxon.com"
	publicOwner = "polyaxon"
)

// name is what a hubRef names: OWNER/COMPONENT:VERSION.
type name struct{ owner, component, version string }

// latest is the version that is meant when none is written. It is a name like any other: no hub computes it.
const latest = "latest"

// parseName reads a hubRef as Polyaxon does: a dot stands for the slash, and what is left out is the public owner and the
// version called latest. The error is a spec.ErrNoComponent.
func parseName(text string) (name, error) {
	whole, version, _ := strings.Cut(text, ":")
	if strings.Contains(version, ":") {
		return name{}, noName("a hubRef is a name, or a name and a version with one colon between them")
	}
	owner, component, owned := cutOwner(whole)
	switch {
	case !owned:
		owner, component = publicOwner, whole
	case owner == "":
		return name{}, noName("the name of the owner is missing before the slash")
	}
	if strings.ContainsAny(component, "/.") {
		return name{}, noName("a hubRef has one slash or dot at most, between owner and component")
	}
	if component == "" {
		return name{}, noName("the name of a component is missing")
	}
	if version == "" {
		version = latest
	}
	return name{owner, component, version}, nil
}

// cutOwner splits a name at the slash, or the dot that stands for one.
func cutOwner(whole string) (owner, component string, owned bool) {
	if i := strings.IndexAny(whole, "/."); i >= 0 {
		return whole[:i], whole[i+1:], true
	}
	return "", whole, false
}

// isPublic reports whether the component is one of Polyaxon's own hub.
func (n name) isPublic() bool { return n.owner == publicOwner }

// String is the name as a hubRef.
func (n name) String() string {
	if n.isPublic() {
		return n.component + ":" + n.version
	}
	return n.owner + "/" + n.component + ":" + n.version
}
