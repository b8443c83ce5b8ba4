package spec

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// initSources are the things that an init container can bring; it brings one.
var initSources = []string{"artifacts", "paths", "git", "dockerfile", "file", "tensorboard", "lineageRef", "modelRef", "artifactRef"}

// initRule holds an init to one source, and a git without a url to a connection that has one.
func initRule(v *validator, n *syntax.Node, f fields, s site, fine bool) {
	if !fine {
		return
	}
	first := ""
	for _, name := range initSources {
		if !v.isSource(f, name) {
			continue
		}
		if first != "" {
			v.report(CodeInitSource, f[name].Key.Range, []Related{{Range: f[first].Key.Range, Message: "the other source"}},
				"`%s` cannot stand beside `%s`: an init brings one thing. Write another item of `init`.", f[name].Key.Value, f[first].Key.Value)
			return
		}
		first = name
	}
	git := f.value("git")
	if git == nil || f.truthy("connection") != nil {
		return
	}
	if git.Kind == yaml.ScalarNode {
		open := "{" + v.key("url") + ": "
		v.with(possible(surrounding(git, "Write `"+open+"...}`", open, "}"))...).report(CodeTemplateNotHere, git.Range, nil,
			"A template for the whole of `git` works only with a `connection`: write `git: {url: ...}`, or add the connection.")
		return
	}
	if _, url := git.Get("url"); url == nil || isFalsy(resolved(url)) {
		v.report(CodeInitSource, f["git"].Key.Range, nil, "`git` needs a `url`, or else the init needs a `connection` that has one.")
	}
}

// isSource reports whether a source is given. One that is a mapping counts even when it is empty.
func (v *validator) isSource(f fields, name string) bool {
	n := f.value(name)
	return n != nil && (n.Kind == yaml.MappingNode || !isFalsy(n))
}

func imageRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	text, ok := scalarOf(n).(string)
	if n.Kind != yaml.ScalarNode || !ok || text != "" && validImage(text) {
		return true
	}
	if joined := strings.Join(strings.Fields(text), ""); joined != "" && validImage(joined) {
		v.with(s.fixing(possible(meaning(n, joined)))...)
	}
	v.report(CodeInvalidImage, s.at(n), nil, "%s is not the name of an image: write it as registry/name:tag, without spaces.", show(text))
	return false
}
