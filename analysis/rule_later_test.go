package analysis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestLater looks at what is said of builds, hooks and tuners, whose components `polyaxon check` does not fetch.
func TestLater(t *testing.T) {
	const (
		run     = "run: {kind: job, container: {image: a, args: [\"{{ rate }}\"]}}\n"
		started = "hubRef: acme/train:1\nparams: {rate: {value: 1}}\n"
		later   = " Polyaxon will only find out when it is needed."
	)
	files := someFiles{
		"hubRef acme/train:1":  "inputs: [{name: rate, type: float}]\n" + run,
		"hubRef acme/report:1": "inputs: [{name: limit, type: int}, {name: status, type: str}, {name: note, type: str, isOptional: true, validation: {maxLength: 3}}]\n" + run,
		"hubRef acme/build:1":  "inputs: [{name: destination, type: str}, {name: rate, type: float}, {name: context, type: str}]\n" + run,
		"hubRef acme/tune:1":   "inputs: [{name: matrix, type: dict}, {name: seed, type: int}]\n" + run,
		"hubRef acme/broken:1": "inputs: [{name: limit, type: int}]\nrnu: 1\n" + run,
		"hubRef acme/whole:1":  "kind: operation\nhubRef: acme/train:1\nparams: {rate: {value: 1}}\n",
		"hubRef acme/slow:1":   "",
	}
	for _, test := range []struct {
		name, text string
		want       []string // code and message
	}{
		{"a hook with what it needs", "hooks: [{hubRef: acme/report:1, params: {limit: {value: 3}, note: {value: abc}}}]\n", nil},
		{"a param of another type", "hooks: [{hubRef: acme/report:1, params: {limit: {value: many}}}]\n",
			[]string{"later-params: The input `limit` is of type `int`, but this is the string \"many\"." + later}},
		{"a value that the input does not take", "hooks: [{hubRef: acme/report:1, params: {limit: {value: 3}, note: {value: abcd}}}]\n",
			[]string{"later-params: The input `note` does not take this value: `maxLength`: it must have at most 3 characters." + later}},
		{"no param", "hooks: [{hubRef: acme/report:1}]\n",
			[]string{"later-params: The input `limit` of type `int` requires a value: give it in `params`." + later}},
		{"none of what hooks get by themselves", "hooks: [{hubRef: acme/report:1, disableDefaults: true, params: {limit: {value: 3}}}]\n",
			[]string{"later-params: The input `status` of type `str` requires a value: give it in `params`." + later}},
		{"a template", "hooks: [{hubRef: acme/report:1, params: {limit: {value: \"{{ rate }}\"}}}]\n", nil},
		{"a param that nobody declares", "hooks: [{hubRef: acme/report:1, params: {limit: {value: 3}, more: {value: 1}}}]\n", nil},
		{"a build", "build: {hubRef: acme/build:1, connection: r, params: {context: {value: .}}}\n", nil},
		{"a build without a param", "build: {hubRef: acme/build:1, connection: r}\n",
			[]string{"later-params: The input `context` of type `str` requires a value: give it in `params`." + later}},
		{"a tuner, of which more is known then", "matrix: {kind: iterative, maxIterations: 2, params: {rate: {kind: uniform, value: [0, 1]}}, tuner: {hubRef: acme/tune:1}}\n", nil},
		{"a tuner with a param of another type", "matrix: {kind: iterative, maxIterations: 2, params: {rate: {kind: uniform, value: [0, 1]}}, tuner: {hubRef: acme/tune:1, params: {seed: {value: x}}}}\n",
			[]string{"later-params: The input `seed` is of type `int`, but this is the string \"x\"." + later}},
		{"a component that is not valid", "hooks: [{hubRef: acme/broken:1}]\n",
			[]string{"later-ref: The component `acme/broken:1` is not valid: Unknown key `rnu` in a Polyaxonfile. Did you mean `run`?" + later}},
		{"an operation of the hub", "hooks: [{hubRef: acme/whole:1}]\n", nil},
		{"a component that nobody has", "hooks: [{hubRef: acme/none:1}]\n",
			[]string{"later-ref: `acme/none:1` names nothing: no such component in this test." + later}},
		{"a component that is awaited", "hooks: [{hubRef: acme/slow:1, params: {limit: {value: many}}}]\n", nil},
		{"a template for a reference", "hooks: [{hubRef: \"{{ x }}\"}]\n", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := started + test.text
			if strings.HasPrefix(test.text, "matrix") {
				text = "hubRef: acme/train:1\n" + test.text
			}
			var got []string
			for _, d := range Diagnostics(t.Context(), NewDocument("/w/polyaxonfile.yaml", syntax.NewText("kind: operation\n"+text)), files) {
				got = append(got, d.Code+": "+d.Message)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestParamsOfBrokenComponents leaves the params alone that a component declares that is not valid.
func TestParamsOfBrokenComponents(t *testing.T) {
	files := someFiles{"hubRef acme/broken:1": "kind: [component"}
	text := "kind: operation\nhubRef: acme/broken:1\nparams: {rate: {value: 1}}\n"
	found := Diagnostics(t.Context(), NewDocument("/w/polyaxonfile.yaml", syntax.NewText(text)), files)
	if len(found) != 1 || found[0].Code != "hub-ref" {
		t.Errorf("found %+v", found)
	}
}
