package spec

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// composer puts the layers of a Polyaxonfile together: the file, what it refers to, the overlays, and then an operation
// over its component. It works on files that passed the checks of single files.
type composer struct {
	*sources
	ctx    context.Context
	schema *Schema
	files  Resolver
	main   string       // the path of the first file, which diagnostics call ""
	root   *syntax.Node // what stands in that file
	found  []Diagnostic
	fixes  []Fix                           // of the next failure
	lacks  *Missing                        // likewise
	remote map[string]*syntax.Node         // the references that brought the components that are no files here
	origin *GivenPlace                     // where the params were written; nil when that is in no file
	nulls  map[*syntax.Node][]syntax.Entry // of Kubernetes objects, which have none in canonical form
	dag    []dagNode                       // the operations of the DAG that is run
	// composed are the components that are composed already, nil for one that cannot be.
	composed map[*syntax.Node]*record
	// unknown is set when something that the result depends on could not be fetched.
	unknown bool
}

func newComposer(ctx context.Context, main string, files Resolver) *composer {
	return &composer{ctx: ctx, schema: SchemaOf(), files: files, main: main, sources: &sources{from: map[*syntax.Node]string{}},
		nulls:  map[*syntax.Node][]syntax.Entry{},
		remote: map[string]*syntax.Node{}, composed: map[*syntax.Node]*record{}}
}

// fileOf is the file that a node was written in; that of a mapping put together is its first value's.
func (c *composer) fileOf(n *syntax.Node) string {
	for depth := 0; n != nil && depth < maxChain; depth++ {
		if file, ok := c.from[n]; ok {
			return file
		}
		if len(n.Children) == 0 {
			break
		}
		n = n.Children[len(n.Children)-1]
	}
	return c.main
}

// validator checks nodes of the file that n was written in.
func (c *composer) validator(n *syntax.Node) *validator {
	file := c.fileOf(n)
	if file == c.main {
		file = ""
	}
	return newValidator(file)
}

func (c *composer) canon(n *syntax.Node) *canon {
	return &canon{schema: c.schema, file: c.fileOf(n), files: c.from, nulls: c.nulls}
}

// load makes the canonical form of a file.
func (c *composer) load(path string, tree *syntax.Tree) *syntax.Node {
	c.read = append(c.read, Source{path, tree})
	return (&canon{schema: c.schema, file: path, files: c.from, nulls: c.nulls}).model(tree.Root, c.schema.Root(""), false)
}

// collect puts what a component or operation refers to into its `component`. in is the path of the file that it stands
// in, chain are the files that led here.
func (c *composer) collect(config *syntax.Node, in string, chain []string) (*syntax.Node, bool) {
	r := recordOf(config, c.schema.Root(""))
	ok := true
	if component := r.value("component"); component != nil {
		if component, ok = c.collect(component, in, chain); !ok {
			return nil, false
		}
		r.set("component", r.at("component").Key, component)
	} else if component, ok = c.referenced(r, in, chain); !ok {
		return nil, false
	} else if component != nil {
		r.set("component", textNode(config, "!!str", "component"), component)
	}
	run := r.value("run")
	if isPart(run) && r.value("component") != nil {
		native, ok := c.nativeRun(r.value("component"))
		if !ok {
			return nil, false
		}
		if runKind(native) == "dag" {
			if run, ok = c.partialRun(run, "dag", nil); !ok {
				return nil, false
			}
		}
	}
	if runKind(run) == "dag" {
		if run, ok = c.collectDag(run, in, chain); !ok {
			return nil, false
		}
		r.set("run", r.at("run").Key, run)
	}
	return c.keep(config, r.node()), true
}

// keep gives a node that replaces another the other's file.
func (c *composer) keep(old, n *syntax.Node) *syntax.Node {
	c.from[n] = c.fileOf(old)
	return n
}

// referenced is the component that a reference names; nil when there is no reference.
func (c *composer) referenced(r *record, in string, chain []string) (*syntax.Node, bool) {
	for _, field := range []string{"hubRef", "urlRef"} {
		if r.text(field) != "" {
			return c.fetch(r.value(field), Reference{field, r.text(field)}, in, chain)
		}
	}
	text := r.text("pathRef")
	if text == "" {
		return nil, true
	}
	path := text
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(in), path)
	}
	tree, err := c.files.File(c.ctx, path)
	if err != nil || tree.Root == nil || len(chain) > maxChain || slices.Contains(chain, path) {
		c.unknown = true // reported already
		return nil, false
	}
	return c.collect(c.load(path, tree), path, append(chain[:len(chain):len(chain)], path))
}

// fetch is the component that is not a file here. Paths in it are those of the file that refers to it.
func (c *composer) fetch(n *syntax.Node, ref Reference, in string, chain []string) (*syntax.Node, bool) {
	name := ref.Field + " " + ref.Text
	tree, err := c.files.Fetch(c.ctx, ref)
	if err != nil || tree.Root == nil || len(chain) > maxChain || slices.Contains(chain, name) {
		c.unknown = true // reported already
		return nil, false
	}
	c.remote[name] = n
	return c.collect(c.load(name, tree), in, append(chain[:len(chain):len(chain)], name))
}

// homecoming moves what was found in fetched components to the references that brought them.
func (c *composer) homecoming() []Diagnostic {
	for i := range c.found {
		d := &c.found[i]
		for c.remote[d.File] != nil {
			n := c.remote[d.File]
			field, text, _ := strings.Cut(d.File, " ")
			d.Message = "In the component `" + Reference{field, text}.String() + "`: " + d.Message
			d.Range, d.Fixes, d.Missing = n.Range, nil, nil
			if d.File = c.fileOf(n); d.File == c.main {
				d.File = ""
			}
		}
		d.Related = slices.DeleteFunc(d.Related, func(r Related) bool { return c.remote[r.File] != nil })
	}
	return c.found
}

func (c *composer) collectDag(run *syntax.Node, in string, chain []string) (*syntax.Node, bool) {
	r := recordOf(run, c.schema.runModel("dag"))
	for _, section := range []string{"components", "operations"} {
		list := r.value(section)
		if list == nil || list.Kind != yaml.SequenceNode {
			continue
		}
		collected := &syntax.Node{Node: yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}, Range: list.Range, Outer: list.Outer}
		for _, item := range list.Children {
			before := len(c.found)
			if whole, ok := c.collect(item, in, chain); ok {
				item = whole
			} else if len(c.found) > before || !lacksComponent(item) {
				return nil, false
			}
			collected.Children = append(collected.Children, item)
			collected.Content = append(collected.Content, &item.Node)
		}
		r.set(section, r.at(section).Key, c.keep(list, collected))
	}
	return c.keep(run, r.node()), true
}

// lacksComponent reports whether the component that an operation refers to is not known. In a DAG the other operations are
// checked all the same.
func lacksComponent(n *syntax.Node) bool {
	r := recordOf(n, nil)
	if component := r.value("component"); component != nil {
		return component.Kind == yaml.MappingNode && lacksComponent(component)
	}
	return r.text("hubRef") != "" || r.text("urlRef") != "" || r.text("pathRef") != ""
}

// operation makes the operation that a run of the first file with params and overlays would be.
func (c *composer) operation(config *syntax.Node, params []GivenParam, values map[string]*syntax.Node, strict *bool,
	overlays []*syntax.Node) (*syntax.Node, bool) {
	r := recordOf(config, c.schema.Root(""))
	if r.text("kind") == "component" {
		component := config
		r = newRecord(c.schema.Root(""))
		r.origin = config
		if version := fieldValue(component, "version"); version != nil {
			r.set("version", textNode(version, "!!str", "version"), version)
		}
		r.set("kind", textNode(config, "!!str", "kind"), textNode(config, "!!str", "operation"))
		r.set("component", textNode(config, "!!str", "component"), component)
	}
	if r.text("kind") != "" || r.value("version") != nil || len(params) > 0 || len(values) > 0 || strict != nil {
		if !c.readAgain(config) {
			return nil, false
		}
	}
	written := r.at("params")
	c.addParams(r, paramNodes(config, params, values))
	c.placeParams(r, written)
	if strict != nil {
		r.set("strictParams", textNode(config, "!!str", "strictParams"), valueNode(config, *strict))
	}
	config = c.keep(config, r.node())
	for _, overlay := range overlays {
		var ok bool
		if config, ok = c.patchRoot(config, overlay, strategyOf(recordOf(overlay, nil))); !ok {
			return nil, false
		}
	}
	return config, true
}

// readAgain finds what the reference cannot read a second time, which it does with a file that has a kind, a version or
// params of a command line: a search whose params are an empty mapping, for it has turned that into a null, and a
// dnsConfig that holds nothing but nulls, for it has dropped them.
func (c *composer) readAgain(config *syntax.Node) bool {
	r := recordOf(config, nil)
	if matrix := r.value("matrix"); matrix != nil {
		m := recordOf(matrix, nil)
		kind := m.text("kind")
		if (kind == "grid" || kind == "bayes") && m.value("params") == nil {
			return c.fail(m.at("params").Key, CodeMatrixParams, "A matrix of kind `%s` needs `params` to search.", kind)
		}
	}
	for _, environment := range c.environments(r) {
		if dns := recordOf(environment, nil).value("dnsConfig"); dns != nil && dns.Kind == yaml.MappingNode && len(dns.Children) == 0 {
			return c.fail(recordOf(environment, nil).at("dnsConfig").Key, CodeWrongType,
				"`dnsConfig` must not be empty: fill it in, or remove the key.")
		}
	}
	if component := r.value("component"); component != nil && !c.readAgain(component) {
		return false
	}
	run := r.value("run")
	if runKind(run) != "dag" {
		return true
	}
	dag := recordOf(run, nil)
	for _, section := range []string{"components", "operations"} {
		for _, item := range itemsOf(dag.value(section)) {
			if item.Kind == yaml.MappingNode && !c.readAgain(item) {
				return false
			}
		}
	}
	return true
}

// environments are the environments of a file, its run and the replicas of that, in canonical form.
func (c *composer) environments(config *record) []*syntax.Node {
	var all []*syntax.Node
	add := func(holder *syntax.Node) {
		if holder == nil || holder.Kind != yaml.MappingNode {
			return
		}
		if e := fieldValue(holder, "environment"); e != nil && e.Kind == yaml.MappingNode {
			all = append(all, e)
		}
	}
	if e := config.value("environment"); e != nil && e.Kind == yaml.MappingNode {
		all = append(all, e)
	}
	run := config.value("run")
	kind := runKind(run)
	if kind == "" {
		return all
	}
	add(run)
	for _, role := range c.schema.runModel(kind).replicas() {
		add(fieldValue(run, role))
	}
	for _, worker := range fieldValue(run, "workers").Entries() {
		add(worker.Value)
	}
	return all
}

// GivenParam is the value of a param as a command line gives it: text that the type of the input decides about.
type GivenParam struct{ Name, Value string }

func (c *composer) addParams(r *record, params []paramNode) {
	if len(params) == 0 {
		return
	}
	all := newRecord(nil)
	if given := r.value("params"); given != nil {
		all = recordOf(given, nil)
	}
	all.origin = r.origin
	for _, p := range params {
		one := newRecord(c.schema.Model("Param"))
		if given := all.value(p.name); given != nil {
			one = recordOf(given, c.schema.Model("Param"))
		}
		one.origin = r.origin
		one.set("value", textNode(r.origin, "!!str", "value"), p.over(one.value("value")))
		all.set(p.name, textNode(r.origin, "!!str", p.name), c.keep(r.origin, one.node()))
	}
	r.set("params", textNode(r.origin, "!!str", "params"), c.keep(r.origin, all.node()))
}

// patchRoot lays an overlay over a file.
func (c *composer) patchRoot(config, overlay *syntax.Node, s PatchStrategy) (*syntax.Node, bool) {
	root := c.schema.Root("")
	patched, ok := c.lay(overlay, config, root, s, func(name string) bool { return !slices.Contains(manualFields, name) },
		"This overlay cannot be laid over the files before it: %s.")
	if !ok {
		return nil, false
	}
	c.leftOut(config, overlay)
	r, layer := recordOf(patched, root), recordOf(overlay, root)
	if e, set := layer.find("cmd"); set && (r.value("cmd") == nil || s == PatchPostMerge || s == PatchReplace) {
		r.set("cmd", e.Key, e.Value)
	}
	if e, set := layer.find("run"); set {
		base, ok := c.nativeRun(config)
		if !ok {
			return nil, false
		}
		if base == nil && r.value("component") != nil {
			if base, ok = c.nativeRun(r.value("component")); !ok {
				return nil, false
			}
		}
		run, ok := c.patchRun(r.value("run"), e.Value, s, base)
		if !ok {
			return nil, false
		}
		if run == nil {
			run = textNode(overlay, "!!null", "")
		}
		r.set("run", e.Key, run)
	}
	if change := layer.value("runPatch"); change != nil {
		run, ok := c.nativeRun(r.node())
		if !ok {
			return nil, false
		}
		if change, ok = c.patchRunPatch(r.value("runPatch"), change, run, s); !ok {
			return nil, false
		}
		r.set("runPatch", layer.at("runPatch").Key, change)
	}
	return c.keep(config, r.node()), true
}
