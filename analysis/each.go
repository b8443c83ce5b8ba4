package analysis

import "context"

// eachValue is visit for what the text around a value alone says of it: no references are followed, so that it is quick.
func (d *Document) eachValue(f func(p *place) bool) {
	s := &scene{ctx: context.Background(), doc: d, alone: true}
	s.visit(f)
}
