package analysis

import (
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeShellWord is about a word that only a shell understands, given to another program.
const CodeShellWord = "shell-word"

// shellWords are words that join or redirect commands. A program that no shell starts gets them as arguments.
var shellWords = []string{"&&", "||", "|", ";", "&", ">", ">>", "<", "2>", "2>&1", "&>"}

var shellWordRule = &rule{
	code: CodeShellWord, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if s.object().k8s == nil || s.object().k8s.Name != "V1Container" || len(s.objects) != 1 {
			return
		}
		command := fieldOf(s.node, "command")
		if command == nil || command.Kind != yaml.SequenceNode || startsShell(command.Children) {
			return // whether the image starts a shell nobody knows here
		}
		for _, list := range []*syntax.Node{command, fieldOf(s.node, "args")} {
			if list == nil || list.Kind != yaml.SequenceNode {
				continue
			}
			for _, item := range list.Children {
				if n := item.Resolve(); isText(n) && slices.Contains(shellWords, n.Value) {
					c.report(item.Range, "No shell runs this command, so that `%s` is an argument like any other: start with `[/bin/sh, -c]`, or use `cmd`.", n.Value)
					return
				}
			}
		}
	},
}

// startsShell reports whether some words start a shell, be it over a program that starts others, or cannot be known.
func startsShell(words []*syntax.Node) bool {
	if len(words) == 0 {
		return true
	}
	for _, item := range words {
		n := item.Resolve()
		if !isText(n) {
			continue
		}
		if spec.IsTemplate(n) || strings.ContainsAny(n.Value, " \n") || strings.HasSuffix(path.Base(n.Value), "sh") || n.Value == "xargs" || n.Value == "[" {
			return true
		}
	}
	return false
}
