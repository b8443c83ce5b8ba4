package analysis

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// shellStart is what Polyaxon puts before the lines of `cmd`.
const shellStart = "set -e"

// rewriteCommand writes the selected `cmd` as the command of a container, and such a command as `cmd`.
func (r *refactorer) rewriteCommand() {
	owner, i := r.place.owner()
	if owner == nil || owner.node.Kind != yaml.MappingNode || inBraces(owner.node) {
		return
	}
	if cmd, ok := own(owner.node, "cmd"); ok && r.onKey(cmd.key) {
		r.spellCommand(owner.node, cmd)
		return
	}
	for j := len(r.place.steps) - 1; j > i; j-- {
		s := &r.place.steps[j]
		if s.key == nil || s.key.Value != "container" || s.node.Kind != yaml.MappingNode || inBraces(s.node) || j > i+2 {
			continue
		}
		if command, ok := own(s.node, "command"); ok {
			if args, ok := own(s.node, "args"); ok && (r.onKey(command.key) || r.onKey(args.key)) {
				r.shortenCommand(owner.node, s, command, args)
			}
		}
		return
	}
}

// spellCommand puts what `cmd` stands for into the container beside it.
func (r *refactorer) spellCommand(owner *syntax.Node, cmd entryAt) {
	lines, ok := commandLines(cmd.value.Resolve())
	if !ok {
		return
	}
	script := syntax.DoubleQuoted(strings.Join(append([]string{shellStart}, lines...), "\n"))
	halves := addition{
		block: func(column int) string { return r.shellCommand(lines, column) },
		flow:  "command: [/bin/sh, -c], args: [" + script + "]",
	}
	f := Refactoring{Title: "Write `cmd` as the command of the container", Kind: Rewrite}
	if container, there := own(owner, "container"); there {
		if container.value.Kind != yaml.MappingNode || hasAny(container.value, "command", "args") {
			return
		}
		removed, ok := r.remove(owner, cmd.i)
		inserted, fits := r.insert(container.value, len(container.value.Children), halves)
		f.Edits = r.merge(removed, inserted)
		r.offer(f, ok && fits)
		return
	}
	edits, ok := r.replaceEntry(cmd, r.under("container", halves).block(owner.Range.Start.Byte))
	f.Edits = edits
	r.offer(f, ok)
}

// replaceEntry puts lines in the place of an entry of a block.
func (r *refactorer) replaceEntry(e entryAt, text string) ([]spec.Edit, bool) {
	start, ok := r.partStart(e.m, e.i, 2)
	last := r.lineEnd(r.lastLine(e.value, entryEnd(e.m, e.i)))
	return []spec.Edit{{Range: syntax.Range{Start: start, End: last}, NewText: r.block(text)}}, ok
}

// commandLines are the lines of a `cmd`.
func commandLines(n *syntax.Node) ([]string, bool) {
	if n == nil {
		return nil, false
	}
	items := []*syntax.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Children
	}
	var lines []string
	for _, item := range items {
		item = item.Resolve()
		if item == nil || item.Kind != yaml.ScalarNode || item.Tag != "!!str" {
			return nil, false
		}
		lines = append(lines, item.Value)
	}
	return lines, len(lines) > 0
}

// shellCommand are the entries of a container that runs lines in a shell.
func (r *refactorer) shellCommand(lines []string, column int) string {
	text := strings.Join(append([]string{shellStart}, lines...), "\n")
	deep := column + r.layout.dash + 2
	args := "- |-"
	for _, line := range strings.Split(text, "\n") {
		if line != "" {
			line = spaces(deep) + line
		}
		args += "\n" + line
	}
	if strings.HasSuffix(text, "\n") || strings.ContainsFunc(text, func(c rune) bool { return c < ' ' && c != '\n' || c >= 0x7f }) {
		args = "- " + syntax.DoubleQuoted(text)
	}
	return "command: [/bin/sh, -c]\n" + spaces(column) + "args:\n" + spaces(column+r.layout.dash) + args
}

// shortenCommand puts the lines that a container runs in a shell into `cmd`.
func (r *refactorer) shortenCommand(owner *syntax.Node, container *step, command, args entryAt) {
	shell, isShell := commandLines(command.value)
	texts, isText := commandLines(args.value)
	if !isShell || !isText || !slices.Equal(shell, []string{"/bin/sh", "-c"}) || len(texts) != 1 || hasEntry(owner, "cmd") {
		return
	}
	script, ok := strings.CutPrefix(texts[0], shellStart+"\n")
	if !ok {
		return
	}
	cmd := addition{block: func(column int) string { return r.scriptAsCmd(script, column) }}
	f := Refactoring{Title: "Write the command of the container as `cmd`", Kind: Rewrite}
	m, i := r.around(container.node)
	if len(container.node.Children) == 4 && m == owner {
		f.Edits, ok = r.replaceEntry(entryAt{m, i - 1, m.Children[i-1], container.node}, cmd.block(owner.Range.Start.Byte))
		r.offer(f, ok)
		return
	}
	if len(container.node.Children) <= 4 {
		return // nothing would be left of it
	}
	first, ok := r.remove(container.node, command.i)
	second, both := r.remove(container.node, args.i)
	inserted, fits := r.insert(owner, r.runIndex(owner), cmd)
	f.Edits = r.merge(append(first, second...), inserted)
	r.offer(f, ok && both && fits)
}

// scriptAsCmd is a `cmd` with the lines of a script: a list of them, or one text where lines belong together.
func (r *refactorer) scriptAsCmd(script string, column int) string {
	lines := strings.Split(script, "\n")
	if len(lines) == 1 {
		return "cmd: " + r.layout.text(lines[0], false)
	}
	if slices.ContainsFunc(lines, func(line string) bool { return isBlank(line) || blankAt(line, 0) }) {
		text := "cmd: |"
		if !strings.HasSuffix(script, "\n") {
			text += "-"
		}
		for _, line := range strings.Split(strings.TrimSuffix(script, "\n"), "\n") {
			if line != "" {
				line = spaces(column+r.layout.step) + line
			}
			text += "\n" + line
		}
		return text
	}
	text := "cmd:"
	for _, line := range lines {
		text += "\n" + spaces(column+r.layout.dash) + "- " + r.layout.text(line, false)
	}
	return text
}
