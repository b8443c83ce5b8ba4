package analysis

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// verbatim are the keys of an operation or component that stand for the same keys of its run, with the same values.
var verbatim = []string{"container", "environment", "connections", "init", "sidecars", "volumes", "ports"}

// rewriteShortcuts writes the selected shortcut and those beside it as a run, and a run as shortcuts.
func (r *refactorer) rewriteShortcuts() {
	owner, _ := r.place.owner()
	if owner == nil || owner.node.Kind != yaml.MappingNode || inBraces(owner.node) {
		return
	}
	m := owner.node
	if run, ok := own(m, "run"); ok {
		if kind, hasKind := own(run.value, "kind"); r.onKey(run.key) || hasKind && r.onKey(kind.key) {
			r.shortenRun(m, run)
		}
		return
	}
	for i := 0; i+1 < len(m.Children); i += 2 {
		if key := m.Children[i]; slices.Contains(verbatim, spec.CamelCase(key.Value)) && r.onKey(key) {
			r.spellRun(m)
			return
		}
	}
}

// spellRun puts the shortcuts of an operation or component into a run, in the place of the first of them.
func (r *refactorer) spellRun(m *syntax.Node) {
	var adds []addition
	var edits []spec.Edit
	first, kind := -1, "job"
	for i := 0; i+1 < len(m.Children); i += 2 {
		name := spec.CamelCase(m.Children[i].Value)
		if !slices.Contains(verbatim, name) {
			continue
		}
		if name == "ports" {
			kind = "service"
		}
		add, ok := r.copied(m, i)
		if !ok {
			return
		}
		adds = append(adds, add)
		if first < 0 {
			first = i
			continue
		}
		removed, ok := r.remove(m, i)
		if !ok {
			return
		}
		edits = append(edits, removed...)
	}
	if first < 0 {
		return
	}
	column := m.Range.Start.Byte + r.layout.step
	text := "run:\n" + spaces(column) + "kind: " + kind
	for _, add := range adds {
		text += "\n" + spaces(column) + add.block(column)
	}
	replaced, ok := r.replaceEntry(entryAt{m, first, m.Children[first], m.Children[first+1]}, text)
	r.offer(Refactoring{Title: "Write the run with its kind", Kind: Rewrite, Edits: append(edits, replaced...)}, ok)
}

// shortenRun puts what a run has beside its kind in its place.
func (r *refactorer) shortenRun(m *syntax.Node, run entryAt) {
	value := run.value
	if value.Kind != yaml.MappingNode || inBraces(value) || value.Outer != value.Range || len(value.Children) < 4 || r.needsAlias(value) {
		return
	}
	kind, isKind := own(value, "kind")
	colon, ok := r.colon(run.key)
	if !isKind || !ok || colon.Line >= value.Range.Start.Line || kind.value.Value != "job" && kind.value.Value != "service" {
		return
	}
	for i := 0; i+1 < len(value.Children); i += 2 {
		name := spec.CamelCase(value.Children[i].Value)
		if name != "kind" && (!slices.Contains(verbatim, name) || hasEntry(m, name)) {
			return
		}
	}
	last := r.lastOf(run)
	lines := r.outdented(colon.Line+1, last, value.Range.Start.Byte-m.Range.Start.Byte)
	at := kind.key.Range.Start.Line - colon.Line - 1
	lines = slices.Delete(lines, at, at+1)
	text := strings.TrimPrefix(strings.Join(lines, "\n"), spaces(m.Range.Start.Byte))
	whole := syntax.Range{Start: run.key.Outer.Start, End: r.lineEnd(last)}
	edits := []spec.Edit{{Range: whole, NewText: r.block(text)}}
	r.offer(Refactoring{Title: "Write the run as shortcuts", Kind: Rewrite, Edits: edits}, isBlank(r.after(colon)))
}
