package analysis

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// SettingsFile is the name of the file at the root of a workspace that holds settings.
const SettingsFile = ".plx-lsp.yaml"

// Settings are what a user chooses. They are immutable.
type Settings struct {
	Root  string           // folder of the workspace, which the globs start from; "" for none
	Files []string         // globs of files that are Polyaxonfiles whatever their name and content
	Sets  []Set            // files that are one Polyaxonfile with its overlays
	Rules map[string]Level // by code of a diagnostic
	Hub   hub.Config
	Trace string // off, messages or verbose; "" when nothing is said
}

// The codes of what is wrong with settings.
const (
	CodeSettingsKey   = "settings-key"   // a key, or the code of a rule, that does not exist
	CodeSettingsValue = "settings-value" // a value that a setting cannot have
)

// Level is what the setting `rules` makes of a diagnostic: another severity, or Off.
type Level int

// Off silences a diagnostic. All other levels are a spec.Severity.
const Off Level = -1

var levels = map[string]Level{
	"error": Level(spec.Error), "warning": Level(spec.Warning), "information": Level(spec.Information),
	"hint": Level(spec.Hint), "off": Off,
}

// Apply is diagnostics with the severities that the rules give them, without those that are off.
func (s Settings) Apply(diagnostics []spec.Diagnostic) []spec.Diagnostic {
	if len(s.Rules) == 0 {
		return diagnostics
	}
	var kept []spec.Diagnostic
	for _, d := range diagnostics {
		switch level := s.Rules[d.Code]; level {
		case Off:
			continue
		case 0:
		default:
			d.Severity = spec.Severity(level)
		}
		kept = append(kept, d)
	}
	return kept
}

// With is s with what the text of a settings file, or the editor's settings as JSON, says on top of it. A key that is
// wrong is reported and counts as absent.
func (s Settings) With(tree *syntax.Tree) (Settings, []spec.Diagnostic) {
	r := &settingsReader{settings: s, tree: tree}
	for _, p := range tree.Problems {
		severity := spec.Error
		if p.Warning {
			severity = spec.Warning
		}
		r.report(p.Range, severity, p.Code, p.Message)
	}
	if tree.Root != nil {
		r.mapping(tree.Root, "the settings", map[string]func(*syntax.Node){
			"files": func(n *syntax.Node) { r.settings.Files = r.globs(n, "files") },
			"sets":  r.sets,
			"rules": r.rules,
			"hub":   r.hub,
			"trace": func(n *syntax.Node) { r.choice(n, "trace", &r.settings.Trace, "off", "messages", "verbose") },
		})
	}
	return r.settings, r.diagnostics
}

// settingsReader reads one settings file. Each of its methods takes the value of one key.
type settingsReader struct {
	tree        *syntax.Tree
	settings    Settings
	diagnostics []spec.Diagnostic
}

func (r *settingsReader) report(at syntax.Range, severity spec.Severity, code, message string, fixes ...spec.Fix) {
	d := spec.Diagnostic{Range: at, Severity: severity, Code: code, Message: message, Fixes: fixes}
	r.diagnostics = append(r.diagnostics, d)
}

// wrong reports that the value of key is not what it should be.
func (r *settingsReader) wrong(n *syntax.Node, key, wanted string) {
	message := fmt.Sprintf("`%s` must be %s, found %s.", shorten(key), wanted, kindName(n))
	r.report(n.Range, spec.Error, CodeSettingsValue, message)
}

// kindName says what a node is, for messages.
func kindName(n *syntax.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	if n.Tag == "!!null" {
		return "nothing"
	}
	return "`" + shorten(n.Value) + "`"
}

func shorten(s string) string {
	const most = 40
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

// mapping hands the value of each key to its reader and reports keys that nobody reads. Null is as good as absent.
func (r *settingsReader) mapping(n *syntax.Node, what string, readers map[string]func(*syntax.Node)) {
	if isNullNode(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		message := fmt.Sprintf("%s must be a mapping, found %s.", capital(what), kindName(n))
		r.report(n.Range, spec.Error, CodeSettingsValue, message)
		return
	}
	for i := 0; i+1 < len(n.Children); i += 2 {
		key, value := n.Children[i], n.Children[i+1]
		read, known := readers[key.Value]
		switch {
		case !known:
			message := fmt.Sprintf("`%s` is no key of %s.%s", shorten(key.Value), what, suggestion(key.Value, readers))
			r.report(key.Range, spec.Error, CodeSettingsKey, message, meantKey(key, spec.Suggest(key.Value, slices.Sorted(maps.Keys(readers))))...)
		case !isNullNode(value):
			read(value)
		}
	}
}

func isNullNode(n *syntax.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

func (r *settingsReader) text(n *syntax.Node, key string, to *string) {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!str" {
		r.wrong(n, key, "a text")
		return
	}
	*to = n.Value
}

func (r *settingsReader) choice(n *syntax.Node, key string, to *string, values ...string) {
	value := scalarText(n)
	for _, v := range values {
		if value == v {
			*to = v
			return
		}
	}
	r.wrong(n, key, "one of "+quotedList(values))
}

// scalarText is the value of a scalar. A bare off is false to YAML, and is meant as the word.
func scalarText(n *syntax.Node) string {
	switch {
	case n.Kind != yaml.ScalarNode:
		return ""
	case n.Tag == "!!bool" && (n.Value == "off" || n.Value == "false"):
		return "off"
	}
	return n.Value
}

func (r *settingsReader) globs(n *syntax.Node, key string) []string {
	if n.Kind != yaml.SequenceNode {
		r.wrong(n, key, "a list of file names or globs")
		return nil
	}
	var globs []string
	for _, item := range n.Children {
		var glob string
		r.text(item, key, &glob)
		if problem := badGlob(glob); problem != "" {
			r.report(item.Range, spec.Error, CodeSettingsValue, problem)
			continue
		}
		if glob != "" {
			globs = append(globs, filepath.FromSlash(glob))
		}
	}
	return globs
}

func (r *settingsReader) rules(n *syntax.Node) {
	if n.Kind != yaml.MappingNode {
		r.wrong(n, "rules", "a mapping from codes to severities")
		return
	}
	rules := maps.Clone(r.settings.Rules)
	if rules == nil {
		rules = map[string]Level{}
	}
	for i := 0; i+1 < len(n.Children); i += 2 {
		code, value := n.Children[i], n.Children[i+1]
		if name := code.Value; !slices.Contains(Codes(), name) {
			message := fmt.Sprintf("There is no rule `%s`.%s", shorten(name), nearest(name, Codes()))
			r.report(code.Range, spec.Warning, CodeSettingsKey, message, meantKey(code, spec.Suggest(name, Codes()))...)
		}
		level, known := levels[scalarText(value)]
		if !known {
			r.wrong(value, code.Value, "one of `error`, `warning`, `information`, `hint` and `off`")
			continue
		}
		rules[code.Value] = level
	}
	r.settings.Rules = rules
}

func (r *settingsReader) hub(n *syntax.Node) {
	h := &r.settings.Hub
	r.mapping(n, "`hub`", map[string]func(*syntax.Node){
		"host":    func(n *syntax.Node) { r.text(n, "hub.host", &h.Host) },
		"owner":   func(n *syntax.Node) { r.text(n, "hub.owner", &h.Owner) },
		"project": func(n *syntax.Node) { r.text(n, "hub.project", &h.Project) },
		"offline": func(n *syntax.Node) {
			if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
				r.wrong(n, "hub.offline", "true or false")
				return
			}
			h.Offline = n.Value != "off" && n.Value != "false" && n.Value != "no"
		},
		"timeout": func(n *syntax.Node) { r.timeout(n, &h.Timeout) },
	})
}

// maxTimeout is the longest time that a setting may let a request wait.
const maxTimeout = time.Hour

func (r *settingsReader) timeout(n *syntax.Node, to *time.Duration) {
	const wanted = "a number of seconds above 0, or a time such as `10s`"
	if n.Kind != yaml.ScalarNode {
		r.wrong(n, "hub.timeout", wanted)
		return
	}
	var timeout time.Duration
	if seconds, err := strconv.ParseFloat(n.Value, 64); err == nil && seconds <= maxTimeout.Seconds() {
		timeout = time.Duration(seconds * float64(time.Second))
	} else if d, err := time.ParseDuration(n.Value); err == nil {
		timeout = d
	}
	if timeout <= 0 || timeout > maxTimeout {
		r.wrong(n, "hub.timeout", wanted)
		return
	}
	*to = timeout
}
