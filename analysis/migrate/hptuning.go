package migrate

import (
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// search is what the old file says of a search: in `hptuning`, in `settings`, or in the first releases at the root.
type search struct {
	c        *converter
	sections []*section
}

func (s *search) take(names ...string) field {
	for _, in := range s.sections {
		if f := in.take(names...); f.there() {
			return f
		}
	}
	return field{}
}

func (s *search) drop(name string) {
	for _, in := range s.sections {
		in.drop(name)
	}
}

// matrix makes the matrix; nil when the file searches nothing.
func (c *converter) matrix() *node {
	tuning := c.section("hptuning", c.root.take("hptuning"))
	s := &search{c, []*section{tuning, c.settings}}
	f := s.take("matrix")
	if !f.there() {
		f = c.root.take("matrix")
	}
	names := c.section("matrix", f)
	params := newMap()
	kind := c.searchKind(s)
	for _, e := range names.entries {
		names.taken[e.Key.Value] = true
		if p, typ, ok := c.distribution(field{e.Key, e.Value.Resolve()}); ok {
			c.from(params.set(renamed(e.Key.Value), p), e.Key)
			c.searched = append(c.searched, searched{name: e.Key.Value, typ: typ, key: e.Key})
			kind = c.suited(kind, params.at(renamed(e.Key.Value)), e.Key)
		}
	}
	if params.empty() {
		c.noMatrix(tuning)
		return nil
	}
	m := newMap()
	m.set("kind", str(kind))
	c.searchSettings(m, s, kind)
	c.from(m.set("params", params), f.key)
	c.earlyStopping(m, s.take("early_stopping"))
	c.leave(tuning)
	return m
}

// suited is the kind of a matrix that can search a distribution, which neither version does with every kind.
func (c *converter) suited(kind string, param *entry, at *syntax.Node) string {
	distribution := param.value.at("kind").value
	switch of := distribution.value; {
	case kind == "grid" && !slices.Contains(countable, of):
		c.check(param, at, "a grid cannot go through this: it is a random search now")
		return "random"
	case kind == "bayes" && of == "pchoice":
		values := newList().onOneLine()
		for _, pair := range param.value.at("value").value.entries {
			values.entries = append(values.entries, pair.value.entries[0])
		}
		distribution.value = "choice"
		param.value.at("value").value = values
		c.check(param, at, "a Bayesian search does not weigh values: the probabilities are gone")
	case kind == "bayes" && of != "uniform" && !slices.Contains(countable, of):
		c.check(param, at, "a Bayesian search cannot draw from this: it is a random search now")
		return "random"
	}
	return kind
}

// countable are the distributions that have a number of values.
var countable = []string{"choice", "range", "linspace", "logspace", "geomspace"}

// noMatrix tells of a search without anything to search.
func (c *converter) noMatrix(tuning *section) {
	if c.kind == "group" {
		c.lost(c.first(), "a group without a matrix runs once, and so does this file")
	}
	tuning.drop("concurrency", "seed")
	c.leave(tuning)
}

// searchKind is the kind of the matrix.
func (c *converter) searchKind(s *search) string {
	for _, in := range s.sections {
		for _, kind := range [][2]string{{"random_search", "random"}, {"hyperband", "hyperband"}, {"bo", "bayes"}, {"grid_search", "grid"}} {
			if in.has(kind[0]) {
				return kind[1]
			}
		}
	}
	for _, f := range c.settings.entriesOf("search_method") {
		if wordOf(f.value) == "random" {
			return "random"
		}
	}
	return "grid"
}

// searchSettings makes what a matrix says beside its params.
func (c *converter) searchSettings(m *node, s *search, kind string) {
	grid := c.section("grid_search", s.take("grid_search"))
	random := c.section("random_search", s.take("random_search"))
	runs := either(random.take("n_experiments"), either(grid.take("n_experiments"), s.take("n_experiments")))
	s.drop("search_method")
	switch kind {
	case "grid":
		c.move(m, "numRuns", runs)
	case "random":
		if runs.there() {
			c.move(m, "numRuns", runs)
		} else {
			c.check(m.set("numRuns", plain("!!int", "10")), c.first(), "the number of runs must be given now: 10 stands for it")
		}
	case "hyperband":
		c.hyperband(m, c.section("hyperband", s.take("hyperband")))
	case "bayes":
		c.bayes(m, c.section("bo", s.take("bo")))
	}
	c.leave(grid)
	c.leave(random)
	if f := s.take("concurrency", "concurrent_experiments"); f.there() {
		c.move(m, "concurrency", f)
	} else {
		m.set("concurrency", plain("!!int", "1")).line = []string{"# the default of 0.x"}
	}
	if seed := s.take("seed"); kind != "grid" {
		c.move(m, "seed", seed)
	}
	// The keys of the chosen kind come before concurrency and seed, the metric and the like after them.
	for _, late := range []string{"resource", "metric", "resume", "utilityFunction"} {
		if e := m.at(late); e != nil {
			m.remove(late)
			m.entries = append(m.entries, e)
		}
	}
}

func (c *converter) hyperband(m *node, s *section) {
	c.move(m, "maxIterations", s.take("max_iter"))
	c.move(m, "eta", s.take("eta"))
	resource := c.section("hyperband.resource", s.take("resource"))
	if name := resource.take("name"); name.there() {
		r := newMap().onOneLine()
		c.from(r.set("name", c.copy(name.value)), name.key)
		typ := wordOf(resource.take("type").value)
		if typ != "float" {
			typ = "int"
		}
		r.set("type", str(typ))
		m.set("resource", r)
		if !slices.ContainsFunc(c.searched, func(q searched) bool { return q.name == textOf(name.value) }) {
			c.searched = append(c.searched, searched{name: textOf(name.value), typ: typ, key: name.key, resource: true})
		}
	}
	c.leave(resource)
	c.metric(m, s)
	c.move(m, "resume", s.take("resume"))
	c.leave(s)
}

// metric makes the metric that a search looks at.
func (c *converter) metric(m *node, s *section) {
	f := s.take("metric")
	metric := c.section(s.path("metric"), f)
	n := newMap().onOneLine()
	if name := metric.take("name"); textOf(name.value) != "" {
		c.moveText(n, "name", name)
	} else {
		c.check(n.set("name", str("METRIC")), s.blame(), "write the name of the metric to search by")
	}
	n.set("optimization", str(direction(metric.take("optimization"))))
	c.from(m.set("metric", n), f.key)
	c.leave(metric)
}

// blame is what to tell about a section as a whole.
func (s *section) blame() *syntax.Node {
	if s.node != nil && len(s.node.Children) > 0 {
		return s.node.Children[0]
	}
	return s.node
}

func direction(f field) string {
	if wordOf(f.value) == "minimize" {
		return "minimize"
	}
	return "maximize"
}

func (c *converter) bayes(m *node, s *section) {
	c.move(m, "numInitialRuns", s.take("n_initial_trials"))
	c.move(m, "maxIterations", s.take("n_iterations"))
	c.metric(m, s)
	f := s.take("utility_function")
	u := c.section("bo.utility_function", f)
	n := newMap()
	acquisition := u.take("acquisition_function")
	word := wordOf(acquisition.value)
	if word == "" {
		word = "ucb"
	}
	c.from(n.set("acquisitionFunction", str(word)), acquisition.key)
	c.move(n, "kappa", u.take("kappa"))
	c.move(n, "eps", u.take("eps"))
	gauss := u.take("gaussian_process")
	if process := c.section("bo.utility_function.gaussian_process", gauss); len(process.entries) > 0 {
		g := newMap().onOneLine()
		if kernel := process.take("kernel"); kernel.there() {
			c.from(g.set("kernel", str(wordOf(kernel.value))), kernel.key)
		}
		c.move(g, "lengthScale", process.take("length_scale"))
		c.move(g, "nu", process.take("nu"))
		c.move(g, "numRestartsOptimizer", process.take("n_restarts_optimizer"))
		c.from(n.set("gaussianProcess", g), gauss.key)
		c.leave(process)
	}
	c.move(n, "numWarmup", u.take("n_warmup"))
	c.move(n, "numIterations", u.take("n_iter"))
	if f.there() {
		c.from(m.set("utilityFunction", n), f.key)
	}
	c.leave(u)
	c.leave(s)
}

// earlyStopping makes what ends a search early.
func (c *converter) earlyStopping(m *node, f field) {
	l := newList()
	for _, item := range itemsOf(f.value) {
		s := c.section("early_stopping", field{f.key, item.Resolve()})
		metric, value := s.take("metric"), s.take("value")
		if !value.there() || textOf(metric.value) == "" {
			c.lost(item, "an early stopping without a metric or a value is left out: both are needed now")
			continue
		}
		n := newMap()
		n.set("kind", str("metric_early_stopping"))
		c.moveText(n, "metric", metric)
		c.move(n, "value", value)
		c.optimization(n, s)
		e := c.from(l.add(n), item)
		c.policy(n, e, s.take("policy"))
		c.leave(s)
	}
	if !l.empty() {
		c.from(m.set("earlyStopping", l), f.key)
	}
}

func (c *converter) optimization(n *node, s *section) {
	way, higher := s.take("optimization"), s.take("higher")
	switch {
	case way.there():
		c.from(n.set("optimization", str(direction(way))), way.key)
	case higher.there():
		word := "maximize"
		if on, _ := higher.value.Scalar(); on == false {
			word = "minimize"
		}
		c.from(n.set("optimization", str(word)), higher.key)
	default:
		n.set("optimization", str("maximize")).line = []string{"# the default of 0.x"}
	}
}

// policy makes the policy of an early stopping. A word said in older files what ends.
func (c *converter) policy(n *node, e *entry, f field) {
	if !f.there() {
		return
	}
	if f.value.Kind != yaml.MappingNode {
		if wordOf(f.value) == "experiment" {
			c.check(e, f.key, "in 0.x this ended the one run; now it ends the whole search")
		}
		return
	}
	s := c.section("early_stopping.policy", f)
	kind := s.take("kind")
	word := wordOf(kind.value)
	p := newMap()
	switch word {
	case "median", "truncation":
	case "average":
		word = "median"
		c.check(e, kind.key, "the policy `average` is gone: `median` is the nearest to it")
	default:
		c.lost(f.key, "the policy %q does not exist: this entry ends the whole search", word)
		return
	}
	c.from(p.set("kind", str(word)), kind.key)
	percent := s.take("percent")
	if word == "truncation" {
		c.move(p, "percent", percent)
	}
	c.move(p, "evaluationInterval", s.take("evaluation_interval"))
	c.from(n.set("policy", p), f.key)
	c.leave(s)
}
