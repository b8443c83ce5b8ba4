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
	told     []told // what the items say, in their order
	seen     map[identity]bool

	silences *analysis.Silences // the comments in it
	looked   bool               // all checks that are about it were made
	unsure   bool               // one of them could not find everything
}

// told is what an item says, and the path of the file that it means where it names none.
type told struct {
	diagnostic spec.Diagnostic
	base       string
}

// named is the diagnostic with the paths of all its files.
func (t told) named() spec.Diagnostic { return spec.InFile(t.base, []spec.Diagnostic{t.diagnostic})[0] }

// findings are what is to be shown in each file, by URI: what is wrong with documents, and what they say about the
// files that they refer to.
func (s *session) findings(ctx context.Context, at *snapshot, documents []*document) (collection, error) {
	all := collection{}
	for _, d := range documents {
		k, err := s.check(ctx, at, d)
		if err != nil {
			return nil, err
		}
		s.collect(all, k, "")
		if k.concerns {
			f := all.entry(d)
			f.looked = len(at.settings.byPath[d.path]) == 0
			f.unsure = k.resolution != nil && k.resolution.Unknown
		}
	}
	whole, named := at.setsOf(documents)
	for i, set := range append(whole, named...) {
		k, err := s.checkSet(ctx, at, set)
		if err != nil {
			return nil, err
		}
		if i >= len(whole) {
			s.collect(all, k, set.settingsPath())
			continue
		}
		s.collect(all, k, "")
		for _, file := range set.Files {
			if d := k.read[file.Path]; d != nil && all[d.uri] != nil {
				all[d.uri].looked = true
				all[d.uri].unsure = all[d.uri].unsure || k.resolution == nil || k.resolution.Unknown
			}
		}
	}
	s.remark(at, all)
	return all, nil
}

// remark adds what is wrong with the comments that silence.
func (s *session) remark(at *snapshot, all collection) {
	for _, f := range all {
		if !f.looked || f.off {
			continue
		}
		settings := at.settingsFor(f.document.path)
		for _, d := range settings.Apply(f.silences.Remarks(!f.unsure)) {
			f.add(told{d, f.document.path}, s.toDiagnostic(&check{document: f.document}, f.document, d))
		}
	}
}

// collection is what is to be shown in each file, by URI.
type collection map[string]*found

func (c collection) entry(d *document) *found {
	if c[d.uri] == nil {
		tree := d.reading.document().Tree
		c[d.uri] = &found{document: d, spelling: d.spelling, off: d.switchedOff(), silences: analysis.SilencesOf(tree)}
	}
	return c[d.uri]
}

// collect adds what k says to the files that it says it about; where only is a path, what it says about that file alone.
func (s *session) collect(all collection, k *check, only string) {
	for _, d := range k.found {
		in := k.document
		if d.File != "" && (in == nil || d.File != in.path) {
			in = k.read[d.File]
		}
		switch {
		case in == nil: // it does not exist, so there is no place to show anything
		case only != "" && in.path != only:
		case all.entry(in).off:
		case all.entry(in).silences.Silence(d) || k.leavesOut(d):
		default:
			for _, d := range k.rules.Apply([]spec.Diagnostic{d}) {
				all.entry(in).add(told{d, k.base()}, s.toDiagnostic(k, in, d))
			}
		}
	}
}

// identity is what makes two diagnostics of a file the same.
type identity struct {
	at            protocol.Range
	code, message string
}

// add adds a diagnostic unless it is there already: several files may refer to the same one.
func (f *found) add(t told, translated protocol.Diagnostic) {
	id := identity{translated.Range, t.diagnostic.Code, t.diagnostic.Message}
	if f.seen[id] {
		return
	}
	if f.seen == nil {
		f.seen = map[identity]bool{}
	}
	f.seen[id] = true
	f.items = append(f.items, translated)
	f.told = append(f.told, t)
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
