package spec

import (
	"slices"
	"strconv"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Origin is a value of a resolved operation, and where it was written.
type Origin struct {
	// Value is in canonical form: short forms are written out. The Range of a scalar is that of what was written.
	Value *syntax.Node
	// Files are the paths of the files that the value was written in: one of a scalar, as many as took part of anything else,
	// and none of what Polyaxon fills in. A component that is in no file here has its reference in place of a path: "hubRef
	// acme/train:1".
	Files []string
}

// Origin finds a value of the operation, or of the compiled operation. The path leads to it from the root: keys as the
// operation is printed, and numbers of items, from 0. ok is false when there is no such value.
func (r *Resolution) Origin(compiled bool, path ...string) (o Origin, ok bool) {
	n := r.operation
	if compiled {
		n = r.compiled
	}
	if n == nil {
		return Origin{}, false
	}
	t := tracer{sources: r.sources}
	t.enter(n)
	for _, name := range path {
		if n = childNamed(n, name); n == nil {
			return Origin{}, false
		}
		t.enter(n)
	}
	t.collect(n, t.file)
	return Origin{Value: n, Files: t.files}, true
}

// childNamed is the value of a key, or an item; nil when there is none.
func childNamed(n *syntax.Node, name string) *syntax.Node {
	switch n.Kind {
	case yaml.MappingNode:
		for _, e := range n.Entries() {
			if e.Key.Value == name || e.Key.Value == "autoscalerOptions" && name == "autoscaler_options" { // which is how it is printed
				return e.Value.Resolve()
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(name); err == nil && i >= 0 && i < len(n.Children) {
			return n.Children[i].Resolve()
		}
	}
	return nil
}

// tracer follows values to the files that they were written in.
type tracer struct {
	*sources
	file  string // of the last value on the way
	files []string
	steps int
}

func (t *tracer) enter(n *syntax.Node) { t.file = t.writtenIn(n, t.file) }

// maxTraced is how many values are looked at for the files of one.
const maxTraced = 10_000

// collect adds the files of the scalars in n. otherwise is the file of what is around it.
func (t *tracer) collect(n *syntax.Node, otherwise string) {
	if t.steps++; n == nil || t.steps > maxTraced {
		return
	}
	file := t.writtenIn(n, otherwise)
	if len(n.Children) == 0 {
		if file != "" && !slices.Contains(t.files, file) && t.isWritten(n, file) {
			t.files = append(t.files, file)
		}
		return
	}
	for i, child := range n.Children {
		if n.Kind != yaml.MappingNode || i%2 == 1 {
			t.collect(child.Resolve(), file)
		}
	}
}

// sources are the files and components that an operation was made of.
type sources struct {
	from map[*syntax.Node]string // the file that a node of the composer's was written in
	read []Source
}

// writtenIn is the file that a node was written in: what the composer noted, or else the file whose tree holds it. What is
// in no tree was made of what is around it.
func (s *sources) writtenIn(n *syntax.Node, otherwise string) string {
	if file, ok := s.from[n]; ok {
		return file
	}
	for _, s := range s.read {
		if stands(s.Tree.Root, n) {
			return s.Path
		}
	}
	return otherwise
}

// isWritten reports whether a value without parts was written in a file, and not made for something else there.
func (s *sources) isWritten(n *syntax.Node, file string) bool {
	for _, s := range s.read {
		if s.Path == file {
			return hasLeaf(s.Tree.Root, n.Range)
		}
	}
	return true // in a file that has other things in it, such as settings
}

func hasLeaf(root *syntax.Node, r syntax.Range) bool {
	if root == nil || r.Start.Before(root.Outer.Start) || root.Outer.End.Before(r.End) {
		return false
	}
	return len(root.Children) == 0 && root.Range == r ||
		slices.ContainsFunc(root.Children, func(child *syntax.Node) bool { return hasLeaf(child, r) })
}

// stands reports whether a node stands in the tree under another.
func stands(root, n *syntax.Node) bool {
	if root == nil || n.Range.Start.Before(root.Outer.Start) || root.Outer.End.Before(n.Range.End) {
		return false
	}
	return root == n || slices.ContainsFunc(root.Children, func(child *syntax.Node) bool { return stands(child, n) })
}
