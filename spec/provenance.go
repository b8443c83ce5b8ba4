package spec

import "time"

// Witness is a Fetcher that can tell where a component came from.
type Witness interface {
	// Provenance is what is known about the component that a reference names. It does not wait for the network.
	Provenance(ref Reference) Provenance
}

// Provenance is where a component comes from. What is not known is zero.
type Provenance struct {
	Address  string       // that it was read from, without user, password and query
	At       time.Time    // when it was there last
	Version  HubVersion   // what its hub says about it
	StandsAs string       // the version with the same component, when it was asked for as `latest`
	Versions []HubVersion // that there are of it, the newest first
}

// HubVersion is what a hub says about a version of a component, or with a name alone about a component.
type HubVersion struct {
	Name        string    `json:"name"`
	Description string    `json:"description,omitempty"`
	Stage       string    `json:"stage,omitempty"` // testing, staging, production or disabled
	State       string    `json:"state,omitempty"` // a hash of the component: equal for equal ones
	CreatedAt   time.Time `json:"created_at,omitzero"`
}

// Catalogue is a Fetcher that knows what there is in a hub.
type Catalogue interface {
	// Offers are the hubRefs that may be meant by one of which a part is written: owners that end in a slash, components,
	// and versions once there is a colon. It does not wait for the network: more says that another answer will come.
	Offers(written string) (offers []Offer, more bool)
}

// Offer is a hubRef, or the beginning of one that ends in a slash.
type Offer struct {
	Ref     string
	Version HubVersion
}
