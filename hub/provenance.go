package hub

import (
	"net/url"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

var _ spec.Witness = fetcher{}

// Provenance implements spec.Witness. Static files cannot be listed, so that the versions are those that were read so far.
func (f fetcher) Provenance(ref spec.Reference) spec.Provenance {
	address, err := environment(f.options.LookupEnv).address(ref)
	if err != nil {
		return spec.Provenance{}
	}
	s := f.state(address)
	f.mu.Lock()
	defer f.mu.Unlock()
	if s.newest == nil {
		return spec.Provenance{}
	}
	p := spec.Provenance{Address: address.Scheme + "://" + address.Host + address.Path}
	if s.err == nil {
		p.At = s.at
	}
	if ref.Field == "hubRef" {
		p.Versions = f.versionsBeside(address)
	}
	return p
}

// versionsBeside are the versions of a component that are known to be there, the greatest name first. f.mu is held.
func (f fetcher) versionsBeside(address *url.URL) []string {
	whole := address.String()
	folder := whole[:strings.LastIndexByte(whole, '/')+1]
	var versions []string
	for known, s := range f.states {
		name, inside := strings.CutPrefix(known, folder)
		version, isFile := strings.CutSuffix(name, ".yaml")
		if inside && isFile && s.newest != nil && !strings.Contains(version, "/") {
			versions = append(versions, version)
		}
	}
	slices.Sort(versions)
	slices.Reverse(versions)
	return versions
}
