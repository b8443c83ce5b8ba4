package syntax

import "gopkg.in/yaml.v3"

// maxSlab bounds how many nodes are allocated at once: a tree that shares one node of a slab keeps all of it.
const maxSlab = 256

// slab allocates nodes and lists of children many at a time.
type slab struct {
	nodes   []Node
	lists   []*Node
	content []*yaml.Node
}

func (s *slab) node() *Node {
	if len(s.nodes) == cap(s.nodes) {
		s.nodes = make([]Node, 0, maxSlab)
	}
	s.nodes = s.nodes[:len(s.nodes)+1]
	return &s.nodes[len(s.nodes)-1]
}

// children copies a list, and makes the list of the nodes embedded in it.
func (s *slab) children(from []*Node) ([]*Node, []*yaml.Node) {
	n := len(from)
	if n == 0 {
		return nil, nil
	}
	if cap(s.lists)-len(s.lists) < n {
		size := max(n, maxSlab)
		s.lists, s.content = make([]*Node, 0, size), make([]*yaml.Node, 0, size)
	}
	at := len(s.lists)
	s.lists = append(s.lists, from...)
	for _, c := range from {
		s.content = append(s.content, &c.Node)
	}
	return s.lists[at : at+n : at+n], s.content[at : at+n : at+n]
}
