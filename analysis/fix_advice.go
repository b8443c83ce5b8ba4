package analysis

import (
	"encoding/json"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// adviceFixesOf is fixesOf for what the reference accepts.
func adviceFixesOf(code string) func(f *fixer) {
	switch code {
	case CodeDeprecatedVersion, CodeBuildDag, CodeVolumeSource, CodeUnusedParam:
		return func(f *fixer) { f.removeKey(f.d.Range, false) }
	case CodeMigrateTodo:
		return (*fixer).todoDone
	case CodeUnusedComponent, CodeUnusedInput:
		return (*fixer).unused
	case CodeMissingImage:
		return (*fixer).missingImage
	case CodeKubernetesRequired:
		return (*fixer).missingField
	case CodeKubernetesType:
		return (*fixer).kubernetesType
	}
	return nil
}

// unused: what nothing uses can be taken away, with its whole item.
func (f *fixer) unused() {
	name := f.valueAt(f.d.Range)
	if name == nil {
		return
	}
	way := f.way(name)
	if len(way) < 3 || way[len(way)-3].Kind != yaml.SequenceNode {
		return
	}
	item, list := way[len(way)-2], way[len(way)-3]
	title := "Remove `" + shorten(name.Value) + "`"
	if len(list.Children) > 1 {
		edits, ok := f.remove(list, slices.Index(list.Children, item))
		f.offer(title, false, edits, ok)
		return
	}
	if len(way) > 3 && way[len(way)-4].Kind == yaml.MappingNode { // the list goes with its only item
		owner := way[len(way)-4]
		edits, ok := f.remove(owner, slices.Index(owner.Children, list)-1)
		f.offer(title, false, edits, ok)
	}
}

// missingImage: a container gets an image.
func (f *fixer) missingImage() {
	key := f.keyAt(f.d.Range)
	if key == nil {
		return
	}
	m, i := f.entryOf(key)
	image := f.scalar("image", f.word("python:3.12"))
	if value := m.Children[i+1]; key.Value == "container" && (value.Kind == yaml.ScalarNode || len(value.Children) == 0) {
		edits, ok := f.fill(key, value, image)
		f.offer("Add `image`", false, edits, ok)
		return
	} else if key.Value == "container" {
		m = value
	}
	if m.Kind == yaml.MappingNode && !hasEntry(m, "image") {
		edits, ok := f.insert(m, 0, image)
		f.offer("Add `image`", false, edits, ok)
	}
}

// kubernetesType: numbers in the place of text get quotes, and text that is a number loses them.
func (f *fixer) kubernetesType() {
	n := f.valueAt(f.d.Range)
	if n == nil || n.Kind != yaml.ScalarNode || n.Style&yaml.TaggedStyle != 0 || n.Range.Empty() {
		return
	}
	switch isText := n.Tag == "!!str"; {
	case isText && f.isQuoted(n) && json.Valid([]byte(n.Value)) && !strings.ContainsAny(n.Value, `"[{eE`):
		f.offer("Remove the quotes", true, []spec.Edit{{Range: n.Range, NewText: n.Value}}, true)
	case !isText && n.Style == 0:
		edit := f.quote(n.Range)
		f.offer("Write `"+edit.NewText+"`", true, []spec.Edit{edit}, true)
	}
}

func (f *fixer) isQuoted(n *syntax.Node) bool {
	return n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
}
