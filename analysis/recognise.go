package analysis

import (
	"path/filepath"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Recognition says what made a file a Polyaxonfile, or that it is none.
type Recognition int

const (
	NotPolyaxonfile Recognition = iota
	SwitchedOff                 // the modeline "# plx-lsp: off"
	ByModeline                  // the modeline "# plx-lsp: polyaxonfile"
	BySetting                   // a glob of the setting `files`
	ByName                      // a name of the reference, or one that says polyaxon
	ByContent                   // what stands at its root
)

// Yes reports whether the file is a Polyaxonfile.
func (r Recognition) Yes() bool { return r >= ByModeline }

// Recognise says whether the file at path, which reads as tree, is a Polyaxonfile. The first of modeline, setting,
// name and content that says something decides.
func Recognise(path string, tree *syntax.Tree, settings Settings) Recognition {
	if r := recogniseModeline(tree.Text); r != NotPolyaxonfile {
		return r
	}
	if r := RecogniseName(path, settings); r != NotPolyaxonfile {
		return r
	}
	if recogniseContent(tree.Root) {
		return ByContent
	}
	return NotPolyaxonfile
}

// RecogniseName says what the path alone decides, without reading the file: BySetting, ByName or NotPolyaxonfile.
func RecogniseName(path string, settings Settings) Recognition {
	if filepath.Base(path) == SettingsFile {
		return NotPolyaxonfile
	}
	for _, glob := range settings.Files {
		if matchGlob(glob, settings.Root, path) {
			return BySetting
		}
	}
	if polyaxonName.MatchString(strings.ToLower(filepath.Base(path))) {
		return ByName
	}
	return NotPolyaxonfile
}

// polyaxonName matches the default names of the reference, which all hold "polyaxon", other names that do, and the
// project's own suffix.
var polyaxonName = regexp.MustCompile(`polyaxon.*\.(ya?ml|json)$|\.plx\.ya?ml$`)

// modeline matches a comment line that speaks to plx-lsp about the whole file.
var modeline = regexp.MustCompile(`^\s*(?:#|//)\s*plx-lsp:\s*(polyaxonfile|off)\s*$`)

// recogniseModeline looks at the comments above the first line that is none.
func recogniseModeline(text *syntax.Text) Recognition {
	for i := range text.Lines() {
		line := strings.TrimPrefix(text.Line(i), "\ufeff")
		if m := modeline.FindStringSubmatch(line); m != nil {
			if m[1] == "off" {
				return SwitchedOff
			}
			return ByModeline
		}
		trimmed := strings.TrimSpace(line)
		comment := strings.HasPrefix(trimmed, "#") || strings.HasPrefix(trimmed, "//")
		if trimmed != "" && !comment && trimmed != "---" && !strings.HasPrefix(trimmed, "%") {
			break
		}
	}
	return NotPolyaxonfile
}

// recogniseContent looks at the keys of the root. Names alone such as `inputs`, `env` or `container` are in many other
// files; so a file counts when it has a kind of Polyaxon, a key or section that nothing else has, or only keys that
// Polyaxon knows and several of them.
func recogniseContent(root *syntax.Node) bool {
	if root == nil || root.Kind != yaml.MappingNode {
		return false
	}
	keys := rootKeys(root)
	kind := keys.text("kind")
	switch {
	case keys.has("apiVersion") || keys.has("metadata") && keys.has("spec"):
		return false // Kubernetes and all that follow its form
	case currentKinds[kind]:
		return true
	case spec.IsFormerKind(kind):
		return !keys.any(foreignKeys) && spec.FormerOf(root) != nil
	case keys.any(foreignKeys):
		return false
	}
	return keys.any(ownKeys) || keys.ownSection() || keys.old() || keys.onlyKnown()
}

// keys are the entries of a mapping; of equal keys the last counts, as for the reference.
type keys map[string]*syntax.Node

func rootKeys(mapping *syntax.Node) keys {
	k := keys{}
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return k
	}
	for i := 0; i+1 < len(mapping.Children); i += 2 {
		k[spec.CamelCase(mapping.Children[i].Value)] = mapping.Children[i+1]
	}
	return k
}

func (k keys) has(key string) bool { _, ok := k[key]; return ok }

// text is the scalar value of key, "" when it is something else.
func (k keys) text(key string) string {
	if n := k[key]; n != nil && n.Kind == yaml.ScalarNode {
		return n.Value
	}
	return ""
}

func (k keys) any(set map[string]bool) bool { return k.count(set) > 0 }

func (k keys) count(set map[string]bool) int {
	n := 0
	for key := range k {
		if set[key] {
			n++
		}
	}
	return n
}

// ownSection reports whether a section says by its kind or its keys that it is Polyaxon's.
func (k keys) ownSection() bool {
	run, matrix, component := rootKeys(k["run"]), rootKeys(k["matrix"]), rootKeys(k["component"])
	return runKinds[run.text("kind")] || matrixKinds[matrix.text("kind")] ||
		currentKinds[component.text("kind")] || run.has("container") && k.known() ||
		len(component) > 0 && component.ownSection()
}

// known reports whether every key is one of a current file.
func (k keys) known() bool { return k.count(knownKeys) == len(k) }

// onlyKnown reports whether there are several keys, all of a current file, and some of them rare elsewhere.
func (k keys) onlyKnown() bool { return len(k) >= 3 && k.known() && k.count(rareKeys) >= 2 }

// old reports whether the keys are those of a file of Polyaxon 0.x.
func (k keys) old() bool {
	run := rootKeys(k["run"])
	command := len(run) > 0 && !run.has("kind") && run.has("cmd")
	switch {
	case k.has("hptuning"):
		return true
	case k.has("declarations") && (k.has("run") || k.has("build") || k.has("environment")):
		return true
	}
	return command && (run.has("image") || run.has("buildSteps") || k.any(oldSections))
}

func set(words string) map[string]bool {
	s := map[string]bool{}
	for _, word := range strings.Fields(words) {
		s[word] = true
	}
	return s
}

var (
	currentKinds = set("component operation compiled_operation")

	runKinds = set("job service dag mpijob pytorchjob tfjob daskcluster raycluster notifier cleaner tuner " +
		"spark rayjob daskjob mxjob xgbjob paddlejob watchdog")
	matrixKinds = set("grid random bayes hyperband tpe iterative mapping hyperopt")

	knownKeys = set("version kind name description tags presets strictParams queue namespace cache termination " +
		"plugins build hooks isApproved cost mount schedule events matrix joins dependencies trigger conditions " +
		"skipOnUpstreamSkip inputs outputs run ports container cmd env resources environment init connections " +
		"sidecars volumes template params hubRef dagRef urlRef pathRef component patchStrategy isPreset runPatch")
	ownKeys     = set("hubRef dagRef runPatch isPreset patchStrategy skipOnUpstreamSkip")
	rareKeys    = set("presets queue termination plugins hooks isApproved joins matrix params component urlRef pathRef run")
	oldSections = set("environment build framework declarations settings logging")
	foreignKeys = set("apiVersion $schema openapi swagger jobs services stages steps on implementation")
)

// MayBePolyaxonfile is a quick look at a text, for who goes through many files: when it is false, neither modeline nor
// content makes the text a Polyaxonfile.
func MayBePolyaxonfile(text *syntax.Text) bool {
	return hints.MatchString(text.String())
}

// hints matches a part of every key that recogniseContent looks for, in either spelling, and of the modeline. A
// backslash may write any of them.
var hints = regexp.MustCompile(`kind|run|hub|dag|params|component|matrix|hptuning|declarations|plx-lsp:|` +
	`reset|atch|pstream|queue|termination|plugins|hooks|pproved|joins|(?:url|path)(?:Ref|_ref)|\\`)
