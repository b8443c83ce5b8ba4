package lsp

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// source names us on every diagnostic.
const source = "plx-lsp"

// found is what is to be shown in one file.
type found struct {
	document *document // nil: nothing is known of the file but its name
	spelling string    // its URI as the client writes it
	off      bool      // a comment in it says that nothing is to be shown
	items    []protocol.Diagnostic
	seen     map[identity]bool
}

// findings are what is to be shown in each file, by URI: what is wrong with documents, and what they say about the
// files that they refer to.
func (s *session) findings(ctx context.Context, at *snapshot, documents []*document) (collection, error) {
	all := collection{}
	for _, d := range documents {
		k, err := s.check(ctx, at, d)
		if err != nil {
			return nil, err
		}
		if k.concerns {
			all.entry(d)
		}
		s.collect(all, k, "")
	}
	whole, named := at.setsOf(documents)
	for i, set := range append(whole, named...) {
		k, err := s.checkSet(ctx, at, set)
		if err != nil {
			return nil, err
		}
		only := ""
		if i >= len(whole) {
			only = set.settingsPath()
		}
		s.collect(all, k, only)
	}
	return all, nil
}

// collection is what is to be shown in each file, by URI.
type collection map[string]*found

func (c collection) entry(d *document) *found {
	if c[d.uri] == nil {
		c[d.uri] = &found{document: d, spelling: d.spelling, off: d.switchedOff()}
	}
	return c[d.uri]
}

// collect adds what k says to the files that it says it about; where only is a path, what it says about that file alone.
func (s *session) collect(all collection, k *check, only string) {
	for _, diagnostic := range k.diagnostics {
		in := k.document
		if diagnostic.File != "" && (in == nil || diagnostic.File != in.path) {
			in = k.read[diagnostic.File]
		}
		switch {
		case in == nil: // it does not exist, so there is no place to show anything
		case only != "" && in.path != only:
		case all.entry(in).off:
		default:
			all.entry(in).add(diagnostic, s.toDiagnostic(k, in, diagnostic))
		}
	}
}

// identity is what makes two diagnostics of a file the same.
type identity struct {
	at            protocol.Range
	code, message string
}

// add adds a diagnostic unless it is there already: several files may refer to the same one.
func (f *found) add(d spec.Diagnostic, translated protocol.Diagnostic) {
	id := identity{translated.Range, d.Code, d.Message}
	if f.seen[id] {
		return
	}
	if f.seen == nil {
		f.seen = map[identity]bool{}
	}
	f.seen[id] = true
	f.items = append(f.items, translated)
}

// toDiagnostic translates a diagnostic of k that stands in document in.
func (s *session) toDiagnostic(k *check, in *document, d spec.Diagnostic) protocol.Diagnostic {
	out := protocol.Diagnostic{
		Range:    toRange(in.text(), d.Range, s.client.encoding),
		Severity: protocol.DiagnosticSeverity(d.Severity),
		Code:     protocol.String(d.Code),
		Source:   protocol.NewOptional(source),
		Message:  protocol.String(d.Message),
	}
	if s.client.codeDescription {
		out.CodeDescription = protocol.CodeDescription{Href: uri.URI(analysis.RuleURL(d.Code))}
	}
	if tag, ok := tags[d.Tag]; ok && s.client.tags[tag] {
		out.Tags = protocol.NewDiagnosticTags(tag)
	}
	if s.client.relatedInfo {
		for _, r := range d.Related {
			if place, ok := s.location(k, r.File, r.Range); ok {
				out.RelatedInformation = append(out.RelatedInformation,
					protocol.DiagnosticRelatedInformation{Location: place, Message: r.Message})
			}
		}
	}
	return out
}

var tags = map[spec.Tag]protocol.DiagnosticTag{
	spec.Unnecessary: protocol.DiagnosticTagUnnecessary,
	spec.Deprecated:  protocol.DiagnosticTagDeprecated,
}

// location is a place in the file that k is about, or in one that it looked at.
func (s *session) location(k *check, file string, r syntax.Range) (protocol.Location, bool) {
	in := k.document
	if file != "" && (in == nil || file != in.path) {
		if in = k.read[file]; in == nil {
			return protocol.Location{}, false
		}
	}
	return protocol.Location{URI: uri.URI(in.spelling), Range: toRange(in.text(), r, s.client.encoding)}, true
}
