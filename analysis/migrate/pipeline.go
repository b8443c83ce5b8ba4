package migrate

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// template is a template of a pipeline and what it becomes: a component, and what belongs to the operations that run it.
type template struct {
	component *node // nil: it only builds
	matrix    *node
	build     *node // of a template that only builds: the operation
}

// pipeline makes a DAG: operations of `ops`, and components of `templates`.
func (c *converter) pipeline() *node {
	schedule := c.schedule()
	root, part := c.rootAround(schedule != nil)
	c.metadata(root)
	if timeout := c.root.take("timeout"); timeout.there() {
		c.from(root.below("termination").set("timeout", c.copy(timeout.value)), timeout.key)
	}
	if schedule != nil {
		root.set("schedule", schedule)
	}
	dag := newMap()
	dag.set("kind", str("dag"))
	c.shared.move(dag, "concurrency", c.root.take("concurrency"))
	components, templates := c.templates()
	operations := newList()
	f := c.root.take("ops")
	for _, item := range itemsOf(f.value) {
		if item = item.Resolve(); item.Kind == yaml.MappingNode {
			c.from(operations.add(c.operation(item, templates)), item)
		}
	}
	if operations.empty() {
		c.lost(c.first(), "a pipeline without `ops` runs nothing")
		operations.add(newMapOf("name", str("nothing"))).value.set("run", jobWithNothing())
	}
	c.from(dag.set("operations", operations), f.key)
	if !components.empty() {
		made := dag.set("components", components)
		for _, f := range c.root.entriesOf("templates") {
			c.from(made, f.key)
		}
	}
	made := part.set("run", dag)
	if part != root {
		root.set("component", part)
	}
	c.root.drop("backend", "framework")
	c.finish(made)
	return root
}

func jobWithNothing() *node {
	run := newMapOf("kind", str("job"))
	run.set("container", newMapOf("command", texts("true")))
	return run
}

// templates converts the templates, each of which holds what a file does.
func (c *converter) templates() (components *node, templates map[string]template) {
	components, templates = newList(), map[string]template{}
	for _, item := range itemsOf(c.root.take("templates").value) {
		if item = item.Resolve(); item.Kind != yaml.MappingNode {
			continue
		}
		_, kind := item.Get("kind")
		_, name := item.Get("name")
		part := c.converter(item, textOf(kind.Resolve()))
		made := part.convert()
		if part.kind == "build" {
			templates[textOf(name.Resolve())] = template{build: made}
			continue
		}
		t := template{component: made}
		if e := made.at("matrix"); e != nil {
			t.matrix = e.value
			t.component = part.asComponent(made)
		}
		templates[textOf(name.Resolve())] = t
		c.from(components.add(t.component), item)
	}
	return components, templates
}

// asComponent is an operation with a matrix without it: what its component says, with the rest around it.
func (c *converter) asComponent(operation *node) *node {
	n := c.rootOf("component")
	for _, e := range operation.entries {
		switch e.key {
		case "kind", "matrix":
		case "component":
			n.entries = append(n.entries, e.value.entries...)
		default:
			n.entries = append(n.entries, e)
		}
	}
	return n
}

// operation makes an operation of the DAG.
func (c *converter) operation(item *syntax.Node, templates map[string]template) *node {
	o := c.converter(item, "")
	n := newMap()
	o.named(n)
	t := o.source(n, templates)
	o.metadata(n)
	if params := o.params(); params != nil {
		f := o.root.take("params")
		if old := n.at("params"); old != nil { // of a builder
			old.value.entries = append(old.value.entries, params.entries...)
		} else {
			c.from(n.set("params", params), f.key)
		}
	}
	if t.matrix != nil {
		n.set("matrix", t.matrix)
	}
	if f := o.root.take("concurrency"); f.there() && t.matrix != nil {
		t.matrix.set("concurrency", c.copy(f.value)).line = nil
	} else if f.there() {
		c.lost(f.key, "`concurrency` of an operation without a search has no equivalent")
	}
	if f := o.root.take("max_retries"); f.there() {
		c.from(n.below("termination").set("maxRetries", c.copy(f.value)), f.key)
	}
	o.flow(n)
	o.patch(n)
	for _, f := range o.root.entriesOf("retry_delay", "retry_exp_backoff", "max_retry_delay") {
		o.root.drop(f.key.Value)
		c.lost(f.key, "`%s` has no equivalent: retries come at once", f.key.Value)
	}
	for _, s := range []*section{o.root, o.environment, o.run, o.build} {
		c.leave(s)
	}
	return n
}

// named gives the operation its name first.
func (c *converter) named(n *node) {
	if f := c.root.take("name"); f.there() {
		c.from(n.set("name", c.copy(f.value).asText()), f.key)
	}
}

// source makes what an operation runs.
func (c *converter) source(n *node, templates map[string]template) template {
	f := c.root.take("template")
	s := c.section("template", f)
	name, path, url := s.take("name"), s.take("path"), s.take("url")
	t := templates[textOf(name.value)]
	switch {
	case t.build != nil:
		for _, e := range t.build.entries {
			if e.key != "kind" && e.key != "name" {
				n.entries = append(n.entries, e)
			}
		}
	case name.there():
		c.from(n.set("dagRef", c.copy(name.value).asText()), f.key)
	case path.there():
		e := c.from(n.set("pathRef", c.copy(path.value).asText()), f.key)
		c.check(e, path.key, "convert that file, too")
	case url.there():
		c.from(n.set("urlRef", c.copy(url.value).asText()), f.key)
	default:
		c.lost(c.first(), "an operation without a template runs nothing")
		n.set("run", jobWithNothing())
	}
	if url.there() && path.there() {
		c.lost(path.key, "`template.path` beside `url` is left out")
	}
	c.leave(s)
	return t
}

// params makes the params of an operation; values of other operations become references.
func (c *converter) params() *node {
	n := newMap()
	for _, f := range c.root.entriesOf("params") {
		for _, e := range f.value.Entries() {
			value := e.Value.Resolve()
			if isNull(value) {
				continue
			}
			p := newMap().onOneLine()
			m := oldRun.FindStringSubmatch(strings.TrimSpace(value.Value))
			switch {
			case m != nil && m[1] == "ops" && m[0] == strings.TrimSpace(value.Value):
				p.set("ref", str("ops."+m[2]))
				p.set("value", str(m[3]+"."+m[4]))
			case m != nil:
				c.lost(e.Key, "`%s` came from a run of the old server: give `{ref: runs.UUID, value: %s.%s}`", e.Key.Value, m[3], m[4])
				continue
			default:
				_, made := c.typed(value)
				p.set("value", made)
			}
			c.from(n.set(renamed(e.Key.Value), p), e.Key)
		}
	}
	if n.empty() {
		return nil
	}
	return n
}

// flow makes what an operation waits for.
func (c *converter) flow(n *node) {
	if f := c.root.take("dependencies"); f.there() {
		value := c.copy(f.value)
		if value.shape == scalar {
			value = texts(value.value)
		}
		c.from(n.set("dependencies", value), f.key)
	}
	c.move(n, "trigger", c.root.take("trigger"))
	c.move(n, "skipOnUpstreamSkip", c.root.take("skip_on_upstream_skip"))
	f := c.root.take("conditions")
	for _, item := range itemsOf(f.value) {
		s := c.section("conditions", field{f.key, item.Resolve()})
		kind, op := s.take("kind"), s.take("op")
		switch wordOf(kind.value) {
		case "status":
			word := wordOf(s.take("trigger").value)
			if n.at("trigger") == nil && (word == "succeeded" || word == "failed" || word == "done") {
				c.from(n.set("trigger", str("all_"+word)), f.key)
			} else {
				c.lost(f.key, "the condition on the status of `%s` is left out: `trigger` is for all that an operation waits for", textOf(op.value))
			}
			c.dependsOn(n, textOf(op.value))
		default:
			s.drop("exp", "params")
			c.lost(f.key, "a condition on outputs of `%s` is left out. Give the output as a param, `{ref: ops.%s, value: outputs.NAME}`, and write `conditions: '{{ NAME == VALUE }}'`",
				textOf(op.value), textOf(op.value))
		}
		c.leave(s)
	}
}

// dependsOn lets an operation wait for another one.
func (c *converter) dependsOn(n *node, name string) {
	if name == "" {
		return
	}
	e := n.at("dependencies")
	if e == nil {
		n.set("dependencies", texts(name))
		return
	}
	for _, d := range e.value.entries {
		if d.value.value == name {
			return
		}
	}
	e.value.add(str(name))
}

// patch makes what an operation changes of its template: the pod, the resources, the image.
func (c *converter) patch(n *node) {
	p := newMap()
	if e := n.at("runPatch"); e != nil {
		p = e.value
	}
	c.podOf(p, c.environment)
	if f := c.environment.take("resources"); f.there() {
		if r := c.resources(f); r != nil {
			c.from(p.below("container").set("resources", r), f.key)
		}
	}
	if image, key := c.imageOf(); image != nil {
		c.from(p.below("container").set("image", image), key)
	}
	if c.builds() {
		c.buildSection(n)
	}
	if !p.empty() {
		e := n.set("runPatch", p)
		c.outputsOfRuns(e)
	}
}

// schedule makes the schedule of a pipeline; nil for none.
func (c *converter) schedule() *node {
	f := c.root.take("schedule")
	n := newMap()
	if !f.there() {
		if at := c.root.take("execute_at"); at.there() {
			n.set("kind", str("datetime"))
			c.from(n.set("startAt", c.moment(at.value)), at.key)
			return n
		}
		return nil
	}
	s := c.section("schedule", f)
	kind := wordOf(s.take("kind").value)
	if kind == "" {
		kind = "interval"
		if s.has("cron") {
			kind = "cron"
		}
	}
	n.set("kind", str(kind))
	for _, m := range []struct{ old, now string }{{"cron", "cron"}, {"start_at", "startAt"}, {"end_at", "endAt"}, {"frequency", "frequency"}, {"depends_on_past", "dependsOnPast"}} {
		part := s.take(m.old)
		if part.there() && strings.HasSuffix(m.old, "_at") {
			c.from(n.set(m.now, c.moment(part.value)), part.key)
		} else {
			c.move(n, m.now, part)
			if e := n.at("cron"); e != nil {
				e.value.asText()
			}
		}
	}
	c.leave(s)
	return n
}

// moment is a time as it is written in the old file.
func (c *converter) moment(n *syntax.Node) *node {
	if n.Tag == "!!timestamp" {
		return plain(n.Tag, n.Value)
	}
	return c.copy(n)
}
