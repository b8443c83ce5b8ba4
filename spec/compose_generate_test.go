//go:build reference

package spec_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// deepGenerator writes sets of Polyaxonfiles that are nearly right about what only the check of a whole operation finds
// out: params against inputs, references, matrices, joins, DAGs, and layers over layers. It writes flow style, for which
// strings can be put together; the cases are rewritten before anybody reads them.
type deepGenerator struct {
	*rand.Rand
	parts map[string]string // files that a pathRef names
}

func (g *deepGenerator) one(from ...string) string { return from[g.IntN(len(from))] }

// in answers yes so many times in a hundred.
func (g *deepGenerator) in(percent int) bool { return g.IntN(100) < percent }

// some is a text so many times in a hundred, and otherwise nothing.
func (g *deepGenerator) some(percent int, text func() string) string {
	if g.in(percent) {
		return text()
	}
	return ""
}

// mapping puts entries into one mapping; empty ones are left out.
func mapping(entries ...string) string {
	var kept []string
	for _, e := range entries {
		if e != "" {
			kept = append(kept, e)
		}
	}
	return "{" + strings.Join(kept, ", ") + "}"
}

func sequence(items ...string) string { return "[" + strings.Join(items, ", ") + "]" }

// port is an input or output that was written, which params, refs and matrices are then about.
type port struct{ name, typ string }

// set is a case: a base, sometimes overlays, and sometimes params of a command line.
func (g *deepGenerator) set() question {
	g.parts = map[string]string{}
	ports := g.ports()
	q := question{Files: map[string]string{base: g.root(ports, 2)}, Set: []string{base}}
	if g.in(35) {
		for i := range 1 + g.IntN(3) {
			name := fmt.Sprintf("overlay%d.yaml", i+1)
			q.Files[name] = g.overlay(ports)
			q.Set = append(q.Set, name)
		}
	}
	for name, text := range g.parts {
		q.Files[name] = text
	}
	if g.in(12) {
		for i, p := range ports {
			isNew := !slices.ContainsFunc(ports[:i], func(o port) bool { return o.name == p.name })
			if isNew && g.in(50) {
				q.Params = append(q.Params, p.name+"="+strings.Trim(g.valueOf(p), `"'`))
			}
		}
	}
	return q
}

func (g *deepGenerator) ports() []port {
	var all []port
	for _, name := range []string{"a", "b", "c"}[:g.IntN(4)] {
		if g.in(3) {
			name = g.one("a", "x y", "lr", "name")
		}
		all = append(all, port{name: name, typ: g.ioType()})
	}
	return all
}

func (g *deepGenerator) ioType() string {
	if g.in(60) {
		return g.one("int", "float", "str", "bool", "int", "float")
	}
	return g.one("", "any", "dict", "list", "date", "datetime", "timedelta", "uuid", "email", "path", "image", "uri", "metric", "metadata",
		"git", "dockerfile", "file", "artifacts", "event", "tensorboard", "gcs", "s3", "wasb", "List[int]", "List[str]", "Dict[str, int]",
		"string", "integer", "number", "tuple", "set", "auth", "Optional[int]")
}

var literals = map[string][]string{
	"int":   {"1", "2", `"3"`, "2.0", "1.5", "abc", "true", "-1", `"1e3"`, "10"},
	"float": {"0.5", "1", `"0.1"`, "abc", "1e3", ".nan", "2"}, "metric": {"0.5", "abc"},
	"str": {"abc", "1", "true", "{x: 1}", "[1, 2]", `""`, "2020-01-01"}, "bool": {"true", "yes", "0", `"on"`, "2", "abc"},
	"dict": {"{x: 1}", `'{"x": 1}'`, "[1]", "abc", "{}"}, "metadata": {"{x: 1}", "1"},
	"list": {"[1, 2]", "[]", `"[1]"`, "abc", "1"}, "tuple": {"[1, 2]", "1"}, "set": {"[1, 1]", "a"},
	"date": {"2020-01-01", `"2020-01-01"`, "2020-01-01T10:00:00", "abc"}, "datetime": {"2020-01-01", "2020-01-01T10:00:00", "86400"},
	"timedelta": {"P1D", "60", `"1:00:00"`, "abc"}, "uuid": {"8aac02e3a62a4f0aaa257c59da5eab80", "abc"},
	"email": {"a@b.com", "abc"}, "path": {"/a/b", "1"}, "image": {"a:b", "{name: x}", `"a b"`}, "uri": {"http://a.b/c", "{user: a, host: b}", "abc"},
	"git": {"{url: u}", "u", "{foo: 1}"}, "dockerfile": {"{image: i}", "{}"}, "file": {"{content: c, filename: f}", "{}"},
	"artifacts": {"{files: [a]}", "{foo: 1}", "{dirs: [[a, b]]}"}, "event": {"{timestamp: 2020-01-01, step: 1, metric: 0.5}", "1"},
	"tensorboard": {"{port: 6006}", "x"}, "gcs": {"gs://a/b", "s3://a"}, "s3": {"s3://a/b", "abc"}, "wasb": {"wasb://a@b.blob.core.windows.net/c", "abc"},
	"List[int]": {"[1, 2]", "[a]", `"[1]"`, "1"}, "List[str]": {"[a]", "[1]"}, "Dict[str, int]": {"{a: 1}", "{a: b}"},
	"": {"1", "abc", "{x: 1}"}, "any": {"1", "[a]"}, "Optional[int]": {"1", "abc"},
}

// valueOf is a value for a port: mostly one for its type.
func (g *deepGenerator) valueOf(p port) string {
	if known := literals[p.typ]; known != nil && g.in(88) {
		value := known[0]
		if g.in(22) {
			value = g.one(known...)
		}
		if g.in(4) {
			value = "[" + value + "]"
		}
		return value
	}
	return g.one("1", "abc", "null", "{}", "[]", `"{{ x }}"`, "1.5", "[1, 2]", "_NO_VALUE_FOUND", "true", `""`, "{value: 1}", "{x: null}")
}

func (g *deepGenerator) io(p port, output bool) string {
	var e []string
	if p.typ != "" {
		e = append(e, fmt.Sprintf("type: %q", p.typ)) // quoted for brackets
	}
	if g.in(25) {
		e = append(e, g.one("isOptional: true", "isOptional: true", "isOptional: false"))
	}
	if g.in(18) {
		e = append(e, "value: "+g.valueOf(p))
	}
	if g.in(12) {
		e = append(e, g.one("isList: true", "isList: true", "isList: false"))
	}
	if g.in(4) || p.typ == "bool" && g.in(20) {
		e = append(e, "isFlag: true")
	}
	if g.in(8) {
		e = append(e, g.one("delayValidation: true", "delayValidation: false", "delay_validation: true"))
	}
	if output && g.in(15) {
		e = append(e, "delayValidation: false")
	}
	if g.in(15) {
		e = append(e, g.validation())
	}
	if g.in(6) {
		e = append(e, g.one("toEnv: A", "toInit: true", "connection: c1", `argFormat: "{{ a }}"`, "description: d"))
	}
	return mapping(append([]string{"name: " + p.name}, e...)...)
}

func (g *deepGenerator) validation() string {
	keyword := g.one("gt: 1", "ge: 1", "lt: 5", "le: 2", "multipleOf: 2", "minDigits: 1", "maxDigits: 2", "decimalPlaces: 1", "regex: a.*",
		"minLength: 2", "maxLength: 3", "contains: a", "contains: [1]", "excludes: [abc]", "options: [1, 2, abc]", "minItems: 1", "maxItems: 1",
		"keys: [x]", "containsKeys: [x]", "excludesKeys: [x]", "delay: true", `gt: "{{ x }}"`, "regex: '('")
	if g.in(25) {
		return "options: " + g.one("[1, 2, 3]", "[a, abc]", "abc", "[0.5]", "[true]")
	}
	return "validation: " + mapping(keyword, g.some(15, func() string { return "lt: 100" }))
}

func (g *deepGenerator) ios(ports []port) string {
	var inputs, outputs []string
	for _, p := range ports {
		if g.in(75) {
			inputs = append(inputs, g.io(p, false))
		} else {
			outputs = append(outputs, g.io(p, true))
		}
	}
	if g.in(20) {
		outputs = append(outputs, g.io(port{name: "o", typ: g.ioType()}, true))
	}
	if g.in(4) && len(inputs) > 0 {
		inputs = append(inputs, inputs[0])
	}
	var e []string
	if len(inputs) > 0 {
		e = append(e, "inputs: "+sequence(inputs...))
	}
	if len(outputs) > 0 {
		e = append(e, "outputs: "+sequence(outputs...))
	}
	return strings.Join(e, ", ")
}

// root is a file, a component in place, or an operation of a DAG that has these inputs and outputs.
func (g *deepGenerator) root(ports []port, deep int) string {
	switch g.IntN(10) {
	case 0, 1, 2: // a component
		return g.component(ports, deep, g.one("kind: component", "kind: component", ""))
	case 3: // everything in one
		return g.operation("", ports, deep, g.one("kind: operation", "kind: component", ""), g.ios(ports), "run: "+g.run(ports, deep))
	}
	return g.operation("", ports, deep, g.one("kind: operation", "kind: operation", ""), g.definition(ports, deep))
}

// definition says what an operation runs: by a component in place or in a file next to it.
func (g *deepGenerator) definition(ports []port, deep int) string {
	component := g.component(ports, deep, g.one("", "kind: component"))
	if g.in(12) {
		name := fmt.Sprintf("part%d.yaml", len(g.parts)+1)
		g.parts[name] = "" // taken
		if g.in(25) && deep > 0 {
			component = g.operation("", ports, 0, "kind: operation", g.definition(ports, 0))
		}
		g.parts[name] = component
		return "pathRef: " + name
	}
	if g.in(10) && deep > 0 {
		return "component: " + g.operation("", ports, 0, g.one("kind: operation", ""), g.definition(ports, 0))
	}
	return "component: " + component
}

func (g *deepGenerator) component(ports []port, deep int, more ...string) string {
	e := append(more, g.ios(ports), "run: "+g.run(ports, deep))
	return mapping(append(e, g.settings(10)...)...)
}

// settings are fields of a file that layers are laid over each other by.
func (g *deepGenerator) settings(percent int) []string {
	var e []string
	for _, values := range [][]string{
		{"name: n", "name: m"}, {"tags: [t1, t2]", "tags: [t2, t3]", "tags: []", "tags: t4"}, {"queue: q1", "queue: a/b"}, {"description: d"},
		{"presets: [p]"}, {"namespace: ns"}, {"strictParams: true", "strictParams: false", "strictParams: yes"},
		{"cache: {disable: true}", "cache: {ttl: 10, io: [a]}", `cache: "{{ c }}"`}, {"termination: {maxRetries: 1}", "termination: {timeout: 5, ttl: 3}"},
		{"plugins: {auth: false}", "plugins: {sandbox: true}", "plugins: {ssh: true}", "plugins: {shm: true, logLevel: x}", `plugins: "{{ p }}"`,
			`plugins: {sandbox: "{{ s }}"}`, "plugins: {sandbox: false}", "plugins: {ssh: null}"},
		{"build: {hubRef: kaniko, params: {x: {value: 1}}}", "build: {hubRef: b, connection: c}"},
		{"hooks: [{hubRef: slack, trigger: succeeded}]", "hooks: []", "hooks: [{connection: c2}]"}, {"isApproved: true", `isApproved: "{{ x }}"`},
		{"cost: 1", "cost: 2.5"}, {"mount: [a]", "mount: [a, {from: b, to: c}]", "mount: [a:b]"}, {"conditions: '{{ x }}'"},
		{"trigger: all_done", "trigger: one_failed"}, {"skipOnUpstreamSkip: true"}, {"version: 1.1", "version: 2"}, {"template: {enabled: true}"},
		{"schedule: {kind: cron, cron: '0 0 * * *'}", "schedule: {kind: interval, frequency: 60}", "schedule: {kind: cron, cron: '1 0 * * *', maxRuns: 3}",
			"schedule: {kind: datetime, startAt: '2030-01-01 00:00'}"},
		{"events: [{kinds: [run_status_running], ref: ops.o1}]", "events: [{kinds: [model_version_new_metric], ref: models.m}]"},
	} {
		if g.in(percent / 2) {
			e = append(e, g.one(values...))
		}
	}
	return append(e, g.shortcuts(percent/2)...)
}

func (g *deepGenerator) shortcuts(percent int) []string {
	var e []string
	for _, values := range [][]string{
		{"cmd: ls", "cmd: [a, b]"}, {"env: {A: x}", "env: {A: y, B: z}", "env: {}"},
		{"resources: {cpu: 1}", "resources: {cpu: 1..2, memory: 1Gi}", "resources: {gpu: 1}", "resources: {}", "resources: {cpu: 500m.., gpu: '1..1'}",
			"resources: {memory: ..2Gi, google.com/tpu: 8}"},
		{"container: {image: j}", "container: {args: [z], env: [{name: A, value: w}]}", "container: null", "container: {}",
			"container: {command: [q], resources: {limits: {cpu: 3}}}"},
		{"ports: [80]", "ports: []"},
		{"environment: {labels: {l: '1'}}", "environment: {nodeName: n, annotations: {x: y}}", "environment: {tolerations: [{key: k}]}",
			"environment: {affinity: {nodeAffinity: {a: 1}}, labels: {l: '2'}}", "environment: {}"},
		{"init: [{git: {url: u}}]", "init: [{connection: c}]", "init: []", "init: [{artifacts: {files: [f]}}]"},
		{"connections: [c1]", "connections: [c1, c2]", "connections: []"}, {"sidecars: [{name: s}]", "sidecars: []"},
		{"volumes: [{name: v}]", "volumes: [{name: v, emptyDir: {}}]"},
		{"runPatch: {container: {image: k}}", "runPatch: {connections: [c3]}", "runPatch: {environment: {labels: {m: '1'}}}", "runPatch: {}",
			"runPatch: {container: {env: [{name: A, value: 1}], command: [r]}}", "runPatch: {init: [{connection: i}]}", "runPatch: {foo: 1}",
			"runPatch: {worker: {replicas: 3}}", "runPatch: {operations: [{name: o9, run: {kind: job}}]}", "runPatch: {kind: service}",
			"runPatch: {volumes: [{name: v2}]}", "runPatch: {concurrency: 2}", "runPatch: {ports: [81]}", "runPatch: null",
			"runPatch: {workers: {w1: {replicas: 4}}}", "runPatch: {replicas: 5}", "runPatch: {sidecars: [{name: s2}]}", "runPatch: {kind: job}"},
	} {
		if g.in(percent) {
			e = append(e, g.one(values...))
		}
	}
	if g.in(percent * 2) {
		e = append(e, "patchStrategy: "+g.one("post_merge", "pre_merge", "replace", "isnull"))
	}
	return e
}
