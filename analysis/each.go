package analysis

import "gopkg.in/yaml.v3"

// eachValue calls f with the place of every value that is written in the document, parents before children, in the order of
// the text. What a value is comes from the text around it alone: unlike visit it follows no references, so that it is
// quick. The place is the same at each call: f keeps nothing of it but nodes. f returns whether to go on below.
func (d *Document) eachValue(f func(p *place) bool) {
	root := d.Tree.Root
	if root == nil {
		return
	}
	p := &place{scene: &scene{doc: d}}
	p.pushAlone(step{slot: slot{typ: rootType(root)}, node: root})
	p.eachValue(f)
}

func (p *place) pushAlone(s step) {
	if s.node.Kind == yaml.MappingNode {
		s.objects = s.slot.objects(s.node)
	}
	p.steps = append(p.steps, s)
}

func (p *place) eachValue(f func(p *place) bool) {
	if !f(p) {
		return
	}
	i := len(p.steps) - 1
	node := p.steps[i].node
	below := func(next step) {
		p.pushAlone(next)
		p.eachValue(f)
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
