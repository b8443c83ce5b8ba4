package hub

import (
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

var _ spec.Witness = fetcher{}

// Provenance implements spec.Witness. Static files cannot be listed, so that their versions are those that were read so far.
func (f fetcher) Provenance(ref spec.Reference) spec.Provenance {
	from, err := f.source(ref)
	if err != nil {
		return spec.Provenance{}
	}
	s := f.state(from)
	f.mu.Lock()
	newest, at, failed := s.newest, s.at, s.err != nil
	f.mu.Unlock()
	if newest == nil {
		return spec.Provenance{}
	}
	p := spec.Provenance{Address: from.address.Scheme + "://" + from.address.Host + from.address.Path, Version: newest.version}
	if !failed {
		p.At = at
	}
	switch {
	case ref.Field != "hubRef":
	case newest.version.Name == "":
		p.Versions = f.versionsBeside(from)
	default:
		p.Versions, _ = f.listed(ref.Text, deployment.versionsOf)
		p.StandsAs = standsAs(newest.version, p.Versions)
	}
	return p
}

// standsAs is the version that is the same component as one called latest: the hub computes no latest, it is a name that
// somebody gives. "" for any other version, and when there is none.
func standsAs(v spec.HubVersion, versions []spec.HubVersion) string {
	if v.Name != latest || v.State == "" {
		return ""
	}
	for _, other := range versions {
		if other.Name != latest && other.State == v.State {
			return other.Name
		}
	}
	return ""
}

// versionsBeside are the versions of a component that are known to be there, the greatest name first.
func (f fetcher) versionsBeside(from source) []spec.HubVersion {
	whole := from.name()
	folder := whole[:strings.LastIndexByte(whole, '/')+1]
	f.mu.Lock()
	defer f.mu.Unlock()
	var versions []spec.HubVersion
	for known, s := range f.states {
		name, inside := strings.CutPrefix(known, folder)
		version, isFile := strings.CutSuffix(name, ".yaml")
		if inside && isFile && s.newest != nil && !strings.Contains(version, "/") {
			versions = append(versions, spec.HubVersion{Name: version})
		}
	}
	slices.SortFunc(versions, func(a, b spec.HubVersion) int { return strings.Compare(b.Name, a.Name) })
	return versions
}
