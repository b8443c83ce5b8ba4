package analysis

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// HoverInSet is HoverAt for a file of a set, which comes to res: it also says what the set makes of the value at the place.
func HoverInSet(ctx context.Context, doc *Document, at syntax.Pos, files spec.Resolver, res *spec.Resolution) *Hover {
	h := HoverAt(ctx, doc, at, files)
	s := scene{ctx: ctx, doc: doc, files: files}
	p := s.at(at)
	if h == nil || p == nil || res == nil {
		return h
	}
	if note := p.inSet(res); note != "" {
		return &Hover{Markdown: h.Markdown + "\n\n" + note, Range: h.Range}
	}
	return h
}

// inSet says what a set makes of the value at the place; "" when it is taken as it is.
func (p *place) inSet(res *spec.Resolution) string {
	path, value := p.pathFrom(0), p.here()
	if len(path) == 0 || value == nil {
		return ""
	}
	o, ok := res.Origin(false, path...)
	if ok && o.Value.Kind == yaml.MappingNode && value.Kind == yaml.ScalarNode { // a short form, written out
		o, ok = res.Origin(false, append(path, "value")...)
	}
	switch {
	case !ok || len(o.Files) == 0:
		return ""
	case value.Kind == yaml.ScalarNode && o.Value.Kind == yaml.ScalarNode:
		if o.Files[0] == p.doc.Path && o.Value.Range == value.Range {
			return ""
		}
		return fmt.Sprintf("In the set, %s takes its place (%s).", code(brief(o.Value)), p.origin(o))
	case len(o.Files) > 1:
		return "In the set, it is put together from " + p.origin(o) + "."
	case o.Files[0] != p.doc.Path:
		return "In the set, all of it comes from " + p.origin(o) + "."
	}
	return ""
}

// HoverResolved is HoverAt for a document that shows what res comes to: it also says where the value at the place was
// written. The path of the document is that of the Polyaxonfile. compiled says that it shows the compiled operation.
func HoverResolved(ctx context.Context, doc *Document, at syntax.Pos, files spec.Resolver, res *spec.Resolution, compiled bool) *Hover {
	s := scene{ctx: ctx, doc: doc, files: files}
	p := s.at(at)
	if p == nil || res == nil {
		return nil
	}
	about := p.last().node
	if p.key != nil {
		about = p.key
	}
	if !about.Range.Contains(at) || p.key == nil && len(about.Children) > 0 {
		return nil
	}
	h := HoverAt(ctx, doc, at, files)
	o, ok := res.Origin(compiled, p.printed()...)
	if !ok {
		return h
	}
	if h == nil {
		h = &Hover{Range: about.Range}
	}
	note := "Polyaxon fills this in: it is written nowhere."
	switch {
	case len(o.Files) == 1:
		note = "Written in " + p.origin(o) + "."
	case len(o.Files) > 1:
		note = "Put together from " + p.origin(o) + "."
	}
	return &Hover{Markdown: strings.TrimSpace(note + "\n\n" + h.Markdown), Range: h.Range}
}

// printed is the way from the root to the place: keys as they stand there, and numbers of items.
func (p *place) printed() []string {
	var path []string
	for k := 1; k < len(p.steps); k++ {
		if key := p.steps[k].key; key != nil {
			path = append(path, key.Value)
		} else {
			path = append(path, strconv.Itoa(p.steps[k].index))
		}
	}
	if p.key != nil {
		path = append(path, p.key.Value)
	}
	return path
}

// origin names the files of a value, and of a scalar its line.
func (s *scene) origin(o spec.Origin) string {
	var names []string
	for _, file := range o.Files {
		name := s.nameOf(file)
		if field, text, ok := strings.Cut(file, " "); ok && (field == "hubRef" || field == "urlRef") {
			name = spec.Reference{Field: field, Text: text}.String()
		}
		if len(o.Value.Children) == 0 {
			name += fmt.Sprintf(":%d", o.Value.Range.Start.Line+1)
		}
		names = append(names, code(name))
	}
	return listed(names)
}
