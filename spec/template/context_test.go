package template

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// contextFacts are what Polyaxon itself offers to templates; see testdata/contexts.py.
type contextFacts struct {
	Filters, Tests, Functions, Mapping []string
	Connections                        map[string][]string
	Members                            map[string]map[string][]string
	Stages                             map[string]map[string][]string // by run kind and section; null for what is not rendered
	Renders                            []string
}

func readContextFacts(t *testing.T) (f contextFacts) {
	t.Helper()
	data, err := os.ReadFile("testdata/contexts.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// sameNames compares entries with the names that Polyaxon has.
func sameNames(t *testing.T, what string, ours, theirs []string) {
	t.Helper()
	for _, name := range theirs {
		if !slices.Contains(ours, name) {
			t.Errorf("%s: %s is missing", what, name)
		}
	}
	for _, name := range ours {
		if !slices.Contains(theirs, name) {
			t.Errorf("%s: Polyaxon has no %s", what, name)
		}
	}
	if !slices.IsSorted(ours) {
		t.Errorf("%s are not sorted", what)
	}
}

func TestLanguageIsThatOfPolyaxon(t *testing.T) {
	f := readContextFacts(t)
	sameNames(t, "filters", entryNames(Filters()), f.Filters)
	words := slices.DeleteFunc(f.Tests, func(name string) bool { return slices.Contains(signTests, name) })
	sameNames(t, "tests", entryNames(Tests()), words)
	sameNames(t, "functions", entryNames(Functions()), f.Functions)
	sameNames(t, "methods", mappingMethods, f.Mapping)
	begin := slices.Sorted(slices.Values(slices.Concat(keywords, []string{"raw"})))
	sameNames(t, "statements", entryNames(Statements()), begin)
}

func TestContextIsThatOfPolyaxon(t *testing.T) {
	f := readContextFacts(t)
	job, service := f.Members["job"], f.Members["service"]
	sameNames(t, "globals", entryNames(Globals()), job["globals"])
	more := slices.DeleteFunc(service["globals"], func(name string) bool { return slices.Contains(job["globals"], name) })
	sameNames(t, "globals of services", entryNames(ServiceGlobals()), more)
	sameNames(t, "members of a param", entryNames(ParamMembers()), job["param"])
	if !slices.Contains(job["params"], AsArgs().Name) {
		t.Errorf("params has %v", job["params"])
	}
	for kind, names := range f.Connections {
		members, known := ConnectionMembers(kind)
		sameNames(t, "members of "+kind, entryNames(members), names)
		if !known {
			t.Errorf("the members of %s are not known", kind)
		}
	}
	if _, known := ConnectionMembers("slack"); known {
		t.Error("a connection of an open kind has members that are known")
	}
	if all, known := ConnectionMembers(""); known || len(all) != len(connectionMembers) {
		t.Errorf("a connection of any kind has %d members", len(all))
	}
}

// TestStages compares the variables that are there at each stage with those that Polyaxon renders a section with.
func TestStages(t *testing.T) {
	for kind, sections := range readContextFacts(t).Stages {
		for section, names := range sections {
			keys := strings.Split(section, ".")
			if i := slices.Index(keys, "workers"); i >= 0 {
				keys = slices.Insert(keys, i+1, "w")
			}
			stage := StageOf(keys, kind)
			if names == nil != (stage == AtNoTime) {
				t.Errorf("%s, %s: stage %d, rendered with %v", kind, section, stage, names)
			}
			for _, root := range []string{"globals", "connections", "init"} {
				if stage.Has(root) != slices.Contains(names, root) {
					t.Errorf("%s, %s: stage %d, rendered with %v", kind, section, stage, names)
				}
			}
		}
	}
}

func TestStageOf(t *testing.T) {
	for _, c := range []struct {
		keys, kind string
		want       Stage
	}{
		{"component.run.container.args", "job", AtRuntime},
		{"component.inputs.value", "job", AtCompile},
		{"component.inputs.argFormat", "dag", AtArgument},
		{"runPatch.container.image", "job", AtRuntime},
		{"environment.labels.x", "service", AtRuntime},
		{"connections", "job", AtCompile},
		{"run.worker.environment.labels", "tfjob", AtReplica},
		{"run.worker.connections", "tfjob", AtCompile},
		{"run.worker.connections", "daskcluster", AtReplica},
		{"run.workers.w.container.args", "raycluster", AtRayWorker},
		{"run.cleanPodPolicy", "tfjob", AtNoTime},
		{"hooks.queue", "job", ByService},
		{"queue", "dag", AtNoTime},
		{"run.operations.queue", "dag", AtNoTime},
		{"run", "job", AtNoTime},
		{"name", "job", AtNoTime},
		{"", "job", AtNoTime},
	} {
		keys := strings.FieldsFunc(c.keys, func(r rune) bool { return r == '.' })
		if got := StageOf(keys, c.kind); got != c.want {
			t.Errorf("%s of a %s: stage %d, want %d", c.keys, c.kind, got, c.want)
		}
	}
}

// TestEntriesReadWell holds documentation to whole sentences, and signatures to their names.
func TestEntriesReadWell(t *testing.T) {
	all := map[string][]Entry{"filters": Filters(), "tests": Tests(), "functions": Functions(), "statements": Statements(), "roots": Roots(),
		"globals": slices.Concat(Globals(), ServiceGlobals()), "params": append(ParamMembers(), AsArgs())}
	all["connections"], _ = ConnectionMembers("")
	for _, what := range slices.Sorted(maps.Keys(all)) {
		for _, e := range all[what] {
			if !strings.Contains(e.Signature, e.Name) {
				t.Errorf("%s: the signature of %s is %q", what, e.Name, e.Signature)
			}
			if !strings.HasSuffix(e.Doc, ".") || strings.ToUpper(e.Doc[:1]) != e.Doc[:1] {
				t.Errorf("%s: %s is explained as %q", what, e.Name, e.Doc)
			}
		}
	}
}

// TestSignaturesCanBeParsed reads each signature as what it says it is.
func TestSignaturesCanBeParsed(t *testing.T) {
	for text, entries := range map[string][]Entry{"{{ x | ? }}": Filters(), "{{ x is ? }}": Tests(), "{{ ? }}": slices.Concat(Functions(), Globals())} {
		for _, e := range entries {
			filled := strings.Replace(text, "?", e.Signature, 1)
			for _, p := range Parse(filled).Problems {
				t.Errorf("%q: %s", filled, p.Message)
			}
		}
	}
}

// TestIsTemplate holds that comments alone make no template.
func TestIsTemplate(t *testing.T) {
	rendered := readContextFacts(t).Renders
	for _, text := range []string{"{{ 1 }}", "{% if 1 %}{% endif %}", "{# x #}", "{# {{ #}", "{ x }", ""} {
		if got := IsTemplate(text); got != slices.Contains(rendered, text) {
			t.Errorf("%q: %v, and Polyaxon renders %q", text, got, rendered)
		}
	}
	for _, text := range []string{"{# open", "", "text"} {
		tree := Parse(text)
		if len(tree.Problems) > 0 || len(tree.Tokens()) > 0 {
			t.Errorf("%q is not rendered, yet has %v and %v", text, tree.Problems, tree.Tokens())
		}
		if c := tree.Cursor(len(text)); c.Position != Outside {
			t.Errorf("%q: %+v", text, c)
		}
	}
}
