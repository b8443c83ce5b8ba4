package spec

import (
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// The reference lays layers over each other without a word where one says something in vain: a null that clears nothing,
// or an item that was to change the one of its name and only comes to stand beside it.

// overlay is a layer that is laid over others with a strategy.
type overlay struct {
	*composer
	strategy PatchStrategy
}

// lay lays a layer over another with patchModel. It reports, as format says, why that cannot be done, and what the layer says
// in vain.
func (c *composer) lay(over, current *syntax.Node, m *Model, s PatchStrategy, fields func(name string) bool, format string) (*syntax.Node, bool) {
	patched, err := patchModel(current, over, m, s, fields)
	if err != nil {
		return nil, c.notComposable(over, err, format)
	}
	c.overlaid(current, over, m, s, fields)
	return patched, true
}

// overlaid warns of what a layer says in vain. It looks at what patchModel does, with the same arguments.
func (c *composer) overlaid(current, over *syntax.Node, m *Model, s PatchStrategy, fields func(name string) bool) {
	if s != PatchIfNull { // which is there to say things in vain
		overlay{c, s}.model(current, over, m, fields)
	}
}

func (o overlay) model(current, over *syntax.Node, m *Model, fields func(name string) bool) {
	below, layer := recordOf(current, m), recordOf(over, m)
	for _, f := range m.Fields {
		e, ok := layer.find(f.Name)
		if under := below.value(f.Name); ok && under != nil && !isNull(under) && fields(f.Name) {
			o.field(under, e, m, f)
		}
	}
}

func (o overlay) field(current *syntax.Node, e syntax.Entry, m *Model, f *Field) {
	t, over := f.Type.chosen(current), e.Value
	isObject := t.Kind == KubernetesType || t.Kind == ModelType && !m.mergesByKind(f)
	switch {
	case isObject && current.Kind == yaml.MappingNode:
		switch {
		case isNull(over):
			o.inVain(e)
		case over.Kind != yaml.MappingNode:
		case t.Kind == ModelType:
			o.model(current, over, t.Model, allFields)
		default:
			o.object(current, over)
		}
	case t.Kind == ListType:
		o.list(f.Name, current, over)
	}
}

func (o overlay) object(current, over *syntax.Node) {
	for _, null := range o.nulls[over] {
		if fieldValue(current, CamelCase(snakeCase(null.Key.Value))) != nil {
			o.inVain(null)
		}
	}
	for _, e := range over.Entries() {
		if under := fieldValue(current, e.Key.Value); under != nil {
			o.list(e.Key.Value, under, e.Value)
		}
	}
}

// inVain warns of a null that clears nothing. To lay it before the others is to let them win.
func (o overlay) inVain(null syntax.Entry) {
	if o.strategy == PatchPreMerge {
		return
	}
	o.warn(null.Key, CodeNoEffect, "This null clears nothing: Polyaxon goes on with the `%s` of the layers below. Write what is to take its place.",
		null.Key.Value)
}

// list warns of items that come to stand beside one of the same name. That the last environment variable counts is what
// layers are for.
func (o overlay) list(name string, current, over *syntax.Node) {
	unique, ok := UniqueIn(name)
	if !ok || name == "env" || o.strategy == PatchReplace {
		return
	}
	for _, item := range itemsOf(over.Resolve()) {
		value := fieldValue(item.Resolve(), unique.Name)
		if value == nil || value.Kind != yaml.ScalarNode || IsTemplate(value) || containsNode(itemsOf(current.Resolve()), item) {
			continue
		}
		for _, other := range itemsOf(current.Resolve()) {
			if first := fieldValue(other.Resolve(), unique.Name); first != nil && first.Value == value.Value {
				o.warn(value, CodeDuplicateName, "The layers below have another %s `%s`, and this one does not take its place but comes to stand beside it: %s.",
					unique.What, value.Value, unique.Then)
				break
			}
		}
	}
}

// leftOut warns of what an overlay brings that the reference takes from the first file alone.
func (c *composer) leftOut(config, over *syntax.Node) {
	base, layer := recordOf(config, nil), recordOf(over, nil)
	for _, name := range []string{"hubRef", "urlRef", "pathRef", "dagRef"} {
		if text := layer.text(name); text != "" && text != base.text(name) {
			c.warn(layer.at(name).Key, CodeNoEffect, "The component comes from the first file alone, and what an overlay says of it does not count: write `%s` there.", name)
		}
	}
	if e, set := layer.find("component"); set && !isNull(e.Value) && layer.text("pathRef")+layer.text("hubRef")+layer.text("urlRef") == "" {
		c.warn(e.Key, CodeNoEffect, "The component comes from the first file alone, and that of an overlay does not count: change the run with `run` or `runPatch`.")
	}
	if e, set := layer.find("runPatch"); set && !isNull(e.Value) && strategyOf(layer) != strategyOf(base) {
		c.warn(e.Key, CodeNoEffect, "The `patchStrategy` of an overlay does not govern its `runPatch`, which goes by that of the first file, `%s`: write the change under `run`.",
			strategyOf(base))
	}
}

// warn reports what the reference accepts.
func (c *composer) warn(n *syntax.Node, code, format string, args ...any) {
	c.from[n] = c.writtenIn(n, c.main) // what is in Kubernetes objects has not been noted yet
	before := c.found
	c.fail(n, code, format, args...)
	d := c.found[len(before)]
	c.found = before
	d.Severity = Warning
	c.addOnce(d)
}

// addOnce adds what was found, unless it was found already: operations may share a component.
func (c *composer) addOnce(d Diagnostic) {
	if !slices.ContainsFunc(c.found, d.same) {
		c.found = append(c.found, d)
	}
}

// same reports whether two diagnostics say the same of the same place.
func (d *Diagnostic) same(other Diagnostic) bool {
	return other.Code == d.Code && other.File == d.File && other.Range == d.Range && other.Message == d.Message
}
