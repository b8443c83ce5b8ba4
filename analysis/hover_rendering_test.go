package analysis

import "testing"

func TestHoverRendering(t *testing.T) {
	for _, c := range []hoverCase{
		{
			name: "in the run", about: "args", text: "run: {kind: job, container: {ar‸gs: []}}\n",
			says: []string{"It may hold a `{{ template }}`. It is rendered when the run is prepared, with the params, `globals`, `connections` and `init`."},
		},
		{
			name: "in place of a value", about: "maxRetries", text: "termination: {max‸Retries: 1}\nrun: {kind: job}\n",
			says: []string{"A `{{ template }}` may stand in its place. It is rendered when the operation is compiled"},
		},
		{name: "not at all", about: "strictParams", text: "strict‸Params: true\n", says: []string{"No template may stand here."}},
		{name: "not in a choice of words", about: "patchStrategy", text: "patch‸Strategy: replace\n", says: []string{"No template may stand here."}},
		{name: "not in a kind", about: "kind", text: "run: {ki‸nd: job}\n", says: []string{"!template"}},
		{name: "in vain", about: "name", text: "na‸me: a\n", says: []string{"Templates are not rendered here: their braces stay as they are."}},
		{name: "not in a DAG", about: "queue", text: "que‸ue: a\nrun: {kind: dag}\n", says: []string{"Templates are not rendered here"}},
		{name: "a mapping is none", about: "run", text: "ru‸n: {kind: dag}\n", says: []string{"!emplate"}},
		{name: "by the deployment", about: "conditions", text: "hooks: [{hubRef: a, condi‸tions: a}]\nrun: {kind: job}\n", says: []string{"The deployment renders it."}},
		{
			name: "in a replica", about: "image", text: "run: {kind: tfjob, worker: {container: {im‸age: a}}}\n", says: []string{"for each replica"},
		},
		{
			name: "in a worker of Ray", about: "image", text: "run: {kind: raycluster, workers: {a: {container: {im‸age: a}}}}\n", says: []string{"with the params alone"},
		},
		{name: "in an argument's format", about: "argFormat", text: "inputs: [{name: a, arg‸Format: b}]\n", says: []string{"with the value of this input or output alone"}},
		{name: "not in a number of Kubernetes", about: "periodSeconds", text: "container: {livenessProbe: {period‸Seconds: 1}}\n", says: []string{"!emplate"}},
	} {
		c.check(t, noFiles{})
	}
}
