package spec

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Former is what tells that a file is written for Polyaxon 0.x, of which no release since 1.0 reads anything.
type Former struct {
	Kind     string          // as the file says it; "" when it says none
	Evidence []FormerWitness // the first is the value of `kind`, or else the first old key
}

// FormerWitness is a place that tells it.
type FormerWitness struct {
	Node *syntax.Node
	Says string // what stands there, for people
}

// formerRootKinds are the kinds of 0.x. Those that are true are nothing else; of the others there are runs today, too.
var formerRootKinds = map[string]bool{
	"experiment": true, "group": true, "notebook": true, "tensorboard": true, "plugin": true,
	"job": false, "build": false, "pipeline": false,
}

// IsFormerKind reports whether the root of a file of Polyaxon 0.x may be of a kind. FormerOf knows whether one is.
func IsFormerKind(kind string) bool {
	_, known := formerRootKinds[kind]
	return known
}

// formerSections are the keys at the root of an old file, with what they were.
var formerSections = map[string]string{
	"declarations": "the params of a file up to 0.4",
	"hptuning":     "a search over params in 0.x",
	"settings":     "a section of the first releases of 0.x",
	"framework":    "the framework of a run in 0.x",
	"backend":      "how 0.x was to run a file",
	"logging":      "the logging of a run in 0.x",
	"project":      "a section of the first releases of 0.x",
	"model":        "a section of 0.x up to 0.3",
	"train":        "a section of 0.x up to 0.3",
	"eval":         "a section of 0.x up to 0.3",
	"ops":          "the operations of a pipeline of 0.x",
}

// formerKeys are the keys in sections of an old file that those of today do not have there.
var formerKeys = map[string][]string{
	"run": {"cmd", "image", "build_steps", "steps", "env_vars"},
	"build": {
		"image", "dockerfile", "build_steps", "steps", "env_vars", "ref", "git", "nocache", "commit", "branch", "lang_env",
		"context", "backend",
	},
	"environment": {"resources", "persistence", "outputs", "replicas", "node_selectors"},
}

// currentKeys are keys at the root that no file of 0.x has.
var currentKeys = []string{
	"component", "hubRef", "hub_ref", "dagRef", "dag_ref", "urlRef", "url_ref", "pathRef", "path_ref", "container", "cmd",
	"runPatch", "run_patch", "hooks", "plugins", "termination", "joins", "presets", "events", "mount", "init", "sidecars",
	"volumes", "ports", "env", "resources", "connections",
}

// FormerOf tells whether a file is written for Polyaxon 0.x; nil when it is not.
func FormerOf(root *syntax.Node) *Former {
	if root == nil || root.Kind != yaml.MappingNode {
		return nil
	}
	f := &Former{}
	_, kind := root.Get("kind")
	kind = kind.Resolve()
	surely, known := false, false
	if kind != nil && !isNull(kind) {
		if kind.Kind != yaml.ScalarNode || kind.Tag != "!!str" {
			return nil
		}
		if surely, known = formerRootKinds[kind.Value]; !known {
			return nil
		}
		f.Kind = kind.Value
		f.add(kind, "a kind of Polyaxon 0.x")
	}
	sections := f.sections(root)
	switch {
	case surely:
		return f
	case known && (sections || isOne(root)):
		return f
	case known || !sections || isCurrent(root):
		return nil
	}
	return f
}

func (f *Former) add(n *syntax.Node, format string, args ...any) {
	f.Evidence = append(f.Evidence, FormerWitness{n, fmt.Sprintf(format, args...)})
}

// sections collects the old keys, and reports whether there are any.
func (f *Former) sections(root *syntax.Node) bool {
	found := false
	for _, e := range root.Entries() {
		if e.Key.Tag != "!!str" {
			continue
		}
		name := e.Key.Value
		if says, old := formerSections[name]; old {
			f.add(e.Key, "`%s` is %s", name, says)
			found = true
			continue
		}
		if section := e.Value.Resolve(); formerKeys[name] != nil && !isOfToday(name, section) {
			for _, below := range section.Entries() {
				if slices.Contains(formerKeys[name], below.Key.Value) {
					f.add(below.Key, "`%s.%s` is a key of 0.x", name, below.Key.Value)
					found = true
					break
				}
			}
		}
	}
	return found
}

// isOfToday reports whether a section says that it is one of today.
func isOfToday(name string, section *syntax.Node) bool {
	has := func(key string) bool { k, _ := section.Get(key); return k != nil }
	switch name {
	case "run":
		return has("kind")
	case "build":
		return has("hubRef") || has("hub_ref")
	}
	return false
}

// isOne reports whether the version of a file is that of 0.x.
func isOne(root *syntax.Node) bool {
	_, version := root.Get("version")
	if version = version.Resolve(); version == nil {
		return false
	}
	i, ok := scalarOf(version).(int64)
	return ok && i == 1
}

// isCurrent reports whether a file without kind speaks the language of today somewhere, so that an old word in it is a mistake.
func isCurrent(root *syntax.Node) bool {
	for _, e := range root.Entries() {
		if slices.Contains(currentKeys, e.Key.Value) {
			return true
		}
	}
	for _, section := range []string{"run", "matrix"} {
		_, value := root.Get(section)
		if kind, _ := value.Get("kind"); kind != nil {
			return true
		}
	}
	return false
}

// former reports a file of Polyaxon 0.x, and nothing else about it.
func (v *validator) former(root *syntax.Node) bool {
	f := FormerOf(root)
	if f == nil {
		return false
	}
	var related []Related
	for i, w := range f.Evidence {
		if i > 0 || f.Kind == "" {
			related = append(related, Related{File: v.file, Range: w.Node.Range, Message: w.Says})
		}
	}
	kind := ""
	if f.Kind != "" {
		kind = " (kind `" + f.Kind + "`)"
	}
	v.report(CodeFormer, f.Evidence[0].Node.Range, related,
		"This file is written for Polyaxon 0.x%s, which Polyaxon 2.x does not read. Convert it with the code action of your editor or with `plx-lsp migrate`.", kind)
	return true
}
