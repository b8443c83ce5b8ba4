package spec

import (
	"context"
	"fmt"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// rootLabel is how messages call the file itself.
const rootLabel = "a Polyaxonfile"

// linter checks a file, and then the files that it refers to.
type linter struct {
	ctx   context.Context
	files Resolver
	found []Diagnostic
	read  map[string]*target // files that references led to, by path
}

func newLinter(ctx context.Context, files Resolver) *linter {
	return &linter{ctx: ctx, files: files, read: map[string]*target{}}
}

// file checks the file that was asked for, as the reference reads the file that it is given.
func (l *linter) file(path string, tree *syntax.Tree) {
	v := newValidator("")
	if tree.Root != nil && tree.Root.Kind == yaml.MappingNode && hasKind(tree.Root) && FormerOf(tree.Root) == nil {
		v.sections(tree.Root)
	}
	l.found = append(l.found, v.whole(tree)...)
	l.references(path, "", tree.Root, []string{path})
}

// overlay checks a file that is laid over another.
func (l *linter) overlay(path string, tree *syntax.Tree) {
	v := newValidator("")
	v.preset = true
	l.found = append(l.found, v.whole(tree)...)
	if _, run := tree.Root.Get("run"); run != nil && FormerOf(tree.Root) == nil {
		l.dag(path, "", resolved(run), []string{path})
	}
}

// whole is everything that is wrong with a file by itself.
func (v *validator) whole(tree *syntax.Tree) []Diagnostic {
	v.reads(tree)
	if root := v.rootOf(tree); root != nil && !v.former(root) {
		v.model(root, v.schema.Root(""), site{label: rootLabel})
	}
	return v.withSyntax(tree)
}

// rootOf is the mapping that a file must hold, or nil when it holds something else, which is reported.
func (v *validator) rootOf(tree *syntax.Tree) *syntax.Node {
	root := tree.Root
	// An empty mapping is a component that leaves everything to the file that refers to it.
	isEmpty := root != nil && root.Kind == yaml.MappingNode && len(root.Entries()) == 0 && v.file == ""
	if root == nil || isNull(root) || isEmpty {
		at := syntax.Range{}
		if root != nil {
			at = root.Range
		}
		v.report(CodeEmptyFile, at, nil, "The file is empty: a Polyaxonfile is a mapping, with a `run` at least.")
		return nil
	}
	if root.Kind != yaml.MappingNode {
		v.report(CodeEmptyFile, firstLine(root.Range), nil,
			"A Polyaxonfile must be a mapping of keys to values, but %s.", thisIs(root))
		return nil
	}
	return root
}

// firstLine cuts a range at the end of its first line.
func firstLine(r syntax.Range) syntax.Range {
	if r.End.Line > r.Start.Line {
		r.End = syntax.Pos{Line: r.Start.Line + 1}
	}
	return r
}

// hasKind reports whether a file says its kind; then the reference reads its root more narrowly.
func hasKind(root *syntax.Node) bool {
	key, kind := root.Get("kind")
	return key != nil && !isNull(resolved(kind))
}

// IsOperation reports whether a file is an operation: by its kind, or, when it has none, because it has a component or
// refers to one.
func IsOperation(root *syntax.Node) bool {
	if root == nil || root.Kind != yaml.MappingNode {
		return false
	}
	f := namedFields(SchemaOf().Root(""), root)
	if kind := f.value("kind"); kind != nil {
		return kind.Value == "operation"
	}
	for _, name := range append([]string{"component"}, references...) {
		if f.value(name) != nil {
			return true
		}
	}
	return false
}

// sections reports the snake_case keys at the root of a file that has a kind: everywhere else the reference reads them.
func (v *validator) sections(root *syntax.Node) {
	m := v.schema.Root("")
	for _, e := range root.Entries() {
		if f := m.Field(e.Key.Value); f != nil && f.Name != e.Key.Value {
			v.with(meaning(e.Key, f.Name)...).report(CodeSnakeCaseField, e.Key.Range, nil, "In a file with a `kind`, write `%s` for `%s`.", f.Name, e.Key.Value)
		}
	}
}

// withSyntax are the problems of reading the text followed by what the validator found, as far as it cannot be due to text
// that could not be read.
func (v *validator) withSyntax(tree *syntax.Tree) []Diagnostic {
	var all []Diagnostic
	var broken brokenText
	for _, p := range tree.Problems {
		d := Diagnostic{File: v.file, Range: p.Range, Severity: Error, Code: p.Code, Message: capital(p.Message) + "."}
		if p.Warning {
			d.Severity = Warning
		}
		for _, r := range p.Related {
			d.Related = append(d.Related, Related{File: v.file, Range: r.Range, Message: r.Message})
		}
		if !p.Warning {
			broken.add(tree.Text, p)
		}
		all = append(all, d)
	}
	for _, d := range v.found {
		if broken.explains(d) {
			continue
		}
		all = append(all, d)
	}
	return all
}

// summary says in few words what is wrong with the file that a reference names.
func summary(found []Diagnostic, file string) string {
	errors, first := 0, ""
	for _, d := range found {
		if d.Severity == Error && d.File == file {
			if errors++; first == "" {
				first = d.Message
			}
		}
	}
	if errors > 1 {
		return fmt.Sprintf("it has %d errors, the first: %s", errors, first)
	}
	return first
}
