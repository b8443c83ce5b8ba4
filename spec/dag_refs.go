package spec

import (
	"maps"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// dagRefs are the values that refs inside of a DAG may take.
type dagRefs struct {
	dag refSource
	ops map[string]refSource
}

// refSource is the DAG itself or one of its operations.
type refSource struct {
	whole           map[string]string // what may be taken as a whole, with its type
	inputs, outputs []ioPort
	lacks           bool // what there is of them is not known
}

var (
	wholeDag       = map[string]string{"inputs": "dict", "globals": "str", "artifacts": "str"}
	wholeOperation = map[string]string{"inputs": "dict", "outputs": "dict", "globals": "str", "artifacts": "str", "io": "str"}
)

// WholeRefs are what a param with a ref may take as a whole, in the order of the alphabet: of the DAG, or of an operation.
func WholeRefs(ofDag bool) []string {
	whole := wholeOperation
	if ofDag {
		whole = wholeDag
	}
	return slices.Sorted(maps.Keys(whole))
}

func newDagRefs(nodes []dagNode, inputs *syntax.Node) *dagRefs {
	refs := &dagRefs{dag: refSource{whole: wholeDag, inputs: ports(inputs, "input")}, ops: map[string]refSource{}}
	for _, n := range nodes {
		refs.ops["ops."+n.name] = refSource{
			wholeOperation, ports(n.op.value("inputs"), "input"), ports(n.op.value("outputs"), "output"), n.lacks,
		}
	}
	return refs
}

// source is what a ref names. There is nothing to name outside of a DAG, where r is nil.
func (r *dagRefs) source(ref string) (refSource, bool) {
	if r == nil {
		return refSource{}, false
	}
	if ref == "dag" {
		return r.dag, true
	}
	source, ok := r.ops[ref]
	return source, ok
}

// find is the value of a ref. Of several inputs, or outputs, of one name the last counts.
func (r *dagRefs) find(ref, value string) (ioPort, bool) {
	source, ok := r.source(ref)
	if !ok {
		return ioPort{}, false
	}
	sort, name, isPart := strings.Cut(value, ".")
	if !isPart {
		typ, ok := source.whole[value]
		return ioPort{typ: typ}, ok
	}
	named := func(p ioPort) bool { return p.name == name && (sort != "artifacts" || p.typ == "artifacts") }
	from := source.inputs
	switch sort {
	case "globals":
		return ioPort{typ: "str"}, slices.Contains(refGlobals, name)
	case "outputs":
		from = source.outputs
	case "artifacts":
		if ref != "dag" {
			from = append(source.outputs[:len(source.outputs):len(source.outputs)], source.inputs...)
			break
		}
		return ioPort{}, false
	case "inputs":
	default:
		return ioPort{}, false
	}
	for _, p := range slices.Backward(from) {
		if named(p) {
			return p, true
		}
	}
	return ioPort{}, false
}

// known are the values that a ref has, in the order of the alphabet.
func (r *dagRefs) known(ref string) []string {
	source, ok := r.source(ref)
	if !ok {
		return nil
	}
	var values []string
	for whole := range source.whole {
		values = append(values, whole)
	}
	for _, name := range refGlobals {
		values = append(values, "globals."+name)
	}
	for _, p := range source.inputs {
		values = append(values, "inputs."+p.name)
	}
	for _, p := range source.outputs {
		values = append(values, "outputs."+p.name)
	}
	slices.Sort(values)
	return values
}
