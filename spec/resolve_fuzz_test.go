package spec_test

import (
	"context"
	"io/fs"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// trees are files that refer to each other, by path.
type trees map[string]*syntax.Tree

func (t trees) File(_ context.Context, path string) (*syntax.Tree, error) {
	if tree, ok := t[path]; ok {
		return tree, nil
	}
	return nil, fs.ErrNotExist
}

func (trees) Fetch(context.Context, spec.Reference) (*syntax.Tree, error) {
	return nil, spec.ErrNoComponent
}

// FuzzResolve puts any texts together: as a file, one that it may refer to as part.yaml, and one that is laid over it.
// Whatever they are, each diagnostic must stand in one of them.
func FuzzResolve(f *testing.F) {
	paths := archives(f)
	for _, path := range paths {
		_, cases := readCases(f, path)
		for _, c := range cases {
			f.Add(c.text(base), c.text("overlay1.yaml"), c.text("part.yaml"), c.text("params"))
		}
	}
	f.Fuzz(func(t *testing.T, file, overlay, part, param string) {
		files := trees{}
		for name, text := range map[string]string{base: file, "overlay1.yaml": overlay, "part.yaml": part} {
			files[name] = syntax.Parse(syntax.NewText(text))
		}
		set := spec.Set{Base: spec.Source{Path: base, Tree: files[base]}, Params: []spec.GivenParam{{Name: "a", Value: param}}}
		if overlay != "" {
			set.Overlays = []spec.Source{{Path: "overlay1.yaml", Tree: files["overlay1.yaml"]}}
		}
		res := spec.Resolve(context.Background(), set, files)
		for _, d := range res.Found {
			places := []spec.Related{{File: d.File, Range: d.Range}}
			for _, place := range append(places, d.Related...) {
				if place.File == "" {
					place.File = base
				}
				tree := files[place.File]
				if tree == nil {
					t.Fatalf("%v stands in %q, which is no file", d, place.File)
				}
				start, end := place.Range.Start, place.Range.End
				if end.Before(start) || !isIn(tree.Text, start) || !isIn(tree.Text, end) {
					t.Fatalf("%v is outside of %q", d, place.File)
				}
			}
		}
	})
}

func isIn(text *syntax.Text, p syntax.Pos) bool {
	return text.Pos(text.Offset(p)) == p || p == text.End()
}
