package spec

import (
	"context"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Source is one file of a set.
type Source struct {
	Path string
	Tree *syntax.Tree
}

// Set is what a run is made from: a file, the files laid over it in their order, and params as a command line gives them.
type Set struct {
	Base     Source
	Overlays []Source
	Params   []GivenParam
	Given    *GivenPlace // where Params were written, when that was in a file
	Strict   *bool       // overrides strictParams when it is set
	Hub      string      // the hubRef that Base was fetched for: then it is the component of the operation; "" for any other base
	Lint     bool        // only read the files and lay them over each other, as `polyaxon check --lint` does

	values map[string]*syntax.Node // params as values rather than text
}

// Resolution is what became of a set.
type Resolution struct {
	Found   []Diagnostic // about all of its files; those of the base carry no path
	Unknown bool         // something that the answer depends on could not be fetched, so that no more can be said

	// What was made of the set, with the places that everything was written at; nil when the set is not valid. A set that is
	// only linted has an operation and is not compiled.
	operation, compiled *syntax.Node
	sources             *sources
	dag                 []dagNode
}

// Operation is the operation that would be run, as JSON. It is nil when the set is not valid, or was only linted. The text
// is made at each call: a verdict does not pay for it.
func (r *Resolution) Operation() []byte {
	if r.compiled == nil {
		return nil
	}
	return dumpRoot(r.operation, "")
}

// Compiled is the operation with all of its layers in one, as JSON; nil when Operation is.
func (r *Resolution) Compiled() []byte {
	if r.compiled == nil {
		return nil
	}
	return dumpRoot(r.compiled, "compiled_operation")
}

// Resolve checks a set of files as `polyaxon check` does and puts it together. A set that is only linted has no operation.
func Resolve(ctx context.Context, set Set, files Resolver) *Resolution {
	res := &Resolution{Found: Lint(ctx, set.Base.Path, set.Base.Tree, files)}
	for _, o := range set.Overlays {
		res.Found = append(res.Found, InFile(o.Path, LintOverlay(ctx, o.Path, o.Tree, files))...)
	}
	if hasErrors(res.Found) || set.Base.Tree.Root == nil {
		return res
	}
	c := newComposer(ctx, set.Base.Path, files)
	c.origin = set.Given
	c.root = set.Base.Tree.Root
	config, ok := c.collect(c.load(set.Base.Path, set.Base.Tree), set.Base.Path, []string{set.Base.Path})
	var overlays []*syntax.Node
	for _, o := range set.Overlays {
		if !ok {
			break
		}
		var overlay *syntax.Node
		if overlay, ok = c.collectOverlay(c.load(o.Path, o.Tree), o.Path); ok {
			overlays = append(overlays, overlay)
		}
	}
	var compiled, effective *record
	if ok && set.Hub != "" {
		config = c.overComponent(config, set.Hub)
	}
	if ok {
		config, ok = c.operation(config, set.Params, set.values, set.Strict, overlays)
	}
	if ok && !set.Lint {
		if compiled, effective, ok = c.compile(config); ok {
			c.checkParams(effective)
		}
	}
	res.Found = append(res.Found, c.homecoming()...)
	res.Unknown = c.unknown
	if !ok || c.unknown || hasErrors(res.Found) {
		return res
	}
	res.operation, res.sources = config, c.sources
	if !set.Lint {
		res.compiled, res.dag = compiled.node(), c.dag
	}
	return res
}

// overComponent is an operation over a component that was fetched by its reference.
func (c *composer) overComponent(component *syntax.Node, hubRef string) *syntax.Node {
	r := newRecord(c.schema.Root(""))
	r.origin = component
	if version := fieldValue(component, "version"); version != nil {
		r.set("version", textNode(version, "!!str", "version"), version)
	}
	for _, field := range [][2]string{{"kind", "operation"}, {"hubRef", hubRef}} {
		r.set(field[0], textNode(component, "!!str", field[0]), textNode(component, "!!str", field[1]))
	}
	r.set("component", textNode(component, "!!str", "component"), component)
	return c.keep(component, r.node())
}

func dumpRoot(n *syntax.Node, kind string) []byte {
	var b strings.Builder
	dump(&b, n, &Type{Kind: ModelType, Model: SchemaOf().Root(kind)})
	return []byte(b.String())
}

func hasErrors(found []Diagnostic) bool {
	for _, d := range found {
		if d.Severity == Error {
			return true
		}
	}
	return false
}

// collectOverlay collects what the operations of a DAG in an overlay refer to; its own references do not count.
func (c *composer) collectOverlay(overlay *syntax.Node, path string) (*syntax.Node, bool) {
	r := recordOf(overlay, c.schema.Root(""))
	if runKind(r.value("run")) != "dag" {
		return overlay, true
	}
	run, ok := c.collectDag(r.value("run"), path, []string{path})
	if !ok {
		return nil, false
	}
	r.set("run", r.at("run").Key, run)
	return c.keep(overlay, r.node()), true
}

// compile makes the compiled operation of a config: all layers in one, with the params that templates alone use. The
// effective operation that it is made from has the params, too.
func (c *composer) compile(config *syntax.Node) (compiled, result *record, ok bool) {
	if result, ok = c.effective(config, false); !ok {
		return nil, nil, false
	}
	if result.value("run") == nil {
		return nil, nil, c.fail(place(c.root), CodeNoRun, "There is nothing to run: add a `run`, or refer to a component that has one.")
	}
	compiled = newRecord(c.schema.Root("compiled_operation"))
	compiled.origin = config
	for _, name := range result.order {
		if compiled.model.Field(name) != nil {
			e := result.at(name)
			compiled.set(name, e.Key, e.Value)
		}
	}
	compiled.set("kind", textNode(config, "!!str", "kind"), textNode(config, "!!str", "compiled_operation"))
	compiled.set("contexts", textNode(config, "!!str", "contexts"), c.contexts(result))
	return compiled, result, c.checkPlugins(compiled)
}

// itemsOf are the items of a list; none of anything else.
func itemsOf(n *syntax.Node) []*syntax.Node {
	if n == nil || n.Kind != yaml.SequenceNode {
		return nil
	}
	return n.Children
}

// contexts are the params that are for templates only, as the compiled operation lists them.
func (c *composer) contexts(result *record) *syntax.Node {
	list := &syntax.Node{Node: yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}}
	add := func(name string, param *syntax.Node, isJoin bool) {
		if param.Kind != yaml.MappingNode {
			return
		}
		p := recordOf(param, nil)
		if !isTrue(p.value("contextOnly")) {
			return
		}
		io := newRecord(c.schema.Model("IO"))
		io.origin = param
		io.set("name", textNode(param, "!!str", "name"), textNode(param, "!!str", name))
		for _, field := range []string{"toInit", "toEnv", "connection"} {
			if e, set := p.find(field); set {
				io.set(field, e.Key, e.Value)
			}
		}
		if isJoin {
			io.set("isList", textNode(param, "!!str", "isList"), textNode(param, "!!bool", "true"))
		}
		n := io.node()
		list.Children = append(list.Children, n)
		list.Content = append(list.Content, &n.Node)
	}
	for _, e := range result.value("params").Entries() {
		add(e.Key.Value, e.Value, false)
	}
	for _, join := range itemsOf(result.value("joins")) {
		for _, e := range fieldValue(join, "params").Entries() {
			add(e.Key.Value, e.Value, true)
		}
	}
	return list
}

// checkPlugins: sandboxes and SSH need a service.
func (c *composer) checkPlugins(compiled *record) bool {
	plugins := compiled.value("plugins")
	if plugins == nil || plugins.Kind != yaml.MappingNode || runKind(compiled.value("run")) == "service" {
		return true
	}
	r := recordOf(plugins, nil)
	for _, name := range []string{"sandbox", "ssh"} {
		if n := r.value(name); n != nil && scalarOf(n) != false {
			return c.fail(r.at(name).Key, CodeServiceOnly, "`%s` works only with a run of kind `service`, and this is a `%s`.",
				name, runKind(compiled.value("run")))
		}
	}
	return true
}
