package hub

import "github.com/plx-lsp/plx-lsp/spec"

var _ spec.Witness = fetcher{}

// Provenance implements spec.Witness. Static files cannot be listed, so that no versions are known.
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
	return p
}
