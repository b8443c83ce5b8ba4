package analysis

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

func recognise(path, text string, settings Settings) Recognition {
	return Recognise(path, syntax.Parse(syntax.NewText(text)), settings)
}

func TestRecogniseByName(t *testing.T) {
	const foreign = "a: 1\n"
	for name, want := range map[string]Recognition{
		"polyaxon.yaml": ByName, "polyaxon.yml": ByName, "polyaxon.json": ByName, "polyaxonfile.yaml": ByName,
		"polyaxonci.yml": ByName, "polyaxon-ci.yaml": ByName, "polyaxon.ci.json": ByName, "my-polyaxonfile.yml": ByName,
		"polyaxonfile_gpu.yaml": ByName, "Polyaxonfile.YAML": ByName, "train.plx.yaml": ByName, "train.plx.yml": ByName,
		"polyaxon.toml": NotPolyaxonfile, "plx.yaml": NotPolyaxonfile, "train.yaml": NotPolyaxonfile,
		"polyaxon/values.yaml": NotPolyaxonfile, ".plx-lsp.yaml": NotPolyaxonfile, "polyaxon.yaml.bak": NotPolyaxonfile,
	} {
		path := filepath.Join("w", filepath.FromSlash(name))
		if got := recognise(path, foreign, Settings{}); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
		if got := RecogniseName(path, Settings{}); got != want {
			t.Errorf("%s by its name alone: %v, want %v", name, got, want)
		}
	}
}

func TestRecogniseBySetting(t *testing.T) {
	for _, test := range []struct {
		glob, file string
		want       bool
	}{
		{"odd.yaml", "/w/odd.yaml", true}, {"odd.yaml", "/w/deep/er/odd.yaml", true}, {"*.exp", "/w/a.exp", true},
		{"experiments/*.yaml", "/w/experiments/a.yaml", true}, {"experiments/*.yaml", "/w/experiments/b/a.yaml", false},
		{"experiments/**/*.yaml", "/w/experiments/a.yaml", true}, {"experiments/**/*.yaml", "/w/experiments/b/c/a.yaml", true},
		{"**/runs/**", "/w/a/runs/b/c.yaml", true}, {"**/runs/**", "/w/a/run/c.yaml", false}, {"**", "/w/a.yaml", true},
		{"**/*", "/w/a.yaml", true}, {"./a.yaml", "/w/a.yaml", true}, {"./a.yaml", "/w/b/a.yaml", false},
		{"/w/a.yaml", "/w/a.yaml", true}, {"a/*.yaml", "/elsewhere/a/b.yaml", false}, {"[", "/w/[", false}, {"", "/w/a.yaml", false},
		{strings.Repeat("**/a/", 30) + "b", "/w/" + strings.Repeat("a/", 200) + "c", false},
	} {
		settings := Settings{Root: "/w", Files: []string{test.glob}}
		if got := RecogniseName(test.file, settings) == BySetting; got != test.want {
			t.Errorf("%q matches %s: %v, want %v", test.glob, test.file, got, test.want)
		}
	}
}

func TestRecogniseByModeline(t *testing.T) {
	for text, want := range map[string]Recognition{
		"# plx-lsp: polyaxonfile\na: 1\n":                          ByModeline,
		"\ufeff#plx-lsp:polyaxonfile\n":                            ByModeline,
		"# a comment\n\n---\n# plx-lsp: polyaxonfile  \na: 1":      ByModeline,
		"// plx-lsp: polyaxonfile\n{}":                             ByModeline,
		"# plx-lsp: off\r\nkind: component\r\n":                    SwitchedOff,
		"%YAML 1.1\n---\n# plx-lsp: off\nkind: component\n":        SwitchedOff,
		"kind: component\n# plx-lsp: off\n":                        ByContent,
		"# plx-lsp: offline\nkind: component\n":                    ByContent,
		"# plx-lsp: ignore-file\nkind: component\n":                ByContent,
		"a: |\n  # plx-lsp: polyaxonfile\n":                        NotPolyaxonfile,
		"# speak of plx-lsp: polyaxonfile in the middle\na: 1\n":   NotPolyaxonfile,
		"# plx-lsp: off\n# plx-lsp: polyaxonfile\nkind: component": SwitchedOff,
	} {
		if got := recognise("/w/a.yaml", text, Settings{}); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	if got := recognise("/w/polyaxonfile.yaml", "# plx-lsp: off\n", Settings{}); got != SwitchedOff {
		t.Errorf("a name outvotes the modeline: %v", got)
	}
}

// polyaxonfiles are recognised by what stands in them, also while they are being written.
var polyaxonfiles = map[string]string{
	"component":             "version: 1.1\nkind: component\nrun: {kind: job}\n",
	"operation":             "kind: operation\nhubRef: tensorboard\n",
	"only the kind":         "kind: component\n",
	"quoted kind":           "\"kind\": 'operation'\n",
	"JSON":                  `{"version": 1.1, "kind": "component", "run": {"kind": "job"}}`,
	"an unknown key":        "kind: component\nfoo: 1\nbar: 2\n",
	"an unfinished line":    "kind: component\nrun:\n  kind: job\n  cont",
	"an open quote":         "kind: component\nname: \"a\nrun:\n  kind: job\n",
	"an open bracket":       "kind: operation\ntags: [a, b\nhubRef: x\n",
	"tabs":                  "kind: component\nrun:\n\tkind: job\n",
	"conflict markers":      "kind: component\n<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> x\n",
	"wrong kind":            "kind: componet\nrun:\n  kind: job\n  container: {image: a}\n",
	"no kind, a job":        "run:\n  kind: job\n  container: {image: a}\n",
	"no kind, a dag":        "inputs: [{name: a}]\nrun:\n  kind: dag\n  operations: []\n",
	"no kind, no run kind":  "inputs: [{name: a}]\nrun:\n  container: {image: a}\n",
	"no kind, hubRef":       "hubRef: tensorboard\nparams: {uuid: {value: x}}\n",
	"no kind, component":    "component:\n  run: {kind: service, container: {image: a}}\n",
	"no kind, matrix":       "matrix: {kind: grid, params: {}}\nparams: {}\n",
	"preset":                "isPreset: true\nqueue: default\n",
	"snake_case":            "run_patch: {container: {image: a}}\n",
	"overlay":               "runPatch: {environment: {nodeSelector: {}}}\n",
	"only known keys":       "presets: [a]\nqueue: b\nparams: {a: {value: 1}}\n",
	"rare keys":             "termination: {}\nplugins: {}\nversion: 1\n",
	"an escaped key":        "\"\\x6bind\": component\n",
	"several documents":     "---\nkind: operation\n---\nkind: operation\n",
	"0.x experiment":        "version: 1\nkind: experiment\nrun: {cmd: python a.py}\n",
	"0.x group":             "version: 1\nkind: group\nhptuning: {matrix: {}}\n",
	"0.x job":               "version: 1\nkind: job\nbuild: {image: a}\nrun: {cmd: ls}\n",
	"0.x without kind":      "version: 1\ndeclarations: {lr: 1}\nrun: {image: a, cmd: ls}\n",
	"0.x without anything":  "run:\n  image: a\n  cmd: python\n",
	"0.x hptuning, no kind": "hptuning: {matrix: {lr: {values: [1]}}}\n",
}

// foreign are files of others, whose keys are often the same.
var foreign = map[string]string{
	"empty":               "",
	"comment":             "# kind: component\n",
	"text":                "kind component\n",
	"list":                "- kind: component\n- kind: operation\n",
	"params":              "params: {lr: 0.1}\n",
	"Deployment":          "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {}}\n",
	"Job":                 "apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {}\n",
	"kubeflow job":        "apiVersion: kubeflow.org/v1\nkind: TFJob\nmetadata: {name: a}\nspec: {}\n",
	"Backstage":           "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: a}\nspec: {}\n",
	"Katib":               "apiVersion: kubeflow.org/v1beta1\nkind: Experiment\nmetadata: {name: a}\nspec: {}\n",
	"Argo":                "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {}\nspec: {entrypoint: a, templates: []}\n",
	"KFP component":       "name: Train\ninputs: [{name: a, type: String}]\noutputs: []\nimplementation: {container: {image: a, command: [b]}}\n",
	"KFP v2":              "components: {}\ndeploymentSpec: {}\npipelineInfo: {name: a}\nroot: {dag: {}}\nschemaVersion: 2.1.0\n",
	"kustomization":       "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n",
	"kustomize component": "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [a.yaml]\n",
	"workflow":            "name: CI\non: [push]\nenv: {A: 1}\njobs: {test: {runs-on: x, steps: [{run: make}]}}\n",
	"action":              "name: a\ndescription: b\ninputs: {x: {required: true}}\noutputs: {y: {value: z}}\nruns: {using: composite, steps: []}\n",
	"compose":             "version: '3'\nservices: {web: {image: a, environment: [A=1]}}\nvolumes: {a: {}}\nnetworks: {}\n",
	"GitLab":              "stages: [test]\nimage: golang\ntest: {script: [make], environment: {name: x}, needs: []}\n",
	"CircleCI":            "version: 2.1\njobs: {build: {docker: [{image: a}], steps: [checkout]}}\nworkflows: {}\n",
	"Travis":              "language: go\nmatrix: {include: []}\nenv: [A=1]\n",
	"Drone":               "kind: pipeline\ntype: docker\nname: default\nsteps: [{name: a, image: b}]\n",
	"Drone secret":        "kind: secret\nname: a\nget: {path: b, name: c}\n",
	"Azure":               "trigger: [main]\npool: {vmImage: a}\nsteps: [{script: b}]\n",
	"Azure resources":     "trigger: [main]\nresources: {repositories: []}\nvariables: {a: b}\n",
	"mkdocs":              "site_name: a\nnav: [a.md]\nplugins: [search]\ntheme: {name: b}\n",
	"Ansible":             "- hosts: all\n  tasks: [{name: a, command: b}]\n",
	"Ansible variables":   "environment: {A: b}\nqueue: x\nname: y\n",
	"Helm values":         "replicaCount: 1\nimage: {repository: a, tag: b}\nresources: {}\nnodeSelector: {}\ntolerations: []\nenv: []\n",
	"Chart":               "apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies: []\n",
	"OpenAPI":             "openapi: 3.0.0\ninfo: {title: a}\npaths: {}\ncomponents: {schemas: {}}\n",
	"Swagger":             "swagger: '2.0'\ninfo: {}\npaths: {}\n",
	"package.json":        `{"name": "a", "version": "1.0.0", "description": "b", "scripts": {}, "dependencies": {"c": "1"}}`,
	"tsconfig":            `{"compilerOptions": {"target": "es2020"}, "include": ["src"]}`,
	"JSON Schema":         `{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": {"kind": {"const": "component"}}}`,
	"conda":               "name: a\nchannels: [b]\ndependencies: [python]\n",
	"DVC":                 "stages: {train: {cmd: python a.py, deps: [a], outs: [b]}}\n",
	"MLproject":           "name: a\nconda_env: b\nentry_points: {main: {parameters: {}, command: c}}\n",
	"Hydra":               "defaults: [a]\nparams: {lr: 1}\nrun: {dir: x}\n",
	"pre-commit":          "repos: [{repo: a, hooks: [{id: b}]}]\n",
	"Dockstore":           "version: 1.2\nworkflows: [{subclass: CWL}]\n",
	"CWL":                 "cwlVersion: v1.0\nclass: CommandLineTool\ninputs: {}\noutputs: {}\nbaseCommand: ls\n",
	"Snakemake":           "samples: {a: b}\nthreads: 4\n",
	"Airflow DAG factory": "default: {default_args: {owner: a}}\nexample: {schedule_interval: x, tasks: {}}\n",
	"Prometheus":          "global: {scrape_interval: 15s}\nscrape_configs: []\n",
	"Serverless":          "service: a\nprovider: {name: aws}\nfunctions: {}\nplugins: [x]\nresources: {}\n",
	"Skaffold":            "apiVersion: skaffold/v2\nkind: Config\nbuild: {artifacts: []}\n",
	"devcontainer":        `{"name": "a", "image": "b", "mounts": [], "runArgs": []}`,
	"Renovate":            `{"extends": ["config:base"], "schedule": ["weekly"]}`,
	"tasks":               "version: '3'\ntasks: {a: {cmds: [b]}}\nenv: {}\n",
	"notebook":            `{"cells": [], "metadata": {"kernelspec": {}}, "nbformat": 4}`,
	"Terraform plan":      `{"format_version": "1.0", "variables": {}, "resource_changes": []}`,
	"cloud-init":          "packages: [a]\nruncmd: [b]\nusers: []\n",
	"another experiment":  "kind: experiment\nsteps: [{name: a}]\n",
	"a group":             "kind: group\nspec: {}\nmetadata: {}\n",
	"a job elsewhere":     "kind: job\nname: a\ncommand: b\n",
	"a build elsewhere":   "kind: build\nsource: a\n",
}

func TestRecogniseByContent(t *testing.T) {
	for name, text := range polyaxonfiles {
		if got := recognise("/w/a.yaml", text, Settings{}); got != ByContent {
			t.Errorf("%s is not recognised: %v", name, got)
		}
		if !MayBePolyaxonfile(syntax.NewText(text)) {
			t.Errorf("the quick look leaves out %s", name)
		}
	}
	for name, text := range foreign {
		if got := recognise("/w/a.yaml", text, Settings{}); got != NotPolyaxonfile {
			t.Errorf("%s is taken for a Polyaxonfile: %v", name, got)
		}
	}
}

// TestRecogniseWhileTyping types each Polyaxonfile from its first character to its last: once it is recognised, it
// must stay so whatever is half written, but for the line that says what it is.
func TestRecogniseWhileTyping(t *testing.T) {
	text := "kind: component\nname: a\ninputs:\n- {name: lr, type: float}\nrun:\n  kind: job\n  container:\n    command: [\"python\", 'a.py']\n    image: \"x\"\n"
	from := strings.Index(text, "\n") + 1
	for end := from; end <= len(text); end++ {
		if got := recognise("/w/a.yaml", text[:end], Settings{}); got != ByContent {
			t.Errorf("not recognised at %q: %v", text[:end], got)
		}
	}
}

// TestRecogniseCorpus recognises real files whatever their name.
func TestRecogniseCorpus(t *testing.T) {
	for _, folder := range []string{"natural", "wild"} {
		folder := filepath.Join("../../shared/corpus", folder)
		data, err := os.ReadFile(folder + ".json")
		if err != nil {
			t.Skip("the corpus is not here")
		}
		var verdicts map[string]struct {
			Lint struct{ OK bool }
			Old  bool
		}
		if err := json.Unmarshal(data, &verdicts); err != nil {
			t.Fatal(err)
		}
		for name, verdict := range verdicts {
			text, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			got := recognise("/w/a.yaml", string(text), Settings{})
			// A file of one line, such as a version, is valid and says nothing of where it belongs.
			oneLine := len(strings.Fields(strings.NewReplacer("---", "", "...", "").Replace(string(text)))) <= 2
			if (verdict.Lint.OK || verdict.Old) && !oneLine && !got.Yes() {
				t.Errorf("%s is not recognised", name)
			}
			if strings.Contains(name, "deployment") && got.Yes() {
				t.Errorf("%s, which configures a deployment, is taken for a Polyaxonfile", name)
			}
		}
	}
}
