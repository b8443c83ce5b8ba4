package analysis

import (
	"context"
	"unicode/utf16"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// SignatureAt explains the short form that is written at a place of a Polyaxonfile, or the input that a param there is for;
// nil where there is neither. files are where references lead.
func SignatureAt(ctx context.Context, doc *Document, at syntax.Pos, files spec.Resolver) *Signature {
	w, ok := readWord(doc.Tree, at)
	if !ok {
		return nil
	}
	s := &scene{ctx: ctx, doc: doc, files: files}
	if p := s.at(at); p != nil && p.key == nil {
		if found := p.signature(doc.Tree.Text, at, at); found != nil {
			return found
		}
	}
	// What is not there yet shows by a word in its place.
	text := probe
	if w.glued {
		text = " " + probe
	}
	probed := &scene{ctx: ctx, doc: doc.Edit(w.Range, text), files: files}
	inside := w.Range.Start
	inside.Byte += len(text) - 1
	if p := probed.at(inside); p != nil && p.key == nil && p.last().node.Value == probe {
		return p.signature(doc.Tree.Text, at, w.Range.End)
	}
	return nil
}

// signature explains what is being written in a value around the place. text is the document, at the place in it and end
// where what has been written ends, if the value does not end later.
func (p *place) signature(text *syntax.Text, at, end syntax.Pos) *Signature {
	for i := len(p.steps) - 1; i > 0; i-- {
		s := &p.steps[i]
		form, ok := s.form(keyText(s.key))
		if !ok {
			continue
		}
		written := syntax.Range{Start: s.node.Range.Start, End: end}
		if s.node.Value == probe || at.Before(written.Start) {
			written.Start = startOf(text, at, s.node)
		}
		if whole := s.node.Range.End; p.doc.Tree.Text == text && end.Before(whole) {
			written.End = whole
		}
		source := text.Slice(written)
		if found, ok := SignatureOf(form, source, text.Offset(at)-text.Offset(written.Start)); ok {
			return &found
		}
		return nil
	}
	return p.paramSignature()
}

// startOf is where a word begins that has the probe in its place.
func startOf(text *syntax.Text, at syntax.Pos, probed *syntax.Node) syntax.Pos {
	start := probed.Range.Start
	if at.Before(start) { // behind a space that is not in the text
		start = at
	}
	return text.Pos(text.Offset(start))
}

// paramSignature is the input that the value at the place is given to, as a signature of one part.
func (p *place) paramSignature() *Signature {
	_, io, step := p.paramAround()
	if step < 0 || step != len(p.steps)-1 || io.name == "" || p.last().node.Kind != yaml.ScalarNode {
		return nil
	}
	label := io.name
	if detail := io.detail(); detail != "" {
		label += ": " + detail
	}
	whole := Parameter{Name: label, End: len(label), Doc: textOf(io.node, "description"), Required: io.required()}
	return &Signature{Label: label, Doc: io.doc(), Parameters: []Parameter{whole}}
}

// UTF16 is the number of UTF-16 units in the first bytes of the label, in which editors count the parts of a label.
func (s *Signature) UTF16(bytes int) int {
	units := 0
	for _, c := range s.Label[:min(max(bytes, 0), len(s.Label))] {
		units += utf16.RuneLen(c)
	}
	return units
}
