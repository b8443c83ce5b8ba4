package analysis

import (
	"context"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Role is what a place does with what it names.
type Role uint8

// Roles.
const (
	Reads    Role = iota // it uses it
	Gives                // it gives it a value
	Declares             // it says that there is such a thing
)

// Occurrence is a place that names something.
type Occurrence struct {
	Entity
	Role  Role
	Range syntax.Range // of the name alone, without quotes

	written writtenAs
	node    *syntax.Node // the scalar that the name is, or stands in; of an anchor's name, the document's root
}

// writtenAs tells what can stand in the place of a name.
type writtenAs uint8

const (
	asScalar     writtenAs = iota // the name is the whole scalar
	asPart                        // it is a part of a text: ops.NAME
	asIdentifier                  // it is a word of a template
	asKey                         // it is a text in a template: params['NAME']
	asAnchor
)

// Names are the names in a document.
type Names struct {
	Doc *Document
	All []Occurrence
}

// NamesOf finds what places of a document name. base is what the document is laid over as an overlay of a set; nil when it
// is none.
func NamesOf(ctx context.Context, doc, base *Document, files spec.Resolver) *Names {
	c := &collector{
		place: &place{scene: &scene{ctx: ctx, doc: doc, files: files, base: base}},
		found: map[occurrenceID]bool{}, owners: map[*syntax.Node]*owned{},
	}
	c.names = &Names{Doc: doc}
	for _, n := range anchorNames(doc.Tree) {
		if doc.Tree.Anchors[n.text] != nil {
			role := Declares
			if n.alias {
				role = Reads
			}
			c.put(Occurrence{Entity: Entity{AnchorEntity, n.text, namespace{path: doc.Path}}, Role: role, Range: n.name, written: asAnchor, node: doc.Tree.Root})
		}
	}
	if root := doc.Tree.Root; root != nil {
		c.push(step{slot: slot{typ: rootType(root)}, node: root})
		c.walk()
	}
	slices.SortStableFunc(c.names.All, func(a, b Occurrence) int {
		switch {
		case a.Range.Start.Before(b.Range.Start):
			return -1
		case b.Range.Start.Before(a.Range.Start):
			return 1
		}
		return 0
	})
	return c.names
}

// At is what a place names. Where two names meet, it is the one that begins there.
func (n *Names) At(at syntax.Pos) (found Occurrence, ok bool) {
	for _, o := range n.All {
		if o.Range.Contains(at) {
			found, ok = o, true
		}
	}
	return found, ok
}

// Of are the places that name an entity.
func (n *Names) Of(e Entity) []Occurrence {
	var all []Occurrence
	for _, o := range n.All {
		if o.Entity == e {
			all = append(all, o)
		}
	}
	return all
}

// collector goes through a document and notes the names in it. Unlike visit it follows aliases: what stands in one place
// may name several things.
type collector struct {
	*place
	names   *Names
	found   map[occurrenceID]bool
	owners  map[*syntax.Node]*owned
	aliases int // around the place
	aliased int // values that were reached through aliases
}

type occurrenceID struct {
	entity Entity
	start  syntax.Pos
}

// maxAliased is how many values are looked at that stand where an alias is.
const maxAliased = 10000

func (c *collector) put(o Occurrence) {
	id := occurrenceID{o.Entity, o.Range.Start}
	if o.Name == "" || o.Name == probe || c.found[id] {
		return
	}
	c.found[id] = true
	c.names.All = append(c.names.All, o)
}

func (c *collector) walk() {
	if c.ctx.Err() != nil {
		return
	}
	c.collect()
	i := len(c.steps) - 1
	s := c.steps[i]
	switch s.node.Kind {
	case yaml.MappingNode:
		for j := 0; j+1 < len(s.node.Children); j += 2 {
			key, value := s.node.Children[j], s.node.Children[j+1]
			if list := value.Resolve(); isMergeKey(key) && list != nil && list.Kind == yaml.SequenceNode {
				for _, merged := range list.Children {
					c.below(i, step{slot: s.slot, key: key}, merged)
				}
				continue
			}
			c.below(i, step{slot: c.entry(&c.steps[i], key), key: key}, value)
		}
	case yaml.SequenceNode:
		item := s.item()
		for j, child := range s.node.Children {
			c.below(i, step{slot: item, index: j}, child)
		}
	}
}

// below goes on with a value in step i.
func (c *collector) below(i int, next step, value *syntax.Node) {
	next.node = value.Resolve()
	if next.node == nil {
		return
	}
	if value.Kind == yaml.AliasNode {
		if !c.doc.Tree.Finite() {
			return
		}
		c.aliases++
		defer func() { c.aliases-- }()
	}
	if c.aliases > 0 {
		if c.aliased++; c.aliased > maxAliased {
			return
		}
	}
	c.push(next)
	c.walk()
	c.steps = c.steps[:i+1]
}

// collect notes what the last value of the place names.
func (c *collector) collect() {
	n := c.last().node
	switch n.Kind {
	case yaml.MappingNode:
		c.paramKeys()
	case yaml.ScalarNode:
		if n.Tag == "!!null" {
			return
		}
		if isText(n) {
			c.name(n)
		}
		c.templates(n)
	}
}

// whole notes that a scalar is a name.
func (c *collector) whole(n *syntax.Node, e Entity, role Role) {
	if n.Value != e.Name || spec.IsTemplate(n) {
		return
	}
	c.part(n, 0, len(n.Value), e, role, asScalar)
}

// part notes that a stretch of a scalar is a name.
func (c *collector) part(n *syntax.Node, start, end int, e Entity, role Role, as writtenAs) {
	w, ok := c.doc.Tree.Text.Written(n)
	if !ok {
		return
	}
	c.put(Occurrence{Entity: e, Role: role, Range: w.Range(start, end), written: as, node: n})
}

// paramKeys notes the keys of a mapping that gives values to inputs.
func (c *collector) paramKeys() {
	k := len(c.steps) - 1
	m, ok := c.paramsAt(k)
	if !ok {
		return
	}
	var at namespace
	if m.form == fullParams {
		ref := textOf(c.steps[k-1].node, "hubRef")
		if ref == "" {
			return
		}
		at = namespace{ref: "hubRef " + ref}
	} else if o := c.surroundings(); o != nil {
		at = o.in
	} else {
		return
	}
	for j := 0; j+1 < len(m.node.Children); j += 2 {
		if key := m.node.Children[j].Resolve(); isText(key) {
			c.whole(key, Entity{VariableEntity, key.Value, at}, Gives)
		}
	}
}

// owned is what is known of an operation or component around places.
type owned struct {
	step   int
	in     namespace
	kind   string // of the run
	known  map[string]bool
	layers []layer
}

// surroundings are the operation or component around the place, nil when there is none.
func (c *collector) surroundings() *owned {
	s, i := c.owner()
	if s == nil {
		return nil
	}
	if o := c.owners[s.node]; o != nil && c.aliases == 0 {
		return o
	}
	outer := c.operationOf(i)
	o := &owned{step: i, in: c.namespace(i), layers: c.layers(outer)}
	o.kind = kindOf(o.layers)
	if c.aliases == 0 {
		c.owners[s.node] = o
	}
	return o
}

// knows reports whether a name is that of an input, output or param.
func (o *owned) knows(name string) bool {
	if o.known == nil {
		o.known = map[string]bool{}
		for _, v := range variablesOf(o.layers) {
			o.known[v.name] = true
		}
	}
	return o.known[name]
}
