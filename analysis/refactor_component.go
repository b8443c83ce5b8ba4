package analysis

import (
	"errors"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// operationAt is the innermost operation around the selection that has one of its keys there.
func (r *refactorer) operationAt(name string) (e entryAt, ok bool) {
	for i := len(r.place.steps) - 1; i >= 0; i-- {
		s := &r.place.steps[i]
		if len(s.objects) == 0 || !s.object().isRoot() {
			continue
		}
		if e, ok = own(s.node, name); ok && r.onKey(e.key) {
			return e, true
		}
	}
	return e, false
}

// extractComponent moves a component that is written in an operation to a file of its own.
func (r *refactorer) extractComponent() {
	e, ok := r.operationAt("component")
	if !ok || e.value.Kind != yaml.MappingNode || len(e.value.Children) == 0 || !r.isClosed(e.value) || e.value.Outer != e.value.Range {
		return
	}
	text, edits, ok := r.takeOut(e)
	path, free := r.freePath(componentName(e))
	if !ok || !free {
		return
	}
	reference := r.word("./" + filepath.Base(path))
	key := r.word("pathRef")
	edits = append(edits, spec.Edit{Range: e.key.Range, NewText: key})
	if inBraces(e.value) {
		edits = append(edits, spec.Edit{Range: e.value.Range, NewText: reference})
	} else {
		colon, found := r.colon(e.key)
		edits = append(edits, inserting(colon, " "+reference))
		ok = found
	}
	r.offer(Refactoring{
		Title: "Move the component to `" + filepath.Base(path) + "`", Kind: Extract, Edits: edits,
		Files: []NewFile{{path, r.asComponent(e.value, text)}},
	}, ok)
}

// takeOut is the text of the value of an entry, as that of a file, and what takes it away where it stands in lines of its own.
func (r *refactorer) takeOut(e entryAt) (text string, edits []spec.Edit, ok bool) {
	start := e.value.Range.Start
	if inBraces(e.value) {
		lines := r.outdented(start.Line, e.value.Range.End.Line, indentOf(r.text.Line(start.Line)))
		lines[0] = r.text.Line(start.Line)[start.Byte:]
		if start.Line == e.value.Range.End.Line {
			lines[0] = r.text.Slice(e.value.Range)
		} else {
			last := len(lines) - 1
			lines[last] = strings.TrimSuffix(lines[last], r.text.Line(e.value.Range.End.Line)[e.value.Range.End.Byte:])
		}
		return r.block(strings.Join(lines, "\n") + "\n"), nil, true
	}
	colon, found := r.colon(e.key)
	if !found || colon.Line >= start.Line || !isRest(r.after(colon)) || !isBlank(r.before(start)) {
		return "", nil, false
	}
	last := r.lastOf(e)
	lines := r.outdented(colon.Line+1, last, start.Byte)
	return r.block(strings.Join(lines, "\n") + "\n"), []spec.Edit{r.lines(colon.Line+1, last)}, true
}

// lastOf is the last line of an entry of a block, with the comments below it that are indented deeper than its key.
func (r *refactorer) lastOf(e entryAt) int {
	last := r.lastLine(e.value, e.value.Outer.End)
	for line := last + 1; line < r.text.Lines(); line++ {
		text := r.text.Line(line)
		indent := len(text) - len(strings.TrimLeft(text, " "))
		switch {
		case isBlank(text):
		case strings.HasPrefix(text[indent:], "#") && indent > e.m.Range.Start.Byte:
			last = line
		default:
			return last
		}
	}
	return last
}

// outdented are lines of the document, by some spaces less.
func (r *refactorer) outdented(from, to, by int) []string {
	var lines []string
	for line := from; line <= to; line++ {
		lines = append(lines, outdent(r.text.Line(line), by))
	}
	return lines
}

// asComponent is the text of a component that says of what kind it is, as a file must.
func (r *refactorer) asComponent(n *syntax.Node, text string) string {
	switch {
	case hasEntry(n, "kind"):
		return text
	case !inBraces(n):
		return r.block("kind: component\n") + text
	}
	kind := r.word("kind") + ": " + r.word("component") + ","
	first := n.Children[0].Range.Start
	if first.Line == n.Range.Start.Line {
		return "{" + kind + " " + strings.TrimLeft(text[1:], " ")
	}
	deeper := indentOf(r.text.Line(first.Line)) - indentOf(r.text.Line(n.Range.Start.Line))
	return "{" + r.block("\n"+spaces(deeper)+kind) + text[1:]
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

var notInName = regexp.MustCompile(`[^A-Za-z0-9_-]+`)

// componentName is the name of the file for a component: its own name, or that of the operation around it.
func componentName(e entryAt) string {
	for _, name := range []string{textOf(e.value, "name"), textOf(e.m, "name"), "component"} {
		if name = strings.Trim(notInName.ReplaceAllString(name, "-"), "-"); name != "" {
			return name
		}
	}
	return "component"
}

// maxTries is how many names are tried for a file.
const maxTries = 20

// freePath is a path beside the document at which there is no file: one with a name, or with a number behind it.
func (r *refactorer) freePath(name string) (string, bool) {
	ext := ".yaml"
	switch own := filepath.Ext(r.scene.doc.Path); {
	case r.layout.json:
		ext = ".json"
	case own == ".yml":
		ext = own
	}
	for i := 1; i <= maxTries; i++ {
		numbered := name
		if i > 1 {
			numbered += "-" + strconv.Itoa(i)
		}
		path := filepath.Join(filepath.Dir(r.scene.doc.Path), numbered+ext)
		if _, err := r.files.File(r.ctx, path); errors.Is(err, fs.ErrNotExist) {
			return path, true
		}
	}
	return "", false
}

// inlineComponent puts the component of a file in the place of the reference to it.
func (r *refactorer) inlineComponent() {
	e, ok := r.operationAt("pathRef")
	if !ok || e.value.Kind != yaml.ScalarNode || e.value.Range.Empty() || e.value.Outer != e.value.Range || e.value.Range.Start.Line != e.value.Range.End.Line {
		return
	}
	path := e.value.Value
	if path == "" || strings.Contains(path, ".py") || hasEntry(e.m, "component") {
		return
	}
	folder := filepath.Dir(path)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(r.scene.doc.Path), path)
	}
	tree, err := r.files.File(r.ctx, path)
	if err != nil || tree.Root == nil || tree.Root.Kind != yaml.MappingNode || countErrors(tree) > 0 || !tree.Finite() || sharesAnchors(tree, r.scene.doc.Tree) {
		return
	}
	lines, ok := moved(tree, folder)
	if !ok {
		return
	}
	edits := []spec.Edit{{Range: e.key.Range, NewText: r.word("component")}}
	title := "Put the component of `" + filepath.Base(path) + "` here"
	colon, found := r.colon(e.key)
	if inBraces(e.m) {
		if !inBraces(tree.Root) || tree.Root.Range.Start.Line != tree.Root.Range.End.Line && !r.layout.json || len(tree.Comments) > 0 {
			return
		}
		text := strings.Join(lines, "\n"+spaces(indentOf(r.text.Line(e.key.Range.Start.Line))))
		edits = append(edits, spec.Edit{Range: e.value.Range, NewText: r.block(text)})
		r.offer(Refactoring{Title: title, Kind: Inline, Edits: edits}, true)
		return
	}
	if !found || colon.Line != e.value.Range.Start.Line {
		return
	}
	column := e.m.Range.Start.Byte + r.layout.step
	text := ""
	for _, line := range lines {
		if line != "" {
			line = spaces(column) + line
		}
		text += "\n" + line
	}
	edits = append(edits, deleting(colon, e.value.Range.End), inserting(r.lineEnd(e.value.Range.End.Line), r.block(text)))
	r.offer(Refactoring{Title: title, Kind: Inline, Edits: edits}, isRest(r.after(e.value.Range.End)))
}

func sharesAnchors(a, b *syntax.Tree) bool {
	for name := range a.Anchors {
		if _, both := b.Anchors[name]; both {
			return true
		}
	}
	return false
}

// moved are the lines of a file as part of another one, from which the file's folder is reached by a path.
func moved(tree *syntax.Tree, folder string) (lines []string, ok bool) {
	var edits []spec.Edit
	for _, ref := range pathRefs(tree.Root) {
		if filepath.IsAbs(ref.Value) || ref.Value == "" || folder == "." {
			continue
		}
		path := filepath.ToSlash(filepath.Join(folder, ref.Value))
		if !filepath.IsAbs(path) && !strings.HasPrefix(path, "../") {
			path = "./" + path
		}
		text := yamlScalar(path, false)
		if ref.Style&yaml.DoubleQuotedStyle != 0 {
			text = syntax.DoubleQuoted(path)
		}
		edits = append(edits, spec.Edit{Range: ref.Range, NewText: text})
	}
	text, ok := Apply(tree.Text, edits)
	for i := range text.Lines() {
		lines = append(lines, strings.TrimPrefix(text.Line(i), "\ufeff"))
	}
	for i, line := range lines {
		if marker, _, _ := strings.Cut(line, " "); marker == "---" || marker == "..." || strings.HasPrefix(line, "%") {
			if line != marker {
				return nil, false
			}
			lines[i] = "\x00"
		}
	}
	lines = slices.DeleteFunc(lines, func(line string) bool { return line == "\x00" })
	for len(lines) > 0 && isBlank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines, ok && len(lines) > 0
}

// pathRefs are the references to files in an operation or component and in those that are written in it.
func pathRefs(n *syntax.Node) []*syntax.Node {
	var refs []*syntax.Node
	seen := map[*syntax.Node]bool{}
	var visit func(n *syntax.Node)
	visit = func(n *syntax.Node) {
		if n = n.Resolve(); n == nil || seen[n] || n.Kind != yaml.MappingNode {
			return
		}
		seen[n] = true
		if ref := fieldOf(n, "pathRef"); ref != nil && ref.Kind == yaml.ScalarNode && !seen[ref] {
			seen[ref] = true
			refs = append(refs, ref)
		}
		visit(fieldOf(n, "component"))
		for _, key := range []string{"run", "runPatch"} {
			run := fieldOf(n, key)
			for _, item := range append(itemsOf(run, "operations"), itemsOf(run, "components")...) {
				visit(item)
			}
		}
	}
	visit(n)
	return refs
}
