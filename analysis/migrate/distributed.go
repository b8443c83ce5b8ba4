package migrate

import (
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// frameworks are the kinds of distributed runs of 0.x with those of today. Master is the replica that the environment
// itself is of; workers come on top of it.
var frameworks = map[string]struct{ kind, master, worker, ps string }{
	"tensorflow": {"tfjob", "chief", "worker", "ps"},
	"pytorch":    {"pytorchjob", "master", "worker", ""},
	"horovod":    {"mpijob", "launcher", "worker", ""},
	"mpi":        {"mpijob", "launcher", "worker", ""},
}

// distributed makes a distributed run; nil when the file asks for none.
func (c *converter) distributed() *node {
	name, s, f := c.cluster()
	if s == nil {
		return nil
	}
	workers, servers := s.take("n_workers"), s.take("n_ps")
	to, known := frameworks[name]
	if !known {
		c.lost(f.key, "2.x has no distributed runs of %s: this is one job, without its %s workers", orNone(name), textOf(workers.value))
		s.taken = all(s)
		return nil
	}
	if isNone(workers) && isNone(servers) {
		s.taken = all(s)
		return nil
	}
	run := newMap()
	run.set("kind", str(to.kind))
	if to.kind == "mpijob" {
		run.set("slotsPerWorker", plain("!!int", "1"))
	}
	command := c.command
	master := c.replica(run, to.master, plain("!!int", "1"), c.environment)
	master.line = []string{"# the master of 0.x"}
	if to.kind == "mpijob" {
		c.check(master, f.key, "look at how the command starts its workers: the launcher of today runs it as it is")
		c.command.words = nil // workers wait for the launcher
	}
	if !isNone(workers) {
		made := c.replica(run, to.worker, c.copy(workers.value), c.replicaSection(s, "worker"))
		alike(made.value, master.value)
		c.from(made, workers.key)
	}
	if !isNone(servers) && to.ps != "" {
		made := c.replica(run, to.ps, c.copy(servers.value), c.replicaSection(s, "ps"))
		alike(made.value, master.value)
		c.from(made, servers.key)
	} else if !isNone(servers) {
		c.lost(servers.key, "`n_ps` has no equivalent: a %s has no parameter servers", to.kind)
	}
	c.command = command
	for _, kind := range []string{"worker", "ps"} {
		for _, name := range []string{kind, kind + "_resources", kind + "_node_selectors", kind + "_configs"} {
			if f := s.take(name); f.there() {
				c.lostPart(f, "`%s` of single replicas has no equivalent: all of a kind are alike now", s.path(name))
			}
		}
	}
	if s != c.environment {
		c.leave(s)
	}
	return run
}

// alike gives a replica what 0.x gave to all pods of a run: the connections, and what images are pulled with.
func alike(replica, master *node) {
	pod := replica.at("environment")
	if from := master.at("environment"); from != nil {
		for _, name := range []string{"serviceAccountName", "imagePullSecrets"} {
			e := from.value.at(name)
			if e == nil || pod != nil && pod.value.at(name) != nil {
				continue
			}
			if pod == nil {
				pod = replica.insert(1, "environment", newMap())
			}
			pod.value.set(name, e.value.clone())
		}
	}
	if e := master.at("connections"); e != nil && replica.at("connections") == nil {
		replica.insert(len(replica.entries)-1, "connections", e.value.clone())
	}
}

func all(s *section) map[string]bool {
	taken := map[string]bool{}
	for _, e := range s.entries {
		taken[e.Key.Value] = true
	}
	return taken
}

func orNone(name string) string {
	if name == "" {
		return "an unnamed framework"
	}
	return name
}

func isNone(f field) bool { return !f.there() || isZero(f.value) }

// cluster is the framework and the section that say how a run is distributed; nil when none does.
func (c *converter) cluster() (framework string, s *section, f field) {
	for _, f := range c.root.entriesOf("framework") {
		framework = wordOf(f.value)
	}
	backend := c.root.take("backend")
	for _, name := range []string{"tensorflow", "pytorch", "horovod", "mpi", "mxnet"} {
		if f := c.environment.take(name); f.there() {
			return name, c.section("environment."+name, f), f
		}
	}
	if f := c.environment.take("replicas"); f.there() {
		if wordOf(backend.value) == "mpi" {
			framework = "mpi"
		}
		return framework, c.section("environment.replicas", f), f
	}
	if c.environment.has("n_workers") || c.environment.has("n_ps") {
		if framework == "" {
			framework = "tensorflow"
		}
		for _, e := range c.environment.entriesOf("n_workers", "n_ps") {
			return framework, c.environment, e
		}
	}
	return "", nil, field{}
}

// replicaSection is what an old file says of the pods of a kind of replica.
func (c *converter) replicaSection(s *section, kind string) *section {
	if f := s.take("default_" + kind); f.there() {
		return c.section(s.path("default_"+kind), f)
	}
	made := &section{name: s.path("default_" + kind), taken: map[string]bool{}}
	for _, part := range []string{"resources", "node_selector", "node_selectors", "affinity", "tolerations"} {
		if f := s.take("default_" + kind + "_" + part); f.there() {
			key := *f.key
			key.Value = part
			made.entries = append(made.entries, syntax.Entry{Key: &key, Value: f.value})
		}
	}
	return made
}

// replica makes one kind of replica of a distributed run.
func (c *converter) replica(run *node, name string, replicas *node, s *section) *entry {
	n := newMap()
	n.set("replicas", replicas)
	c.podOf(n, s)
	container := c.container(s)
	if container.empty() {
		container.set("command", texts("true"))
	}
	n.set("container", container)
	e := run.set(name, n)
	if s != c.environment {
		c.leave(s)
	} else {
		c.ofContainer(e)
	}
	return e
}
