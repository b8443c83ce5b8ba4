package analysis_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// fileGenerator writes random operations and components that are valid, in forms that refactorings are about, with comments
// in between.
type fileGenerator struct {
	*rand.Rand
	comments int
}

func (g *fileGenerator) one(from ...string) string { return from[g.IntN(len(from))] }

// in answers yes so many times in a hundred.
func (g *fileGenerator) in(percent int) bool { return g.IntN(100) < percent }

// end is a comment at the end of a line, at times.
func (g *fileGenerator) end() string {
	if !g.in(25) {
		return ""
	}
	g.comments++
	return fmt.Sprintf("  # %d", g.comments)
}

// line is a comment on a line of its own, at times.
func (g *fileGenerator) line() []string {
	if !g.in(20) {
		return nil
	}
	g.comments++
	return []string{fmt.Sprintf("# %d", g.comments)}
}

// under is a block as the value of a key.
func (g *fileGenerator) under(key string, lines []string) []string {
	out := append(g.line(), key+":"+g.end())
	for _, l := range lines {
		if l != "" {
			l = "  " + l
		}
		out = append(out, l)
	}
	return append(out, g.line()...)
}

// text is a whole file.
func (g *fileGenerator) text() string {
	g.comments = 0
	var lines []string
	switch g.IntN(7) {
	case 0:
		lines = append([]string{"kind: component" + g.end()}, g.component(true)...)
	case 1:
		lines = append([]string{"version: 1.1", "kind: component"}, g.under("run", g.dag())...)
	case 2, 3, 4:
		lines = append([]string{"kind: operation"}, g.shortcuts()...)
	default:
		lines = g.operation()
	}
	return strings.Join(lines, "\n") + "\n"
}

func (g *fileGenerator) operation() []string {
	lines := []string{"kind: operation" + g.end()}
	if g.in(25) {
		lines = append(lines, "name: "+g.one("train", "Night-run", "a_b"))
	}
	lines = append(lines, g.under("params", []string{
		"lr: " + g.one("0.1", "{value: 0.1}", "1e-3", "{value: 5}") + g.end(),
		"tag: " + g.one("a", "{value: \"1\"}", "yes please"),
	})...)
	lines = append(lines, g.line()...)
	if g.in(15) {
		lines = append(lines, "component: {inputs: [{name: lr, type: float}, {name: tag, type: str}], run: {kind: job, container: {image: a}}}"+g.end())
	} else {
		lines = append(lines, g.under("component", g.component(g.in(50)))...)
	}
	if g.in(20) {
		lines = append(lines, "queue: night"+g.end())
	}
	return lines
}

// shortcuts are the keys of an operation that has no component.
func (g *fileGenerator) shortcuts() []string {
	var lines []string
	if g.in(75) {
		lines = append(lines, g.under("container", g.container(g.in(70)))...)
	}
	if g.in(25) || len(lines) == 0 {
		lines = append(lines, "cmd: "+g.one("python train.py", "[pip install ., python train.py]", "\"a: b\""))
	}
	if g.in(30) {
		lines = append(lines, g.under("environment", []string{"labels: {a: b}", "nodeName: " + g.value()})...)
	}
	return append(lines, g.line()...)
}

func (g *fileGenerator) component(inputs bool) []string {
	lines := []string{"inputs:", "- {name: lr, type: float, value: 0.5}" + g.end(), "- name: tag", "  type: str", "  value: none" + g.end()}
	if inputs && g.in(50) {
		lines = append(lines, "- {name: image, type: str, value: b}")
	}
	if g.in(30) {
		lines = append([]string{"kind: component", "name: " + g.one("deep", "wide_net")}, lines...)
	}
	return append(append(lines, g.line()...), g.under("run", g.run())...)
}

func (g *fileGenerator) run() []string {
	switch {
	case g.in(15):
		return append([]string{"kind: tfjob"}, g.under("worker", append([]string{"replicas: 2"}, g.under("container", g.container(true))...))...)
	case g.in(20):
		lines := append([]string{"kind: service", "ports: [80]"}, g.under("container", g.container(true))...)
		return lines
	}
	lines := append([]string{"kind: job" + g.end()}, g.under("container", g.container(true))...)
	if g.in(30) {
		lines = append(lines, g.under("environment", []string{"labels: {tier: " + g.value() + "}"})...)
	}
	return lines
}

// value is a scalar that a text can stand in the place of.
func (g *fileGenerator) value() string {
	return g.one("a", "a", "b c", `"1"`, `"0.10"`, `"x, y"`, "'it''s'", "train-1", `"yes"`, "2026-01-01T", "a:b", `"#1"`, "/data/x.csv")
}

// argument is an argument of a command, which may be a number.
func (g *fileGenerator) argument() string {
	if g.in(40) {
		return g.one(`"1"`, `"0.1"`, `"true"`, `"1e-3"`, `"010"`, `"null"`, `"[1]"`, `"1_000"`, `"0x10"`, `"1.0"`, `"-3"`, `"None"`,
			"0.1", "1", "true", "1e-3", "0.10", "010", "1.0", "12:30", "1_000", "-.5")
	}
	return g.value()
}

func (g *fileGenerator) container(full bool) []string {
	lines := []string{"image: " + g.one("a", "acme/train:1", `"b"`) + g.end()}
	if !full {
		return append(lines, g.line()...)
	}
	switch g.IntN(4) {
	case 0:
		lines = append(lines, "command: [/bin/sh, -c]", "args:", "- |-", "  set -e", "  python "+g.one("a.py", "b.py"), "", "  echo done")
	case 1:
		lines = append(lines, "args: [--lr, "+g.argument()+", --tag, "+g.argument()+"]"+g.end())
	default:
		lines = append(lines, "command: [python]", "args:"+g.end(), "- --lr", "- "+g.argument()+g.end(), "- --out", "- "+g.argument())
		lines = append(lines, g.line()...)
	}
	if g.in(40) {
		lines = append(lines, "env:", "- name: A", "  value: "+g.value()+g.end(), "- {name: B, value: "+g.value()+"}")
	}
	if g.in(30) {
		lines = append(lines, "workingDir: "+g.value())
	}
	if g.in(25) {
		lines = append(lines, "resources:", "  limits:", "    cpu: "+g.one("1", `"2"`, "500m"), "    memory: 1Gi")
	}
	return lines
}

func (g *fileGenerator) dag() []string {
	lines := []string{"kind: dag", "operations:"}
	for i := range 1 + g.IntN(3) {
		op := []string{fmt.Sprintf("name: op%d", i) + g.end()}
		if i > 0 && g.in(50) {
			op = append(op, fmt.Sprintf("dependencies: [op%d]", i-1))
		}
		op = append(op, g.under("component", g.component(false))...)
		for j, l := range op {
			lead := "  "
			if j == 0 {
				lead = "- "
			}
			lines = append(lines, strings.TrimRight(lead+l, " "))
		}
	}
	return lines
}
