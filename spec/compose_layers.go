package spec

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// ownFields are those of a file that are not simply laid over its component's.
var ownFields = []string{
	"component", "hubRef", "pathRef", "urlRef", "dagRef", "isPreset", "patchStrategy", "run", "container", "cmd", "env", "resources",
	"ports", "environment", "init", "connections", "sidecars", "volumes", "runPatch", "strictParams", "version", "kind",
}

// nodeFields are those of an operation of a DAG that its component has no say in.
var nodeFields = []string{"name", "dependencies", "trigger", "conditions", "joins", "skipOnUpstreamSkip", "schedule"}

// effective lays a file over its component, and what it says in short about the run and its patch over the run. The
// result has a run in canonical form, and none of the fields that it was made from.
func (c *composer) effective(config *syntax.Node, isNode bool) (*record, bool) {
	root := c.schema.Root("")
	local := recordOf(config, root)
	result := newRecord(root)
	result.origin = config
	ok := true
	component := local.value("component")
	if component != nil {
		if result, ok = c.composedOnce(component); !ok {
			return nil, false
		}
	}
	if isNode && local.value("schedule") != nil {
		return nil, c.fail(local.at("schedule").Key, CodeDagSchedule,
			"The operation `%s` of a DAG cannot have a `schedule`: schedule the DAG.", local.text("name"))
	}
	if component == nil && local.text("dagRef") != "" {
		return nil, c.fail(local.value("dagRef"), CodeDagRef,
			"`dagRef` names a component of a DAG, so that it works only in the operations of one.")
	}
	s := strategyOf(local)
	strict := isTrue(result.value("strictParams")) || isTrue(local.value("strictParams"))
	patched, ok := c.lay(config, c.keep(config, result.node()), root, s,
		func(name string) bool { return !slices.Contains(ownFields, name) }, "The operation cannot be laid over its component: %s.")
	if !ok {
		return nil, false
	}
	run := result.value("run")
	version := result.value("version")
	result = recordOf(patched, root)
	result.set("strictParams", textNode(config, "!!str", "strictParams"), valueNode(config, strict))
	if version == nil && local.value("version") != nil {
		version = local.value("version")
		result.set("version", local.at("version").Key, version)
	}
	if e, set := local.find("run"); set {
		if run, ok = c.patchRun(run, e.Value, s, nil); !ok {
			return nil, false
		}
	}
	if run, ok = c.shortcuts(local, run, s); !ok {
		return nil, false
	}
	if run, ok = c.applyRunPatch(local, run, s); !ok {
		return nil, false
	}
	result.remove("run")
	if run != nil {
		result.set("run", textNode(config, "!!str", "run"), run)
	}
	if isNode {
		for _, name := range nodeFields {
			result.remove(name)
			if e, set := local.find(name); set {
				result.set(name, e.Key, e.Value)
			}
		}
	}
	return result, true
}

// composedOnce is a component with what it is laid over. The operations of a DAG share components: each is composed once,
// and what is wrong with it is said once. The result is not to be changed.
func (c *composer) composedOnce(component *syntax.Node) (*record, bool) {
	result, done := c.composed[component]
	if !done {
		var ok bool
		if result, ok = c.effective(component, false); !ok {
			result = nil
		}
		c.composed[component] = result
	}
	return result, result != nil
}

func (c *composer) applyRunPatch(local *record, run *syntax.Node, s PatchStrategy) (*syntax.Node, bool) {
	change := local.value("runPatch")
	if change == nil || len(change.Resolve().Children) == 0 {
		return run, true
	}
	key := local.at("runPatch").Key
	if run == nil {
		return nil, c.fail(key, CodeNoRun, "`runPatch` has no run to patch.")
	}
	kind := runKind(run)
	part, ok := c.partialRun(change.Resolve(), kind, c.schema.replicaTypes(run))
	if !ok {
		return nil, false
	}
	return c.patchKind(run, part, kind, s)
}
