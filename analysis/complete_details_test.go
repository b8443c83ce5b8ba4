package analysis_test

import (
	"context"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// completeAt completes at the cursor of a text.
func completeAt(t *testing.T, marked string, files spec.Resolver) (*syntax.Text, []analysis.Completion) {
	t.Helper()
	source, at := cursor.Split(marked)
	text := syntax.NewText(source)
	return text, analysis.Complete(context.Background(), analysis.NewDocument("/w/a.plx.yaml", text), text.Pos(at), files)
}

// TestCompletionsExplainThemselves shows what stands beside names, and what is told of them.
func TestCompletionsExplainThemselves(t *testing.T) {
	const inputs = `inputs:
- {name: lr, type: float, value: 0.1, description: How fast to learn.}
- {name: layers, type: int, isList: true}
- {name: mode, type: str, options: [a, b]}
outputs: [{name: loss, type: metric}]
`
	for _, test := range []struct{ text, label, detail, doc string }{
		{inputs + "params:\n  ‸", "lr", "float = 0.1", "How fast to learn."},
		{inputs + "params:\n  ‸", "layers", "List[int], required", "`List[int]` · input"},
		{inputs + "params:\n  ‸", "loss", "metric, output", "`metric` · output"},
		{inputs + "params:\n  ‸", "mode", "str, required", "Takes `a`, `b`."},
		{inputs + "cmd: '{{ ‸ }}'", "lr", "float = 0.1", "How fast to learn."},
		{inputs + "params: {lr: ‸}", "0.1", "the default", ""},
		{inputs + "params: {extra: 1}\ncmd: '{{ ‸ }}'", "extra", "a param", ""},
		{"component: {name: trainer, inputs: [{name: x}]}\nparams:\n  ‸", "x", "required", "input of `trainer`"},
		{"schedule: {kind: cron, cron: ‸}", "@daily", "at 00:00 every day", ""},
		{"run: {kind: dag, operations: [{name: a, hubRef: b}, {name: c, dependencies: [‸]}]}", "a", "runs b", ""},
		{"run: {kind: dag, operations: [{name: a, component: {run: {kind: job}}}, {name: c, dependencies: [‸]}]}", "a", "a job", ""},
		{"run: {kind: dag, operations: [{name: a, dependencies: [c]}, {name: c, dependencies: [‸]}]}", "a", "close a circle", ""},
		{"matrix: {kind: random, params: {x: ‸}}", "uniform", "[low, high]", "all equally likely"},
		{"inputs: [{name: a, type: ‸}]", "path", "", "path of a file"},
		{"resources: {cpu: ‸}", "500m", "half a core", ""},
		{"cmd: '{{ globals.‸ }}'", "uuid", "", "identifier of the run"},
		{"cmd: '{{ x | ‸ }}'", "round", "round(precision=0", "rounded"},
	} {
		_, found := completeAt(t, test.text, nowhere{})
		i := slices.IndexFunc(found, func(c analysis.Completion) bool { return c.Label == test.label })
		if i < 0 {
			t.Errorf("%s: %q is not offered", test.text, test.label)
			continue
		}
		doc := ""
		if found[i].Doc != nil {
			doc = found[i].Doc()
		}
		if !strings.Contains(found[i].Detail, test.detail) || !strings.Contains(doc, test.doc) {
			t.Errorf("%s: %q has the detail %q and the documentation %q, want %q and %q", test.text, test.label, found[i].Detail, doc, test.detail, test.doc)
		}
	}
}

// TestTimesAreRight accepts the times that are offered, which depend on the day.
func TestTimesAreRight(t *testing.T) {
	const schedule = "run: {kind: job, container: {image: a}}\nschedule:\n  kind: datetime\n  startAt: "
	text, found := completeAt(t, schedule+"‸\n", nowhere{})
	n := 0
	for _, c := range found {
		if !regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:00:00$`).MatchString(c.Label) {
			continue
		}
		n++
		doc := analysis.NewDocument("a.plx.yaml", text.Replace(c.Range, c.Insert))
		for _, d := range analysis.Diagnostics(context.Background(), doc, nowhere{}) {
			t.Errorf("%s: %s", c.Insert, d.Message)
		}
	}
	if n != 2 {
		t.Errorf("%d times are offered", n)
	}
}

// folders is a resolver that lists folders itself.
type folders struct {
	nowhere
	files fstest.MapFS
}

func (f folders) ReadFolder(name string) ([]fs.DirEntry, error) {
	return f.files.ReadDir(strings.TrimPrefix(path.Clean(name), "/"))
}

// TestFoldersOfAResolver shows that a resolver which lists folders is asked in place of the disk.
func TestFoldersOfAResolver(t *testing.T) {
	files := folders{files: fstest.MapFS{"w/parts/b.yaml": {}, "w/parts/c.txt": {}, "w/a.plx.yaml": {}}}
	for text, want := range map[string]string{"pathRef: ‸": "parts/ ../", "pathRef: ./parts/‸": "./parts/b.yaml"} {
		_, found := completeAt(t, text, files)
		var labels []string
		for _, c := range found {
			labels = append(labels, c.Label)
		}
		if got := strings.Join(labels, " "); got != want {
			t.Errorf("%s: offered are %s, want %s", text, got, want)
		}
	}
}
