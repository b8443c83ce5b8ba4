package hub

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// Missing says that a hub has no such component, or not this version of it. It is a spec.ErrNoComponent.
type Missing struct {
	Host string
	// Versions are those that there are of the component, the newest first; none when the component itself is missing.
	Versions []string
	// Components are those that the owner has.
	Components []string

	name name
}

// Is makes it a spec.ErrNoComponent.
func (m Missing) Is(target error) bool { return target == spec.ErrNoComponent }

// Meant is the reference that was most likely meant, "" when none is near.
func (m Missing) Meant() string {
	n := m.name
	if len(m.Versions) > 0 {
		if n.version = spec.Suggest(m.name.version, m.Versions); n.version == "" {
			return ""
		}
		return n.String()
	}
	if n.component = spec.Suggest(n.component, m.Components); n.component == "" || n == m.name {
		return ""
	}
	return n.String()
}

// Error implements error.
func (m Missing) Error() string {
	n := m.name
	switch {
	case len(m.Versions) > 0 && n.version == "latest":
		return fmt.Sprintf("`%s` has no version called `latest`; it has %s", n.component, fewOf(m.Versions))
	case len(m.Versions) > 0:
		return fmt.Sprintf("`%s` has no version `%s`; it has %s", n.component, n.version, fewOf(m.Versions))
	case slices.Contains(m.Components, n.component):
		return fmt.Sprintf("`%s` has no versions that are components", n.component)
	default:
		return fmt.Sprintf("%s has no component `%s` of `%s`", m.Host, n.component, n.owner)
	}
}

// fewOf names the first of many.
func fewOf(names []string) string {
	const few = 5
	more := ""
	if len(names) > few {
		names, more = names[:few], fmt.Sprintf(" and %d more", len(names)-few)
	}
	return "`" + strings.Join(names, "`, `") + "`" + more
}
