package migrate

import "slices"

// node is a value of the new file.
type node struct {
	shape   shape
	entries []*entry // of a mapping or a list
	flow    bool     // it goes on one line where it fits

	value string   // of a scalar: what it says
	tag   string   // of a scalar: as what YAML reads it, such as "!!int"
	text  string   // of a scalar: how it was written on one line; "" where that is to be found out
	lines []string // of a scalar: the lines of a block that begins with "|" or ">"
}

type shape int

const (
	scalar shape = iota
	mapping
	list
)

// entry is a key of a mapping with its value, or an item of a list, and the comments that stand at it.
type entry struct {
	key   string // "" for an item
	value *node
	head  []string // comments above it, a line each
	line  []string // comments at the end of its line
	foot  []string // comments below it
}

func newMap() *node { return &node{shape: mapping} }

func newList() *node { return &node{shape: list} }

// str is a text.
func str(value string) *node { return &node{value: value, tag: "!!str"} }

// plain is a number, a boolean and so on, as YAML writes it.
func plain(tag, text string) *node { return &node{value: text, tag: tag, text: text} }

// texts is a list of texts on one line.
func texts(values ...string) *node {
	l := newList()
	l.flow = true
	for _, v := range values {
		l.add(str(v))
	}
	return l
}

// set puts a key at the end of a mapping; a key that is there already gets another value.
func (n *node) set(key string, value *node) *entry {
	if e := n.at(key); e != nil {
		e.value = value
		return e
	}
	e := &entry{key: key, value: value}
	n.entries = append(n.entries, e)
	return e
}

// add puts an item at the end of a list.
func (n *node) add(value *node) *entry {
	e := &entry{value: value}
	n.entries = append(n.entries, e)
	return e
}

// at is the entry with a key; nil when there is none.
func (n *node) at(key string) *entry {
	for _, e := range n.entries {
		if e.key == key {
			return e
		}
	}
	return nil
}

// below is the mapping under a key, which is made where it is not there.
func (n *node) below(key string) *node {
	if e := n.at(key); e != nil {
		return e.value
	}
	return n.set(key, newMap()).value
}

func (n *node) empty() bool { return n == nil || n.shape != scalar && len(n.entries) == 0 }

// onOneLine lets a collection go on one line, with all that is in it.
func (n *node) onOneLine() *node {
	if n.shape != scalar {
		n.flow = true
		for _, e := range n.entries {
			e.value.onOneLine()
		}
	}
	return n
}

// insert puts a key at a place of a mapping.
func (n *node) insert(i int, key string, value *node) *entry {
	e := &entry{key: key, value: value}
	n.entries = slices.Insert(n.entries, i, e)
	return e
}

// clone is a value again, without its comments.
func (n *node) clone() *node {
	again := *n
	again.entries = nil
	for _, e := range n.entries {
		again.entries = append(again.entries, &entry{key: e.key, value: e.value.clone()})
	}
	return &again
}
