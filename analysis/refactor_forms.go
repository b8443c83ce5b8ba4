package analysis

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// rewriteParam writes the selected param with its keys, or without them where its value says it all.
func (r *refactorer) rewriteParam() {
	for k := len(r.place.steps) - 1; k >= 1; k-- {
		m, ok := r.place.paramsAt(k)
		if !ok {
			continue
		}
		e, found := r.entryThere(r.place.steps[k].node)
		if m.form != shortParams || !found || e.value.Kind == yaml.AliasNode {
			return
		}
		if long, ok := own(e.value, "value"); ok && len(e.value.Children) == 2 {
			r.replaceByOwn(e.value, long.value, "Write the param `"+e.key.Value+"` as its value alone")
		} else if !isParamMapping(e.value) || e.value.Kind != yaml.MappingNode {
			r.replaceLine(e.value, func(text string) string { return "{" + r.word("value") + ": " + text + "}" },
				"Write the param `"+e.key.Value+"` with its keys")
		}
		return
	}
}

// entryThere is the entry of a mapping that the selection is in.
func (r *refactorer) entryThere(m *syntax.Node) (entryAt, bool) {
	for i := 0; m.Kind == yaml.MappingNode && i+1 < len(m.Children); i += 2 {
		if r.onKey(m.Children[i]) || m.Children[i+1].Outer.Contains(r.selected.Start) && !m.Children[i+1].Outer.Empty() {
			return entryAt{m, i, m.Children[i], m.Children[i+1]}, true
		}
	}
	return entryAt{}, false
}

// replaceByOwn puts a part of a value into its place.
func (r *refactorer) replaceByOwn(whole, part *syntax.Node, title string) {
	if part.Range.Empty() || r.isMultiline(part) {
		return
	}
	r.replaceLine(whole, func(string) string { return r.text.Slice(part.Outer) }, title)
}

// replaceLine writes a value anew, on the line of its key.
func (r *refactorer) replaceLine(value *syntax.Node, with func(text string) string, title string) {
	m, i := r.around(value)
	if m == nil || value.Outer.Empty() {
		return
	}
	within := syntax.Range{Start: value.Outer.Start, End: value.Outer.End}
	if !inBraces(m) {
		colon, ok := r.colon(m.Children[i-1])
		if !ok || !isRest(r.after(within.End)) || colon.Line != within.Start.Line && !isBlank(r.after(colon)) {
			return
		}
		within.Start = colon
	}
	text := with(r.text.Slice(value.Outer))
	if !inBraces(m) {
		text = " " + text
	}
	r.offer(Refactoring{Title: title, Kind: Rewrite, Edits: []spec.Edit{{Range: within, NewText: text}}}, !strings.ContainsAny(text, "\n\r"))
}

// around is the mapping that a value is in, and the value's index among its children; nil when it is in no mapping.
func (r *refactorer) around(value *syntax.Node) (*syntax.Node, int) {
	if way := r.way(value); len(way) > 1 {
		m := way[len(way)-2]
		if i := slices.Index(m.Children, value); m.Kind == yaml.MappingNode && i%2 == 1 {
			return m, i
		}
	}
	return nil, 0
}

// rewriteRange writes the range of a hyper-parameter in the forms that it has not: as a list, as a text and as a mapping.
func (r *refactorer) rewriteRange() {
	for k := len(r.place.steps) - 1; k >= 1; k-- {
		s := &r.place.steps[k]
		model := rangeModel(s.slot)
		if model == nil || s.key == nil || s.node.Kind == yaml.AliasNode || s.field == nil || s.depth > 0 {
			continue
		}
		parts, form := r.rangeParts(s.node, model)
		if parts == nil {
			return
		}
		r.writeRange(s, model, parts, form)
		return
	}
}

// rangeModel is the model of a range that a slot takes in several forms; nil when it takes none.
func rangeModel(s slot) *spec.Model {
	for _, t := range s.alternatives() {
		if t.Kind == spec.RangeListType {
			return t.Model
		}
	}
	return nil
}

// rangeParts are the parts of a range as they are written, and the form that it has.
func (r *refactorer) rangeParts(n *syntax.Node, model *spec.Model) (parts []string, form yaml.Kind) {
	switch n.Kind {
	case yaml.ScalarNode:
		if parts = strings.Split(n.Value, ":"); strings.ContainsAny(n.Value, "-TZ {") && strings.Count(n.Value, "-") > 1 {
			return nil, 0 // of dates, whose own colons and dashes are hard to tell apart
		}
	case yaml.SequenceNode:
		for _, item := range n.Children {
			parts = append(parts, r.text.Slice(item.Outer))
		}
	case yaml.MappingNode:
		for _, f := range model.Fields {
			if e, ok := own(n, f.Name); ok {
				parts = append(parts, r.text.Slice(e.value.Outer))
			} else if f.Required {
				return nil, 0
			}
		}
		if 2*len(parts) != len(n.Children) {
			return nil, 0
		}
	}
	if len(parts) < 2 || len(parts) > len(model.Fields) || slices.ContainsFunc(parts, func(p string) bool { return p == "" || strings.ContainsAny(p, "\n\r*&!") }) {
		return nil, 0
	}
	return parts, n.Kind
}

func (r *refactorer) writeRange(s *step, model *spec.Model, parts []string, form yaml.Kind) {
	if form != yaml.SequenceNode {
		r.replaceLine(s.node, func(string) string { return "[" + strings.Join(parts, ", ") + "]" }, "Write the range as a list")
	}
	takesText := slices.ContainsFunc(s.alternatives(), func(t *spec.Type) bool { return t.Kind == spec.RangeTextType })
	if form != yaml.ScalarNode && takesText && !slices.ContainsFunc(parts, func(p string) bool { return strings.ContainsAny(p, `"':{`) }) {
		r.replaceLine(s.node, func(string) string { return syntax.DoubleQuoted(strings.Join(parts, ":")) }, "Write the range as a text")
	}
	if form != yaml.MappingNode {
		var entries []string
		for i, part := range parts {
			entries = append(entries, r.word(model.Fields[i].Name)+": "+part)
		}
		r.replaceLine(s.node, func(string) string { return "{" + strings.Join(entries, ", ") + "}" }, "Write the range with its keys")
	}
}
