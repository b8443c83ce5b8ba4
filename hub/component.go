package hub

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
)

// communityOwner is the owner of everything in a community edition.
const communityOwner = "default"

// Component reads a reference to a component that a person works on, OWNER/NAME:VERSION. Without an owner it is one of the
// configured owner, as for Polyaxon's own commands, while the same text as a hubRef names one of Polyaxon's public hub.
// version is "" where none is named, and then the one called latest is meant, as in a hubRef.
func (c *Connection) Component(ref string) (owner, name, version string, err error) {
	whole, version, _ := strings.Cut(ref, ":")
	owner, name, owned := cutOwner(whole)
	if !owned {
		owner, name = c.OwnerName(), whole
	}
	err = errors.Join(checkName("owner", owner), checkName("project", name))
	if version != "" && err == nil {
		err = checkName("version", version)
	}
	if err != nil {
		return "", "", "", fmt.Errorf("%q is not of the form OWNER/NAME:VERSION: %w", ref, err)
	}
	return owner, name, version, nil
}

// OwnerName is the configured owner, or that of everything in a community edition.
func (c *Connection) OwnerName() string { return cmp.Or(c.Owner.Text, communityOwner) }
