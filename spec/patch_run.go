package spec

import (
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// A run is patched as a whole: over another kind it wins or loses, over its own kind it is merged, and a run that is
// written without its kind is read as that of the run below it.

// runKind is the kind of a canonical run, "" for one that is kept as it was written.
func runKind(run *syntax.Node) string {
	if run == nil || run.Kind != yaml.MappingNode {
		return ""
	}
	return fieldText(run, "kind")
}

// runModel is the model of a kind of run; nil when there is none.
func (s *Schema) runModel(kind string) *Model {
	for _, m := range s.runModels() {
		if m.Kind == kind {
			return m
		}
	}
	return nil
}

// replicaModels are what a distributed run's replicas are, by its kind.
var replicaModels = map[string]string{
	"mpijob": "KFReplica", "pytorchjob": "KFReplica", "tfjob": "KFReplica", "raycluster": "RayReplica", "daskcluster": "DaskReplica",
}

// replicaTypes are the roles that a distributed run has.
func (s *Schema) replicaTypes(run *syntax.Node) []string {
	kind := runKind(run)
	if replicaModels[kind] == "" {
		return nil
	}
	r := recordOf(run, nil)
	var roles []string
	for _, role := range s.runModel(kind).replicas() {
		if r.value(role) != nil {
			roles = append(roles, role)
		}
	}
	if workers := r.value("workers"); kind == "raycluster" && workers != nil {
		for _, e := range workers.Entries() {
			roles = append(roles, e.Key.Value)
		}
	}
	return roles
}

// partialRun reads a mapping as part of a run of a kind. For a distributed run it may be what every replica has in
// common; roles are the replicas that there are.
func (c *composer) partialRun(part *syntax.Node, kind string, roles []string) (*syntax.Node, bool) {
	m := c.schema.runModel(kind)
	if m == nil || part.Kind != yaml.MappingNode {
		return nil, c.fail(part, CodeUnknownKind, "A run of kind %s cannot be patched.", show(kind))
	}
	check := c.validator(part)
	if check.model(part, m, site{label: "the run"}) {
		return c.canon(part).model(part, m, true), true
	}
	if replicaModels[kind] == "" {
		c.found = append(c.found, check.found...)
		return nil, false
	}
	replica := c.schema.Model(replicaModels[kind])
	common := c.validator(part)
	if !common.model(part, replica, site{label: "every replica of the `" + kind + "` run"}) {
		c.found = append(c.found, fewer(check.found, common.found)...)
		return nil, false
	}
	if len(roles) == 0 {
		return c.canon(part).model(part, replica, false), true
	}
	whole := newRecord(nil)
	whole.origin = part
	workers := newRecord(nil)
	workers.origin = part
	for _, role := range roles {
		key := textNode(part, "!!str", role)
		if kind == "raycluster" && role != "head" {
			workers.set(role, key, part)
			continue
		}
		whole.set(role, key, part)
	}
	if kind == "raycluster" {
		whole.set("workers", textNode(part, "!!str", "workers"), workers.node())
	}
	n := whole.node()
	check = c.validator(part)
	if !check.model(n, m, site{label: "the run"}) {
		c.found = append(c.found, check.found...)
		return nil, false
	}
	return c.canon(part).model(n, m, true), true
}

func fewer(a, b []Diagnostic) []Diagnostic {
	if len(b) < len(a) {
		return b
	}
	return a
}

// patchRun lays a run over another. base is the run that a run without a kind is part of, when current is not it.
func (c *composer) patchRun(current, over *syntax.Node, s PatchStrategy, base *syntax.Node) (*syntax.Node, bool) {
	ok := true
	if isPart(current) {
		if base == nil {
			return nil, c.fail(current, CodeMissingKind, "`run` has no `kind`, and nothing below it says what it is.")
		}
		if current, ok = c.partialRun(current, runKind(base), c.schema.replicaTypes(base)); !ok {
			return nil, false
		}
	}
	if isPart(over) {
		below := current
		if below == nil {
			below = base
		}
		if below == nil {
			return nil, c.fail(over, CodeMissingKind, "`run` has no `kind`, and nothing below it says what it is.")
		}
		if base != nil && runKind(base) == runKind(below) {
			below = base
		}
		kind := runKind(below)
		if over, ok = c.partialRun(over, kind, c.schema.replicaTypes(below)); !ok {
			return nil, false
		}
		if current == nil {
			current = c.emptyRun(over, kind)
		}
		return c.patchKind(current, over, kind, s)
	}
	if current != nil && over != nil && !isNull(over) && runKind(current) == runKind(over) {
		return c.patchKind(current, over, runKind(over), s)
	}
	if current == nil || s == PatchPostMerge || s == PatchReplace {
		if over != nil && isNull(over) {
			over = nil
		}
		return over, true
	}
	return current, true
}

// isPart reports whether a run is kept as it was written, without a kind.
func isPart(run *syntax.Node) bool {
	return run != nil && run.Kind == yaml.MappingNode && runKind(run) == ""
}

func (c *composer) emptyRun(at *syntax.Node, kind string) *syntax.Node {
	r := newRecord(nil)
	r.origin = at
	r.set("kind", textNode(at, "!!str", "kind"), textNode(at, "!!str", kind))
	return r.node()
}

// patchKind lays the fields of a run, or of what its replicas have in common, over those of a run.
func (c *composer) patchKind(current, over *syntax.Node, kind string, s PatchStrategy) (*syntax.Node, bool) {
	return c.lay(over, current, c.schema.runModel(kind), s, func(name string) bool { return name != "kind" }, "The runs cannot be composed: %s.")
}

// nativeRun is the run that a file has once its layers are put together; nil when it has none, or a part of one only.
func (c *composer) nativeRun(config *syntax.Node) (*syntax.Node, bool) {
	r := recordOf(config, nil)
	var run *syntax.Node
	if component := r.value("component"); component != nil {
		var ok bool
		if run, ok = c.nativeRun(component); !ok {
			return nil, false
		}
	}
	e, set := r.find("run")
	if !set || isPart(e.Value) && run == nil {
		return run, true
	}
	return c.patchRun(run, e.Value, strategyOf(r), nil)
}

// strategyOf is the patch strategy that a layer asks for.
func strategyOf(r *record) PatchStrategy {
	if s := PatchStrategy(r.text("patchStrategy")); slices.Contains(patchStrategies, s) {
		return s
	}
	return PatchPostMerge
}

var patchStrategies = []PatchStrategy{PatchReplace, PatchIfNull, PatchPostMerge, PatchPreMerge}

// patchRunPatch joins what two layers want done to a run that neither of them has.
func (c *composer) patchRunPatch(current, over, run *syntax.Node, s PatchStrategy) (*syntax.Node, bool) {
	switch {
	case over == nil:
		return current, true
	case current == nil:
		return over, true
	case run == nil && s == PatchReplace:
		return over, true
	case run == nil:
		return current, true
	}
	kind, roles := runKind(run), c.schema.replicaTypes(run)
	second, ok := c.partialRun(over, kind, roles)
	if !ok {
		return nil, false
	}
	first, ok := c.partialRun(current, kind, roles)
	if !ok {
		return nil, false
	}
	patched, ok := c.patchKind(first, second, kind, s)
	if !ok {
		return nil, false
	}
	r := recordOf(patched, nil)
	if !r.has("kind") {
		return nil, c.fail(current, CodeNotComposable,
			"Two layers have a `runPatch` for every replica, but the run of kind `%s` below them has no replicas: Polyaxon fails on it.", kind)
	}
	r.remove("kind")
	return r.node(), true
}

// fail reports why layers cannot be composed, and yields false.
func (c *composer) fail(n *syntax.Node, code, format string, args ...any) bool {
	v := c.validator(n).with(c.fixes...)
	v.lacks = c.lacks
	c.fixes, c.lacks = nil, nil
	v.report(code, firstLine(n.Range), nil, format, args...)
	c.found = append(c.found, v.found...)
	return false
}
