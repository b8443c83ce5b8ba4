package analysis

import (
	"context"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Hover is what is to be said about a place.
type Hover struct {
	Markdown string
	Range    syntax.Range // what it is about
}

// HoverAt is what is to be said about a place of a Polyaxonfile, nil when there is nothing to say. files are where
// references lead.
func HoverAt(ctx context.Context, doc *Document, at syntax.Pos, files spec.Resolver) *Hover {
	s := scene{ctx: ctx, doc: doc, files: files}
	p := s.at(at)
	if p == nil {
		return nil
	}
	h := &hoverer{place: p, pos: at}
	n := p.last().node
	switch {
	case p.key != nil:
		return h.hover(p.key.Range, h.aboutKey())
	case n.Range.Start != n.Outer.Start && at.Before(n.Range.Start):
		return h.aboutAnchor(n)
	case n.Kind == yaml.AliasNode:
		return h.hover(n.Range, h.aboutAlias(n))
	case n.Kind == yaml.ScalarNode && n.Range.Contains(at):
		if found, ok := h.aboutTemplate(n); ok {
			return found
		}
		return h.hover(n.Range, h.aboutValue())
	}
	return nil
}

// hoverer says what is to be said about a place.
type hoverer struct {
	*place
	pos syntax.Pos
}

// hover is an explanation of what stands in r; nil when there is nothing in it.
func (h *hoverer) hover(r syntax.Range, e *explanation) *Hover {
	if e == nil || len(e.paragraphs) == 0 || !r.Contains(h.pos) {
		return nil
	}
	return &Hover{Markdown: e.String(), Range: r}
}

// aboutKey explains the key at the place.
func (h *hoverer) aboutKey() *explanation {
	value := h.entry(h.last(), h.key)
	if former := h.aboutFormer(); former != nil {
		return former
	}
	switch param := h.aboutParam(); {
	case param != nil:
		param.insert(1, h.readingOfKey(value))
		return param
	case isMergeKey(h.key):
		return h.aboutMerge()
	case value.depth > 0:
		return h.aboutEntry(value)
	case value.field != nil:
		return h.aboutField(value)
	case value.k8sField != nil:
		return h.aboutKubernetes(value)
	}
	return nil
}

// path leads from the innermost operation or component around the last step to that step: "run.container.env[]".
func (p *place) path() string {
	first := len(p.steps) - 1
	for i := first - 1; i >= 0; i-- {
		first = i
		if len(p.steps[i].objects) > 0 && p.steps[i].object().isRoot() {
			break
		}
	}
	path := ""
	for i := first + 1; i < len(p.steps); i++ {
		switch key := p.steps[i].key; {
		case key == nil:
			path += "[]"
		case path == "":
			path = key.Value
		default:
			path += "." + key.Value
		}
	}
	return path
}
