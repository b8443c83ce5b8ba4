package analysis

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// keys adds the keys that the mapping around the probe may still get.
func (c *completer) keys(p *place) {
	s := p.last()
	if s.node.Kind != yaml.MappingNode {
		return
	}
	column := c.column(s.node)
	if column != c.start() && len(p.steps) > 1 && p.steps[len(p.steps)-2].node.Kind == yaml.SequenceNode &&
		p.steps[len(p.steps)-2].node.Range.Start.Byte == c.start() {
		return // in the column of dashes, where another item may stand
	}
	for rank, o := range s.objects {
		switch {
		case o.model != nil:
			c.modelKeys(p, o, rank, column)
		case o.k8s != nil:
			c.kubernetesKeys(s.node, o, column)
		case o.entry != nil:
			c.entryKeys(p, o, column)
		}
	}
	c.snippetKeys(p, column)
}

// column is where a key of a mapping belongs: beside its other keys. It is that of the word where there are none.
func (c *completer) column(mapping *syntax.Node) int {
	if mapping.Style&yaml.FlowStyle == 0 {
		for i := 0; i < len(mapping.Children); i += 2 {
			if key := mapping.Children[i]; key.Value != probe && key.Outer.Start.Line != c.at.Line {
				return key.Outer.Start.Byte
			}
		}
	}
	return c.start()
}

// exclusive are keys of which a mapping takes one.
var exclusive = map[string][]string{
	"V1Init":         {"artifacts", "paths", "git", "dockerfile", "file", "tensorboard", "lineageRef", "modelRef", "artifactRef"},
	"V1Polyaxonfile": {"hubRef", "dagRef", "urlRef", "pathRef"},
}

// modelKeys adds the fields of a model. rank is how many other models the mapping may be more likely.
func (c *completer) modelKeys(p *place, o object, rank, column int) {
	node := p.last().node
	taken := map[string]bool{}
	for _, e := range node.Entries() {
		if f := o.model.Field(e.Key.Value); f != nil && e.Key.Value != probe {
			taken[f.Name] = true
		}
	}
	one := exclusive[o.model.Ref]
	if o.isRoot() {
		one = exclusive["V1Polyaxonfile"]
	}
	hasOne := slices.ContainsFunc(one, func(name string) bool { return taken[name] })
	for i, f := range o.model.Fields {
		if taken[f.Name] || hasOne && slices.Contains(one, f.Name) || !c.fits(p, o, f) {
			continue
		}
		group := 1
		switch {
		case f.Required || f.Name == "kind" && !o.isRoot() && !p.last().settled:
			group = 0
		case deprecatedField(o, f):
			group = 9
		}
		value := p.entry(p.last(), &syntax.Node{Node: yaml.Node{Value: f.Name}})
		if value.typ == nil || f.Name != "kind" {
			value = p.patched(o, o.child(f.Name))
		}
		c.key(f.Name, value, column, Completion{
			Detail: value.typ.Describe(), Doc: func() string { return fieldDoc(value) }, Deprecated: group == 9,
			Sort: fmt.Sprintf("%d%02d%03d", group, rank, i),
		})
	}
}

// deprecatedField reports whether a field has no effect any more.
func deprecatedField(o object, f *spec.Field) bool { return o.isRoot() && f.Name == "version" }

// fits reports whether a field of a Polyaxonfile makes sense where it stands.
func (c *completer) fits(p *place, o object, f *spec.Field) bool {
	if f.Name == "kind" && p.last().settled && p.last().field.Name == "runPatch" {
		return false // which cannot change the kind
	}
	if !o.isRoot() {
		return true
	}
	_, i := p.around(object.isRoot)
	inDag := i > 0 && p.steps[i].index >= 0 && p.steps[i].owner.is("V1Dag")
	switch f.Name {
	case "dagRef":
		return inDag
	case "schedule":
		return !inDag
	}
	return true
}

// common are the keys of Kubernetes objects that come before the others, which are in the order of Kubernetes' own
// documentation.
var common = map[string][]string{
	"V1Container": {"image", "command", "args", "env", "resources", "workingDir", "volumeMounts", "ports", "imagePullPolicy"},
	"V1Volume":    {"name", "persistentVolumeClaim", "configMap", "secret", "emptyDir", "hostPath"},
}

func (c *completer) kubernetesKeys(node *syntax.Node, o object, column int) {
	taken := map[string]bool{}
	for _, e := range node.Entries() {
		if f := o.k8s.Field(e.Key.Value); f != nil && e.Key.Value != probe {
			taken[f.Name] = true
		}
	}
	for i, f := range o.k8s.Fields {
		if taken[f.Name] {
			continue
		}
		group, order := 2, i
		deprecated := strings.HasPrefix(f.Doc, "Deprecated") || strings.Contains(f.Doc, " is deprecated")
		if at := slices.Index(common[o.k8s.Name], f.Name); at >= 0 {
			group, order = 1, at
		}
		switch {
		case f.Required && !(o.k8s.Name == "V1Container" && f.Name == "name"):
			group = 0
		case deprecated:
			group = 9
		}
		value := o.child(f.Name)
		c.key(f.Name, value, column, Completion{
			Detail: kubernetesType(f.Type), Doc: func() string { return kubernetesDoc(value) }, Deprecated: deprecated,
			Sort: fmt.Sprintf("%d%03d", group, order),
		})
	}
}

// key adds one key with the outline of its value.
func (c *completer) key(name string, value slot, column int, item Completion) {
	depth := 0
	if c.word.flow {
		depth = 1
	}
	c.entry(name, outline(value, depth), column, item)
}

// entry adds one key with a value to be filled in.
func (c *completer) entry(name string, value sketch, column int, item Completion) {
	item.Label, item.Kind = name, KeyCompletion
	item.Range = c.word.Range
	p := &printer{layout: c.layout}
	written := c.quoted(name, true)
	switch {
	case c.word.colon:
		item.Insert = written
		c.add(item)
		return
	case c.valueFollows(), !c.word.flow && c.hasBelow(column):
		c.align(&item, column)
		item.Insert += c.gap() + written + ":"
		c.add(item)
		return
	case c.word.flow:
		if len(value.values) == 0 && value.list {
			value.values = []sketch{{}}
		}
		text := p.flow(value)
		item.Insert = c.lead() + escapeSnippet(written) + ": " + text + c.trail()
	default:
		c.align(&item, column)
		item.Insert += c.gap() + escapeSnippet(written) + ":" + p.after(value, column-c.indent(item.Range))
	}
	item.Snippet = true
	item.plain()
	c.add(item)
}

// plain makes a completion without placeholders of one that needs none.
func (item *Completion) plain() {
	if !strings.ContainsAny(item.Insert, "$\\") {
		item.Snippet = false
	}
}

// indent is the indentation before a range on its line, from which the later lines of what is put there are counted.
func (c *completer) indent(r syntax.Range) int {
	before := c.doc.Tree.Text.Line(r.Start.Line)[:r.Start.Byte]
	return len(before) - len(strings.TrimLeft(before, " "))
}

// align makes a completion that is alone on its line begin in the column where it belongs.
func (c *completer) align(item *Completion, column int) {
	if !c.word.alone || column == c.word.Range.Start.Byte {
		return
	}
	item.Range.Start.Byte = 0
	item.Insert = spaces(column)
	item.Filter = item.Label
}

// lead is what is put before an entry in brackets: the comma that is missing.
func (c *completer) lead() string {
	if c.word.flow && c.missesComma() {
		return ", "
	}
	return ""
}

// trail is what is put behind an entry in brackets: a comma where another entry follows.
func (c *completer) trail() string {
	if c.entryFollows() {
		return ","
	}
	return ""
}

// entryFollows reports whether another entry follows in the same brackets without a comma between.
func (c *completer) entryFollows() bool {
	last := c.doc.Tree.Text.Lines() - 1
	if c.brackets != nil {
		last = c.brackets.Range.End.Line
	}
	rest := strings.TrimSpace(c.word.after)
	for line := c.at.Line + 1; rest == "" && line <= last; line++ {
		rest = strings.TrimSpace(c.doc.Tree.Text.Line(line))
	}
	if rest == "" || strings.IndexByte("}],#:", rest[0]) >= 0 || strings.HasPrefix(rest, "---") {
		return false
	}
	return c.layout.json || rest[0] == '"' || strings.Contains(rest, ":")
}

// valueFollows reports whether the value of a key already stands behind the word, which has no colon yet.
func (c *completer) valueFollows() bool {
	rest := strings.TrimSpace(c.word.after)
	return rest != "" && strings.IndexByte("}],#:", rest[0]) < 0 && !(c.word.flow && c.entryFollows())
}
