package analysis

import "testing"

func TestHoverFields(t *testing.T) {
	for _, c := range []hoverCase{
		{
			name: "name, type, meaning and example", about: "maxRetries",
			text: "termination:\n  max‸Retries: 3\n",
			says: []string{
				"**`maxRetries`** · integer or `{{ template }}` · of `termination`\n\nHow often to start again after a failure.",
				"A `{{ template }}` may stand in its place.", "```yaml\nmaxRetries: 2\n```",
			},
		},
		{
			name: "at its end", about: "name", text: "name‸: a\n",
			says: []string{"**`name`** · string or `{{ template }}`\n", "!of ``"},
		},
		{
			name: "in quotes", about: `"queue"`, text: `{"qu‸eue": "a/b"}`, says: []string{"**`queue`** · string\n"},
		},
		{
			name: "values with their meaning", about: "trigger", text: "trig‸ger: all_done\n",
			says: []string{"one of 6 values", "- `one_failed`: One of them failed; does not wait for the others."},
		},
		{
			name: "many values", about: "kinds", text: "events: [{kin‸ds: [], ref: a}]\n",
			says: []string{"of `events[]`", "- `run_status_created`: ", "- … and 16 more", "Required."},
		},
		{
			name: "kinds of a union", about: "matrix", text: "mat‸rix:\n",
			says: []string{"mapping with a `kind`", "- `grid`: Runs every combination of the listed values."},
		},
		{
			name: "the kind of a union", about: "kind", text: "matrix: {ki‸nd: grid}\n",
			says: []string{"Says which of these it is", "- `bayes`: ", "!Learns from the runs so far, with a Gaussian process, where to try next.\n\n"},
		},
		{
			name: "keys of a mapping", about: "git", text: "init: [{gi‸t: {}}]\n",
			says: []string{"`V1GitType` or `{{ template }}` · of `init[]`", "Keys: `url`, `revision`, `flags`."},
		},
		{
			name: "required keys", about: "hooks", text: "hoo‸ks: []\n", says: []string{"Keys: `hubRef` (required), `connection`"},
		},
		{
			name: "a default", about: "filename", text: "init: [{dockerfile: {file‸name: a}}]\n", says: []string{"Default: `Dockerfile`."},
		},
		{
			name: "snake_case", about: "max_retries", text: "kind: operation\ntermination: {max_‸retries: 3}\n",
			says: []string{"Written as `max_retries`, which Polyaxon takes for `maxRetries`."},
		},
		{
			name: "snake_case at the top of a file without kind", about: "is_approved", text: "is_app‸roved: false\n",
			says: []string{"Written as `is_approved`"},
		},
		{
			name: "snake_case at the top of a file with kind", about: "is_approved", text: "kind: operation\nis_app‸roved: false\n",
			says: []string{"Polyaxon knows only `isApproved`"},
		},
		{
			name: "the path begins at the operation", about: "maxRetries",
			text: "run: {kind: dag, operations: [{name: a, termination: {max‸Retries: 3}}]}\n", says: []string{"of `termination`\n"},
		},
		{
			name: "a key of an operation in a DAG", about: "dagRef",
			text: "run: {kind: dag, operations: [{name: a, dag‸Ref: b}]}\n", says: []string{"of `run.operations[]`\n"},
		},
		{
			name: "a part of a run without kind", about: "container", text: "pathRef: a.yaml\nrunPatch:\n  con‸tainer: {}\n",
			says: []string{"of `runPatch`", "The main container"},
		},
		{
			name: "keys of the writer's own", about: "team", text: "environment: {labels: {te‸am: a}}\n",
			says: []string{"**`team`** · any value but null · of `environment.labels`", "Kubernetes labels to add to the pods"},
		},
		{
			name: "a component", about: "component", text: "comp‸onent: {}\n", says: []string{"**`component`** · `V1Component`\n"},
		},
		{
			name: "operations", about: "operations", text: "run: {kind: dag, op‸erations: []}\n", says: []string{"list of `V1Operation` or `{{ template }}`"},
		},
		{
			name: "a field that has no effect", about: "version", text: "ver‸sion: 1.1\n", says: []string{"Has no effect any more"},
		},
	} {
		c.check(t, noFiles{})
	}
}
