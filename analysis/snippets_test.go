package analysis

import (
	"context"
	"encoding/json"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/snippet"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// trainComponent is what the references of snippets lead to in tests.
const trainComponent = `kind: component
inputs: [{name: lr, type: float, value: 0.1}]
run: {kind: job, container: {image: a, command: [b]}}
`

// onlyTraining is a resolver for which every reference leads to trainComponent.
type onlyTraining struct{}

func (onlyTraining) File(_ context.Context, path string) (*syntax.Tree, error) {
	switch filepath.Base(path) {
	case "train.yaml", "prepare.yaml":
		return syntax.Parse(syntax.NewText(trainComponent)), nil
	}
	return nil, fs.ErrNotExist
}

func (onlyTraining) Fetch(context.Context, spec.Reference) (*syntax.Tree, error) {
	return syntax.Parse(syntax.NewText(trainComponent)), nil
}

// sample is a file with a snippet in it, all places as they stand at first.
type sample struct{ name, text string }

// samples are all snippets, each for a file alone, also as JSON, and each for a field in a file around it.
func samples(t *testing.T) (found []sample) {
	files, parts := snippets()
	for _, s := range files {
		found = append(found, sample{s.label + ".yaml", snippet.Filled(s.text) + "\n"}, sample{s.label + ".json", snippet.Filled(s.json()) + "\n"})
	}
	for _, s := range parts {
		for _, field := range s.fields {
			before, after, _ := strings.Cut(around(t, s, field), "@")
			line := before[strings.LastIndexByte(before, '\n')+1:]
			text := before + snippet.Filled(s.under(strings.Repeat(" ", len(line)))) + after + "\n"
			found = append(found, sample{s.label + " in " + field, text})
		}
	}
	return found
}

// around is the file that is put around a snippet in a field.
func around(t *testing.T, s skeleton, field string) string {
	if strings.Contains(s.text, "ops.") && field == "Dag.operations" {
		return afterTraining
	}
	file, known := surroundings[field]
	if !known {
		t.Fatalf("snippet %q is for %s, around which the test puts nothing", s.label, field)
	}
	return file
}

// job is an operation that runs something, for what may stand beside that.
const job = "kind: operation\ncomponent:\n  inputs:\n  - {name: lr, type: float, value: 0.1}\n  - {name: epochs, type: int, value: 1}\n" +
	"  - {name: dropout, type: float, value: 0.1}\n  run: {kind: job, container: {image: a}}\n"

// afterTraining is a DAG with an operation that others can refer to.
const afterTraining = `run:
  kind: dag
  operations:
  - name: train
    component: {outputs: [{name: model, type: path, value: a}], run: {kind: job, container: {image: a}}}
  - @`

// surroundings are files with @ in the place of what stands in a field.
var surroundings = map[string]string{
	"Polyaxonfile.inputs":      "run: {kind: job, container: {image: a}}\nparams: {data: x}\ninputs:\n- @",
	"Polyaxonfile.outputs":     "run: {kind: job, container: {image: a}}\noutputs:\n- @",
	"Polyaxonfile.matrix":      job + "matrix:\n  @",
	"Polyaxonfile.schedule":    job + "schedule:\n  @",
	"Polyaxonfile.joins":       "kind: operation\ncomponent:\n  inputs: [{name: accuracies, type: float, isList: true}]\n  run: {kind: job, container: {image: a}}\njoins:\n- @",
	"Polyaxonfile.hooks":       job + "hooks:\n- @",
	"Polyaxonfile.termination": job + "termination:\n  @",
	"Polyaxonfile.build":       job + "build:\n  @",
	"Polyaxonfile.cache":       job + "cache:\n  @",
	"Polyaxonfile.resources":   "container: {image: a}\nresources:\n  @",
	"Polyaxonfile.run":         "run:\n  @",
	"Polyaxonfile.component":   "kind: operation\ncomponent:\n  @",
	"Dag.operations":           "run:\n  kind: dag\n  operations:\n  - @",
	"Dag.components":           "run:\n  kind: dag\n  operations:\n  - {name: a, dagRef: train}\n  components:\n  - @",

	"GridSearch.params":   job + "matrix:\n  kind: grid\n  params:\n    @",
	"RandomSearch.params": job + "matrix:\n  kind: random\n  numRuns: 2\n  params:\n    @",
	"Bayes.params":        job + "matrix:\n  kind: bayes\n  numInitialRuns: 1\n  maxIterations: 2\n  metric: {name: a}\n  params:\n    @",
	"Hyperband.params":    job + "matrix:\n  kind: hyperband\n  maxIterations: 9\n  eta: 3\n  resource: {name: epochs, type: int}\n  metric: {name: a}\n  params:\n    @",
	"TPE.params":          job + "matrix:\n  kind: tpe\n  numRuns: 2\n  maxIterations: 3\n  metric: {name: a}\n  params:\n    @",
	"Iterative.params":    job + "matrix:\n  kind: iterative\n  maxIterations: 2\n  params:\n    @",
	"*.earlyStopping":     job + "matrix:\n  kind: grid\n  params: {lr: {kind: choice, value: [1]}}\n  earlyStopping:\n  - @",

	"*.init":                     "run:\n  kind: job\n  container: {image: a}\n  init:\n  - @",
	"*.volumes":                  "run:\n  kind: job\n  container: {image: a}\n  volumes:\n  - @",
	"Environment.tolerations":    "run:\n  kind: job\n  container: {image: a}\n  environment:\n    tolerations:\n    - @",
	"V1Container.env":            "run:\n  kind: job\n  container:\n    image: a\n    env:\n    - @",
	"V1Container.resources":      "run:\n  kind: job\n  container:\n    image: a\n    resources:\n      @",
	"V1Container.volumeMounts":   "run:\n  kind: job\n  volumes: [{name: data, emptyDir: {}}]\n  container:\n    image: a\n    volumeMounts:\n    - @",
	"V1Container.livenessProbe":  "run:\n  kind: service\n  container:\n    image: a\n    livenessProbe:\n      @",
	"V1Container.readinessProbe": "run:\n  kind: service\n  container:\n    image: a\n    readinessProbe:\n      @",
	"V1Container.startupProbe":   "run:\n  kind: service\n  container:\n    image: a\n    startupProbe:\n      @",
}

// withoutHints is found without advice, which what stands around a snippet need not follow.
func withoutHints(found []spec.Diagnostic) []spec.Diagnostic {
	return slices.DeleteFunc(slices.Clone(found), func(d spec.Diagnostic) bool { return d.Severity == spec.Hint })
}

// TestSnippetsAreValid checks every snippet as it is without any place filled in: nothing may be wrong with it, not even
// a warning. Files in JSON say what the YAML says.
func TestSnippetsAreValid(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			doc := NewDocument("/w/"+s.name, syntax.NewText(s.text))
			res := doc.Resolve(context.Background(), onlyTraining{})
			for _, d := range withoutHints(res.Found) {
				t.Errorf("%d: %s: %s", d.Range.Start.Line+1, d.Code, d.Message)
			}
			if res.Operation() == nil || t.Failed() {
				t.Errorf("not valid:\n%s", s.text)
			}
			if strings.HasSuffix(s.name, ".json") && !json.Valid([]byte(s.text)) {
				t.Errorf("no JSON:\n%s", s.text)
			}
			if strings.HasSuffix(s.name, " file.yaml") && !spec.IsOperation(doc.Tree.Root) {
				t.Error("no operation")
			}
		})
	}
	files, _ := snippets()
	for _, s := range files {
		if fromYAML, fromJSON := compiled(snippet.Filled(s.text)), compiled(snippet.Filled(s.json())); fromYAML != fromJSON {
			t.Errorf("%s: the JSON makes\n%s\nand not\n%s", s.label, fromJSON, fromYAML)
		}
	}
}

// compiled is what a text makes, as JSON.
func compiled(text string) string {
	doc := NewDocument("/w/polyaxonfile.yaml", syntax.NewText(text))
	return string(doc.Resolve(context.Background(), onlyTraining{}).Compiled())
}

// TestSnippetsFitTheirFields holds the places of snippets against the specification, and their labels against each other.
func TestSnippetsFitTheirFields(t *testing.T) {
	files, parts := snippets()
	seen := map[string]bool{}
	for _, s := range files {
		if s.label == "" || s.detail == "" || seen[s.label] || len(s.fields) > 0 {
			t.Errorf("%+v", s)
		}
		seen[s.label] = true
	}
	for _, s := range parts {
		if s.label == "" || len(s.fields) == 0 || strings.Contains(s.text, "#") {
			t.Errorf("%+v", s)
		}
		for _, field := range s.fields {
			if seen[field+s.label] {
				t.Errorf("%s has two snippets %q", field, s.label)
			}
			seen[field+s.label] = true
			if isField("*." + s.label) {
				t.Errorf("snippet %q is called like a key", s.label)
			}
			if !isField(field) {
				t.Errorf("snippet %q: the specification has no %s", s.label, field)
			}
		}
	}
}

func isField(name string) bool {
	model, field, _ := strings.Cut(name, ".")
	for _, m := range spec.SchemaOf().Models() {
		if (model == "*" || model == m.Name) && m.Field(field) != nil {
			return true
		}
	}
	object := spec.SchemaOf().Kubernetes(model)
	return object != nil && object.Field(field) != nil
}

func TestSnippetsFor(t *testing.T) {
	for _, test := range []struct {
		model, field string
		want         string
	}{
		{"Polyaxonfile", "schedule", "cron schedule, datetime schedule, interval schedule"},
		{"Operation", "schedule", "cron schedule, datetime schedule, interval schedule"},
		{"Component", "outputs", "path output, metric output"},
		{"KFReplica", "volumes", "persistent volume, scratch volume"},
		{"Bayes", "params", "choice, uniform"},
		{"Polyaxonfile", "name", ""},
		{"", "", ""},
	} {
		var labels []string
		for _, s := range snippetsFor(test.model, test.field) {
			labels = append(labels, s.label)
		}
		if got := strings.Join(labels, ", "); got != test.want {
			t.Errorf("%s.%s: %s, want %s", test.model, test.field, got, test.want)
		}
	}
}

// TestFileSnippets shows where a file can begin: | is the place, and what the snippet replaces is in angle brackets.
func TestFileSnippets(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"|", true},
		{"<jo|b>", true},
		{"\ufeff<jo|>", true},
		{"# a comment\n\n|", true},
		{"# plx-lsp: polyaxonfile\n---\n<|>\n# more\n", true},
		{"%YAML 1.1\n---\n|", true},
		{"\r\n<ten|sor>\r\n", true},
		{"  <jo|b>", true},
		{"kind: job\n|", false},
		{"|\nkind: job", false},
		{"a <jo|>", false},
		{"--- <jo|>", false},
		{"<jo|>\n---\n", false},
		{"---\n---\n|", false},
		{"...\n|", false},
		{"{|}", false},
		{"- |", false},
		{"# jo|", false},
	} {
		clean := strings.NewReplacer("<", "", ">", "", "|", "").Replace(test.text)
		text := syntax.NewText(clean)
		at := text.Pos(strings.IndexByte(strings.NewReplacer("<", "", ">", "").Replace(test.text), '|'))
		found := fileSnippets(NewDocument("/w/polyaxonfile.yaml", text), at)
		if test.want != (len(found) > 0) {
			t.Errorf("%q: %d snippets", test.text, len(found))
			continue
		}
		if len(found) == 0 {
			continue
		}
		_, word, _ := strings.Cut(strings.ReplaceAll(test.text, "|", ""), "<")
		word, _, _ = strings.Cut(word, ">")
		if got := text.Slice(found[0].Range); got != word {
			t.Errorf("%q: %q is replaced, want %q", test.text, got, word)
		}
	}
}

// TestFileSnippetsAsJSON shows that a file with the name of a JSON file begins as JSON.
func TestFileSnippetsAsJSON(t *testing.T) {
	found := fileSnippets(NewDocument("/w/polyaxonfile.json", syntax.NewText("")), syntax.Pos{})
	if len(found) == 0 || !json.Valid([]byte(snippet.Filled(found[0].Insert))) || !found[0].Snippet {
		t.Errorf("%+v", found)
	}
	s := readSnippet("# a\nb: ${1:say \"x\"}\nc: |-\n  $5 \\\\n ${2|1,true|}\nd: [${2|1,true|}, '${3:1}', ${4}, ~, 2.5]\ne: {}")
	const want = "{\n" +
		`  "b": "${1:say \\"x\\"}",` + "\n" + `  "c": "${5} \\\\n ${2|1,true|}",` + "\n" +
		`  "d": [${2|1,true|}, "${3:1}", "${4}", null, 2.5],` + "\n" + `  "e": {}` + "\n}"
	if got := s.json(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSnippetCompletion(t *testing.T) {
	found := fileSnippets(NewDocument("/w/polyaxonfile.yaml", syntax.NewText("")), syntax.Pos{})
	first := found[0]
	if first.Label != "job" || first.Kind != SnippetCompletion || first.Detail == "" || !first.Snippet {
		t.Errorf("%+v", first)
	}
	if doc := first.Doc(); !strings.Contains(doc, "image: python:3.12") || !strings.HasPrefix(doc, "```yaml\n") {
		t.Error(doc)
	}
	for i := range found[1:] {
		if found[i].Sort >= found[i+1].Sort {
			t.Errorf("%s stands after %s", found[i].Label, found[i+1].Label)
		}
	}
}

// TestCompleteInAnEmptyFile shows that snippets come before keys.
func TestCompleteInAnEmptyFile(t *testing.T) {
	doc := NewDocument("/w/polyaxonfile.yaml", syntax.NewText("# mine\n"))
	found := Complete(context.Background(), doc, syntax.Pos{Line: 1}, onlyTraining{})
	files, _ := snippets()
	if len(found) <= len(files) || found[0].Label != files[0].label || found[len(files)].Kind != KeyCompletion {
		t.Errorf("%d completions, the first is %+v", len(found), found[0])
	}
}
