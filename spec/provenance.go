package spec

import "time"

// Witness is a Fetcher that can tell where a component came from.
type Witness interface {
	// Provenance is what is known about the component that a reference names. It does not wait for the network.
	Provenance(ref Reference) Provenance
}

// Provenance is where a component comes from. What is not known is zero.
type Provenance struct {
	Address  string    // that it was read from, without user, password and query
	At       time.Time // when it was there last
	Versions []string  // that there are of it, the newest first
}
