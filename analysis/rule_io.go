package analysis

import (
	"regexp"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
)

// Codes of inputs and outputs that will not do what they seem to.
const (
	CodeIOName     = "io-name"     // a name that no template can reach
	CodeIOType     = "io-type"     // a type that does not exist
	CodeShadowedIO = "shadowed-io" // an input and an output of one name
	CodeToInit     = "to-init"     // toInit on what nothing can prepare
)

var templateName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

var ioNameRule = &rule{
	code: CodeIOName, severity: spec.Information,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if s.isField("V1IO", "name") && isText(n) && !spec.IsTemplate(n) && !templateName.MatchString(n.Value) {
			c.report(s.node.Range, "Templates cannot reach `%s` by its name: use letters, digits and `_`, and no digit first.", n.Value)
		}
	},
}

var ioTypeRule = &rule{
	code: CodeIOType, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if !s.isField("V1IO", "type") || !isText(n) || spec.IsTemplate(n) || isIOType(n.Value) {
			return
		}
		meant := otherTypes[n.Value]
		if meant == "" {
			meant = spec.Suggest(n.Value, ioTypeNames())
		}
		if meant == "" {
			c.report(s.node.Range, "There is no type `%s`: Polyaxon fails on the first value that is given to it.", n.Value)
			return
		}
		c.report(s.node.Range, "There is no type `%s`: Polyaxon fails on the first value that is given to it. Did you mean `%s`?", n.Value, meant).
			write(s.node.Range, n, meant)
	},
}

// otherTypes are what types are called elsewhere.
var otherTypes = map[string]string{
	"string": "str", "String": "str", "text": "str", "integer": "int", "Integer": "int", "long": "int", "number": "float", "double": "float",
	"Float": "float", "boolean": "bool", "Boolean": "bool", "array": "list", "map": "dict", "mapping": "dict", "json": "dict",
	"url": "uri", "timestamp": "datetime", "duration": "timedelta", "docker": "image", "s3_path": "s3", "gcs_path": "gcs", "azure_path": "wasb",
}

var shadowedIORule = &rule{
	code: CodeShadowedIO, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if !s.object().isRoot() {
			return
		}
		for _, out := range itemsOf(s.node.Resolve(), "outputs") {
			name := fieldOf(out, "name")
			for _, in := range itemsOf(s.node.Resolve(), "inputs") {
				if other := fieldOf(in, "name"); isText(name) && isText(other) && other.Value == name.Value {
					c.report(name.Range, "There is an input `%s` as well: templates and references cannot tell the two apart.", name.Value).
						relate(other.Range, "the input")
				}
			}
		}
	},
}

// initTypes are the types that Polyaxon prepares before a run.
var initTypes = []string{"git", "artifacts", "dockerfile"}

var toInitRule = &rule{
	code: CodeToInit, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if !s.isField("V1IO", "toInit") || !isSet(p.steps[len(p.steps)-2].node, "toInit") {
			return
		}
		io := p.steps[len(p.steps)-2].node
		typ := textOf(io.Resolve(), "type")
		if slices.Contains(initTypes, typ) || fieldOf(io, "connection") != nil {
			return
		}
		if typ == "" {
			c.report(place2key(io, "toInit"), "Polyaxon prepares only values of a known type: add a `type`, such as `git` or `artifacts`.")
			return
		}
		c.report(place2key(io, "toInit"), "Nothing can prepare a value of type `%s` before the run: `toInit` works with `git`, `artifacts` and `dockerfile`, or with a `connection`.", typ)
	},
}

// CodeBuildDag is about a build of a DAG, which has no container to build for.
const CodeBuildDag = "build-dag"

var buildDagRule = &rule{
	code: CodeBuildDag, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if !s.object().isRoot() {
			return
		}
		build := fieldOf(s.node, "build")
		if build != nil && build.Kind == yaml.MappingNode && p.runKind(len(p.steps)-1) == "dag" {
			c.report(place2key(s.node, "build"), "A DAG has no container to build an image for: Polyaxon refuses to compile it. Give the `build` to its operations.")
		}
	},
}

// CodeComponentParams is about params of a component, which are those of an operation.
const CodeComponentParams = "component-params"

var componentParamsRule = &rule{
	code: CodeComponentParams, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if !s.object().isRoot() || textOf(s.node.Resolve(), "kind") != "component" {
			return
		}
		if params := fieldOf(s.node, "params"); params != nil && len(params.Children) > 0 {
			c.report(place2key(s.node, "params"), "A component has no `params`: whoever runs it gives them. Give the inputs a default with `value`, or make this an operation.")
		}
	},
}

// CodeEmptyEvents is about events that nothing triggers.
const CodeEmptyEvents = "empty-events"

var emptyEventsRule = &rule{
	code: CodeEmptyEvents, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if s.isField("V1EventTrigger", "kinds") && s.depth == 0 && n.Kind == yaml.SequenceNode && len(n.Children) == 0 {
			c.report(s.node.Range, "Without kinds of events nothing ever triggers this.")
		}
	},
}

func isIOType(name string) bool {
	_, ok := spec.IOTypeDoc(name)
	return ok
}

func ioTypeNames() []string {
	var names []string
	for _, t := range spec.IOTypes() {
		names = append(names, t.Text)
	}
	return names
}
