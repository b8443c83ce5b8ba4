package migrate

import (
	"regexp"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// runSection makes what runs.
func (c *converter) runSection() *node {
	switch service := c.service(); service {
	case "notebook":
		return c.notebook()
	case "tensorboard":
		return c.tensorboard()
	}
	c.readRun()
	if run := c.distributed(); run != nil {
		return run
	}
	run := newMap()
	run.set("kind", str("job"))
	c.podOf(run, c.environment)
	c.setContainer(run, c.container(c.environment))
	return run
}

// readRun reads the command, and what is to be told about it.
func (c *converter) readRun() {
	f := c.run.take("cmd")
	several := false
	c.command, several = c.readCommand(f)
	c.commandKey = f.key
	if several {
		c.lost(f.key, "0.x ran the lines of this command as one, and so it stands here. If they were meant as several commands, put `&&` between them")
	}
	text := renameInTemplates(c.command.text())
	c.command.words = strings.Fields(text)
	for _, name := range slices.Compact(slices.Sorted(slices.Values(oldVariable.FindAllString(text, -1)))) {
		if name != "POLYAXON_RUN_OUTPUTS_PATH" {
			c.lost(f.key, "2.x does not set the variable %s", name)
		}
	}
	if f := c.oldPath(); f != nil {
		c.lost(f, "paths under /data and /outputs were volumes of the old server: mount them with connections, and look at the paths")
	}
}

var (
	oldVariable = regexp.MustCompile(`POLYAXON_[A-Z_]+`)
	oldPaths    = regexp.MustCompile(`(^|[\s='":])(/data/|/outputs/)`)
)

// oldPath is where the old file speaks of a path on a volume of the old server.
func (c *converter) oldPath() *syntax.Node {
	for _, f := range c.root.entriesOf("params", "declarations") {
		for _, e := range f.value.Entries() {
			if oldPaths.MatchString(textOf(e.Value.Resolve())) {
				return e.Key
			}
		}
	}
	if oldPaths.MatchString(c.command.text()) {
		return c.commandKey
	}
	return nil
}

// podOf puts the environment and the connections of a pod into a run or a replica.
func (c *converter) podOf(run *node, s *section) {
	if pod := c.pod(s); pod != nil {
		run.set("environment", pod)
	}
	if connections := c.connections(s); connections != nil {
		run.set("connections", connections)
	}
}

func (c *converter) setContainer(run, container *node) {
	if container.empty() {
		container.set("command", texts("true"))
		c.check(run.set("container", container), c.blame(), "the old file says neither which image to run nor what in it")
		return
	}
	c.ofContainer(run.set("container", container))
}

// ofContainer puts what has no place of its own at the container, or at the replica that it is in.
func (c *converter) ofContainer(e *entry) {
	for _, f := range c.root.entriesOf("run", "environment") {
		c.home(f, e)
	}
	c.outputsOfRuns(e)
}

// container makes the container of a job or a replica.
func (c *converter) container(s *section) *node {
	n := newMap()
	c.imageIn(n)
	if c.stepsInCommand() && len(c.image.steps) > 0 {
		c.stepsBefore()
	}
	if len(c.command.words) > 0 {
		n.set("command", texts("/bin/bash", "-c"))
		args := newList()
		args.add(c.command.node())
		e := c.from(n.set("args", args), c.commandKey)
		c.home(field{key: c.commandKey}, e)
	}
	c.rest(n, s)
	return n
}

// rest puts variables and resources into a container.
func (c *converter) rest(n *node, s *section) {
	if env := c.variables(); env != nil {
		n.set("env", env)
	}
	if f := s.take("resources"); f.there() {
		if r := c.resources(f); r != nil {
			c.from(n.set("resources", r), f.key)
		}
	}
}

// stepsBefore puts the steps of the build before the command.
func (c *converter) stepsBefore() {
	if c.stepsDone {
		return
	}
	c.stepsDone = true
	steps := strings.Fields(c.shellSteps())
	breaks := map[int]bool{}
	for i, word := range steps {
		if word == "&&" {
			breaks[i] = true
		}
	}
	if len(c.command.words) > 0 {
		breaks[len(steps)] = true
		steps = append(steps, "&&")
	}
	for at := range c.command.breaks {
		if at > 0 {
			breaks[at+len(steps)] = true
		}
	}
	c.command.words = append(steps, c.command.words...)
	c.command.breaks = breaks
}

// imageIn puts the image into a container, and where the code is in it.
func (c *converter) imageIn(n *node) {
	image, key := c.imageOf()
	if image == nil {
		return
	}
	e := c.from(n.set("image", image), key)
	if c.builds() {
		e.line = append(e.line, "# replaced by the image that `build` makes")
		return
	}
	n.set("workingDir", str(uploads))
}
