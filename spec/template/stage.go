package template

import "slices"

// Stage says when Polyaxon renders a part of a file, and so what its templates can use.
type Stage uint8

// Stages.
const (
	// AtNoTime is the stage of what is never rendered: braces stay as they are.
	AtNoTime Stage = iota
	// AtCompile is before the run has its connections: params and globals are there.
	AtCompile
	// AtRuntime is the stage of what is run: connections and init are there as well.
	AtRuntime
	// AtReplica is AtRuntime for one replica of a distributed run, with the connections and init of that replica.
	AtReplica
	// AtRayWorker is the stage of a worker of a Ray cluster: of the roots, only params is there.
	AtRayWorker
	// AtArgument is the stage of an argFormat: only the value of its own input or output is there, by its name.
	AtArgument
	// ByService is the stage of what a deployment renders in its own way, perhaps with more names than are known here.
	ByService
)

// Has reports whether a root is there at a stage: params, globals, connections, init.
func (s Stage) Has(root string) bool {
	switch root {
	case "params":
		return s != AtNoTime && s != AtArgument
	case "globals":
		return s == AtCompile || s == AtRuntime || s == AtReplica || s == ByService
	case "connections", "init":
		return s == AtRuntime || s == AtReplica
	}
	return false
}

// StageOf tells when a value is rendered. keys lead to it from its operation or component, without the numbers of list
// items, such as run, container, args; kind is the kind of what is run. The operations of a DAG are operations of their own,
// and what stands around them in one is never rendered.
func StageOf(keys []string, kind string) Stage {
	if len(keys) == 0 {
		return AtNoTime
	}
	first := keys[0]
	switch {
	case first == "component" && len(keys) > 1:
		return StageOf(keys[1:], kind)
	case first == "inputs" || first == "outputs" || first == "contexts":
		return stageOfIO(keys[1:], kind)
	case first == "build" || first == "hooks" || first == "joins" || first == "events":
		return ByService
	case kind == "dag":
		return AtNoTime
	case first == "run" || first == "runPatch":
		return stageInRun(keys[1:], kind)
	case slices.Contains(runShortcuts, first):
		return stageInRun(keys, kind)
	case slices.Contains(compileSections, first):
		return AtCompile
	}
	return AtNoTime
}

// compileSections are the keys of operations and components that are rendered when an operation is compiled.
var compileSections = []string{"isApproved", "matrix", "presets", "cost", "queue", "cache", "plugins", "namespace", "termination",
	"schedule", "dependencies", "trigger", "conditions", "mount", "params"}

// runShortcuts are the keys of an operation that stand for keys of its run.
var runShortcuts = []string{"container", "cmd", "env", "resources", "ports", "environment", "connections", "init", "sidecars", "volumes"}

// stageOfIO is the stage of a value in an input or output. All of them are rendered, even descriptions.
func stageOfIO(keys []string, kind string) Stage {
	switch {
	case len(keys) > 0 && keys[0] == "argFormat":
		return AtArgument
	case kind == "dag":
		return AtNoTime
	}
	return AtCompile
}

var replicas = map[string][]string{
	"mpijob":      {"launcher", "worker"},
	"pytorchjob":  {"master", "worker"},
	"tfjob":       {"chief", "evaluator", "ps", "worker"},
	"daskcluster": {"scheduler", "worker"},
	"raycluster":  {"head", "workers"},
}

// stageInRun is the stage of a value under run. In a distributed run only the replicas are rendered.
func stageInRun(keys []string, kind string) Stage {
	if len(keys) == 0 {
		return AtNoTime
	}
	names, distributed := replicas[kind]
	if !distributed {
		if namesConnection(keys) {
			return AtCompile
		}
		return AtRuntime
	}
	switch {
	case !slices.Contains(names, keys[0]):
		return AtNoTime
	case keys[0] == "workers":
		return AtRayWorker
	case kind != "raycluster" && kind != "daskcluster" && namesConnection(keys[1:]):
		return AtCompile
	}
	return AtReplica
}

// namesConnection reports whether a value names a connection, which has to be known before what it brings can be.
func namesConnection(keys []string) bool {
	return len(keys) == 1 && keys[0] == "connections" || len(keys) == 2 && keys[0] == "init" && keys[1] == "connection"
}
