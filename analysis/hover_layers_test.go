package analysis

import "testing"

func TestHoverLayers(t *testing.T) {
	files := someFiles{
		"/w/parts/train.yaml": "kind: component\nqueue: day\ntags: [a]\nname: train\n" +
			"run:\n  kind: job\n  connections: [s3]\n  container: {image: 'python:3.12', resources: {limits: {cpu: 1}}}\n  environment: {labels: {team: a}}\n",
		"hubRef base": "kind: component\nqueue: slow\nrun: {kind: job, container: {workingDir: /code}}\n",
		"/w/mid.yaml": "kind: component\nhubRef: base\n",
	}
	const over = "kind: operation\npathRef: parts/train.yaml\n"
	for _, c := range []hoverCase{
		{name: "a key", about: "queue", text: over + "que‸ue: night\n", says: []string{"\n\nTakes the place of `day` (`parts/train.yaml:2`)."}},
		{name: "a value", about: "night", text: over + "queue: nig‸ht\n", says: []string{"Takes the place of `day` (`parts/train.yaml:2`)."}},
		{
			name: "a patch of the run", about: "image", text: over + "runPatch: {container: {ima‸ge: b}}\n",
			says: []string{"Takes the place of `python:3.12` (`parts/train.yaml:8`)."},
		},
		{
			name: "in short", about: "image", text: over + "container: {ima‸ge: b}\n",
			says: []string{"Takes the place of `python:3.12` (`parts/train.yaml:8`)."},
		},
		{
			name: "a map", about: "team", text: over + "environment: {labels: {te‸am: b}}\n",
			says: []string{"Takes the place of `a` (`parts/train.yaml:9`)."},
		},
		{name: "a list", about: "tags", text: over + "ta‸gs: [b]\n", says: []string{"Its items are added to `[a]` (`parts/train.yaml:3`)."}},
		{
			name: "a list before", about: "connections", text: over + "patchStrategy: pre_merge\nrun: {connec‸tions: [b]}\n",
			says: []string{"Its items come before `[s3]` (`parts/train.yaml:7`)."},
		},
		{
			name: "a list in place of another", about: "tags", text: over + "patchStrategy: replace\nta‸gs: [b]\n",
			says: []string{"Takes the place of the list `[a]`"},
		},
		{
			name: "without effect", about: "queue", text: over + "patchStrategy: isnull\nque‸ue: night\n",
			says: []string{"Without effect: `day` stays (`parts/train.yaml:2`), as `patchStrategy: isnull` says."},
		},
		{
			name: "a list without effect", about: "tags", text: over + "patch_strategy: isnull\nta‸gs: [b]\n", says: []string{"Without effect: `[a]` stays"},
		},
		{
			name: "a mapping", about: "environment", text: over + "environ‸ment: {labels: {x: y}}\n",
			says: []string{"Merged with the mapping beneath it (`parts/train.yaml:9`); where both set a value, this one wins."},
		},
		{
			name: "beneath that", about: "queue", text: "pathRef: mid.yaml\nque‸ue: night\n", says: []string{"Takes the place of `slow` (the component `base`)."},
		},
		{
			name: "in one file", about: "queue", text: "que‸ue: night\ncomponent:\n  queue: day\n  run: {kind: job}\n",
			says: []string{"Takes the place of `day` (line 3)."},
		},
		{
			name: "in one file, from beneath", about: "queue", text: "queue: night\ncomponent:\n  que‸ue: day\n  run: {kind: job}\n",
			says: []string{"The operation around sets `night` instead (line 1)."},
		},
		{
			name: "an image, from beneath", about: "image", text: "runPatch: {container: {image: b}}\ncomponent:\n  run: {kind: job, container: {im‸age: a}}\n",
			says: []string{"The operation around sets `b` instead (line 1)."},
		},
		{name: "nothing beneath", about: "description", text: over + "descrip‸tion: a\n", says: []string{"!parts/train.yaml"}},
		{name: "keys of each file", about: "operation", text: "kind: opera‸tion\npathRef: parts/train.yaml\n", says: []string{"!Takes the place"}},
		{
			name: "an operation of a DAG is called as it is", about: "name", text: "run: {kind: dag, operations: [{na‸me: a, pathRef: parts/train.yaml}]}\n",
			says: []string{"!Takes the place"},
		},
		{
			name: "an operation of a DAG", about: "queue", text: "run: {kind: dag, operations: [{name: a, pathRef: parts/train.yaml, que‸ue: x}]}\n",
			says: []string{"Takes the place of `day`"},
		},
		{
			name: "items have no place of their own", about: "A", text: over + "run: {container: {env: [{name: ‸A}]}}\n", says: []string{"!Takes the place"},
		},
	} {
		c.check(t, files)
	}
}
