package analysis

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// someFiles are files by their paths, and components by their references.
type someFiles map[string]string

func (f someFiles) File(_ context.Context, path string) (*syntax.Tree, error) {
	text, ok := f[path]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return syntax.Parse(syntax.NewText(text)), nil
}

func (f someFiles) Fetch(_ context.Context, ref spec.Reference) (*syntax.Tree, error) {
	text, ok := f[ref.Field+" "+ref.Text]
	switch {
	case !ok:
		return nil, fmt.Errorf("%w in this test", spec.ErrNoComponent)
	case text == "":
		return nil, errors.New("it is being fetched")
	}
	return syntax.Parse(syntax.NewText(text)), nil
}

func (f someFiles) Provenance(ref spec.Reference) spec.Provenance {
	if f[ref.Field+" "+ref.Text] == "" {
		return spec.Provenance{}
	}
	return spec.Provenance{
		Address: "https://hub.test/" + ref.Text, At: time.Date(2026, 3, 4, 5, 6, 0, 0, time.UTC), Versions: []spec.HubVersion{{Name: "1.1"}, {Name: "1.0"}},
	}
}

const trainerFile = `kind: component
name: trainer
description: |
  Trains a *model* | fast.
  Slowly, too.
tags: [vision, "gpu"]
inputs:
- {name: lr, type: float, value: 0.001, description: "The learning rate.", validation: {gt: 0, lt: 1}}
- {name: data, type: path, description: Where a|b is}
- {name: optimizer, type: str, options: [adam, sgd], isOptional: true}
- {name: sizes, type: int, isList: true, value: [1, 2]}
outputs:
- {name: loss, type: metric}
run: {kind: service, container: {image: a}}
`

func TestHoverParams(t *testing.T) {
	files := someFiles{"/w/parts/train.yaml": trainerFile, "hubRef slack": trainerFile, "hubRef soon": ""}
	for _, c := range []hoverCase{
		{
			name: "a param of a component in a file", about: "lr", text: "pathRef: parts/train.yaml\nparams: {l‸r: 0.1}\n",
			says: []string{
				"**`lr`** · `float` · input of `trainer`\n\nThe learning rate.\n\n`float`: Numbers, also as text",
				"Default: `0.001`. Greater than `0`. Less than `1`.", "Declared in `parts/train.yaml:8`.",
			},
		},
		{
			name: "the value of a param", about: "1e-3", text: "pathRef: parts/train.yaml\nparams: {lr: 1e‸-3}\n",
			says: []string{"**`lr`** · `float` · input", "write `1.0e-3`"},
		},
		{
			name: "a value in an object", about: "a", text: "pathRef: parts/train.yaml\nparams: {data: {value: ‸a}}\n",
			says: []string{"**`data`** · `path` · input", "Required."},
		},
		{
			name: "an item of a list", about: "3", text: "pathRef: parts/train.yaml\nparams: {sizes: [‸3]}\n",
			says: []string{"**`sizes`** · `List[int]` · input", "Default: `[1, 2]`."},
		},
		{
			name: "options", about: "optimizer", text: "pathRef: parts/train.yaml\nparams: {opti‸mizer: sgd}\n",
			says: []string{"May be left out. Takes `adam`, `sgd`."},
		},
		{
			name: "a param of this file's component", about: "lr", text: "params: {‸lr: 1}\ncomponent:\n  inputs: [{name: lr}]\n  run: {kind: job}\n",
			says: []string{"**`lr`** · input\n", "Declared in line 3."},
		},
		{
			name: "a misspelled param", about: "optimiser", text: "pathRef: parts/train.yaml\nparams: {optimi‸ser: sgd}\n",
			says: []string{"declares no such input or output: did you mean `optimizer`?", "a value for templates: `{{ optimiser }}`"},
		},
		{
			name: "a hyper-parameter", about: "lr",
			text: "pathRef: parts/train.yaml\nmatrix: {kind: random, params: {‸lr: {kind: uniform, value: [0, 1]}}}\nparams: {lr: 3}\n",
			says: []string{"**`lr`** · `float` · input of `trainer`", "Any number from `0` to `1`", "It gets a value in another way, too"},
		},
		{
			name: "a param of a hook", about: "loss", text: "hooks: [{hubRef: slack, params: {lo‸ss: {value: a}}}]\n",
			says: []string{"**`loss`** · `metric` · output of `slack`", "!Declared in"},
		},
		{
			name: "a param of a component that is not known", about: "a", text: "hubRef: soon\nparams: {‸a: 1}\n",
			says: []string{"**`a`** · param", "!declares no such"},
		},
		{
			name: "an input and what is given to it", about: "lr",
			text: "params: {lr: 0.5}\ncomponent:\n  inputs: [{name: l‸r, type: float}]\n  run: {kind: job}\n",
			says: []string{"The value here: `0.5` (line 1).", "In templates: `{{ lr }}`, and `{{ params.lr.as_arg }}`"},
		},
		{
			name: "an input of a component of a DAG", about: "lr",
			text: "run:\n  kind: dag\n  components: [{name: c, inputs: [{name: ‸lr}]}]\n  operations:\n  - {name: a, dagRef: c, params: {lr: 1}}\n" +
				"  - {name: b, dagRef: c, params: {lr: {ref: ops.a, value: outputs.x}}}\n  - {name: d, dagRef: c, matrix: {kind: mapping, values: [{lr: 5}, {lr: 6}]}}\n",
			says: []string{
				"- Operation `a`: The value here: `1` (line 5).", "- Operation `b`: The value here: `outputs.x` of `ops.a` (line 6).",
				"- The matrix gives it `5`, `6`.",
			},
		},
	} {
		c.check(t, files)
	}
}

func TestHoverDag(t *testing.T) {
	const dag = "run:\n  kind: dag\n  components:\n  - {name: c, description: Cleans up., outputs: [{name: x, type: int}], run: {kind: job}}\n  operations:\n" +
		"  - {name: a, dagRef: c}\n  - {name: b, pathRef: parts/train.yaml}\n"
	files := someFiles{"/w/parts/train.yaml": trainerFile}
	for _, c := range []hoverCase{
		{
			name: "a dependency", about: "b", text: dag + "  - {name: z, dependencies: [‸b]}\n",
			says: []string{"**`b`** · operation of the DAG", "A `service`. From `parts/train.yaml`.", "| `lr` | `float` | `0.001` | The learning rate. |", "| `loss` | `metric` |"},
		},
		{
			name: "an operation in a ref", about: "ops.a", text: dag + "  - {name: z, params: {p: {ref: ops.‸a, value: outputs.x}}}\n",
			says: []string{"**`a`** · operation of the DAG\n\nCleans up.\n\nA `job`."},
		},
		{
			name: "an operation that is not there", about: "ops.bb", text: dag + "  - {name: z, params: {p: {ref: ops.‸bb, value: outputs.x}}}\n",
			says: []string{"The DAG has no operation `bb`."},
		},
		{
			name: "a component", about: "c", text: dag + "  - {name: z, dagRef: ‸c}\n", says: []string{"**`c`** · component of the DAG\n\nCleans up."},
		},
		{
			name: "an output", about: "outputs.x", text: dag + "  - {name: z, params: {p: {ref: ops.a, value: outp‸uts.x}}}\n",
			says: []string{"**`x`** · `int` · output of `c`", "Declared in line 4."},
		},
		{
			name: "an output in braces", about: "'{{ outputs.x }}'", text: dag + "  - {name: z, params: {p: {ref: ops.a, value: '{{ outp‸uts.x }}'}}}\n",
			says: []string{"**`x`** · `int` · output of `c`"},
		},
		{
			name: "an output that is not there", about: "outputs.y", text: dag + "  - {name: z, params: {p: {ref: ops.a, value: outp‸uts.y}}}\n",
			says: []string{"Among its outputs, `ops.a` declares no `y`. There are `x`."},
		},
		{
			name: "all outputs", about: "outputs", text: dag + "  - {name: z, params: {p: {ref: ops.a, value: outp‸uts}}}\n", says: []string{"All outputs, as a mapping."},
		},
		{
			name: "the DAG itself", about: "dag", text: "inputs: [{name: n, type: int}]\n" + dag + "  - {name: z, params: {p: {ref: d‸ag, value: inputs.n}}}\n",
			says: []string{"the DAG around", "| `n` | `int` | **required** |"},
		},
		{
			name: "a connection", about: "s3-data", text: "run: {kind: job, connections: [s3‸-data]}\n",
			says: []string{"**`s3-data`** · connection", "`{{ connections['s3-data'].bucket }}`"},
		},
		{
			name: "a connection of an init", about: "data", text: "init: [{connection: da‸ta}]\n", says: []string{"`{{ init.data.bucket }}`"},
		},
	} {
		c.check(t, files)
	}
}

func TestHoverReferences(t *testing.T) {
	files := someFiles{"/w/parts/train.yaml": trainerFile, "hubRef acme/train:1": trainerFile, "hubRef soon": "", "/w/empty.yaml": "# nothing\n"}
	for _, c := range []hoverCase{
		{
			name: "a component of the hub", about: "acme/train:1", text: "hubRef: acme/tr‸ain:1\n",
			says: []string{
				"**`acme/train:1`** · component of the hub\n\nIts name is `trainer`.\n\nTrains a \\*model\\* \\| fast.\\\nSlowly, too.\n\nA `service`. Tags: `vision`, `gpu`.",
				"| Input | Type | Default |  |\n| --- | --- | --- | --- |\n| `lr` | `float` | `0.001` | The learning rate. |\n| `data` | `path` | **required** | Where a\\|b is |",
				"| `optimizer` | `str` | optional |  |\n| `sizes` | `List[int]` | `[1, 2]` |  |\n\n| Output | Type |  |",
				"Read from `https://hub.test/acme/train:1`, as of 2026-03-04 05:06 UTC. Versions: `1.1`, `1.0`.",
			},
		},
		{
			name: "a component in a file", about: "parts/train.yaml", text: "pathRef: parts/‸train.yaml\n",
			says: []string{"component in a file", "| `loss` | `metric` |", "!Read from"},
		},
		{name: "no file", about: "a.yaml", text: "pathRef: ‸a.yaml\n", says: []string{"There is no such file"}},
		{name: "no component", about: "a", text: "hubRef: ‸a\n", says: []string{"It names nothing: no such component in this test."}},
		{name: "on its way", about: "soon", text: "hubRef: ‸soon\n", says: []string{"It is not known now: it is being fetched."}},
		{name: "nothing in it", about: "empty.yaml", text: "pathRef: ‸empty.yaml\n", says: []string{"There is nothing in it."}},
		{name: "in a hook", about: "acme/train:1", text: "hooks: [{hubRef: acme/tr‸ain:1}]\n", says: []string{"component of the hub", "| `lr` |"}},
		{
			name: "secrets in an address", about: "https://user:secret@host/a?token=b", text: "urlRef: https://us‸er:secret@host/a?token=b\n",
			says: []string{"**`https://host/a`**", "!secret", "!token"},
		},
	} {
		c.check(t, files)
	}
}

func TestHoverAnchors(t *testing.T) {
	const base = "environment: &base\n  labels: {team: a}\n  annotations:\n    x: 1\n"
	for _, c := range []hoverCase{
		{name: "an anchor", about: "&base", text: strings.Replace(base, "&base", "&ba‸se", 1) + "run: {kind: job, environment: *base}\n", says: []string{"`*base` stands for it in line 5."}},
		{name: "an anchor that nothing uses", about: "&a", text: "name: &‸a b\n", says: []string{"nothing uses it"}},
		{name: "an anchor after a tag", about: "&a", text: "name: !!str &‸a b\nqueue: *a\ndescription: *a\n", says: []string{"in lines 2 and 3."}},
		{
			name: "an alias", about: "*base", text: base + "run: {kind: job, environment: *ba‸se}\n",
			says: []string{"**`*base`** · the value of line 2", "```yaml\nlabels: {team: a}\nannotations:\n  x: 1\n```"},
		},
		{name: "an alias of nothing", about: "*a", text: "name: *‸a\n", says: []string{"no value above has the name `&a`"}},
		{
			name: "a merge", about: "<<", text: base + "run: {kind: job, environment: {‸<<: *base, annotations: {}}}\n",
			says: []string{"From them: `labels`.", "not taken over: `annotations`."},
		},
		{
			name: "a merged list", about: "<<", text: "a: &a {x: 1}\nb: &b {y: 2}\nenv: {‸<<: [*a, *b], y: 3}\n",
			says: []string{"From them: `x`.", "not taken over: `y`."},
		},
		{name: "an alias in itself", about: "*a", text: "environment: &a\n  labels: *‸a\n", says: []string{"labels: *a"}},
	} {
		c.check(t, noFiles{})
	}
}
