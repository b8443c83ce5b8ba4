package analysis

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

func readSettings(base Settings, text string) (Settings, []spec.Diagnostic) {
	return base.With(syntax.Parse(syntax.NewText(text)))
}

func TestSettings(t *testing.T) {
	got, wrong := readSettings(Settings{}, `
files: ["*.exp.yaml", pipelines/**]
sets:
- files: [base.yaml, gpu.yaml]
  params: {lr: 0.1}
rules:
  unknown-field: warning
  wrong-type: off
hub:
  host: https://example.com
  owner: me
  project: p
  offline: on
  timeout: 2.5
trace: verbose
`)
	if len(wrong) > 0 {
		t.Fatalf("diagnostics %v", wrong)
	}
	if !slices.Equal(got.Files, []string{"*.exp.yaml", "pipelines/**"}) || len(got.Sets) != 1 || len(got.Sets[0].Params) != 1 {
		t.Errorf("files %v, sets %v", got.Files, got.Sets)
	}
	if got.Rules["unknown-field"] != Level(spec.Warning) || got.Rules["wrong-type"] != Off {
		t.Errorf("rules %v", got.Rules)
	}
	h := got.Hub
	if h.Host != "https://example.com" || h.Owner != "me" || h.Project != "p" || !h.Offline || h.Timeout != 2500*time.Millisecond {
		t.Errorf("hub %+v", h)
	}
	if got.Trace != "verbose" {
		t.Errorf("trace %q", got.Trace)
	}
}

// TestSettingsOnTop shows that a file changes what it names and leaves the rest, also of what it is laid on.
func TestSettingsOnTop(t *testing.T) {
	base, _ := readSettings(Settings{}, "files: [a]\nrules: {ref: error, dag-ref: hint}\nhub: {host: h, owner: o}\ntrace: messages\n")
	top, wrong := readSettings(base, "files: [b]\nrules: {dag-ref: \"off\"}\nhub: {owner: p, host: null}\nsets:\n")
	if len(wrong) > 0 {
		t.Fatalf("diagnostics %v", wrong)
	}
	if !slices.Equal(top.Files, []string{"b"}) || top.Rules["ref"] != Level(spec.Error) || top.Rules["dag-ref"] != Off ||
		top.Hub.Host != "h" || top.Hub.Owner != "p" || top.Trace != "messages" {
		t.Errorf("settings %+v", top)
	}
	if base.Rules["dag-ref"] != Level(spec.Hint) || base.Hub.Owner != "o" {
		t.Errorf("what was laid on changed: %+v", base)
	}
}

func TestSettingsThatAreWrong(t *testing.T) {
	for _, test := range []struct{ text, covers, code, message string }{
		{"[1]", "[1]", "settings-value", "The settings must be a mapping, found a list."},
		{"ruels: {}", "ruels", "settings-key", "Did you mean `rules`?"},
		{"zzzzzzzz: {}", "zzzzzzzz", "settings-key", "It has `files`, `hub`, `rules`, `sets` and `trace`."},
		{"files: a.yaml", "a.yaml", "settings-value", "`files` must be a list of file names or globs, found `a.yaml`."},
		{"files: [a, 7]", "7", "settings-value", "`files` must be a text, found `7`."},
		{"files: ['[a']", "'[a'", "settings-value", "`[a` is no glob"},
		{"rules: off", "off", "settings-value", "`rules` must be a mapping from codes to severities, found `off`."},
		{"rules: {ref: fatal}", "fatal", "settings-value", "`ref` must be one of `error`, `warning`, `information`, `hint` and `off`, found `fatal`."},
		{"rules: {ref: }", "", "settings-value", "found nothing"},
		{"sets: {}", "{}", "settings-value", "`sets` must be a list of sets"},
		{"sets: [{file: []}]", "file", "settings-key", "Did you mean `files`?"},
		{"sets: [{files: [a], params: [1]}]", "[1]", "settings-value", "`params` must be a mapping"},
		{"hub: x", "x", "settings-value", "`hub` must be a mapping"},
		{"hub: {hots: x}", "hots", "settings-key", "Did you mean `host`?"},
		{"hub: {host: 1}", "1", "settings-value", "`hub.host` must be a text"},
		{"hub: {offline: 'yes'}", "'yes'", "settings-value", "`hub.offline` must be true or false"},
		{"hub: {timeout: 0}", "0", "settings-value", "`hub.timeout` must be a number of seconds above 0"},
		{"hub: {timeout: -1}", "-1", "settings-value", "found `-1`"},
		{"hub: {timeout: 2h}", "2h", "settings-value", "found `2h`"},
		{"hub: {timeout: .nan}", ".nan", "settings-value", "found `.nan`"},
		{"hub: {timeout: 1e400}", "1e400", "settings-value", "found `1e400`"},
		{"trace: loud", "loud", "settings-value", "`trace` must be one of `off`, `messages` and `verbose`, found `loud`."},
	} {
		text := syntax.NewText(test.text)
		_, wrong := Settings{}.With(syntax.Parse(text))
		if len(wrong) != 1 {
			t.Errorf("%s: %d diagnostics %v", test.text, len(wrong), wrong)
			continue
		}
		d := wrong[0]
		if d.Severity != spec.Error || d.Code != test.code || text.Slice(d.Range) != test.covers || !strings.Contains(d.Message, test.message) {
			t.Errorf("%s: %s at %q: %s", test.text, d.Code, text.Slice(d.Range), d.Message)
		}
	}
}

func TestBrokenSettingsKeepWhatCanBeRead(t *testing.T) {
	got, wrong := readSettings(Settings{}, "trace: verbose\nrules: {a: [\n")
	if len(wrong) == 0 || got.Trace != "verbose" {
		t.Errorf("settings %+v, diagnostics %v", got, wrong)
	}
}

func TestApply(t *testing.T) {
	ds := []spec.Diagnostic{{Code: "a", Severity: spec.Error}, {Code: "b", Severity: spec.Error}, {Code: "c", Severity: spec.Hint}}
	got := Settings{Rules: map[string]Level{"a": Off, "b": Level(spec.Warning)}}.Apply(ds)
	if len(got) != 2 || got[0].Code != "b" || got[0].Severity != spec.Warning || got[1].Severity != spec.Hint {
		t.Errorf("got %+v", got)
	}
	if ds[1].Severity != spec.Error {
		t.Error("the diagnostics that were given changed")
	}
}

// FuzzSettings reads any text as settings: it never fails, and says nothing outside of the text.
func FuzzSettings(f *testing.F) {
	f.Add("files: [a]\nsets: [{files: [b], params: {c: 1}}]\nrules: {d: off}\nhub: {timeout: 3s}\ntrace: off\n")
	f.Add("hub: &a {host: *a}\nrules: *a\n? [x]\n: y\n")
	f.Add("files: ['[', '**/**', '\\']\n{{")
	f.Fuzz(func(t *testing.T, source string) {
		text := syntax.NewText(source)
		settings, wrong := Settings{Root: "/w"}.With(syntax.Parse(text))
		for _, d := range wrong {
			if d.Range.Start.Before(syntax.Pos{}) || text.End().Before(d.Range.End) || d.Range.End.Before(d.Range.Start) {
				t.Errorf("%s at %v, outside of the text that ends at %v", d.Code, d.Range, text.End())
			}
			if d.Message == "" || d.Code == "" {
				t.Errorf("an empty diagnostic %+v", d)
			}
		}
		RecogniseName("/w/a/b.yaml", settings)
		settings.Apply(wrong)
	})
}

// FuzzRecognise looks at any text. Where it finds a Polyaxonfile, the quick look must not leave it out.
func FuzzRecognise(f *testing.F) {
	for _, text := range polyaxonfiles {
		f.Add(text)
	}
	for _, text := range foreign {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, source string) {
		text := syntax.NewText(source)
		if Recognise("/w/a.yaml", syntax.Parse(text), Settings{}).Yes() && !MayBePolyaxonfile(text) {
			t.Errorf("the quick look leaves out %q", source)
		}
	})
}
