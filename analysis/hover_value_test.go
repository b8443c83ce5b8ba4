package analysis

import "testing"

func TestHoverValues(t *testing.T) {
	for _, c := range []hoverCase{
		{
			name: "a word of an enum", about: "all_done", text: "trigger: all_‸done\n",
			says: []string{"**`trigger`** · one of 6 values", "`all_done`: All of them ended, well or not.", "How the upstream operations"},
		},
		{
			name: "a kind of run", about: "service", text: "run: {kind: serv‸ice}\n",
			says: []string{"**`kind`**", "`service`: Runs a container that keeps answering", "of `run`", "!\n\nRuns a container that keeps"},
		},
		{
			name: "a kind of file", about: "component", text: "kind: comp‸onent\n", says: []string{"`component`: Something to reuse"},
		},
		{
			name: "a kind of hyper-parameter", about: "uniform", text: "matrix: {kind: random, params: {lr: {kind: uni‸form}}}\n",
			says: []string{"`uniform`: Any number between two", "of `matrix.params.lr`"},
		},
		{
			name: "a word in a list", about: `"init"`, text: `cache: {sections: ["in‸it"]}`,
			says: []string{"**`sections`**", "`init`: What is prepared before the main container starts."},
		},
		{
			name: "true and false", about: "true", text: "isApproved: tr‸ue\n",
			says: []string{"**`isApproved`** · true or false or `{{ template }}`\n", "makes the run wait"},
		},
		{
			name: "a word of YAML 1.1", about: "on", text: "isApproved: o‸n\n", says: []string{"YAML reads `on` as `true`"},
		},
		{
			name: "a number that is text", about: "1e-3", text: "params: {lr: {value: 1e‸-3}}\n", says: []string{"write `1.0e-3`"},
		},
		{
			name: "a type of an input", about: "float", text: "inputs: [{name: lr, type: flo‸at}]\n",
			says: []string{"**`type`**", "`float`: Numbers, also as text"},
		},
		{
			name: "a type that does not exist", about: "string", text: "inputs: [{name: lr, type: str‸ing}]\n",
			says: []string{"There is no type `string`."},
		},
		{
			name: "a value of Kubernetes", about: "NoExecute", text: "environment: {tolerations: [{effect: NoEx‸ecute}]}\n",
			says: []string{"**`effect`** · one of 3 values · of `environment.tolerations[]`", "Effect indicates"},
		},
		{
			name: "a date where one is wanted", about: "2026-06-01", text: "schedule: {kind: datetime, startAt: 2026-‸06-01}\n", says: []string{"1 June 2026", "!YAML reads"},
		},
		{name: "a date as text", about: "2026-06-01", text: "queue: 2026-‸06-01\n", says: []string{"YAML reads `2026-06-01` as a date"}},
		{
			name: "a part of a range", about: "10", text: "matrix: {kind: grid, params: {lr: {kind: range, value: [0, 1‸0, 5]}}}\n",
			says: []string{"**`value`** · of `matrix.params.lr`", "2 values: `0`, `5`."},
		},
		{
			name: "the kind of a matrix", about: "grid", text: "matrix: {kind: gr‸id, params: {lr: {kind: choice, value: [1, 2, 3]}}}\n",
			says: []string{"`grid`: Runs every combination", "3 runs"},
		},
		{
			name: "an entry", about: "4Gi", text: "container: {resources: {limits: {memory: 4‸Gi}}}\n",
			says: []string{"**`memory`** · quantity · of `container.resources.limits`"},
		},
		{
			name: "an item", about: "a", text: "container: {args: [‸a]}\n", says: []string{"**`args`** · string · of `container`\n"},
		},
	} {
		c.check(t, noFiles{})
	}
}
