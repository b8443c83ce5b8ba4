package analysis

import (
	"context"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Target is where something stands that a place names.
type Target struct {
	Path  string
	Text  *syntax.Text // of the file
	Range syntax.Range // all of it
	Name  syntax.Range // its name
}

// Definitions are where that is said to be what a place names: its declarations or, where nothing declares it, what gives it
// a value. base is what the document is laid over as an overlay of a set; nil when it is none.
func Definitions(ctx context.Context, names *Names, base *Document, e Entity, files spec.Resolver) []Target {
	if e.Sort == FileEntity {
		return fileTarget(ctx, names.Doc, e.Name, files)
	}
	all := []*Names{names}
	add := func(path string) {
		for _, known := range all {
			if path == "" || known.Doc.Path == path {
				return
			}
		}
		if tree, err := files.File(ctx, path); err == nil {
			all = append(all, NamesOf(ctx, &Document{Path: path, Tree: tree}, nil, files))
		}
	}
	add(e.Path())
	if base != nil {
		add(base.Path)
	}
	for _, role := range []Role{Declares, Gives} {
		var targets []Target
		for _, n := range all {
			for _, o := range n.Of(e) {
				if o.Role == role {
					targets = append(targets, Target{n.Doc.Path, n.Doc.Tree.Text, aroundName(n.Doc.Tree, o), o.Range})
				}
			}
		}
		if len(targets) > 0 {
			return targets
		}
	}
	return nil
}

// fileTarget is the file at path: its name in it, where it has one.
func fileTarget(ctx context.Context, doc *Document, path string, files spec.Resolver) []Target {
	tree := doc.Tree
	if path != doc.Path {
		var err error
		if tree, err = files.File(ctx, path); err != nil {
			return nil
		}
	}
	return []Target{{Path: path, Text: tree.Text, Range: syntax.Range{End: tree.Text.End()}, Name: NameRange(tree)}}
}

// aroundName is all of what a name is the name of: the smallest mapping around it, or the value that has an anchor.
func aroundName(tree *syntax.Tree, o Occurrence) syntax.Range {
	n, found := tree.Root, o.Range
	for n != nil {
		if n.Kind == yaml.MappingNode || o.written == asAnchor {
			found = n.Outer
		}
		var next *syntax.Node
		for _, child := range n.Children {
			if child.Outer.Contains(o.Range.Start) && child.Outer.Contains(o.Range.End) {
				next = child
			}
		}
		n = next
	}
	return found
}
