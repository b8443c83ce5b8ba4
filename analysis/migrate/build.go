package migrate

import (
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// image is what the old file says of the image of its run.
type image struct {
	name, dockerfile, env, context, lang, nocache, git field
	steps                                              []*syntax.Node // commands that 0.x ran to make the image
	stepsKey                                           *syntax.Node
}

const (
	registry = "docker-registry" // stands for the connection, which only the user knows
	uploads  = "{{ globals.run_artifacts_path }}/uploads"
	codePath = "/code" // where 0.x put the code
)

// readBuild reads the section `build`. The first releases had its keys under `run`, and files that only build at the root.
func (c *converter) readBuild() {
	c.build = c.section("build", c.root.take("build"))
	if c.kind == "build" && c.build.node == nil {
		c.build = &section{name: "", node: c.at, entries: c.root.entries, taken: c.root.taken}
	}
	b := c.build
	c.image = image{
		name: either(b.take("image"), c.run.take("image")), dockerfile: b.take("dockerfile"),
		env: either(b.take("env_vars"), c.run.take("env_vars")), context: b.take("context"), lang: b.take("lang_env"),
		nocache: b.take("nocache"), git: either(b.take("git"), c.run.take("git")),
	}
	for _, f := range []field{b.take("build_steps"), b.take("steps"), c.run.take("build_steps"), c.run.take("steps")} {
		for _, item := range itemsOf(f.value) {
			if textOf(item.Resolve()) != "" {
				c.image.steps = append(c.image.steps, item)
				c.image.stepsKey = f.key
			}
		}
	}
	b.drop("backend")
	for _, name := range []string{"ref", "commit", "branch"} {
		if f := b.take(name); f.there() {
			c.lost(f.key, "`%s: %s` of a build has no equivalent: %s", name, textOf(f.value), map[string]string{
				"ref":    "name the image that it made as `run.container.image`",
				"commit": "run the file from a checkout of that commit, with `-u`",
				"branch": "run the file from a checkout of that branch, with `-u`",
			}[name])
		}
	}
	c.withoutBuild()
	if c.image.dockerfile.there() && len(c.image.steps) > 0 {
		c.lost(c.image.stepsKey, "steps beside a dockerfile are left out, as 0.x did")
		c.image.steps = nil
	}
}

// withoutBuild tells what is said of a build and has no place where nothing is built, or where a dockerfile says how.
func (c *converter) withoutBuild() {
	i := &c.image
	switch {
	case i.dockerfile.there() && i.lang.there():
		c.lost(i.lang.key, "`lang_env` beside a dockerfile is not set: write it into the dockerfile")
	case !i.dockerfile.there() && i.context.there():
		c.lost(i.context.key, "`context: %s` has no equivalent: run the file with `-u` in that folder", textOf(i.context.value))
	}
	if i.git.there() && !c.builds() && c.kind != "build" {
		c.lost(i.git.key, "the code came from %s. To have it in the run, add to its `run`:\n  init: [{git: {url: ...}}]", textOf(i.git.value))
	}
}

func either(a, b field) field {
	if a.there() {
		return a
	}
	return b
}

// builds reports whether an image is to be built before the run.
func (c *converter) builds() bool {
	return c.image.dockerfile.there() || len(c.image.steps) > 0 && !c.stepsInCommand()
}

// stepsInCommand reports whether the steps of the build are run before the command.
func (c *converter) stepsInCommand() bool {
	return c.options.BuildInCommand && !c.image.dockerfile.there() && c.kind != "build"
}

// buildSection makes the section that builds the image, and tells how the code comes into it.
func (c *converter) buildSection(root *node) {
	if !c.builds() {
		if c.image.name.there() {
			c.header("0.x copied the code into the image; run with `-u`: it is then found in `workingDir`.")
		}
		return
	}
	b := newMap()
	b.set("hubRef", str("kaniko"))
	e := b.set("connection", str(registry))
	c.checkBeside(e, c.blame(), "put the name of your registry connection here")
	c.fillBuild(b)
	made := root.set("build", b)
	for _, f := range c.root.entriesOf("build") {
		c.from(made, f.key)
	}
	c.header("`build` makes the image first: set `connection` to your container registry,")
	c.header("and run with `-u`, so that this folder is uploaded to the build.")
}

// blame is what remarks about the build are about.
func (c *converter) blame() *syntax.Node {
	for _, f := range c.root.entriesOf("build", "run") {
		return f.key
	}
	return c.at
}

// fillBuild makes the params of the builder, and the dockerfile that it reads.
func (c *converter) fillBuild(b *node) {
	if c.image.dockerfile.there() {
		path := uploads
		if context := strings.Trim(strings.TrimPrefix(textOf(c.image.context.value), "./"), "/"); context != "" && context != "." {
			path += "/" + context
		}
		e := b.below("params").below("context").set("value", str(path))
		c.from(e, c.image.context.key)
		if name := textOf(c.image.dockerfile.value); name != "Dockerfile" && name != "./Dockerfile" {
			e := b.below("runPatch").below("container").set("args", texts("--dockerfile="+name))
			c.from(e, c.image.dockerfile.key)
		} else {
			c.from(e, c.image.dockerfile.key)
		}
		if c.image.env.there() {
			c.lost(c.image.env.key, "`env_vars` beside a dockerfile are not set: write them into the dockerfile, or under `run.container.env`")
		}
	}
	if c.image.nocache.there() {
		if on, _ := c.image.nocache.value.Scalar(); on == true {
			c.from(b.below("params").below("cache").set("value", plain("!!bool", "false")), c.image.nocache.key)
		}
	}
	if !c.image.dockerfile.there() {
		inits := newList()
		if c.image.git.there() {
			inits.add(c.gitInit())
		}
		d := newMap()
		inits.add(newMapOf("dockerfile", c.fillDockerfile(d)))
		b.below("runPatch").set("init", inits)
	} else if c.image.git.there() {
		inits := newList()
		inits.add(c.gitInit())
		b.below("runPatch").set("init", inits)
	}
}

func newMapOf(key string, value *node) *node {
	m := newMap()
	m.set(key, value)
	return m
}

func (c *converter) gitInit() *node {
	git := newMap()
	c.from(git.set("url", c.copy(c.image.git.value).asText()), c.image.git.key)
	return newMapOf("git", git)
}

// fillDockerfile makes the dockerfile of the steps.
func (c *converter) fillDockerfile(d *node) *node {
	if c.image.name.there() {
		c.from(d.set("image", c.copy(c.image.name.value)), c.image.name.key)
	}
	if c.image.env.there() {
		env := newMap()
		for _, v := range c.pairs(c.image.env) {
			c.from(env.set(v.name, v.value.asText()), v.at)
		}
		if !env.empty() {
			c.from(d.set("env", env), c.image.env.key)
		}
	}
	c.move(d, "langEnv", c.image.lang)
	copies := newList()
	copies.add(texts("{{ globals.uuid }}/uploads", codePath))
	d.set("copy", copies)
	if len(c.image.steps) > 0 {
		run := newList()
		for _, step := range c.image.steps {
			e := c.from(run.add(c.copy(step).asText()), step)
			c.oldLibrary(e, step)
		}
		c.from(d.set("run", run), c.image.stepsKey)
	}
	return d
}

var oldLibrary = regexp.MustCompile(`\bpolyaxon-(client|helper|cli|schemas)\b`)

// oldLibrary tells of a step that installs the client of 0.x.
func (c *converter) oldLibrary(e *entry, step *syntax.Node) {
	if m := oldLibrary.FindString(textOf(step.Resolve())); m != "" {
		c.check(e, step, "`%s` speaks to Polyaxon 0.x only. Today's library is `polyaxon`, with `polyaxon.tracking`; code that uses the old one needs the same change", m)
	}
}

// onlyBuild makes the file of kind `build`: it runs the builder.
func (c *converter) onlyBuild() *node {
	root := c.rootOf("operation")
	c.metadata(root)
	root.set("hubRef", str("kaniko"))
	params := newMap()
	name := "IMAGE:TAG"
	if f := c.root.entriesOf("name"); len(f) > 0 && nameOfToday.MatchString(textOf(f[0].value)) {
		name = strings.ToLower(textOf(f[0].value)) + ":latest"
	}
	destination := newMap()
	destination.set("value", str(name))
	c.checkBeside(destination.set("connection", str(registry)), c.blame(), "put your registry connection here, and the image above")
	params.set("destination", destination)
	root.set("params", params)
	c.fillBuild(root)
	run := root.at("runPatch")
	if run == nil {
		run = root.set("runPatch", newMap())
	}
	if env := c.pod(c.environment); env != nil {
		run.value.set("environment", env)
	}
	if r := c.resources(c.environment.take("resources")); r != nil {
		run.value.below("container").set("resources", r)
	}
	if run.value.empty() {
		root.remove("runPatch")
		run = root.at("params")
	}
	c.header("Run with `-u`, so that this folder is uploaded to the build.")
	c.home(field{key: c.environmentKey()}, run)
	c.outputsOfRuns(run)
	c.leave(c.environment)
	if c.build.name != "" {
		c.leave(c.build)
	}
	for _, f := range c.root.rest() {
		c.lost(f.key, "`%s` has no equivalent", f.key.Value)
	}
	return root
}

func (c *converter) environmentKey() *syntax.Node {
	for _, f := range c.root.entriesOf("environment") {
		return f.key
	}
	return nil
}

// shellSteps are the steps as the beginning of a command.
func (c *converter) shellSteps() string {
	var parts []string
	for _, step := range c.image.steps {
		parts = append(parts, strings.Join(strings.Fields(step.Resolve().Value), " "))
	}
	return strings.Join(parts, " && ")
}

// imageOf is the image of the container; nil where none is known.
func (c *converter) imageOf() (*node, *syntax.Node) {
	f := c.image.name
	if !f.there() || f.value.Kind != yaml.ScalarNode || c.image.dockerfile.there() {
		return nil, nil
	}
	return c.copy(f.value).asText(), f.key
}
