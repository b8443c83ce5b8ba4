package analysis

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// maxDetail is how many characters a detail has at most.
const maxDetail = 60

// oneLine is a text on one line, cut where it is long.
func oneLine(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) > maxDetail {
		text = string([]rune(text)[:maxDetail-1]) + "…"
	}
	return text
}

// words are the parts that are not empty, with spaces between.
func words(parts ...string) string {
	return oneLine(strings.Join(parts, " "))
}

// valueText is a value in a few words, "" for one that is too long for that.
func valueText(n *syntax.Node) string {
	if n = n.Resolve(); n == nil || n.Tag == "!!null" {
		return ""
	}
	if n.Kind == yaml.ScalarNode {
		return oneLine(n.Value)
	}
	text, _ := layout{}.literal(n)
	return oneLine(text)
}

// references are the keys that say where the component of an operation comes from.
var references = []string{"hubRef", "dagRef", "pathRef", "urlRef"}

// referenceOf is what an operation runs, "" when it says so itself.
func referenceOf(op *syntax.Node) string {
	for _, key := range references {
		if ref := textOf(op, key); ref != "" {
			return ref
		}
	}
	return ""
}

// operationDetail says what an operation or component runs: the kind of its run, or where its component comes from.
func operationDetail(n *syntax.Node) string {
	if ref := referenceOf(n); ref != "" {
		return oneLine(ref)
	}
	_, run := n.Get("run")
	if run == nil {
		_, component := n.Get("component")
		_, run = component.Resolve().Get("run")
	}
	kind := textOf(run.Resolve(), "kind")
	if _, matrix := n.Get("matrix"); matrix.Resolve() != nil && matrix.Resolve().Kind == yaml.MappingNode {
		kind = words(kind, "×", textOf(matrix.Resolve(), "kind"))
	}
	return kind
}

// sectionDetail says what stands below a key.
func sectionDetail(s *step, value *syntax.Node) string {
	if s.object().k8s != nil && textOf(value, "image") != "" {
		return oneLine(textOf(value, "image"))
	}
	switch n := textOf(value, "replicas"); n {
	case "":
	case "1":
		return "1 replica"
	default:
		return words(n, "replicas")
	}
	first := textOf(value, "kind")
	for _, key := range []string{"cron", "frequency", "startAt", "hubRef", "url", "image"} {
		if text := textOf(value, key); text != "" {
			return words(first, text)
		}
	}
	return oneLine(first)
}

// paramDetail is the value of a param, in whichever form it is written.
func paramDetail(value *syntax.Node) string {
	if value == nil {
		return ""
	}
	if value.Kind == yaml.MappingNode {
		kind, ref := textOf(value, "kind"), textOf(value, "ref")
		if _, v := value.Get("value"); v != nil {
			return words(kind, ref, valueText(v))
		}
		if kind != "" || ref != "" {
			return words(kind, ref)
		}
	}
	return valueText(value)
}

// initSources are the keys of an item of `init` that say what it fetches.
var initSources = []string{
	"git", "dockerfile", "file", "tensorboard", "artifacts", "paths", "lineageRef", "modelRef", "artifactRef", "connection", "container",
}

// itemName is what an item of a list is called, and where that stands.
func itemName(item *syntax.Node) (string, syntax.Range) {
	for _, key := range []string{"name", "hubRef", "metric", "query", "ref", "key"} {
		if _, n := item.Get(key); textOf(item, key) != "" {
			return oneLine(textOf(item, key)), n.Range
		}
	}
	for _, key := range initSources {
		if k, n := item.Get(key); n != nil {
			return key, k.Range
		}
	}
	return "", syntax.Range{}
}

// itemDetail says in a few words what an item of a list is.
func itemDetail(s *step, item *syntax.Node) string {
	for _, key := range []string{"image", "value", "trigger", "optimization", "mountPath"} {
		if _, n := item.Get(key); n != nil && valueText(n) != "" {
			return valueText(n)
		}
	}
	for _, key := range initSources {
		_, n := item.Get(key)
		if n = n.Resolve(); n == nil {
			continue
		}
		if n.Kind == yaml.ScalarNode {
			return valueText(n)
		}
		for _, inner := range []string{"url", "image", "filename", "name"} {
			if text := textOf(n, inner); text != "" {
				return oneLine(text)
			}
		}
		return textOf(item, "connection")
	}
	if _, from := item.Get("valueFrom"); from != nil {
		return "from elsewhere"
	}
	_, kinds := item.Get("kinds")
	return valueText(kinds)
}
