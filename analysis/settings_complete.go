package analysis

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CompleteSettings are the ways to go on at a place of the settings file in folder root.
func CompleteSettings(root string, text *syntax.Text, at syntax.Pos) []Completion {
	word := wordAt(text, at)
	line := text.Line(word.Start.Line)
	c := settingsCompleter{root: root, word: word, typed: line[word.Start.Byte:max(min(at.Byte, len(line)), word.Start.Byte)]}
	c.before = strings.Trim(line[:word.Start.Byte], " -")
	c.after = strings.TrimSpace(line[word.End.Byte:])
	// What the word is, is read off the text with another word in its place, which is found again in the tree. A word
	// alone on its line may be a key that has no colon yet.
	const probe = "plxprobe"
	for _, text := range []*syntax.Text{text.Replace(word, probe), text.Replace(word, probe+":")} {
		if ways := waysTo(syntax.Parse(text).Root, probe, 0); len(ways) > 0 {
			c.complete(ways[0])
			break
		}
	}
	return c.found
}

// wordAt is the range of the word around a place, or an empty one.
func wordAt(text *syntax.Text, at syntax.Pos) syntax.Range {
	line := text.Line(at.Line)
	at.Byte = min(at.Byte, len(line))
	start, end := at.Byte, at.Byte
	for start > 0 && inWord(line[start-1]) {
		start--
	}
	for end < len(line) && inWord(line[end]) {
		end++
	}
	return syntax.Range{Start: syntax.Pos{Line: at.Line, Byte: start}, End: syntax.Pos{Line: at.Line, Byte: end}}
}

func inWord(c byte) bool { return c > ' ' && !strings.ContainsRune(`:,[]{}"'#`, rune(c)) }

// way is where a scalar stands in a tree of settings.
type way struct {
	pattern string       // the keys and items that lead to it: "sets[].files[]", "" for the root
	in      *syntax.Node // the mapping that it is a key of; nil when it is a value
}

// maxSettingsDepth is deeper than any setting stands.
const maxSettingsDepth = 8

// waysTo finds the scalars of a tree with some text.
func waysTo(n *syntax.Node, text string, depth int) []way {
	if n == nil || depth > maxSettingsDepth {
		return nil
	}
	var found []way
	under := func(step string, child *syntax.Node) {
		for _, w := range waysTo(child, text, depth+1) {
			if w.pattern != "" && w.pattern[0] != '[' {
				w.pattern = "." + w.pattern
			}
			w.pattern = step + w.pattern
			found = append(found, w)
		}
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Value == text {
			found = append(found, way{})
		}
	case yaml.SequenceNode:
		for _, child := range n.Children {
			under("[]", child)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Children); i += 2 {
			if n.Children[i].Value == text {
				found = append(found, way{in: n})
			}
			under(n.Children[i].Value, n.Children[i+1])
		}
	}
	return found
}

// settingsCompleter collects completions.
type settingsCompleter struct {
	root   string
	word   syntax.Range
	typed  string // the part of the word before the place
	before string // what stands on the line before the word, but for dashes
	after  string // what stands on the line after the word
	found  []Completion
}

func (c *settingsCompleter) add(kind CompletionKind, label, insert, detail string) {
	c.found = append(c.found, Completion{Label: label, Kind: kind, Detail: detail, Insert: insert, Range: c.word})
}

// keys adds keys that the mapping does not have yet.
func (c *settingsCompleter) keys(in *syntax.Node, prefix string, keys ...[2]string) {
	for _, key := range keys {
		if in != nil && has(in, key[0]) {
			continue
		}
		insert := prefix + key[0]
		if !strings.HasPrefix(c.after, ":") {
			insert += ": "
		}
		c.add(KeyCompletion, key[0], insert, key[1])
	}
}

func has(mapping *syntax.Node, name string) bool {
	key, _ := mapping.Get(name)
	return key != nil
}

func (c *settingsCompleter) values(values ...string) {
	for _, value := range values {
		c.add(ValueCompletion, value, value, "")
	}
}

var (
	settingsKeys = [][2]string{
		{"files", "globs of further files that are Polyaxonfiles"},
		{"sets", "Polyaxonfiles with their overlays and params"},
		{"rules", "severities of rules, by code"},
		{"hub", "where components come from"},
		{"trace", "how much is told about the protocol's messages"},
	}
	setKeys = [][2]string{
		{"files", "the Polyaxonfile, then its overlays in order"},
		{"params", "values of params, as -P gives them"},
	}
	hubKeys = [][2]string{
		{"host", "address of the Polyaxon deployment"},
		{"owner", "owner of components that are named without one"},
		{"project", "project that the workspace belongs to"},
		{"offline", "make no request to the network"},
		{"timeout", "how long to wait for an answer, in seconds or as 10s"},
	}
)

// complete adds what may stand in the place of the probe.
func (c *settingsCompleter) complete(w way) {
	// The value of a key may begin a mapping or a list only on a line of its own; in braces, a word is a key.
	block := w.in != nil || c.before == ""
	isValue := w.in == nil
	switch {
	case w.pattern == "":
		c.keys(w.in, "", settingsKeys...)
	case w.pattern == "rules" && block:
		for _, code := range Codes() {
			c.keys(w.in, "", [2]string{code, ""})
		}
	case w.pattern == "hub" && block:
		c.keys(w.in, "", hubKeys...)
	case w.pattern == "sets" && block:
		c.keys(nil, "- ", setKeys[0])
	case w.pattern == "sets[]":
		c.keys(w.in, "", setKeys...)
	case !isValue:
	case strings.HasPrefix(w.pattern, "rules."):
		c.values("error", "warning", "information", "hint", "off")
	case w.pattern == "trace":
		c.values("off", "messages", "verbose")
	case w.pattern == "hub.offline":
		c.values("true", "false")
	case w.pattern == "sets[].files[]", w.pattern == "files[]":
		c.files("")
	case (w.pattern == "sets[].files" || w.pattern == "files") && block:
		c.files("- ")
	}
}

// files adds the files and folders that are in the folder that has been typed so far.
func (c *settingsCompleter) files(prefix string) {
	folder := path.Dir(c.typed + "x")
	if c.root == "" {
		return
	}
	entries, err := os.ReadDir(filepath.Join(c.root, filepath.FromSlash(folder)))
	if err != nil {
		return
	}
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		switch {
		case len(c.found) >= maxFileCompletions:
			return
		case !isListed(entry):
		case entry.IsDir():
			c.add(FolderCompletion, name+"/", prefix+name+"/", "")
		default:
			c.add(FileCompletion, name, prefix+c.quoted(name), "")
		}
	}
}

// quoted is the name of a file as YAML: in quotes where it must be and is not yet.
func (c *settingsCompleter) quoted(name string) string {
	tree := syntax.Parse(syntax.NewText("[" + name + "]"))
	plain := tree.Root != nil && len(tree.Root.Children) == 1 && tree.Root.Children[0].Value == name && tree.Root.Children[0].Tag == "!!str"
	if plain && len(tree.Problems) == 0 || strings.HasSuffix(c.before, `"`) || strings.HasSuffix(c.before, "'") {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}
