package spec

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// DagOperation is an operation of a DAG that would be run.
type DagOperation struct {
	Name     string
	Kind     string       // of what it runs: job, service, ...
	Upstream []string     // the operations that it waits for, each once
	Matrix   *syntax.Node // nil when it has none
}

// Dag are the operations of the DAG that the set runs, in their order; none when it runs something else or is not valid.
func (r *Resolution) Dag() []DagOperation {
	var all []DagOperation
	for _, n := range r.dag {
		op := DagOperation{Name: n.name, Kind: runKind(n.op.value("run")), Matrix: n.op.value("matrix")}
		for _, up := range n.upstream {
			if !slices.Contains(op.Upstream, up.name) {
				op.Upstream = append(op.Upstream, up.name)
			}
		}
		all = append(all, op)
	}
	return all
}
