package syntax

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// checker finds what the grammar allows and PyYAML's constructor refuses, and what makes a tree dangerous to walk.
type checker struct {
	tree    *Tree
	open    map[*Node]bool  // the anchored nodes that the walk is inside of
	sizes   map[*Node]count // of the anchored nodes that the walk has left
	merging map[*Node]bool  // the mappings, written where they are merged, that the walk is inside of
	skipped map[*Node]bool  // nodes whose own tag PyYAML does not look at, unless an alias leads there
	bombed  bool
	errors  int // how many were found, and how many keys that stand twice
	doubles int
}

// count is the size of a subtree: its nodes, and the further ones when every alias is replaced with what it names.
type count struct{ real, extra int }

func (c *count) add(d count) {
	c.real += d.real
	c.extra = min(c.extra+d.extra, 2*MaxExpanded)
}

func sortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		if a.Range.Start.Before(b.Range.Start) {
			return -1
		}
		if b.Range.Start.Before(a.Range.Start) {
			return 1
		}
		return 0
	})
}

func (c *checker) check() {
	if c.tree.Root != nil {
		c.open, c.sizes = map[*Node]bool{}, map[*Node]count{}
		c.merging, c.skipped = map[*Node]bool{}, map[*Node]bool{}
		c.node(c.tree.Root)
	}
}

func (c *checker) problem(code string, r Range, format string, args ...any) {
	if c.errors++; c.errors > maxProblems {
		return
	}
	c.tree.Problems = append(c.tree.Problems, Problem{Code: code, Range: r, Message: fmt.Sprintf(format, args...)})
}

// node checks that n can be constructed.
func (c *checker) node(n *Node) count {
	if n.Kind == yaml.AliasNode {
		return c.alias(n)
	}
	if n.Anchor != "" {
		c.open[n] = true
	}
	size := count{real: 1}
	switch {
	case n.Kind == yaml.ScalarNode:
		c.scalar(n)
	case n.Kind == yaml.SequenceNode && n.Tag == "!!seq":
		for _, child := range n.Children {
			c.count(&size, child, c.node(child))
		}
	case n.Kind == yaml.MappingNode && (n.Tag == "!!map" || n.Tag == "!!set"):
		c.mapping(n, &size)
	default:
		c.odd(n, &size)
	}
	if n.Anchor != "" {
		delete(c.open, n)
		c.sizes[n] = size
	}
	return size
}

// count adds the size of a child, and says so when that is too much.
func (c *checker) count(size *count, child *Node, d count) {
	size.add(d)
	if size.extra > MaxExpanded && !c.bombed {
		c.bombed = true
		c.problem(AliasBomb, child.Range, "with every alias replaced by what it names, this file has more than %d values: "+
			"Polyaxon would not finish reading it", MaxExpanded)
	}
}

func (c *checker) alias(n *Node) count {
	target := n.Target
	switch {
	case target == nil:
	case c.open[target]:
		c.problem(RecursiveAlias, n.Range, "this alias stands inside the value that it names: Polyaxon fails on a value that contains itself")
	case c.skipped[target]:
		delete(c.skipped, target)
		c.node(target)
	default:
		size := c.sizes[target]
		return count{real: 1, extra: size.real + size.extra}
	}
	return count{real: 1}
}

func (c *checker) scalar(n *Node) {
	switch n.Tag {
	case "!!str", "!!null":
		return
	case "!!int":
		if 0 < len(n.Value) && len(n.Value) < 18 && n.Value[0] != '0' && isPlainDigits(n.Value) {
			return
		}
	case "!!seq", "!!map", "!!set", "!!omap", "!!pairs":
		c.problem(BadValue, n.Range, "%s says that a collection follows, but this is a single value", n.Tag)
		return
	}
	if _, err := construct(n.Tag, n.Value); err != nil {
		c.badScalar(n, err)
	}
}

func isPlainDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func (c *checker) badScalar(n *Node, err error) {
	switch n.Tag {
	case "!!bool", "!!int", "!!float", "!!timestamp", "!!binary", "!!value", "!!merge":
		c.problem(BadValue, n.Range, "%s", err)
	default:
		c.unknownTag(n)
	}
}

func (c *checker) unknownTag(n *Node) {
	r := n.Outer
	text := c.tree.Text.Slice(Range{n.Outer.Start, n.Range.Start})
	if i := strings.IndexByte(text, '!'); i >= 0 {
		start := c.tree.Text.Offset(n.Outer.Start) + i
		end := start + len(strings.Fields(text[i:])[0])
		r = Range{c.tree.Text.Pos(start), c.tree.Text.Pos(end)}
	}
	c.problem(UnknownTag, r, "the tag %s is unknown: remove it, or put the text in quotes", shorten(n.Tag))
}

// odd checks collections with a tag other than their usual one.
func (c *checker) odd(n *Node, size *count) {
	switch n.Tag {
	case "!!omap", "!!pairs":
		c.pairs(n, size)
	case "!!seq", "!!map", "!!set":
		c.problem(BadValue, n.Range, "%s does not fit this collection", n.Tag)
	case "!!str", "!!null", "!!bool", "!!int", "!!float", "!!timestamp", "!!binary":
		text, ok := scalarText(n, 0)
		if !ok || n.Tag == "!!timestamp" {
			c.problem(BadValue, n.Range, "%s says that a single value follows, but this is a collection", n.Tag)
		} else if _, err := construct(n.Tag, text); err != nil {
			c.problem(BadValue, n.Range, "%s", err)
		}
	default:
		c.unknownTag(n)
	}
}

// scalarText is the text that PyYAML takes for a scalar where a mapping stands: that of its key "=", if it has one.
func scalarText(n *Node, depth int) (string, bool) {
	n = n.Resolve()
	switch {
	case n == nil || depth > MaxDepth:
		return "", false
	case n.Kind == yaml.ScalarNode:
		return n.Value, true
	case n.Kind != yaml.MappingNode:
		return "", false
	}
	for i := 0; i+1 < len(n.Children); i += 2 {
		if key := n.Children[i].Resolve(); key != nil && key.Tag == "!!value" {
			return scalarText(n.Children[i+1], depth+1)
		}
	}
	return "", false
}

// pairs checks !!omap and !!pairs: sequences of mappings with one entry.
func (c *checker) pairs(n *Node, size *count) {
	if n.Kind != yaml.SequenceNode {
		c.problem(BadValue, n.Range, "%s says that a list follows, but this is a mapping", n.Tag)
		return
	}
	for _, child := range n.Children {
		pair := child.Resolve()
		if pair == nil || pair.Kind != yaml.MappingNode || len(pair.Children) != 2 {
			c.problem(BadValue, child.Range, "each item of %s is a mapping with one entry", n.Tag)
			continue
		}
		if child == pair {
			c.count(size, child, c.node(pair.Children[0]))
			c.count(size, child, c.node(pair.Children[1]))
		}
	}
}

// mapping checks a mapping's merges, keys and values.
func (c *checker) mapping(n *Node, size *count) {
	for i := 0; i+1 < len(n.Children); i += 2 {
		key, value := n.Children[i], n.Children[i+1]
		switch named := key.Resolve(); {
		case named == nil:
			c.node(key)
		case named.Tag == "!!merge" && named.Kind == yaml.ScalarNode:
			c.merge(value, size)
			continue
		case named.Tag == "!!value" && named.Kind == yaml.ScalarNode: // as a key, "=" is a text
		default:
			errors := c.errors
			c.count(size, key, c.node(key))
			if !hashable(named) && c.errors == errors {
				c.unhashable(n, key)
			}
		}
		c.count(size, value, c.node(value))
	}
	c.duplicates(n)
}

// merge checks the value of "<<". PyYAML does not look at the tags of what is merged.
func (c *checker) merge(value *Node, size *count) {
	target := value.Resolve()
	switch {
	case target == nil:
		c.node(value)
	case target.Kind == yaml.MappingNode:
		c.merged(value, target, size)
	case target.Kind == yaml.SequenceNode:
		for _, item := range target.Children {
			m := item.Resolve()
			if m != nil && m.Kind == yaml.MappingNode {
				c.merged(item, m, size)
			} else if m != nil {
				c.problem(BadMerge, item.Range, "\"<<\" merges mappings, and this is none")
			}
		}
	default:
		c.problem(BadMerge, value.Range, "\"<<\" merges a mapping or a list of mappings, and this is neither: "+
			"write an alias such as *defaults, or put \"<<\" in quotes")
	}
}

// merged counts, and where it is written in place checks, a mapping that is merged into another.
func (c *checker) merged(n, target *Node, size *count) {
	if n != target {
		if d := c.sizes[target]; !c.open[target] {
			c.count(size, n, count{real: 1, extra: d.real + d.extra})
		}
		return
	}
	if c.merging[n] {
		return // it is merged into itself by way of a list, where PyYAML has taken its "<<" away already
	}
	c.merging[n] = true
	defer delete(c.merging, n)
	c.skipped[n] = n.Tag != "!!map"
	inner := count{real: 1}
	if n.Anchor != "" {
		c.open[n] = true
	}
	c.mapping(n, &inner)
	if n.Anchor != "" {
		delete(c.open, n)
		c.sizes[n] = inner
	}
	c.count(size, n, inner)
}

// hashable reports whether Python can take the value of n as a key.
func hashable(n *Node) bool {
	switch n.Tag {
	case "!!seq", "!!map", "!!set", "!!omap", "!!pairs":
		return false
	}
	return true
}

func (c *checker) unhashable(n, key *Node) {
	if isTemplate(n, key) {
		c.problem(UnhashableKey, n.Range, "YAML reads these braces as mappings: put the template in quotes, \"{{ ... }}\"")
		return
	}
	what := "mapping"
	if key.Resolve().Kind == yaml.SequenceNode {
		what = "list"
	}
	c.problem(UnhashableKey, key.Range, "a %s cannot be a key: put the text in quotes", what)
}

// isTemplate reports whether n is "{{ ... }}" without quotes: a mapping whose key is a mapping, brace at brace.
func isTemplate(n, key *Node) bool {
	inner := n.Range.Start
	inner.Byte++
	return n.Style&yaml.FlowStyle != 0 && key.Kind == yaml.MappingNode && key.Range.Start == inner
}
