package spec

import "github.com/plx-lsp/plx-lsp/spec/syntax"

// GivenPlace is where the params of a set were written, when that was in a file: what is wrong with them is said there.
type GivenPlace struct {
	File   string
	Key    *syntax.Node // what the params stand under
	Params *syntax.Node // the mapping of names to values
}

// placeParams moves the params that were given to where they were written. written is the entry that the file itself has.
func (c *composer) placeParams(r *record, written syntax.Entry) {
	params := r.value("params")
	if params == nil {
		return
	}
	if written.Key != nil {
		r.set("params", written.Key, params)
	}
	if c.origin == nil {
		return
	}
	all := recordOf(params, nil)
	for _, e := range c.origin.Params.Entries() {
		given, ok := all.find(e.Key.Value)
		if !ok {
			continue
		}
		one := recordOf(given.Value, c.schema.Model("Param"))
		one.set("value", one.at("value").Key, c.givenAt(e.Value, one.at("value").Value))
		one.origin = e.Value
		all.set(e.Key.Value, c.givenAt(e.Key, given.Key), c.givenNode(one.node()))
	}
	all.origin = params
	if written.Key != nil {
		r.set("params", written.Key, c.keep(params, all.node()))
		return
	}
	r.set("params", c.givenAt(c.origin.Key, r.at("params").Key), c.givenNode(all.node()))
}

// givenAt is a copy of n at a place in the file that the params were written in.
func (c *composer) givenAt(place, n *syntax.Node) *syntax.Node {
	moved := *n
	moved.Range, moved.Outer, moved.Line, moved.Column = place.Range, place.Outer, place.Line, place.Column
	return c.givenNode(&moved)
}

func (c *composer) givenNode(n *syntax.Node) *syntax.Node {
	c.from[n] = c.origin.File
	return n
}
