package analysis

import (
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
)

func TestHoverKubernetes(t *testing.T) {
	for _, c := range []hoverCase{
		{
			name: "at full depth", about: "valueFrom",
			text: "run:\n  kind: job\n  container:\n    env:\n    - name: A\n      value‸From: {}\n",
			says: []string{
				"**`valueFrom`** · `EnvVarSource` · of `run.container.env[]`\n\nSource for the environment variable's value.",
				"Keys: `fieldRef`, ", "```yaml\nvalueFrom: {secretKeyRef: {name: credentials, key: token}}\n```",
			},
		},
		{
			name: "a list", about: "env", text: "container: {en‸v: []}\n",
			says: []string{"**`env`** · list of `EnvVar` · of `container`", "**In Polyaxon:** values that are no text"},
		},
		{
			name: "required", about: "mountPath", text: "container: {volumeMounts: [{mount‸Path: /a}]}\n",
			says: []string{"· string · of `container.volumeMounts[]`", "Required."},
		},
		{
			name: "the name of a container", about: "name", text: "container: {na‸me: a}\n",
			says: []string{"the main container gets a name from Polyaxon", "!Required."},
		},
		{
			name: "values", about: "effect", text: "environment: {tolerations: [{eff‸ect: NoExecute}]}\n",
			says: []string{"Values: `NoSchedule`, `PreferNoSchedule`, `NoExecute`.", "of `environment.tolerations[]`"},
		},
		{
			name: "snake_case where Polyaxon reads keys", about: "image_pull_policy", text: "container: {image_pull‸_policy: Never}\n",
			says: []string{"Polyaxon takes for `imagePullPolicy`"},
		},
		{
			name: "snake_case below", about: "value_from", text: "container: {env: [{value‸_from: {}}]}\n",
			says: []string{"Kubernetes knows only `valueFrom`"},
		},
		{
			name: "names of resources", about: "nvidia.com/gpu", text: "container: {resources: {limits: {nvidia.com/g‸pu: 1}}}\n",
			says: []string{"**`nvidia.com/gpu`** · quantity · of `container.resources.limits`", "Limits describes"},
		},
		{
			name: "markup in the documentation", about: "volumeClaimTemplate", text: "volumes: [{name: a, ephemeral: {volumeClaim‸Template: {}}}]\n",
			says: []string{`*not\*`},
		},
	} {
		c.check(t, noFiles{})
	}
}

// TestRemarks: what is remarked is remarked about a field that there is.
func TestRemarks(t *testing.T) {
	for name := range remarks {
		object, field, _ := strings.Cut(name, ".")
		if o := spec.SchemaOf().Kubernetes(object); o == nil || o.Field(field) == nil || o.Field(field).Name != field {
			t.Errorf("there is no %s", name)
		}
	}
}
