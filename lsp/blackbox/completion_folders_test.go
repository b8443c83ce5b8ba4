package blackbox

import (
	"slices"
	"testing"
)

// TestCompletionInSeveralFolders completes in a workspace of two folders, and in a file of neither: what a file refers to
// is looked for beside it, and the settings of its own folder count.
func TestCompletionInSeveralFolders(t *testing.T) {
	const component = "kind: component\nrun: {kind: job, container: {image: a}}\ninputs: "
	const operation = "kind: operation\npathRef: ./train.yaml\nparams:\n  "
	one := makeWorkspace(t, map[string]string{"train.yaml": component + "[{name: rate, type: float}]\n"})
	two := makeWorkspace(t, map[string]string{
		"train.yaml": component + "[{name: steps, type: int}]\n", ".plx-lsp.yaml": "files: [\"own/*.yml\"]\n", "own/x.yml": "",
	})
	other := makeWorkspace(t, map[string]string{"train.yaml": component + "[{name: seed, type: int}]\n"})
	e, _ := begin(t, pushing(), map[string]any{"workspaceFolders": []map[string]any{
		{"uri": fileURI(one.folder), "name": "one"}, {"uri": fileURI(two.folder), "name": "two"},
	}})
	for input, w := range map[string]workspace{"rate": one, "steps": two, "seed": other} {
		uri := w.uri("polyaxonfile.yaml")
		e.open(uri, "yaml", 1, operation)
		var labels []string
		for _, item := range e.complete(uri, 3, 2).Items {
			labels = append(labels, item.Label)
		}
		if !slices.Contains(labels, input) || slices.ContainsFunc([]string{"rate", "steps", "seed"}, func(l string) bool {
			return l != input && slices.Contains(labels, l)
		}) {
			t.Errorf("%s: offered are %q", input, labels)
		}
		e.complete(uri, 1, len("pathRef: ./tr")).item(t, "./train.yaml")
	}
	e.open(two.uri("own/x.yml"), "yaml", 1, "\n")
	e.complete(two.uri("own/x.yml"), 0, 0).item(t, "kind")
	e.open(one.uri("own/x.yml"), "yaml", 1, "\n")
	if list := e.complete(one.uri("own/x.yml"), 0, 0); len(list.Items) > 0 {
		t.Errorf("a file that only the other folder's settings name is completed: %d items", len(list.Items))
	}
	e.quit()
}
