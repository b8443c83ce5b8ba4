//go:build reference

package spec_test

import (
	"fmt"
	"strings"
)

// operation is one that gives its component params, and more. name is empty outside of a DAG; entries come first.
func (g *deepGenerator) operation(name string, ports []port, deep int, entries ...string) string {
	var e []string
	if name != "" {
		e = append(e, "name: "+name)
	}
	e = append(e, entries...)
	e = append(e, g.some(85, func() string { return g.params(ports, name != "") }))
	e = append(e, g.some(14, func() string { return "matrix: " + g.matrix(ports) }))
	e = append(e, g.some(8, func() string { return g.joins(ports) }))
	percent := 12
	if name != "" {
		percent = 3
	}
	return mapping(append(e, g.settings(percent)...)...)
}

func (g *deepGenerator) params(ports []port, inDag bool) string {
	var e []string
	for _, p := range ports {
		if g.in(88) {
			e = append(e, p.name+": "+g.param(p, inDag))
		}
	}
	if g.in(15) {
		e = append(e, g.one("z", "zz", "aa")+": "+g.param(port{name: "z", typ: g.ioType()}, inDag))
	}
	return "params: " + mapping(e...)
}

func (g *deepGenerator) param(p port, inDag bool) string {
	refs := 6
	if inDag {
		refs = 40
	}
	switch {
	case g.in(refs):
		ref := g.one("dag", "ops.o1", "ops.o1", "ops.o2", "ops.o2", "ops.o3")
		if g.in(15) {
			ref = g.one("runs.8aac02e3a62a4f0aaa257c59da5eab80", "ops", "ops.a.b", "foo", "foo.b", "runs.b", `"{{ x }}"`, `""`, "dag.a", "ops.",
				`"runs.{8aac02e3-a62a-4f0a-aa25-7c59da5eab80}"`, "runs")
		}
		return mapping("value: "+g.taken(p), "ref: "+ref, g.some(12, g.paramExtra))
	case g.in(30):
		return mapping("value: "+g.valueOf(p), g.some(30, g.paramExtra))
	case g.in(4):
		return mapping(g.paramExtra())
	}
	return g.valueOf(p)
}

func (g *deepGenerator) paramExtra() string {
	return g.one("contextOnly: true", "contextOnly: true", "contextOnly: false", "toEnv: E", "toInit: true", "connection: c1")
}

// taken is what a ref takes.
func (g *deepGenerator) taken(p port) string {
	name := g.one(p.name, p.name, "a", "b", "o")
	value := g.one("outputs.o", "outputs."+name, "inputs."+name, "inputs."+name, "outputs."+name)
	if g.in(25) {
		value = g.one("globals.uuid", "globals.nope", "artifacts.x", "artifacts", "inputs", "outputs", "globals", "io", "artifacts.a.b",
			"outputs.a.b", "outputs.a.b.c", "foo", "foo.a", "status", "1", "x y.z", "''")
	}
	if g.in(12) {
		return `"{{ ` + value + ` }}"`
	}
	return value
}

func (g *deepGenerator) joins(ports []port) string {
	var e []string
	for _, p := range append(ports, port{name: "j"}) {
		if g.in(50) {
			value := g.one("outputs."+p.name, "inputs.x", "artifacts", "artifacts.x", "foo", "1", "{files: [x]}", "globals.uuid", `"{{ outputs.a }}"`, "null")
			e = append(e, p.name+": "+mapping("value: "+value, g.some(10, func() string { return "ref: ops.o1" }), g.some(15, g.paramExtra)))
		}
	}
	params := "params: " + mapping(e...)
	if g.in(8) {
		params = g.one("", `params: "{{ x }}"`, "params: {a: 1}", "params: null", "params: {}")
	}
	join := mapping("query: 'metrics.loss: <0.1'", params, g.some(20, func() string { return "sort: x, limit: 5" }), g.some(10, func() string { return "ref: ops.o1" }))
	if g.in(3) {
		return g.one(`joins: "{{ j }}"`, "joins: []", "joins: null")
	}
	if g.in(10) {
		return "joins: " + sequence(join, join)
	}
	return "joins: " + sequence(join)
}

// hyperParam is one for a port: mostly of a kind that its type takes.
func (g *deepGenerator) hyperParam(p port) string {
	kinds := map[string]string{
		"choice": "[1, 2]", "pchoice": "[[1, 0.5], [2, 0.5]]", "range": "[1, 10, 2]", "daterange": "[2020-01-01, 2020-02-01, 1]",
		"datetimerange": `["2020-01-01T00:00:00", "2020-02-01T00:00:00", 3600]`, "linspace": "[1, 10, 5]", "logspace": `"1:10:5"`,
		"geomspace": "{start: 1, stop: 10, num: 5}", "uniform": "[0, 1]", "quniform": "[0, 1, 0.1]", "loguniform": "[0, 1]", "qloguniform": "[0, 1, 0.1]",
		"normal": "[0, 1]", "qnormal": "[0, 1, 0.1]", "lognormal": `"0:1"`, "qlognormal": "{loc: 0, scale: 1, q: 1}",
	}
	kind := g.one("choice", "choice", "range", "linspace", "pchoice", "uniform", "logspace", "geomspace", "quniform", "normal")
	switch {
	case p.typ == "date" && g.in(60):
		kind = "daterange"
	case p.typ == "datetime" && g.in(60):
		kind = "datetimerange"
	case g.in(20):
		kind = g.one("daterange", "datetimerange", "loguniform", "qloguniform", "qnormal", "lognormal", "qlognormal")
	}
	value := kinds[kind]
	if g.in(12) {
		value = g.one("null", `"{{ x }}"`, "[10, 1, 2]", "[1, 10, 0]", "[1]", "[]", "abc", "[1, 2, 3, 4, 5]", "{}", "[[a, 0.7], [b, 0.7]]", "[[a, 1]]",
			`["2020-01-01T00:00:00Z", "2020-02-01T00:00:00", 3600]`, "[1.0, 2, 0.5]", `"1:2:1"`)
	}
	return mapping("kind: "+kind, "value: "+value)
}

func (g *deepGenerator) matrix(ports []port) string {
	var e []string
	for _, p := range append(ports, port{name: "h", typ: "int"}) {
		if g.in(70) {
			e = append(e, p.name+": "+g.hyperParam(p))
		}
	}
	params := "params: " + mapping(e...)
	if g.in(10) {
		params = g.one("", "", "params: {}", `params: "{{ x }}"`, `params: "{{ a }}"`, "params: null")
	}
	more := g.some(25, func() string {
		return g.one("concurrency: 2", "concurrency: 0", `concurrency: "{{ x }}"`, "seed: 1", "numRuns: 3", "concurrency: -1",
			"earlyStopping: [{kind: failure_early_stopping, percent: 50}]", "foo: 1",
			"earlyStopping: [{kind: metric_early_stopping, metric: m, value: 0.9, optimization: maximize, policy: {kind: median, evaluationInterval: 1}}]")
	})
	metric := "metric: {name: loss, optimization: minimize}"
	kind := g.one("grid", "grid", "random", "random", "bayes", "hyperband", "tpe", "iterative", "mapping", "mapping")
	required := map[string]string{
		"random": "numRuns: 3", "bayes": "numInitialRuns: 2, maxIterations: 3, " + metric + ", utilityFunction: {acquisitionFunction: ei, eps: 1.2}",
		"tpe": "numRuns: 3, maxIterations: 2, " + metric, "iterative": "maxIterations: 3",
		"hyperband": "maxIterations: 9, eta: 3, " + metric,
	}[kind]
	if g.in(5) {
		required = ""
	}
	if kind == "hyperband" && g.in(75) {
		required = strings.TrimPrefix(required+", resource: "+g.one("{name: a, type: int}", "{name: h, type: int}", "{name: e}"), ", ")
	}
	if kind == "mapping" {
		var v []string
		for _, p := range ports {
			if g.in(80) {
				v = append(v, p.name+": "+g.valueOf(p))
			}
		}
		return mapping("kind: mapping", g.one("values: "+sequence(mapping(v...), "{a: 2}"), "values: "+sequence(mapping(v...)), "values: []",
			`values: "{{ a }}"`, "values: "+sequence(mapping(v...))), more)
	}
	return mapping("kind: "+kind, params, required, more)
}

func (g *deepGenerator) run(ports []port, deep int) string {
	container := "container: " + g.one("{image: i}", "{image: i, command: [x], args: [y], env: [{name: A, value: v}]}", "{image: i, env: {A: b}}", "{}",
		"{image: i, env: '{{ e }}'}", "{image: i, resources: {limits: {cpu: 1}, requests: {memory: 1Gi}}}")
	pod := strings.TrimSuffix(strings.TrimPrefix(mapping(
		g.some(15, func() string {
			return g.one("connections: [c1]", "connections: [c0]", "connections: '{{ c }}'", "connections: null")
		}),
		g.some(15, func() string {
			return g.one("environment: {labels: {l: '0'}}", "environment: {nodeSelector: {a: b}, labels: {k: '1'}}", "environment: '{{ e }}'",
				"environment: {tolerations: [{key: j}]}", "environment: {affinity: {nodeAffinity: {b: 2}}}")
		}),
		g.some(10, func() string { return g.one("init: [{connection: c}]", "init: [{git: {url: u}}]") }),
		g.some(10, func() string { return g.one("volumes: [{name: v}]", "volumes: [{name: w}]") }),
		g.some(8, func() string { return "sidecars: [{name: s, image: i}]" }),
	), "{"), "}")
	replica := func() string {
		return mapping(g.some(60, func() string { return "replicas: 2" }), g.some(80, func() string { return container }), pod)
	}
	kind := g.one("job", "job", "job", "job", "service", "dag", "dag", "dag", "dag", "tfjob", "pytorchjob", "mpijob", "raycluster", "daskcluster", "notifier", "tuner", "cleaner")
	if kind == "dag" && deep <= 0 {
		kind = "job"
	}
	roles := map[string][]string{
		"tfjob": {"chief", "worker", "ps", "evaluator"}, "pytorchjob": {"master", "worker"}, "mpijob": {"launcher", "worker"},
		"daskcluster": {"job", "worker", "scheduler"}, "raycluster": {"head"},
	}[kind]
	var e []string
	for _, role := range roles {
		e = append(e, g.some(60, func() string { return role + ": " + replica() }))
	}
	switch kind {
	case "dag":
		return g.dag(ports, deep)
	case "service":
		e = append(e, container, pod, g.some(50, func() string { return g.one("ports: [80]", "replicas: 2", "rewritePath: true") }))
	case "raycluster":
		e = append(e, g.some(60, func() string {
			return "workers: " + mapping("w1: "+replica(), g.some(30, func() string { return "w2: " + replica() }))
		}))
	case "job":
		e = append(e, container, pod)
	case "tuner", "notifier", "cleaner":
		e = append(e, g.some(60, func() string { return container }))
	default:
		e = append(e, g.some(15, func() string { return g.one("cleanPodPolicy: All", "cleanPodPolicy: Foo") }))
	}
	if g.in(2) {
		e = append(e, "foo: 1")
	}
	return mapping(append([]string{"kind: " + kind}, e...)...)
}

func (g *deepGenerator) dag(outer []port, deep int) string {
	var components, operations []string
	var declared [][]port
	for i := range g.IntN(3) {
		ports := g.ports()
		name := fmt.Sprintf("c%d", i+1)
		if g.in(4) {
			name = "c1"
		}
		c := g.component(ports, deep-1, "name: "+name)
		if g.in(25) && i > 0 {
			c = g.operation(name, ports, 0, "dagRef: c"+g.one("1", "1", "2", "3"))
		}
		if g.in(3) {
			c = strings.Replace(c, "name: "+name, "", 1)
		}
		components, declared = append(components, strings.Replace(c, "{, ", "{", 1)), append(declared, ports)
	}
	for i := range 1 + g.IntN(3) {
		name := fmt.Sprintf("o%d", i+1)
		if g.in(3) {
			name = "o1"
		}
		ports := g.ports()
		definition := ""
		switch pick := g.IntN(10); {
		case pick < 4 && len(components) > 0:
			n := g.IntN(len(components))
			ports, definition = declared[n], fmt.Sprintf("dagRef: c%d", n+1)
		case pick < 5:
			definition = g.one("dagRef: c1", "dagRef: nope", "run: {kind: job}", "cmd: ls", "")
		case pick < 6:
			definition = strings.TrimPrefix(g.ios(ports)+", run: "+g.run(ports, deep-1), ", ")
		default:
			definition = g.definition(ports, deep-1)
		}
		more := []string{definition}
		if g.in(25) {
			up := g.one("o1", "o2", "o1")
			if g.in(15) {
				up = g.one("o3", "zz", name)
			}
			more = append(more, g.one("dependencies: ["+up+"]", "events: [{kinds: [run_status_succeeded], ref: ops."+up+"}]", "dependencies: ["+up+"]"))
		}
		if g.in(2) {
			more = append(more, g.one(`dependencies: "{{ a }}"`, "dependencies: []", `events: "{{ e }}"`))
		}
		if g.in(3) {
			more = append(more, g.one("kind: component", "kind: operation"))
		}
		taken := append(ports, outer[:g.IntN(len(outer)+1)]...)
		operations = append(operations, g.operation(name, taken, deep-1, more...))
	}
	list := "operations: " + sequence(operations...)
	if g.in(3) {
		list = g.one("", "operations: []", `operations: "{{ o }}"`, "operations: null")
	}
	return mapping("kind: dag", g.some(min(100*len(components), 100), func() string { return "components: " + sequence(components...) }), list,
		g.some(10, func() string {
			return g.one("concurrency: 2", "connections: [c]", "environment: {labels: {a: b}}", "volumes: [{name: v}]")
		}))
}

// overlay is a file that is laid over others: some of its parts are cleared, and its run may say no kind.
func (g *deepGenerator) overlay(ports []port) string {
	var e []string
	e = append(e, g.some(35, func() string { return g.params(ports, false) }))
	e = append(e, g.some(15, func() string { return "matrix: " + g.matrix(ports) }))
	e = append(e, g.some(6, func() string { return g.joins(ports) }))
	e = append(e, g.some(12, func() string { return g.ios(ports) }))
	e = append(e, g.some(12, func() string { return "run: " + g.run(ports, 1) }))
	if g.in(25) {
		e = append(e, "run: "+g.one("{container: {image: zz}}", "{connections: [c9]}", "{environment: {labels: {z: '1'}}}", "null", "{worker: {replicas: 9}}",
			"{operations: [{name: o8, run: {kind: job}}]}", "{container: null}", "{foo: 1}", "{}", "{replicas: 7}", "{ports: [82]}",
			"{connections: null}", "{environment: null}", "{components: null}", "{operations: null}", "{init: null, sidecars: null}",
			"{container: {args: [n], env: [{name: N, value: o}]}}", "{workers: {w1: {replicas: 8}, w3: {replicas: 1}}}"))
	}
	if g.in(25) {
		e = append(e, g.one("tags", "params", "matrix", "schedule", "plugins", "environment", "name", "hooks", "joins", "inputs", "outputs", "cache",
			"cmd", "env", "resources", "container", "ports", "termination", "queue", "mount", "build", "runPatch", "init", "connections",
			"strictParams", "patchStrategy", "isApproved", "template", "version", "component", "kind")+": null")
	}
	if g.in(8) {
		e = append(e, g.one("plugins: {auth: null}", "termination: {maxRetries: null}", "cache: {disable: null}", "params: {a: null}", "kind: operation",
			"kind: component", "isPreset: true", "hubRef: x", "dagRef: c1", "component: {run: {kind: job}}", "patchStrategy: replace"))
	}
	if g.in(40) {
		e = append(e, "patchStrategy: "+g.one("post_merge", "pre_merge", "replace", "isnull"))
	}
	return mapping(append(e, g.settings(16)...)...)
}
