package analysis

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

func TestHubOwners(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"none", "kind: operation\nhubRef: train:1\n", nil},
		{"an operation, its hook and its build", "hubRef: acme/train:1\nhooks: [{hub_ref: \"team.notify\"}]\nbuild: {hubRef: acme/build}\n", []string{"acme", "team"}},
		{"in a DAG", "run:\n  kind: dag\n  operations:\n  - {name: a, hubRef: acme/train}\n", []string{"acme"}},
		{"where there is none yet", "hubRef: /train\n", nil},
		{"a text that is half typed", "hubRef: acme/train\nhooks: [{hubRef: te", []string{"acme"}},
		{"aliases", "a: &a {hubRef: acme/x}\nb: *a\nc: *gone\n", []string{"acme"}},
		{"an empty file", "", nil},
	} {
		if diff := cmp.Diff(test.want, HubOwners(NewDocument("polyaxonfile.yaml", syntax.NewText(test.text)))); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}
