package syntax

import (
	"fmt"
	"math"
	"math/big"
	"strconv"

	"gopkg.in/yaml.v3"
)

// Resolve is the node that an alias stands for: n itself when it is no alias, nil when no anchor has the alias's name.
// One step is always enough, for an anchor never names an alias.
func (n *Node) Resolve() *Node {
	if n != nil && n.Kind == yaml.AliasNode {
		return n.Target
	}
	return n
}

// Entry is one pair of a mapping as Python has it.
type Entry struct {
	Key    *Node // no alias
	Value  *Node // as written: perhaps an alias
	Merged bool  // it comes from "<<"
}

// Entries are the pairs of a mapping, or of the mapping that an alias names, in the order of Python's dict: merged pairs
// first, own ones after them, and where a key comes again the last value at the first one's place. Pairs whose key has no
// value in Python (a list, a broken date) are left out. It is nil for anything but a mapping.
func (n *Node) Entries() []Entry {
	n = n.Resolve()
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	entries := make([]Entry, 0, len(n.Children)/2)
	simple := len(n.Children) <= 2*fewKeys
	for i := 0; i+1 < len(n.Children); i += 2 {
		key := n.Children[i].Resolve()
		simple = simple && key != nil && key.Tag == "!!str" && key.Kind == yaml.ScalarNode && !hasKey(entries, key.Value)
		if !simple {
			break
		}
		entries = append(entries, Entry{Key: key, Value: n.Children[i+1]})
	}
	if simple {
		return entries
	}
	f := flattener{seen: make(map[string]int, len(n.Children)/2), entries: entries[:0], busy: map[*Node]bool{}}
	f.mapping(n, false)
	return f.entries
}

// fewKeys is the number of keys up to which comparing each with each is faster than a map.
const fewKeys = 12

func hasKey(entries []Entry, name string) bool {
	for i := range entries {
		if entries[i].Key.Value == name {
			return true
		}
	}
	return false
}

// Get is the effective pair with a text as its key: nil, nil when there is none.
func (n *Node) Get(name string) (key, value *Node) {
	if key, value, ok := n.get(name); ok {
		return key, value
	}
	for _, e := range n.Entries() {
		if e.Key.Tag == "!!str" && e.Key.Value == name {
			return e.Key, e.Value
		}
	}
	return nil, nil
}

// get is Get for mappings of few keys that are all texts, which nearly all are. It makes no list of them.
func (n *Node) get(name string) (key, value *Node, ok bool) {
	n = n.Resolve()
	if n == nil || n.Kind != yaml.MappingNode {
		return nil, nil, true
	}
	if len(n.Children) > 2*fewKeys {
		return nil, nil, false
	}
	for i := 0; i+1 < len(n.Children); i += 2 {
		k := n.Children[i].Resolve()
		switch {
		case k == nil || k.Kind != yaml.ScalarNode || k.Tag != "!!str":
			return nil, nil, false
		case k.Value != name:
		case key != nil:
			return nil, nil, false // it comes again
		default:
			key, value = k, n.Children[i+1]
		}
	}
	return key, value, true
}

// flattener puts the pairs of a mapping and of what is merged into it in Python's order.
type flattener struct {
	entries []Entry
	seen    map[string]int // the index of a key's entry
	busy    map[*Node]bool // the mappings that are being flattened: a mapping may merge itself
	steps   int
}

// mapping adds the pairs of n: first those of its "<<", then its own.
func (f *flattener) mapping(n *Node, merged bool) {
	if f.steps++; f.steps > MaxExpanded {
		return
	}
	inside := f.busy[n] // PyYAML has taken its "<<" away already
	for i := 0; i+1 < len(n.Children) && !inside; i += 2 {
		f.busy[n] = true
		if key := n.Children[i].Resolve(); isMerge(key) {
			f.merge(n.Children[i+1].Resolve())
		}
	}
	if !inside {
		delete(f.busy, n)
	}
	for i := 0; i+1 < len(n.Children); i += 2 {
		if key := n.Children[i].Resolve(); key != nil && !isMerge(key) {
			f.steps++
			f.pair(key, n.Children[i+1], merged)
		}
	}
}

func isMerge(key *Node) bool {
	return key != nil && key.Kind == yaml.ScalarNode && key.Tag == "!!merge"
}

// merge adds the pairs of a mapping, or of a list of mappings from the last to the first: the first one wins.
func (f *flattener) merge(n *Node) {
	switch {
	case n == nil:
	case n.Kind == yaml.MappingNode:
		f.mapping(n, true)
	case n.Kind == yaml.SequenceNode:
		for i := len(n.Children) - 1; i >= 0; i-- {
			if m := n.Children[i].Resolve(); m != nil && m.Kind == yaml.MappingNode {
				f.mapping(m, true)
			}
		}
	}
}

func (f *flattener) pair(key, value *Node, merged bool) {
	id, ok := keyIdentity(key)
	if !ok {
		return
	}
	if i, twice := f.seen[id]; twice {
		e := &f.entries[i]
		e.Value, e.Merged = value, merged
		if e.Key.Tag == "!!str" && key.Tag == "!!str" { // the same text: let it be the one beside the value
			e.Key = key
		}
		return
	}
	f.seen[id] = len(f.entries)
	f.entries = append(f.entries, Entry{Key: key, Value: value, Merged: merged})
}

// keyIdentity is a text that is the same for keys that are equal in Python: 1, 1.0 and true are one key.
func keyIdentity(key *Node) (string, bool) {
	if key.Kind == yaml.ScalarNode && (key.Tag == "!!str" || key.Tag == "!!value") {
		return key.Value, true
	}
	value, err := key.Scalar()
	if err != nil {
		return "", false
	}
	if text, ok := value.(string); ok {
		return text, true
	}
	return "\x00" + scalarIdentity(value), true
}

func scalarIdentity(value any) string {
	switch v := value.(type) {
	case bool:
		if v {
			return "1"
		}
		return "0"
	case int64:
		return strconv.FormatInt(v, 10)
	case *big.Int:
		return v.String()
	case float64:
		if !math.IsInf(v, 0) && !math.IsNaN(v) && v == math.Trunc(v) {
			whole, _ := big.NewFloat(v).Int(nil)
			return whole.String()
		}
		return strconv.FormatFloat(v, 'g', -1, 64)
	case DateTime:
		return fmt.Sprint("at ", v.Zoned, v.Time.UnixNano(), v.Time.Unix())
	}
	return fmt.Sprintf("%T %v", value, value)
}

// duplicates warns of keys that stand twice in a mapping.
func (c *checker) duplicates(n *Node) {
	if len(n.Children) < 4 {
		return
	}
	var seen map[string]int
	if len(n.Children) > 2*fewKeys {
		seen = make(map[string]int, len(n.Children)/2)
	}
	for i := 0; i+1 < len(n.Children); i += 2 {
		key := n.Children[i].Resolve()
		if key == nil || isMerge(key) {
			continue
		}
		id, ok := keyIdentity(key)
		if !ok {
			continue
		}
		first, twice := -1, false
		if seen != nil {
			first, twice = seen[id]
			seen[id] = i
		} else {
			first, twice = firstKey(n.Children[:i], id)
		}
		if twice {
			c.duplicate(n.Children[first], n.Children[i])
		}
	}
}

// firstKey finds the last key among children that is equal to id.
func firstKey(children []*Node, id string) (int, bool) {
	for i := len(children) - 2; i >= 0; i -= 2 {
		key := children[i].Resolve()
		if key == nil || isMerge(key) || key.Tag == "!!str" && key.Value != id {
			continue
		}
		if other, ok := keyIdentity(key); ok && other == id {
			return i, true
		}
	}
	return -1, false
}

func (c *checker) duplicate(lost, kept *Node) {
	if c.doubles++; c.doubles > maxProblems {
		return
	}
	c.tree.Problems = append(c.tree.Problems, Problem{
		Code: DuplicateKey, Range: lost.Range, Warning: true,
		Message: fmt.Sprintf("the key %s stands again on line %d, and only the last one counts: remove one of the two",
			strconv.Quote(shorten(lost.Resolve().Value)), kept.Range.Start.Line+1),
		Related: []Related{{Range: kept.Range, Message: "this value is the one that counts"}},
	})
}
