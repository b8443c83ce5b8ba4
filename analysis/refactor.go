package analysis

import (
	"bytes"
	"context"
	"path/filepath"
	"reflect"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// RefactoringKind says what a refactoring is for.
type RefactoringKind string

// Kinds of refactorings.
const (
	Extract RefactoringKind = "extract" // what stands in one place gets a place or a name of its own
	Inline  RefactoringKind = "inline"  // what has a place of its own comes to where it is used
	Rewrite RefactoringKind = "rewrite" // the same is written in another form
)

// Refactoring is a change that writes what a file says in another way.
type Refactoring struct {
	Title string // what it does, said as an order
	Kind  RefactoringKind
	Edits []spec.Edit // of the document
	Files []NewFile   // that it makes
}

// NewFile is a file that is not there yet.
type NewFile struct {
	Path string
	Text string
}

// Refactorings are the refactorings of what is selected in doc; of what is around the place when the range is empty. What
// they make says the same as before: where the document can be put together, the operation that would be run is equal.
func Refactorings(ctx context.Context, doc *Document, at syntax.Range, files spec.Resolver) []Refactoring {
	if doc.Tree.Root == nil || countErrors(doc.Tree) > 0 || !doc.Tree.Finite() {
		return nil
	}
	r := &refactorer{scene: &scene{ctx: ctx, doc: doc, files: files}, changer: newChanger(doc), selected: at}
	if r.place = r.at(at.Start); r.place == nil {
		return nil
	}
	for _, offer := range []func(*refactorer){
		(*refactorer).extractComponent, (*refactorer).inlineComponent, (*refactorer).extractInput,
		(*refactorer).wrapComponent, (*refactorer).unwrapComponent,
		(*refactorer).rewriteParam, (*refactorer).rewriteRange, (*refactorer).rewriteCommand, (*refactorer).rewriteShortcuts,
		(*refactorer).rewriteStyle, (*refactorer).convert,
	} {
		offer(r)
	}
	return r.found
}

// refactorer makes the refactorings for one selection.
type refactorer struct {
	*scene
	*changer
	place    *place // where the selection begins
	selected syntax.Range
	was      *spec.Resolution // of the document as it is; nil until it is needed
	found    []Refactoring
}

// offer adds a refactoring when its edits could be made and the document says the same after them.
func (r *refactorer) offer(f Refactoring, ok bool) {
	if ok && len(f.Edits) > 0 && r.keeps(f) {
		r.found = append(r.found, f)
	}
}

// offerUnproved adds a refactoring that is meant to change what is run, when the text after it is no worse.
func (r *refactorer) offerUnproved(f Refactoring, ok bool) {
	if !ok || len(f.Edits) == 0 {
		return
	}
	if after, ok := r.outcome(f); ok && errorsAmong(after.Found) <= errorsAmong(r.resolved().Found) {
		r.found = append(r.found, f)
	}
}

// resolved is what becomes of the document as it is.
func (r *refactorer) resolved() *spec.Resolution {
	if r.was == nil {
		doc := r.scene.doc
		r.was = spec.Resolve(r.ctx, spec.Set{Base: spec.Source{Path: doc.Path, Tree: doc.Tree}}, r.files)
	}
	return r.was
}

// outcome is what becomes of the document after a refactoring.
func (r *refactorer) outcome(f Refactoring) (*spec.Resolution, bool) {
	text, ok := Apply(r.text, f.Edits)
	if !ok {
		return nil, false
	}
	tree := syntax.Parse(text)
	if countErrors(tree) > 0 || !r.keepsComments(tree, f.Files) {
		return nil, false
	}
	files := withFiles{r.files, f.Files}
	return spec.Resolve(r.ctx, spec.Set{Base: spec.Source{Path: r.scene.doc.Path, Tree: tree}}, files), true
}

// keeps reports whether the document says the same after a refactoring, as far as that can be known.
func (r *refactorer) keeps(f Refactoring) bool {
	after, ok := r.outcome(f)
	if !ok || r.ctx.Err() != nil {
		return false
	}
	before := r.resolved()
	if compiled := before.Compiled(); compiled != nil {
		return bytes.Equal(compiled, after.Compiled()) || reflect.DeepEqual(withoutPaths(decoded(compiled)), withoutPaths(decoded(after.Compiled())))
	}
	return errorsAmong(after.Found) <= errorsAmong(before.Found)
}

// keepsComments reports whether every comment of the document is in a tree or in one of some files.
func (r *refactorer) keepsComments(tree *syntax.Tree, made []NewFile) bool {
	left := map[string]int{}
	count := func(tree *syntax.Tree, by int) {
		for _, c := range tree.Comments {
			left[strings.TrimRight(c.Text, " \t")] += by
		}
	}
	count(tree, 1)
	for _, f := range made {
		count(syntax.Parse(syntax.NewText(f.Text)), 1)
	}
	count(r.scene.doc.Tree, -1)
	for _, n := range left {
		if n < 0 {
			return false
		}
	}
	return true
}

// errorsAmong is how many errors there are, but for params that are missing: those of a component are still to come.
func errorsAmong(found []spec.Diagnostic) int {
	n := 0
	for _, d := range found {
		if d.Severity == spec.Error && d.Code != spec.CodeMissingParam {
			n++
		}
	}
	return n
}

// withFiles is a resolver for which some files are there that are not made yet.
type withFiles struct {
	spec.Resolver
	made []NewFile
}

// File reads a file.
func (w withFiles) File(ctx context.Context, path string) (*syntax.Tree, error) {
	for _, f := range w.made {
		if filepath.Clean(path) == filepath.Clean(f.Path) {
			return syntax.Parse(syntax.NewText(f.Text)), ctx.Err()
		}
	}
	return w.Resolver.File(ctx, path)
}

// onKey reports whether the selection begins at a key, or on its line behind it, but not in a value that goes on below.
func (r *refactorer) onKey(key *syntax.Node) bool {
	at := r.selected.Start
	return at.Line == key.Range.Start.Line && !at.Before(key.Range.Start)
}

// entry is an entry as it is written in a mapping.
type entryAt struct {
	m          *syntax.Node
	i          int // of the key, among the mapping's children
	key, value *syntax.Node
}

// own is the entry of a mapping with a name in either spelling; ok is false when there is none, or it is merged into it.
func own(m *syntax.Node, name string) (e entryAt, ok bool) {
	if m == nil || m.Kind != yaml.MappingNode {
		return e, false
	}
	for i := 0; i+1 < len(m.Children); i += 2 {
		if key := m.Children[i]; key.Kind == yaml.ScalarNode && spec.CamelCase(key.Value) == name {
			e, ok = entryAt{m, i, key, m.Children[i+1]}, true // of several the last counts
		}
	}
	return e, ok
}

// isClosed reports whether a part of the document neither uses anchors of the rest nor gives it any.
func (r *refactorer) isClosed(n *syntax.Node) bool {
	inside := map[*syntax.Node]bool{}
	var collect func(n *syntax.Node)
	collect = func(n *syntax.Node) {
		inside[n] = true
		for _, c := range n.Children {
			collect(c)
		}
	}
	collect(n)
	for part := range inside {
		if part.Kind == yaml.AliasNode && !inside[part.Target] {
			return false
		}
	}
	return !r.needsAlias(n)
}
