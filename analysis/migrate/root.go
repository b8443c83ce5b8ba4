package migrate

import (
	"regexp"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// convert makes the root of the new file.
func (c *converter) convert() *node {
	if c.kind == "pipeline" || c.root.has("ops") {
		return c.pipeline()
	}
	if c.kind == "build" {
		return c.onlyBuild()
	}
	matrix := c.matrix()
	root, part := c.rootAround(matrix != nil)
	c.metadata(root)
	c.buildSection(root)
	if matrix != nil {
		c.matrixMade = root.set("matrix", matrix)
	}
	c.inputs(part)
	c.ioList(part, "outputs", c.root.take("outputs"), nil)
	run := c.runSection()
	made := part.set("run", run)
	if part != root {
		root.set("component", part)
	}
	c.finish(made)
	return root
}

// first is what to tell about when nothing else is: the first key.
func (c *converter) first() *syntax.Node {
	if len(c.at.Children) > 0 {
		return c.at.Children[0]
	}
	return c.at
}

// rootAround begins a new file: a component, or an operation around one. part is what holds the run.
func (c *converter) rootAround(isOperation bool) (root, part *node) {
	if isOperation {
		return c.rootOf("operation"), newMap()
	}
	root = c.rootOf("component")
	return root, root
}

// rootOf begins a file of a kind.
func (c *converter) rootOf(kind string) *node {
	root := newMap()
	e := root.set("kind", str(kind))
	for _, f := range c.root.entriesOf("kind") {
		c.made[f.key] = e
	}
	return root
}

// finish tells what nobody took, and where remarks about sections belong.
func (c *converter) finish(run *entry) {
	for _, f := range c.root.entriesOf("run") {
		c.from(run, f.key)
	}
	for _, f := range c.root.entriesOf("environment", "build", "params", "declarations", "inputs") {
		c.home(f, run)
	}
	if c.matrixMade != nil {
		for _, f := range c.root.entriesOf("hptuning", "settings", "matrix") {
			c.from(c.matrixMade, f.key)
		}
	}
	c.environment.drop("backend")
	for _, f := range []*section{c.settings, c.run, c.build, c.environment} {
		c.leave(f)
	}
	for _, f := range c.root.rest() {
		switch f.key.Value {
		case "project":
			c.lostPart(f, "`project` has no equivalent: name the project when you run it, with `-p PROJECT`")
		case "model", "train", "eval":
			c.lostPart(f, "`%s` has no equivalent: Polyaxon runs programs, and builds no models", f.key.Value)
		case "framework", "backend":
		default:
			c.lostPart(f, "`%s` has no equivalent", f.key.Value)
		}
	}
}

// entriesOf are the fields with some keys, taken or not.
func (s *section) entriesOf(names ...string) []field {
	var fields []field
	for _, e := range s.entries {
		if slices.Contains(names, e.Key.Value) {
			fields = append(fields, field{e.Key, e.Value.Resolve()})
		}
	}
	return fields
}

// entriesBut are the fields with other keys than some.
func (s *section) entriesBut(names ...string) []field {
	var fields []field
	for _, e := range s.entries {
		if !slices.Contains(names, e.Key.Value) {
			fields = append(fields, field{e.Key, e.Value.Resolve()})
		}
	}
	return fields
}

var nameOfToday = regexp.MustCompile(`^[-a-zA-Z0-9_]+$`)

// metadata makes what says what the file is called and how its runs are treated.
func (c *converter) metadata(root *node) {
	if f := c.root.take("name"); f.there() {
		if name := textOf(f.value); nameOfToday.MatchString(name) {
			e := c.from(root.set("name", c.copy(f.value)), f.key)
			e.value.asText()
		} else {
			c.lost(f.key, "the name %q is left out: a name has letters, digits, `-` and `_` only", name)
		}
	}
	if f := c.root.take("description"); f.there() {
		c.from(root.set("description", c.copy(f.value).asText()), f.key)
	}
	c.tags(root)
	c.logging(root)
	if f := c.environment.take("max_restarts"); f.there() {
		c.from(root.below("termination").set("maxRetries", c.copy(f.value)), f.key)
	}
}

// asText makes a number and the like the text that it is written as.
func (n *node) asText() *node {
	if n.shape == scalar && n.tag != "!!str" {
		n.tag, n.text = "!!str", ""
	}
	return n
}

// tags makes the tags, of which the framework becomes one.
func (c *converter) tags(root *node) {
	f, framework := c.root.take("tags"), c.root.take("framework")
	if !f.there() {
		f = c.settings.take("tags")
	}
	l := newList()
	l.flow = true
	if f.there() {
		l.flow = f.value.Kind != yaml.SequenceNode || f.value.Style&yaml.FlowStyle != 0
		for _, item := range itemsOf(f.value) {
			if item.Resolve().Kind == yaml.ScalarNode && !isNull(item.Resolve()) {
				c.from(l.add(c.copy(item).asText()), item)
			} else {
				c.lost(item, "a tag must be a text")
			}
		}
	}
	if framework.there() && textOf(framework.value) != "" {
		tag := c.copy(framework.value).asText()
		if !slices.ContainsFunc(l.entries, func(e *entry) bool { return e.value.value == tag.value }) {
			c.from(l.add(tag), framework.key)
		}
	}
	if len(l.entries) > 0 {
		e := root.set("tags", l)
		c.from(e, f.key)
		if framework.there() && (l.flow || c.made[framework.key] == nil) {
			c.made[framework.key] = e
		}
	}
}

// logLevels are the levels that 0.x knew.
var logLevels = []string{"INFO", "DEBUG", "WARN", "ERROR", "FATAL"}

func (c *converter) logging(root *node) {
	for _, f := range []field{c.root.take("logging"), c.settings.take("logging")} {
		s := c.section("logging", f)
		level := s.take("level")
		s.drop("formatter", "path")
		if level.there() && slices.Contains(logLevels, textOf(level.value)) {
			c.from(root.below("plugins").set("logLevel", c.copy(level.value)), level.key)
		} else if level.there() {
			c.lost(level.key, "the log level %q does not exist", textOf(level.value))
		}
		c.leave(s)
	}
}
