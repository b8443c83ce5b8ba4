package migrate

import (
	"regexp"
	"strings"
)

var namesNotebook = regexp.MustCompile(`(?i)jupyter|notebook`)

// service is what kind of service a file of 0.x starts; "" for none.
func (c *converter) service() string {
	switch c.kind {
	case "notebook", "tensorboard":
		return c.kind
	case "plugin":
		for _, step := range c.image.steps {
			if namesNotebook.MatchString(step.Resolve().Value) {
				return "notebook"
			}
		}
		if namesNotebook.MatchString(c.options.Path) {
			return "notebook"
		}
		return "tensorboard"
	}
	return ""
}

// notebook makes the service that runs Jupyter, with the arguments of 0.x.
func (c *converter) notebook() *node {
	program := "notebook"
	for _, f := range []field{c.root.take("backend"), c.environment.take("backend")} {
		if wordOf(f.value) == "lab" {
			program = "lab"
		}
	}
	run := newMap()
	run.set("kind", str("service"))
	run.set("ports", ports("8888"))
	c.podOf(run, c.environment)
	container := newMap()
	c.imageIn(container)
	c.serve(container, []string{"jupyter", program}, []string{
		"--no-browser", "--ip=0.0.0.0", "--port={{ globals.ports[0] }}", "--allow-root", "--NotebookApp.allow_origin=*",
		"--NotebookApp.trust_xheaders=True", "--NotebookApp.token=", "--NotebookApp.base_url={{ globals.base_url }}",
		"--NotebookApp.notebook_dir=.",
	})
	c.rest(container, c.environment)
	c.setContainer(run, container)
	return run
}

// tensorboard makes the service that shows what runs have logged.
func (c *converter) tensorboard() *node {
	run := newMap()
	run.set("kind", str("service"))
	run.set("ports", ports("6006"))
	c.podOf(run, c.environment)
	inits := newList()
	inits.add(newMapOf("artifacts", newMapOf("dirs", str(`{{ uuids | map("map_format", "%s/outputs") | list }}`))))
	c.check(run.set("init", inits), c.first(),
		"0.x chose the runs that a tensorboard shows on the command line. Now they are given as `-P uuids='[\"UUID\"]'`")
	container := newMap()
	c.imageIn(container)
	if container.at("image") == nil && !c.builds() {
		container.set("image", str("tensorflow/tensorflow"))
	}
	c.serve(container, []string{"tensorboard"}, []string{
		"--logdir={{ globals.artifacts_path }}", "--port={{ globals.ports[0] }}", "--path_prefix={{ globals.base_url }}", "--host=0.0.0.0",
	})
	c.rest(container, c.environment)
	c.setContainer(run, container)
	return run
}

// tensorboardInput is the input that tells a tensorboard which runs to show.
func tensorboardInput() *node {
	n := newMap().onOneLine()
	n.set("name", str("uuids"))
	n.set("type", str("str"))
	n.set("isList", plain("!!bool", "true"))
	n.set("isOptional", plain("!!bool", "true"))
	none := newList()
	none.flow = true
	n.set("value", none)
	return n
}

func ports(port string) *node {
	l := newList()
	l.flow = true
	l.add(plain("!!int", port))
	return l
}

// serve puts a program into a container. A command that the old file gave is what runs instead.
func (c *converter) serve(container *node, program, args []string) {
	c.readRun()
	if len(c.command.words) > 0 {
		c.lost(c.commandKey, "a %s of 0.x ran no command of its own: `cmd` is left out", c.service())
		c.command = command{}
	}
	if c.stepsInCommand() && len(c.image.steps) > 0 {
		words := append([]string(nil), program...)
		for _, a := range args {
			words = append(words, shellQuoted(a))
		}
		c.command = command{words: words, breaks: map[int]bool{}}
		for i := range args {
			c.command.breaks[len(program)+i] = true
		}
		c.stepsBefore()
		container.set("command", texts("/bin/bash", "-c"))
		l := newList()
		l.add(c.command.node())
		container.set("args", l)
		return
	}
	container.set("command", texts(program...))
	l := newList()
	for _, a := range args {
		l.add(str(a))
	}
	container.set("args", l)
}

// shellQuoted is an argument for a shell.
func shellQuoted(word string) string {
	if plainArgument.MatchString(word) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

var plainArgument = regexp.MustCompile(`^[-\w./=:{} \[\]]+$`)
