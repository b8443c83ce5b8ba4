package hub

import "path/filepath"

// Way is a way to be authenticated: a place where a token may come from.
type Way struct {
	Place string   `json:"place"` // the name of a variable, or the path of a file
	State WayState `json:"state"`
}

// WayState says what there is at a place.
type WayState string

// The states of a way.
const (
	WayInForce WayState = "in force"  // its token is the one that counts
	WayHidden  WayState = "hidden"    // it has a token, and a place before it counts
	WayEmpty   WayState = "no token"  // it is there without a token: a place that is looked at hides those behind it
	WayAbsent  WayState = "not there" // it is not there, or cannot be read
)

// ways are the places where a token may come from, in the order in which they count.
func (l *loader) ways(explicit Config) []Way {
	var ways []Way
	decided := false
	add := func(place string, v Value) {
		w := Way{place, WayAbsent}
		switch {
		case v.Origin == "":
		case decided:
			w.State = WayHidden
		case v.Text == "" || v.Text == noAuth:
			w.State, decided = WayEmpty, true
		default:
			w.State, decided = WayInForce, true
		}
		ways = append(ways, w)
	}
	if explicit.Token != "" {
		add(explicitOrigin, Value{string(explicit.Token), explicitOrigin})
	}
	if l.isBare() {
		return ways
	}
	keys := []string{"POLYAXON_AUTH_TOKEN", "token"}
	add(l.mountedPath(), l.mounted(keys...))
	text, set := l.variable("POLYAXON_AUTH_TOKEN")
	environment := Value{}
	if set {
		environment = Value{text, "POLYAXON_AUTH_TOKEN"}
	}
	add("POLYAXON_AUTH_TOKEN", environment)
	for _, folder := range l.configFolders() {
		path := filepath.Join(folder, ".auth")
		add(path, l.in(path, keys))
	}
	return ways
}
