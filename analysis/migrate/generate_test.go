package migrate_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// oldFile writes random files of Polyaxon 0.x.
type oldFile struct {
	*rand.Rand
	b      strings.Builder
	names  []string // params that the command may use
	remark int
}

// generate is a file of 0.x with random sections.
func generate(r *rand.Rand) string {
	f := &oldFile{Rand: r}
	kind := f.one("experiment", "experiment", "experiment", "job", "group", "group", "notebook", "tensorboard")
	if f.yes() {
		f.line(0, "---")
	}
	f.line(0, "version: 1")
	f.line(0, "kind: "+kind)
	sections := []func(){f.meta, f.params, f.build, f.environment}
	if f.IntN(4) == 0 {
		sections = append(sections, f.inputs)
	}
	if kind == "group" || f.IntN(8) == 0 && kind == "experiment" {
		sections = append(sections, f.search)
	}
	f.Shuffle(len(sections), func(i, j int) { sections[i], sections[j] = sections[j], sections[i] })
	for _, section := range sections {
		if f.yes() {
			f.b.WriteString("\n")
		}
		section()
	}
	if kind != "notebook" && kind != "tensorboard" {
		f.command()
	}
	return f.b.String()
}

func (f *oldFile) yes() bool { return f.IntN(2) == 0 }

func (f *oldFile) one(words ...string) string { return words[f.IntN(len(words))] }

// line writes a line, some of them with comments.
func (f *oldFile) line(indent int, text string) {
	pad := strings.Repeat("  ", indent)
	if f.IntN(10) == 0 && text != "---" {
		f.remark++
		fmt.Fprintf(&f.b, "%s# remark %d\n", pad, f.remark)
	}
	f.b.WriteString(pad + text)
	if f.IntN(10) == 0 && text != "---" {
		f.remark++
		fmt.Fprintf(&f.b, " # remark %d", f.remark)
	}
	f.b.WriteString("\n")
}

func (f *oldFile) meta() {
	if f.yes() {
		f.line(0, "name: "+f.one("a", "train-it", "'x_1'"))
	}
	if f.yes() {
		f.line(0, "tags: "+f.one("[a, b]", "[1, x]", "single", "[]"))
	}
	if f.yes() {
		f.line(0, "framework: "+f.one("tensorflow", "pytorch", "keras"))
	}
	if f.yes() {
		f.line(0, "logging: {level: "+f.one("INFO", "DEBUG")+"}")
	}
}

// scalars are values of params as people write them.
var scalars = []string{
	"1", "0.1", "1e-5", "1e-3", "1.5e3", "true", "False", "resnet", "'quoted'", `"two words"`, "'0.5'", "-3", "010x", "a:b", "$POLYAXON_RUN_OUTPUTS_PATH/x",
	"[1, 2]", "0", "path/to/file.txt", "\"it's\"", "1.0", "'yes'", "100000000", "0.00001", "a_b-c",
	"{a: 1}", "{a: {b: [x]}}", "0x1F", "+5", ".5", "1.", "-0.5", "'1e5'", "1:30", "010", "off", "'off'", "[a, b]", "a,b", "\"#x\"", "'a: b'", "x@", "2019-01-01", "~", "2019-01-01 10:00:00",
	"'{x}'", "é", "1e10", "12345678901234567890", "6.02e+23", "100.0", "\"tab\\there\"", "[[1, 2], [3]]",
}

func (f *oldFile) params() {
	if f.IntN(4) == 0 {
		f.line(0, f.one("params:", "declarations:"))
		return
	}
	f.line(0, f.one("params:", "declarations:"))
	for range 1 + f.IntN(5) {
		name := fmt.Sprint(f.one("lr", "epochs", "size", "mode"), len(f.names))
		value := f.one(scalars...)
		if len(f.names) > 0 && f.IntN(8) == 0 && !strings.Contains(f.b.String(), "{{") {
			value = fmt.Sprintf("'{{ %s }}-x'", f.names[0])
		}
		f.line(1, name+": "+value)
		f.names = append(f.names, name)
	}
}

// inputs declares inputs with defaults, in the way of 0.5.
func (f *oldFile) inputs() {
	f.line(0, "inputs:")
	for range 1 + f.IntN(3) {
		name := fmt.Sprint("in", len(f.names))
		f.line(1, "- name: "+name)
		form := strings.Split(f.one("int, 3", "float, 0.5", "str, abc", "bool, true", "path, /x/y", "str, 'a b'", "int, 0"), ", ")
		f.line(2, "type: "+form[0])
		f.line(2, "is_optional: true")
		f.line(2, "default: "+form[1])
		if form[0] == "bool" && f.yes() {
			f.line(2, "is_flag: true")
		}
		f.names = append(f.names, name)
	}
}

func (f *oldFile) build() {
	f.line(0, "build:")
	if f.IntN(5) == 0 {
		f.line(1, "dockerfile: "+f.one("Dockerfile", "docker/Dockerfile.gpu"))
		return
	}
	f.line(1, "image: "+f.one("python:3.7", "'tensorflow/tensorflow:1.14.0-py3'", "host.io/team/image:v1"))
	if f.yes() {
		f.line(1, f.one("build_steps:", "steps:"))
		for range f.IntN(3) + 1 {
			f.line(2, "- "+f.one("pip install -r requirements.txt", "apt-get update && apt-get install -y x", "pip install polyaxon-client", "'pip install a: b'"))
		}
	}
	if f.yes() {
		f.line(1, "env_vars:"+f.one("", " [[A, b]]", " []"))
		if strings.HasSuffix(strings.TrimRight(f.b.String(), "\n"), "env_vars:") {
			f.line(2, "- "+f.one("[OMP, 4]", "['LC', 'C.UTF-8']", "[ON, true]"))
		}
	}
}

func (f *oldFile) environment() {
	f.line(0, "environment:")
	if f.yes() {
		f.line(1, "resources:")
		for _, name := range []string{"cpu", "memory", "gpu"} {
			switch f.IntN(4) {
			case 0:
				f.line(2, fmt.Sprintf("%s: {requests: %d, limits: %d}", name, 1, 1+f.IntN(4)))
			case 1:
				f.line(2, name+":")
				f.line(3, f.one("requests: 2", "limits: 2", "limits: 0"))
			case 2:
				f.line(2, name+":")
			}
		}
	}
	if f.yes() {
		f.line(1, f.one("node_selector", "node_selectors")+":")
		f.line(2, f.one("pool: gpu", "gpu: 1", "polyaxon.com: 'x'"))
	}
	if f.IntN(6) == 0 {
		f.line(1, f.one("tensorflow", "pytorch", "horovod", "mxnet")+":")
		f.line(2, "n_workers: "+f.one("1", "2", "0"))
		if f.yes() {
			f.line(2, "default_worker: {resources: {memory: {limits: 512}}}")
		}
	}
	if f.IntN(4) == 0 {
		f.line(1, f.one("tolerations: [{key: a, operator: Exists}]", "max_restarts: 3", "secret_refs: [token]", "data_refs: [data]",
			"outputs: {experiments: [12, 13]}", "persistence: {data: [d1], outputs: o1}", "service_account: runner"))
	}
}

func (f *oldFile) search() {
	f.line(0, "hptuning:")
	if f.yes() {
		f.line(1, "concurrency: 2")
	}
	continuous := false
	switch f.IntN(4) {
	case 0:
		f.line(1, "random_search: {n_experiments: 4}")
		continuous = true
	case 1:
		f.line(1, "hyperband:")
		f.line(2, "max_iter: 81")
		f.line(2, "eta: 3")
		f.line(2, "resource: {name: steps, type: "+f.one("int", "FLOAT")+"}")
		f.line(2, "metric: {name: loss, optimization: minimize}")
		continuous = true
	}
	if f.yes() {
		f.line(1, "early_stopping:")
		f.line(2, "- {metric: loss, value: 0.1, optimization: minimize}")
	}
	f.line(1, "matrix:")
	for range 1 + f.IntN(3) {
		name := fmt.Sprint("h", len(f.names))
		forms := []string{
			"{values: [1, 2]}", "{values: [a, b]}", "{values: [0.1, 1]}", "{values: [1e-4, 1e-3]}", "{values: [true, false]}", "{range: 1:10:1}",
			"{range: '0:1:0.25'}", "{range: [2, 8, 2]}", "{linspace: 0.5:1:5}", "{logspace: '-3:-1:3'}", "{values: ['x y']}",
		}
		if continuous {
			forms = append(forms, "{uniform: 0.5:1}", "{loguniform: [0.5, 1]}", "{normal: {loc: 0.5, scale: 1}}", "{quniform: '0.5:2:0.5'}")
		}
		f.line(2, name+": "+f.one(forms...))
		f.names = append(f.names, name)
	}
}

// command writes `run` in one of the ways in which people did.
func (f *oldFile) command() {
	f.line(0, "run:")
	parts := []string{f.one("python train.py", "python -u -m pkg.main", "CUDA_VISIBLE_DEVICES=0 python3 x.py", "export A=b && python a.py")}
	for _, name := range f.names {
		if f.IntN(4) > 0 {
			parts = append(parts, f.one("--%[1]s={{ %[1]s }}", "--%[1]s {{%[1]s}}", "%[1]s='{{ %[1]s }}'"))
			parts[len(parts)-1] = fmt.Sprintf(parts[len(parts)-1], name)
		}
	}
	for range f.IntN(6) {
		parts = append(parts, f.one("--flag", "-v", "--out=$POLYAXON_RUN_OUTPUTS_PATH", "--text 'a  b -- c'", "&& echo done", "| tee log", "--long-name-of-an-option=value-of-it", "{{ nobody }}"))
	}
	switch f.IntN(6) {
	case 0:
		f.b.WriteString("  cmd: " + strings.Join(parts, " \\\n       ") + "\n")
	case 1:
		f.b.WriteString("  cmd: >-\n    " + strings.Join(parts, "\n    ") + "\n")
	case 2:
		f.b.WriteString("  cmd: |\n    " + strings.Join(parts, " \\\n      ") + "\n")
	case 3:
		f.b.WriteString("  cmd:\n    - source env.sh\n    - " + strings.Join(parts, " ") + "\n")
	case 4:
		f.b.WriteString("  cmd: \"" + strings.ReplaceAll(strings.Join(parts, "  "), `"`, `\"`) + "\"\n")
	default:
		f.b.WriteString("  cmd: " + strings.Join(parts, " ") + "\n")
	}
}
