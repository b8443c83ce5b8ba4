package analysis

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// other is a fixer of another file that the diagnostic concerns; nil when that cannot be read.
func (f *fixer) other(path string) *changer {
	if f.isOwn(path) {
		return f.changer
	}
	tree, err := f.files.File(f.ctx, path)
	if err != nil || tree.Root == nil {
		return nil
	}
	return newChanger(&Document{Path: path, Tree: tree})
}

// inFile makes edits of another file of edits of its text.
func (c *changer) inFile(edits []spec.Edit) []spec.Edit {
	for i := range edits {
		edits[i].File = c.doc.Path
	}
	return edits
}

// declaredFor is the input or output with a name of the operation or component that a place is in.
func (f *fixer) declaredFor(at syntax.Pos, name string) (d declared, ok bool) {
	p := f.at(at)
	if p == nil {
		return d, false
	}
	_, op := p.owner()
	if op < 0 {
		return d, false
	}
	all := declaredIn(p.layers(op))
	i := slices.IndexFunc(all, func(d declared) bool { return d.name == name })
	if i < 0 {
		return d, false
	}
	return all[i], true
}

// declaring changes the file that an input or output is declared in; nil when that is none here.
func (f *fixer) declaring(d declared) *changer {
	if d.ref != "" {
		return nil
	}
	return f.other(d.path)
}

// missingParam: the operation gives the input a value, or the input needs none.
func (f *fixer) missingParam() {
	if f.d.Missing == nil {
		return
	}
	d, ok := f.declaredFor(f.d.Range.Start, f.d.Missing.Name)
	if !ok {
		return
	}
	if value, ok := f.paramValue(d); ok && (len(f.d.Related) > 0 || d.ref != "") {
		f.giveParam(d, value)
	}
	if in := f.declaring(d); in != nil && !hasEntry(d.node, "isOptional") {
		edits, ok := in.insert(d.node, len(d.node.Children), in.scalar("isOptional", "true"))
		f.offer("Make `"+d.name+"` optional", false, in.inFile(edits), ok)
	}
}

// giveParam puts a value for an input into the params of the operation that the diagnostic stands in.
func (f *fixer) giveParam(d declared, value string) {
	title := "Add the param `" + d.name + "`"
	null := f.valueAt(f.d.Range)
	if key := f.keyAt(f.d.Range); key != nil && key.Value == d.name {
		m, i := f.entryOf(key)
		null = m.Children[i+1]
		if _, inner := null.Get("value"); inner != nil {
			null = inner
		}
	}
	if edits, ok := f.replaceNull(null, value); ok { // it is there, without a value
		f.offer("Write `"+value+"`", false, edits, ok)
		return
	}
	p := f.at(f.d.Range.Start)
	if p == nil {
		return
	}
	operation, _ := p.owner()
	if operation == nil || operation.node.Kind != yaml.MappingNode {
		return
	}
	add := f.scalar(f.keyText(d.name), value)
	if _, params := operation.node.Get("params"); hasLongParam(params.Resolve()) {
		long := f.scalar("value", value)
		add = f.scalar(f.keyText(d.name), "{"+long.flow+"}")
	}
	edits, ok := f.put(operation.node, "params", add)
	f.offer(title, false, edits, ok)
}

// keyText is a name of the writer's choice as a key.
func (f *fixer) keyText(name string) string {
	if f.layout.json {
		return name // which the printer puts in quotes
	}
	return yamlScalar(name, true)
}

// hasLongParam reports whether one of some params is written with its keys.
func hasLongParam(params *syntax.Node) bool {
	for _, e := range params.Entries() {
		if value := e.Value.Resolve(); value != nil && value.Kind == yaml.MappingNode {
			return true
		}
	}
	return false
}

// paramValue is a value that an input takes: its first option, or one that is right for its type.
func (f *fixer) paramValue(d declared) (string, bool) {
	if options := d.options(); len(options) > 0 && !d.takesList() {
		return f.layout.literal(options[0])
	}
	text, known := plainValues[d.typ]
	switch {
	case d.isList:
		return "[]", true
	case !known:
		return "", false
	}
	return f.onLine(f.inLayout(sketch{text: text})), true
}

// plainValues are values of the types of inputs, as YAML.
var plainValues = map[string]string{
	"": `""`, "any": `""`, "str": `""`, "int": "1", "float": "0.1", "bool": "true", "dict": "{}", "list": "[]", "date": "2026-01-01",
	"datetime": "2026-01-01", "timedelta": "3600", "path": "/data", "uri": "https://example.com", "email": "user@example.com",
	"image": "python:3.12", "uuid": "8aac02e3-a62a-4f0a-aa25-7c59da5eab80", "metric": "0.1",
	"gcs": "gs://bucket/path", "s3": "s3://bucket/path", "wasb": "wasbs://container@account.blob.core.windows.net/path",
	"git": "{url: 'https://github.com/acme/train'}", "dockerfile": "{image: 'python:3.12'}", "file": "{content: text}", "artifacts": "{files: [data.csv]}",
}

// undeclaredParam: the component declares the param, or templates alone use it.
func (f *fixer) undeclaredParam() {
	key := f.keyAt(f.d.Range)
	if key == nil {
		return
	}
	m, i := f.entryOf(key)
	f.declare(key, m.Children[i+1])
	value := m.Children[i+1].Resolve()
	title := "Set `contextOnly: true`"
	if value == nil {
		return
	}
	if _, flag := value.Get("contextOnly"); flag != nil {
		f.offer(title, false, []spec.Edit{{Range: flag.Range, NewText: "true"}}, flag.Kind == yaml.ScalarNode)
		return
	}
	add := f.scalar("contextOnly", "true")
	if value.Kind == yaml.MappingNode && len(value.Children) > 0 && isParamMapping(value) {
		edits, ok := f.insert(value, len(value.Children), add)
		f.offer(title, false, edits, ok)
		return
	}
	if text, ok := f.layout.literal(value); ok && value.Range.Start.Line == value.Range.End.Line && !value.Range.Empty() {
		long := "{" + f.scalar("value", text).flow + ", " + add.flow + "}"
		f.offer(title, false, []spec.Edit{{Range: value.Range, NewText: long}}, value == m.Children[i+1])
	}
}

// declare adds an input for a param to the component that the operation is laid over.
func (f *fixer) declare(key, value *syntax.Node) {
	p := f.at(key.Range.Start)
	if p == nil {
		return
	}
	_, op := p.owner()
	if op < 0 {
		return
	}
	layers := p.layers(op)
	component := layers[len(layers)-1]
	if component.ref != "" {
		return // it is in no file here
	}
	in := f.other(component.path)
	if in == nil || component.node == nil {
		return
	}
	value = value.Resolve()
	if given := fieldOf(value, "value"); given != nil {
		value = given
	}
	io := sketch{mapping: true, keys: []string{"name"}, values: []sketch{{text: in.layout.text(key.Value, false)}}}
	if typ := typeOf(value); typ != "" {
		io.keys, io.values = append(io.keys, "type"), append(io.values, sketch{text: in.word(typ)})
	}
	pr := printer{layout: in.layout, plain: true}
	item := addition{block: func(column int) string { return pr.block(io, column) }, flow: pr.flow(io)}
	_, inputs := component.node.Get("inputs")
	var edits []spec.Edit
	ok := false
	switch {
	case inputs == nil:
		edits, ok = in.insert(component.node, in.runIndex(component.node), in.entry("inputs", sketch{list: true, values: []sketch{io}}))
	case inputs.Kind == yaml.SequenceNode && (len(inputs.Children) > 0 || inBraces(inputs)):
		edits, ok = in.insert(inputs, len(inputs.Children), item)
	}
	f.offer("Declare the input `"+key.Value+"`", false, in.inFile(edits), ok)
}

// runIndex is where keys belong that come before the run of a component.
func (c *changer) runIndex(m *syntax.Node) int {
	for i := 0; i+1 < len(m.Children); i += 2 {
		if m.Children[i].Value == "run" {
			return i
		}
	}
	return len(m.Children)
}

// word is a word that needs no quotes in YAML, as the document writes it.
func (c *changer) word(text string) string {
	if c.layout.json {
		return syntax.DoubleQuoted(text)
	}
	return text
}

// typeOf is the type of input that a value suits; "" when that is not known.
func typeOf(n *syntax.Node) string {
	if n == nil {
		return ""
	}
	switch n.Kind {
	case yaml.MappingNode:
		return "dict"
	case yaml.SequenceNode:
		return "list"
	}
	value, err := n.Scalar()
	if err != nil {
		return ""
	}
	switch value := value.(type) {
	case bool:
		return "bool"
	case int64:
		return "int"
	case float64:
		return "float"
	case string:
		if strings.Contains(value, "{{") {
			return ""
		}
		return "str"
	}
	return ""
}

// paramType: what a join finds is a list.
func (f *fixer) paramType() {
	p := f.at(f.d.Range.Start)
	if p == nil || !slices.ContainsFunc(p.steps, func(s step) bool { return s.owner.is("V1Join") }) {
		return
	}
	key := f.keyAt(f.d.Range)
	if key == nil {
		return
	}
	d, ok := f.declaredFor(f.d.Range.Start, key.Value)
	in := f.declaring(d)
	if !ok || in == nil {
		return
	}
	if _, flag := d.node.Get("isList"); flag != nil {
		f.offer("Set `isList: true` on `"+d.name+"`", false, in.inFile([]spec.Edit{{Range: flag.Range, NewText: "true"}}), !flag.Range.Empty())
		return
	}
	edits, ok := in.insert(d.node, len(d.node.Children), in.scalar("isList", "true"))
	f.offer("Set `isList: true` on `"+d.name+"`", false, in.inFile(edits), ok)
}
