package analysis

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// atRootKey reports whether the selection is on a key of the document's mapping: on one with a name, or on the first.
func (r *refactorer) atRootKey(names ...string) bool {
	root := r.scene.doc.Tree.Root
	if root.Kind != yaml.MappingNode || len(root.Children) == 0 || inBraces(root) {
		return false
	}
	if r.onKey(root.Children[0]) {
		return true
	}
	return slices.ContainsFunc(names, func(name string) bool {
		e, ok := own(root, name)
		return ok && r.onKey(e.key)
	})
}

// wrapComponent makes an operation of the document, which is a component, with the params that it needs.
func (r *refactorer) wrapComponent() {
	root := r.scene.doc.Tree.Root
	if !r.atRootKey("kind", "name", "inputs") || spec.IsOperation(root) || hasAny(root, "component", "pathRef", "hubRef", "urlRef", "dagRef") ||
		!hasEntry(root, "run") && textOf(root, "kind") != "component" {
		return
	}
	start, column := r.top(), r.layout.step
	head := "kind: operation\n"
	if _, version := own(root, "version"); version {
		e, _ := own(root, "version")
		head = r.text.Slice(e.key.Range) + ": " + r.text.Slice(e.value.Outer) + "\n" + head
	}
	if params := r.requiredParams(layer{node: root, path: r.scene.doc.Path}); len(params) > 0 {
		head += "params:\n"
		for _, p := range params {
			head += spaces(column) + p + "\n"
		}
	}
	last := r.text.Lines() - 1
	if isBlank(r.text.Line(last)) {
		last--
	}
	edits := []spec.Edit{inserting(start, r.block(head+"component:\n"+spaces(column)))}
	for line := start.Line + 1; line <= last; line++ {
		if r.text.Line(line) != "" {
			edits = append(edits, inserting(syntax.Pos{Line: line}, spaces(column)))
		}
	}
	r.offerUnproved(Refactoring{Title: "Make an operation of this component", Kind: Rewrite, Edits: edits}, last >= start.Line)
}

// top is where the mapping of the document begins, below the comments that are about the whole file.
func (r *refactorer) top() syntax.Pos {
	first := r.scene.doc.Tree.Root.Range.Start
	return syntax.Pos{Line: first.Line, Byte: first.Byte}
}

// requiredParams are the params that a component needs, each as an entry with a value that its type takes.
func (r *refactorer) requiredParams(component layer) []string {
	f := &fixer{scene: r.scene, changer: r.changer}
	var params []string
	for _, d := range declaredIn([]layer{component}) {
		if !d.required() {
			continue
		}
		value, ok := f.paramValue(d)
		if !ok {
			value = `""`
		}
		params = append(params, yamlScalar(d.name, true)+": "+value)
	}
	return params
}

// unwrapComponent makes a component of the document, which is an operation that says nothing but what its component is and
// what params that gets.
func (r *refactorer) unwrapComponent() {
	root := r.scene.doc.Tree.Root
	if !r.atRootKey("kind", "component") {
		return
	}
	e, ok := own(root, "component")
	if !ok || e.value.Kind != yaml.MappingNode || inBraces(e.value) || e.value.Outer != e.value.Range || !r.isClosed(e.value) ||
		textOf(root, "kind") != "operation" {
		return
	}
	var edits []spec.Edit
	for i := 0; i+1 < len(root.Children); i += 2 {
		switch name := spec.CamelCase(root.Children[i].Value); {
		case name == "component":
		case name == "kind", name == "params", name == "version":
			removed, ok := r.remove(root, i)
			if !ok {
				return
			}
			edits = append(edits, removed...)
		default:
			return
		}
	}
	start := e.value.Range.Start
	colon, ok := r.colon(e.key)
	if !ok || colon.Line >= start.Line || !isBlank(r.after(colon)) {
		return
	}
	last := r.lastOf(e)
	lines := r.outdented(colon.Line+1, last, start.Byte)
	text := strings.Join(lines, "\n") + "\n"
	if !hasEntry(e.value, "kind") {
		text = "kind: component\n" + text
	}
	whole := r.lines(colon.Line, last)
	whole.NewText = r.block(text)
	edits = append(edits, whole)
	r.offerUnproved(Refactoring{Title: "Leave only the component of this operation", Kind: Rewrite, Edits: edits}, true)
}
