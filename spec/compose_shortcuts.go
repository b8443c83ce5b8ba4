package spec

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// shortcuts lowers what the root says about the main container and the pod into the run, in the reference's order. They
// make a run where there is none: a service from ports, a job from anything else.
func (c *composer) shortcuts(local *record, run *syntax.Node, s PatchStrategy) (*syntax.Node, bool) {
	ok := true
	if ports := local.value("ports"); ports != nil {
		if run, ok = c.lower(run, "service", local, "ports", ports, s); !ok {
			return nil, false
		}
	}
	if e, set := local.find("container"); set {
		if run, ok = c.lower(run, "job", local, "container", e.Value, s); !ok {
			return nil, false
		}
	}
	if run, ok = c.lowerCommand(local, run, s); !ok {
		return nil, false
	}
	if run, ok = c.lowerEnv(local, run, s); !ok {
		return nil, false
	}
	if resources := local.value("resources"); resources != nil {
		container := pair(resources, "resources", lowerResources(resources))
		if run, ok = c.lower(run, "job", local, "resources", container, s); !ok {
			return nil, false
		}
	}
	for _, field := range []string{"environment", "init", "connections", "sidecars", "volumes"} {
		if value := local.value(field); value != nil {
			if run, ok = c.lower(run, "job", local, field, value, s); !ok {
				return nil, false
			}
		}
	}
	return run, true
}

// lower patches one field of a run; the shortcuts about the main container patch its `container`.
func (c *composer) lower(run *syntax.Node, kind string, local *record, shortcut string, value *syntax.Node, s PatchStrategy) (*syntax.Node, bool) {
	field := shortcut
	switch shortcut {
	case "cmd", "env", "resources":
		field = "container"
	}
	key := local.at(shortcut).Key
	part := newRecord(nil)
	part.origin = key
	part.set(field, textNode(key, "!!str", field), value)
	n := c.keep(value, part.node())
	if run == nil {
		return c.partialRun(n, kind, nil)
	}
	canonical, ok := c.partialRun(n, runKind(run), c.schema.replicaTypes(run))
	if !ok {
		return nil, false
	}
	return c.patchKind(run, canonical, runKind(run), s)
}

// pair is a mapping of one key.
func pair(at *syntax.Node, key string, value *syntax.Node) *syntax.Node {
	r := newRecord(nil)
	r.origin = at
	r.set(key, textNode(at, "!!str", key), value)
	return r.node()
}

func (c *composer) lowerCommand(local *record, run *syntax.Node, s PatchStrategy) (*syntax.Node, bool) {
	cmd := local.value("cmd")
	if cmd == nil || isFalsy(cmd) {
		return run, true
	}
	lines := []string{"set -e"}
	if cmd.Kind == yaml.ScalarNode {
		lines = append(lines, cmd.Value)
	}
	for _, line := range cmd.Children {
		lines = append(lines, line.Resolve().Value)
	}
	container := newRecord(nil)
	container.origin = cmd
	container.set("command", textNode(cmd, "!!str", "command"), textList(cmd, "/bin/sh", "-c"))
	container.set("args", textNode(cmd, "!!str", "args"), textList(cmd, strings.Join(lines, "\n")))
	if run == nil || s != PatchPreMerge && s != PatchIfNull {
		return c.lower(run, "job", local, "cmd", container.node(), PatchReplace)
	}
	patched, ok := c.lower(run, "job", local, "cmd", container.node(), PatchIfNull)
	if !ok {
		return nil, false
	}
	// A container that had either half keeps both halves as they were.
	return c.eachContainer(patched, run, func(now, before *record) {
		if before == nil || before.value("command") == nil && before.value("args") == nil {
			return
		}
		for _, half := range []string{"command", "args"} {
			now.remove(half)
			if e, set := before.find(half); set {
				now.set(half, e.Key, e.Value)
			}
		}
	}), true
}

func textList(at *syntax.Node, texts ...string) *syntax.Node {
	items := make([]*syntax.Node, 0, len(texts))
	for _, text := range texts {
		items = append(items, textNode(at, "!!str", text))
	}
	return listNode(at, items)
}

// listNode is a list of nodes, at the place of another node.
func listNode(at *syntax.Node, items []*syntax.Node) *syntax.Node {
	list := &syntax.Node{Node: yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}, Range: at.Range, Outer: at.Outer, Children: items}
	for _, item := range items {
		list.Content = append(list.Content, &item.Node)
	}
	return list
}

// eachContainer changes the main containers of a run, each beside the one that another run has in its place.
func (c *composer) eachContainer(run, before *syntax.Node, change func(now, before *record)) *syntax.Node {
	if run == nil || run.Kind != yaml.MappingNode {
		return run
	}
	r := recordOf(run, nil)
	b := newRecord(nil)
	if before != nil && before.Kind == yaml.MappingNode {
		b = recordOf(before, nil)
	}
	if container := r.value("container"); container != nil && container.Kind == yaml.MappingNode {
		now := recordOf(container, nil)
		var old *record
		if n := b.value("container"); n != nil && n.Kind == yaml.MappingNode {
			old = recordOf(n, nil)
		}
		change(now, old)
		r.set("container", r.at("container").Key, now.node())
		return r.node()
	}
	for _, name := range r.order {
		e := r.at(name)
		isRole := e.Value.Kind == yaml.MappingNode && (name == "workers" || fieldValue(e.Value, "container") != nil)
		if isRole {
			r.set(name, e.Key, c.eachContainer(e.Value, b.value(name), change))
		}
	}
	return r.node()
}

func (c *composer) lowerEnv(local *record, run *syntax.Node, s PatchStrategy) (*syntax.Node, bool) {
	env := local.value("env")
	if env == nil {
		return run, true
	}
	entries := envEntries(env, false)
	patched, ok := c.lower(run, "job", local, "env", pair(env, "env", listNode(env, entries)), s)
	if !ok || run == nil || s == PatchReplace || s == PatchIfNull {
		return patched, ok
	}
	// Where lists are merged the reference prints what it has made of the entries, with the key that they lack.
	entries = envEntries(env, true)
	return c.eachContainer(patched, run, func(now, before *record) {
		var original []*syntax.Node
		if before != nil && before.value("env") != nil {
			given := before.value("env").Resolve()
			if given.Kind != yaml.SequenceNode {
				return // a template stays as it is
			}
			original = given.Children
		}
		all := append(slices.Clone(original), entries...)
		if s == PatchPreMerge {
			all = append(slices.Clone(entries), original...)
		}
		now.set("env", textNode(env, "!!str", "env"), lastByName(env, all))
	}), true
}

// envEntries are the entries of a container's env that the shortcut stands for.
func envEntries(env *syntax.Node, withSource bool) []*syntax.Node {
	var entries []*syntax.Node
	for _, e := range env.Entries() {
		item := newRecord(nil)
		item.origin = e.Key
		item.set("name", textNode(e.Key, "!!str", "name"), textNode(e.Key, "!!str", e.Key.Value))
		item.set("value", textNode(e.Key, "!!str", "value"), e.Value.Resolve())
		if withSource {
			item.set("value_from", textNode(e.Key, "!!str", "value_from"), textNode(e.Key, "!!null", ""))
		}
		entries = append(entries, item.node())
	}
	return entries
}

// lastByName keeps the last entry of each name at its place.
func lastByName(at *syntax.Node, entries []*syntax.Node) *syntax.Node {
	var kept []*syntax.Node
	seen := map[string]bool{}
	for _, entry := range slices.Backward(entries) {
		name := envName(entry.Resolve())
		if name != "" && seen[name] {
			continue
		}
		seen[name] = true
		kept = append(kept, entry)
	}
	slices.Reverse(kept)
	return listNode(at, kept)
}

func envName(entry *syntax.Node) string {
	if entry.Kind != yaml.MappingNode {
		return ""
	}
	if _, name := entry.Get("name"); name != nil {
		return name.Resolve().Value
	}
	if entries := entry.Entries(); len(entries) == 1 {
		return entries[0].Key.Value
	}
	return ""
}

// lowerResources turns the shortcut into a container's requests and limits.
func lowerResources(n *syntax.Node) *syntax.Node {
	sides := map[string]*record{"requests": newRecord(nil), "limits": newRecord(nil)}
	for _, e := range n.Entries() {
		name := e.Key.Value
		if name == "gpu" {
			name = "nvidia.com/gpu"
		}
		isCount := e.Key.Value != "cpu" && e.Key.Value != "memory"
		request, limit := amounts(e.Value.Resolve(), isCount)
		for side, amount := range map[string]*syntax.Node{"requests": request, "limits": limit} {
			if amount != nil {
				sides[side].origin = n
				sides[side].set(name, textNode(e.Key, "!!str", name), amount)
			}
		}
	}
	lowered := newRecord(nil)
	lowered.origin = n
	for _, side := range []string{"requests", "limits"} {
		if len(sides[side].order) > 0 {
			lowered.set(side, textNode(n, "!!str", side), sides[side].node())
		}
	}
	return lowered.node()
}

// amounts are the request and the limit of one entry; a count without a range is both.
func amounts(n *syntax.Node, isCount bool) (request, limit *syntax.Node) {
	text, isText := scalarOf(n).(string)
	if !isText {
		if isCount {
			return n, n
		}
		return n, nil
	}
	low, high, isRange := strings.Cut(strings.TrimSpace(text), "..")
	part := func(s string) *syntax.Node {
		s = strings.TrimSpace(s)
		if s == "" {
			return nil
		}
		if isCount {
			return textNode(n, "!!int", strings.TrimLeft(s[:len(s)-1], "0")+s[len(s)-1:])
		}
		return textNode(n, "!!str", s)
	}
	if !isRange {
		high = ""
		if isCount {
			high = low
		}
	}
	return part(low), part(high)
}
