package migrate

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// pod makes the environment of a pod; nil for none.
func (c *converter) pod(s *section) *node {
	n := newMap()
	for _, m := range []struct{ now, old, older string }{
		{"nodeSelector", "node_selector", "node_selectors"}, {"labels", "labels", "labels"}, {"annotations", "annotations", "annotations"},
	} {
		if f := s.take(m.old, m.older); f.there() {
			value := c.copy(f.value)
			for _, e := range value.entries {
				e.value.asText()
			}
			c.setUnlessEmpty(n, m.now, f, value, mapping)
		}
	}
	if f := s.take("affinity"); f.there() {
		c.setUnlessEmpty(n, "affinity", f, camelKeys(c.copy(f.value)), mapping)
	}
	if f := s.take("tolerations"); f.there() {
		value := newList()
		if f.value.Kind == yaml.SequenceNode {
			value = c.copy(f.value)
		} else {
			value.add(c.copy(f.value))
		}
		c.only(value, mapping, f)
		c.setUnlessEmpty(n, "tolerations", f, camelKeys(value), list)
	}
	c.moveText(n, "serviceAccountName", s.take("service_account"))
	if f := s.take("image_pull_secrets"); f.there() {
		value := c.copy(f.value)
		if value.shape == scalar {
			value = texts(value.value)
		}
		c.only(value, scalar, f)
		for _, e := range value.entries {
			e.value.asText()
		}
		c.setUnlessEmpty(n, "imagePullSecrets", f, value, list)
	}
	if n.empty() {
		return nil
	}
	return n
}

// setUnlessEmpty sets a key to a value that must be of a shape.
func (c *converter) setUnlessEmpty(to *node, name string, f field, value *node, want shape) {
	if value.shape != want {
		c.lost(f.key, "`%s` is no %s, and is left out", f.key.Value, map[shape]string{mapping: "mapping", list: "list"}[want])
		return
	}
	if !value.empty() {
		c.from(to.set(name, value), f.key)
	}
}

// only takes the items out of a list that are not of a shape.
func (c *converter) only(l *node, want shape, f field) {
	if l.shape != list {
		return
	}
	before := len(l.entries)
	l.entries = slices.DeleteFunc(l.entries, func(e *entry) bool { return e.value.shape != want || e.value.tag == "!!null" })
	if len(l.entries) < before {
		c.lost(f.key, "some items of `%s` mean nothing, and are left out", f.key.Value)
	}
}

// camelKeys writes the keys of Kubernetes objects as Kubernetes does.
func camelKeys(n *node) *node {
	for _, e := range n.entries {
		if !strings.ContainsAny(e.key, "./") {
			e.key = spec.CamelCase(e.key)
		}
		camelKeys(e.value)
	}
	return n
}

// connections makes the connections of a run, of what 0.x called secrets, config maps and data; nil for none.
func (c *converter) connections(s *section) *node {
	l := newList()
	seen := map[string]bool{}
	add := func(path string, f field, about string) {
		for _, item := range itemsOf(f.value) {
			name := textOf(item.Resolve())
			if name == "" || seen[name] {
				continue
			}
			seen[name] = true
			e := c.from(l.add(c.scalar(item.Resolve()).asText()), item)
			c.from(e, f.key)
			c.checkBeside(e, item, "was `%s`: needs a connection of this name%s", path, about)
		}
	}
	const paths = "; its mount path may differ"
	for _, m := range []struct{ name, about string }{
		{"secret_refs", ""}, {"config_map_refs", ""}, {"configmap_refs", ""}, {"data_refs", paths}, {"artifact_refs", paths},
	} {
		add("environment."+m.name, s.take(m.name), m.about)
	}
	persistence := c.section("environment.persistence", s.take("persistence"))
	add("environment.persistence.data", persistence.take("data"), paths)
	add("environment.persistence.outputs", persistence.take("outputs"), ", and outputs go to the artifacts store now")
	c.leave(persistence)
	if l.empty() {
		return nil
	}
	return l
}

// outputsOfRuns tells of the outputs of other runs, which the old server knew by their numbers.
func (c *converter) outputsOfRuns(e *entry) {
	outputs := c.section("environment.outputs", c.environment.take("outputs"))
	for _, name := range []string{"jobs", "experiments"} {
		f := outputs.take(name)
		if !f.there() {
			continue
		}
		var numbers []string
		for _, item := range itemsOf(f.value) {
			numbers = append(numbers, textOf(item.Resolve()))
		}
		c.check(e, f.key, "`environment.outputs.%s: [%s]` were runs of the old server. For the files of a run of today, add to this `run`:\n"+
			"  init: [{artifacts: {dirs: [\"UUID_OF_THE_RUN/outputs\"]}}]", name, strings.Join(numbers, ", "))
	}
	c.leave(outputs)
}

// variables makes the environment variables of the container; nil for none.
func (c *converter) variables() *node {
	l := newList()
	if c.image.env.there() && !c.builds() {
		for _, v := range c.pairs(c.image.env) {
			n := newMap().onOneLine()
			n.set("name", str(v.name))
			n.set("value", v.value.asText())
			c.from(l.add(n), v.at)
			c.from(l.entries[0], c.image.env.key)
		}
	}
	if c.image.lang.there() && !c.builds() && !c.image.dockerfile.there() {
		for _, name := range []string{"LC_ALL", "LANG", "LANGUAGE"} {
			n := newMap().onOneLine()
			n.set("name", str(name))
			n.set("value", c.copy(c.image.lang.value).asText())
			c.from(l.add(n), c.image.lang.key)
		}
	}
	if c.mentions("POLYAXON_RUN_OUTPUTS_PATH") {
		n := newMap()
		n.set("name", str("POLYAXON_RUN_OUTPUTS_PATH")).line = []string{"# 0.x set it; 2.x has globals.run_outputs_path"}
		n.set("value", str("{{ globals.run_outputs_path }}"))
		l.add(n)
	}
	if l.empty() {
		return nil
	}
	return l
}

// pair is an environment variable.
type pair struct {
	name  string
	value *node
	at    *syntax.Node
}

// pairs reads environment variables: a list of pairs, or a mapping.
func (c *converter) pairs(f field) []pair {
	var all []pair
	add := func(name, value, at *syntax.Node) {
		value = value.Resolve()
		if textOf(name.Resolve()) == "" || value == nil || value.Kind != yaml.ScalarNode {
			c.lost(at, "an environment variable is a name and a text: this one is left out")
			return
		}
		text := c.scalar(value)
		switch value.Tag {
		case "!!null":
			text = str("")
		case "!!bool": // as Python writes it
			text = str("False")
			if on, _ := value.Scalar(); on == true {
				text = str("True")
			}
		}
		all = append(all, pair{name.Resolve().Value, text, at})
	}
	for _, e := range f.value.Entries() {
		add(e.Key, e.Value, e.Key)
	}
	if f.value.Kind == yaml.SequenceNode {
		for _, written := range f.value.Children {
			item := written.Resolve()
			switch {
			case item.Kind == yaml.SequenceNode && len(item.Children) == 2:
				add(item.Children[0], item.Children[1], written)
			case item.Kind == yaml.MappingNode && len(item.Entries()) == 1:
				add(item.Entries()[0].Key, item.Entries()[0].Value, written)
			case item.Kind == yaml.ScalarNode && strings.Contains(item.Value, "="):
				name, value, _ := strings.Cut(item.Value, "=")
				all = append(all, pair{name, str(value), written})
			case !isNull(item):
				c.lost(written, "an environment variable is a name and a text: this one is left out")
			}
		}
	}
	return all
}

// mentions reports whether some text of the old file has a word in it.
func (c *converter) mentions(word string) bool { return mentions(c.at, word) }

func mentions(n *syntax.Node, word string) bool {
	if n.Kind == yaml.ScalarNode && strings.Contains(n.Value, word) {
		return true
	}
	for _, child := range n.Children {
		if mentions(child, word) {
			return true
		}
	}
	return false
}
