package analysis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// NoDag is shown in the place of the operations of a DAG where none is run.
const NoDag = "# It runs no DAG.\n"

// ShowDag lists the operations of the DAG that is run, as a YAML document: each with those that it waits for, in steps that
// can run side by side. It is "" where no DAG is run.
func ShowDag(res *spec.Resolution) string {
	operations := res.Dag()
	if len(operations) == 0 {
		return ""
	}
	steps, longest := stepsOf(operations)
	var b strings.Builder
	comments(&b, fmt.Sprintf("%s in %s. The longest way: %s.", counted(int64(len(operations)), "operation"),
		counted(int64(len(steps)), "step"), strings.Join(longest, " → ")))
	for i, step := range steps {
		b.WriteString("\n")
		together := ""
		if len(step) > 1 {
			together = ", side by side"
		}
		comments(&b, fmt.Sprintf("Step %d%s", i+1, together))
		for _, op := range step {
			names := make([]string, len(op.Upstream))
			for i, name := range op.Upstream {
				names[i] = layout{}.text(name, false)
			}
			fmt.Fprintf(&b, "%s: [%s]  # %s\n", layout{}.text(op.Name, true), strings.Join(names, ", "), whatRuns(op))
		}
	}
	return b.String()
}

// whatRuns says of which kind an operation is, and how many runs it starts.
func whatRuns(op spec.DagOperation) string {
	if op.Matrix == nil {
		return op.Kind
	}
	words := strings.TrimSuffix(readMatrix(op.Matrix), ".")
	if words == "" || strings.Contains(words, "\n") {
		return op.Kind + ", with a matrix"
	}
	return op.Kind + ", " + plainWords(words)
}

// stepsOf puts operations in steps: each comes one step after the last of those that it waits for. longest are the
// operations of a way that has one in each step. What waits for itself over others is in no valid DAG.
func stepsOf(operations []spec.DagOperation) (steps [][]spec.DagOperation, longest []string) {
	byName := map[string]spec.DagOperation{}
	for _, op := range operations {
		byName[op.Name] = op
	}
	step := map[string]int{}
	before := map[string]string{} // the operation of the step before that one waits for
	var place func(name string) int
	place = func(name string) int {
		if n, known := step[name]; known {
			return n
		}
		step[name] = 0
		n := 0
		for _, up := range byName[name].Upstream {
			if _, known := byName[up]; !known {
				continue
			}
			if after := place(up) + 1; after > n {
				n, before[name] = after, up
			}
		}
		step[name] = n
		return n
	}
	last := ""
	for _, op := range operations {
		n := place(op.Name)
		for len(steps) <= n {
			steps = append(steps, nil)
		}
		steps[n] = append(steps[n], op)
		if last == "" || n > step[last] {
			last = op.Name
		}
	}
	for name := last; name != ""; name = before[name] {
		longest = append(longest, name)
	}
	slices.Reverse(longest)
	return steps, longest
}
