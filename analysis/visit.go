package analysis

import "gopkg.in/yaml.v3"

// visit calls f with the place of every value that is written in the document, parents before children, in the order of
// the text. Values that an alias stands for are visited where they are written only. f returns whether to go on below.
// The place is the same at each call: f keeps nothing of it but nodes.
func (s *scene) visit(f func(p *place) bool) {
	root := s.doc.Tree.Root
	if root == nil {
		return
	}
	p := &place{scene: s}
	p.push(step{slot: slot{typ: rootType(root)}, node: root})
	p.visit(f)
}

func (p *place) visit(f func(p *place) bool) {
	if p.ctx.Err() != nil || !f(p) {
		return
	}
	i := len(p.steps) - 1
	node := p.steps[i].node
	below := func(next step) {
		p.push(next)
		p.visit(f)
		p.steps = p.steps[:i+1]
	}
	switch node.Kind {
	case yaml.MappingNode:
		for j := 0; j+1 < len(node.Children); j += 2 {
			below(step{slot: p.entry(&p.steps[i], node.Children[j]), node: node.Children[j+1], key: node.Children[j]})
		}
	case yaml.SequenceNode:
		item := p.steps[i].item()
		for j, child := range node.Children {
			below(step{slot: item, node: child, index: j})
		}
	}
}
